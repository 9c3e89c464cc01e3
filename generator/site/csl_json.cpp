#include <charconv>

#include "data/json.h"
#include "site/bibliography.h"

namespace kier {
namespace {

std::string_view type_of(const Reference& reference) {
  if (reference.form == "book") return "book";
  return reference.form == "survey" ? "report" : "article-journal";
}

Value authors_of(const Reference& reference) {
  Value::List authors;
  for (const Author& author : reference.authors)
    authors.push_back(author.initials.empty() ? Value::map({{"literal", author.family}})
                                              : Value::map({{"family", author.family},
                                                            {"given", author.spaced_initials()}}));
  return authors;
}

Value issued(const std::string& year) {
  std::int64_t number = 0;
  std::from_chars(year.data(), year.data() + year.size(), number);
  return Value::map({{"date-parts", Value::List{Value(Value::List{Value(number)})}}});
}

Value entry_of(const Reference& reference) {
  std::vector<Value::Entry> entries{{"id", reference.id}, {"type", type_of(reference)}};
  const auto add = [&](const char* name, const std::string& text) {
    if (!text.empty()) entries.push_back({name, text});
  };
  if (!reference.authors.empty()) entries.push_back({"author", authors_of(reference)});
  add("title", reference.title);
  add("container-title", reference.container);
  add("publisher", reference.publisher);
  if (!reference.year.empty()) entries.push_back({"issued", issued(reference.year)});
  add("volume", reference.volume);
  add("issue", reference.issue);
  add("page",
      reference.first_page + (reference.last_page.empty() ? "" : "-" + reference.last_page));
  add("DOI", reference.doi);
  add("ISBN", reference.isbn);
  add("URL", reference.url);
  add("note", reference.finding);
  return Value::map(std::move(entries));
}

}  // namespace

std::string to_csl_json(const std::vector<Reference>& references) {
  Value::List entries;
  for (const Reference& reference : references) entries.push_back(entry_of(reference));
  return to_json(entries) + "\n";
}

}  // namespace kier
