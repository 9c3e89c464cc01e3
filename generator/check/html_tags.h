#pragma once

#include <string_view>
#include <vector>

namespace kier {

struct HtmlAttribute {
  std::string_view name;   ///< as written, capitals and all
  std::string_view value;  ///< as written, without its quotes; empty when there is none
};

/// Steps through the start tags of HTML as a browser reads them: past comments and
/// the text of scripts and styles, with quotes of either kind or none.
class HtmlTags {
 public:
  explicit HtmlTags(std::string_view html) : rest_(html) {}

  /// Moves to the next start tag; false at the end.
  bool next();

  std::string_view name() const { return name_; }
  const std::vector<HtmlAttribute>& attributes() const { return attributes_; }
  /// The value of the attribute; empty when it has none.
  std::string_view value(std::string_view attribute) const;

 private:
  bool enter_tag();
  void read_attributes();
  void read_attribute();
  void skip_raw_text();

  std::string_view rest_;  ///< what has not been read yet
  std::string_view name_;
  std::vector<HtmlAttribute> attributes_;
};

/// Equal but for ASCII capitals.
bool same_name(std::string_view a, std::string_view b);

}  // namespace kier
