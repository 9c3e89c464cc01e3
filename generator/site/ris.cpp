#include "site/bibliography.h"

namespace kier {
namespace {

std::string_view type_of(const Reference& reference) {
  if (reference.form == "book") return "BOOK";
  return reference.form == "survey" ? "RPRT" : "JOUR";
}

void add_line(std::string_view tag, std::string_view text, std::string& out) {
  if (!text.empty()) out.append(tag).append("  - ").append(text).append("\r\n");
}

void add_entry(const Reference& reference, std::string& out) {
  add_line("TY", type_of(reference), out);
  add_line("ID", reference.id, out);
  for (const Author& author : reference.authors)
    add_line(
        "AU",
        author.initials.empty() ? author.family : author.family + ", " + author.spaced_initials(),
        out);
  add_line("TI", reference.title, out);
  add_line("T2", reference.container, out);
  add_line("PB", reference.publisher, out);
  add_line("PY", reference.year, out);
  add_line("VL", reference.volume, out);
  add_line("IS", reference.issue, out);
  add_line("SP", reference.first_page, out);
  add_line("EP", reference.last_page, out);
  add_line("DO", reference.doi, out);
  add_line("SN", reference.isbn, out);
  add_line("UR", reference.url, out);
  add_line("N1", reference.finding, out);
  out += "ER  - \r\n";
}

}  // namespace

std::string to_ris(const std::vector<Reference>& references) {
  std::string out;
  for (const Reference& reference : references) add_entry(reference, out);
  return out;
}

}  // namespace kier
