#include "site/reference.h"

#include <cmath>

namespace kier {
namespace {

/// One to four capitals, accented ones and a hyphen among them: "AR", "Á", "MJ-Y".
bool are_initials(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 ? (byte & 0xC0) == 0x80 : c == '-') continue;
    if (byte < 0x80 && (c < 'A' || c > 'Z')) return false;
    ++letters;
  }
  return letters >= 1 && letters <= 4;
}

std::string year_of(const Item& item) {
  const FieldValue* value = item.field("year");
  if (value == nullptr) return {};
  if (const double* number = std::get_if<double>(&value->data))
    return std::to_string(std::lround(*number));
  return std::string(value->text());
}

void read_pages(std::string_view pages, Reference& reference) {
  const auto dash = pages.find('-');
  reference.first_page = pages.substr(0, dash);
  if (dash != pages.npos) reference.last_page = pages.substr(dash + 1);
}

}  // namespace

std::string Author::spaced_initials() const {
  std::string out;
  for (std::size_t i = 0; i < initials.size(); ++i) {
    const bool inside = (static_cast<unsigned char>(initials[i]) & 0xC0) == 0x80;
    if (i > 0 && !inside && initials[i] != '-' && initials[i - 1] != '-') out += ". ";
    if (initials[i] == '-') out += '.';
    out += initials[i];
  }
  return out.empty() ? out : out + '.';
}

bool is_work(const ItemType& type) {
  return type.field("authors") != nullptr && type.field("year") != nullptr;
}

Author parse_author(std::string_view text) {
  const auto space = text.rfind(' ');
  if (space == text.npos || !are_initials(text.substr(space + 1))) return {std::string(text), {}};
  return {std::string(text.substr(0, space)), std::string(text.substr(space + 1))};
}

Reference reference_of(const Item& item) {
  Reference reference;
  reference.id = item.key.substr(item.key.rfind('/') + 1);
  reference.form = item.text("form");
  reference.title = item.title;
  if (const FieldValue* authors = item.field("authors"))
    for (const FieldValue& author : authors->list()) {
      if (author.text() == "et al.") {
        reference.and_others = true;
      } else {
        reference.authors.push_back(parse_author(author.text()));
      }
    }
  reference.year = year_of(item);
  reference.container = item.text("container");
  reference.volume = item.text("volume");
  reference.issue = item.text("issue");
  reference.publisher = item.text("publisher");
  reference.doi = item.text("doi");
  reference.isbn = item.text("isbn");
  reference.url = item.text("url");
  reference.finding = item.text("finding");
  read_pages(item.text("pages"), reference);
  return reference;
}

}  // namespace kier
