#include "site/bibliography.h"

namespace kier {
namespace {

/// What TeX would act on, written so that it prints.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\textbackslash{}";
    } else if (c == '~') {
      out += "\\textasciitilde{}";
    } else if (c == '^') {
      out += "\\textasciicircum{}";
    } else {
      if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

/// Addresses are taken as they are, but for what would end the field.
std::string verbatim(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (c == '{') {
      out += "%7B";
    } else if (c == '}') {
      out += "%7D";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view entry_type(const Reference& reference) {
  if (reference.form == "book") return "book";
  return reference.form == "survey" ? "techreport" : "article";
}

std::string names(const Reference& reference) {
  std::string out;
  for (const Author& author : reference.authors) {
    if (!out.empty()) out += " and ";
    if (author.initials.empty()) {
      out += '{' + tex(author.family) + '}';  // or BibTeX would part it at its comma
    } else {
      out += tex(author.family) + ", " + author.spaced_initials();
    }
  }
  if (reference.and_others) out += out.empty() ? "others" : " and others";
  return out;
}

void add_field(std::string_view name, const std::string& text, std::string& out) {
  if (!text.empty()) out.append(",\n  ").append(name).append(" = {").append(text).append("}");
}

void add_entry(const Reference& reference, std::string& out) {
  const std::string_view type = entry_type(reference);
  const std::string pages =
      reference.first_page + (reference.last_page.empty() ? "" : "--" + reference.last_page);
  out.append("@").append(type).append("{").append(reference.id);
  add_field("author", names(reference), out);
  add_field("title", '{' + tex(reference.title) + '}', out);  // inner braces keep its capitals
  add_field("journal", tex(reference.container), out);
  add_field(type == "techreport" ? "institution" : "publisher", tex(reference.publisher), out);
  add_field("year", tex(reference.year), out);
  add_field("volume", tex(reference.volume), out);
  add_field("number", tex(reference.issue), out);
  add_field("pages", tex(pages), out);
  add_field("doi", verbatim(reference.doi), out);
  add_field("isbn", tex(reference.isbn), out);
  add_field("url", verbatim(reference.url), out);
  add_field("annote", tex(reference.finding), out);
  out += "\n}\n";
}

}  // namespace

std::string to_bibtex(const std::vector<Reference>& references) {
  std::string out;
  for (const Reference& reference : references) {
    if (!out.empty()) out += '\n';
    add_entry(reference, out);
  }
  return out;
}

}  // namespace kier
