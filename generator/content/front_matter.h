#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kier {

/// The two halves of a content file: views into the SourceFile it was split from.
struct FrontMatter {
  std::string_view yaml;
  std::string_view body;
  int yaml_line = 2;  ///< the line of the file that `yaml` begins on
  int body_line = 1;  ///< the line of the file that `body` begins on
};

/// Splits a file at its two lines of three dashes. A file without them, or
/// without the second, is an error.
Outcome<FrontMatter> split_front_matter(const SourceFile& file);

}  // namespace kier
