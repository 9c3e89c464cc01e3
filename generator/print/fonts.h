#pragma once

#include <memory>
#include <string>
#include <vector>

namespace kier {

/// The families that print may use: Lato, P052, DejaVu. They come from Debian packages, so that
/// the same campaign prints the same on every machine, whatever else is installed there.
const std::vector<std::string>& font_families();

struct FontSetParts;

/// Some of these fonts and no others, for one thread.
class FontSet {
 public:
  /// `wanted` as designs name them: "Lato Bold". Of each family the bold face comes along.
  explicit FontSet(const std::vector<std::string>& wanted);
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  FontSetParts& parts() const { return *parts_; }  ///< for drawing.h

 private:
  std::unique_ptr<FontSetParts> parts_;
};

}  // namespace kier
