#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "markup/html.h"

namespace kier {

/// Writes the tags of tables, each on a new line that the caller has begun. One table at a time:
/// Markdown's tables hold no others.
class TableWriter {
 public:
  TableWriter(const Document& document, const HtmlHooks& hooks, std::string& out)
      : document_(document), hooks_(hooks), out_(out) {}

  void open();
  void close();
  void open_row(std::uint32_t node);
  void close_row(std::uint32_t node);
  void open_cell(std::uint32_t node);
  void close_cell(std::uint32_t node);

 private:
  bool is_head(std::uint32_t row) const { return document_.nodes[row].detail != 0; }
  std::string_view cell_tag(std::uint32_t node) const;

  const Document& document_;
  const HtmlHooks& hooks_;
  std::string& out_;
  bool header_ = false;  // in the head of the table
  bool body_ = false;    // in its body
};

}  // namespace kier
