#pragma once

#include <string>
#include <string_view>

#include "data/json.h"
#include "reach/report_sample.h"

namespace kier {

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// What stands in a page as text: without tags, blanks as one.
inline std::string text_of_page(const std::string& page) {
  std::string text;
  bool tag = false;
  for (const char c : page) {
    if (c == '<') {
      tag = true;
      if (!text.empty() && text.back() != ' ') text += ' ';
    } else if (c == '>') {
      tag = false;
    } else if (!tag && !((c == ' ' || c == '\n') && (text.empty() || text.back() == ' '))) {
      text += c == '\n' ? ' ' : c;
    }
  }
  return text;
}

/// The row of a table that begins with `label`, as text.
inline std::string row(const std::string& page, const std::string& table,
                       const std::string& label) {
  const std::size_t begin = page.find("id=\"" + table + "\"");
  const std::size_t end = page.find("</table>", begin);
  const std::size_t at = page.find("<tr><th scope=\"row\">" + label, begin);
  if (begin == std::string::npos || at >= end) return "no row " + label;
  const std::string text = text_of_page(page.substr(at, page.find("</tr>", at) - at));
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// The value of a figure in reach.json; -1 when it is not there or has none.
inline double figure(const Value& json, std::string_view section, std::string_view label,
                     std::string_view measure, std::string_view part = "value") {
  for (const Value& one : json.find("figures")->as_list()) {
    if (one.find("section")->as_text() != section || one.find("label")->as_text() != label ||
        one.find("measure")->as_text() != measure) {
      continue;
    }
    const Value* value = one.find(part);
    return value && value->is_number() ? value->as_real() : -1;
  }
  return -1;
}

inline Value json_of(const SampleCampaign& sample) {
  return parse_json(sample.render().at("reach/reach.json"), "reach.json").value.value();
}

}  // namespace kier
