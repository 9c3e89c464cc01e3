#include "templates/work.h"

namespace kier {
namespace {

constexpr Rule wrong_type{"template/bad-type", Severity::error,
                          "{what} needs {wanted}, not {given}{via}"};
constexpr Rule wrong_value{"template/bad-value", Severity::error, "{what} {trouble}{via}"};
constexpr Rule beyond{"template/limit", Severity::error, "more than {number} {limit}{via}",
                      "{advice}|a template may not use more; make the data smaller"};
constexpr Rule no_such_item{"template/missing-item", Severity::error,
                            "{owner} has no '{name}'{via}",
                            "did you mean '{nearest}'?|ask first with 'is defined', or say what "
                            "to use instead with the filter 'default'"};

}  // namespace

bool Work::out_of_steps() {
  if (built_ > TemplateLimits::built_bytes) return build(0);
  limit("steps in one rendering", static_cast<std::size_t>(TemplateLimits::steps));
  return false;
}

bool Work::build(std::size_t bytes) {
  built_ += bytes;
  if (built_ <= TemplateLimits::built_bytes) return true;
  steps_ = 0;  // so that nothing goes on that does not look at the answer
  limit("bytes of texts and lists made in one rendering", TemplateLimits::built_bytes);
  return false;
}

bool Work::may_build_text(std::size_t bytes) {
  if (bytes <= TemplateLimits::text_bytes) return true;
  limit("bytes in one text", TemplateLimits::text_bytes);
  return false;
}

Answer Work::text(std::string text) {
  if (!may_build_text(text.size()) || !build(text.size())) return std::nullopt;
  return Value(std::move(text));
}

Answer Work::html(std::string markup) {
  if (!may_build_text(markup.size()) || !build(markup.size())) return std::nullopt;
  return Value::html(std::move(markup));
}

Answer Work::list(Value::List items) {
  if (items.size() > TemplateLimits::list_items)
    return limit("items in one list", TemplateLimits::list_items);
  if (!build(items.size() * sizeof(Value)) || !step(static_cast<std::int64_t>(items.size())))
    return std::nullopt;
  return Value(std::move(items));
}

Answer Work::map(std::vector<Value::Entry> entries) {
  if (!build(entries.size() * sizeof(Value::Entry))) return std::nullopt;
  return Value::map(std::move(entries));
}

std::nullopt_t Work::fail(const Rule& rule, Parts parts) {
  problem = {&rule, std::move(parts), std::nullopt, false, false};
  return std::nullopt;
}

std::nullopt_t Work::bad_type(std::string_view what, std::string_view wanted, const Value& given) {
  return fail(wrong_type, {{"what", std::string(what)},
                           {"wanted", std::string(wanted)},
                           {"given", std::string(Value::name_of(given.kind()))}});
}

std::nullopt_t Work::bad_value(std::string_view what, std::string_view trouble) {
  return fail(wrong_value, {{"what", std::string(what)}, {"trouble", std::string(trouble)}});
}

std::nullopt_t Work::missing(const Value& owner, std::string shown, std::string_view name) {
  std::vector<std::string> known;
  if (owner.is_map())
    for (const Value::Entry& entry : owner.as_map()) known.push_back(entry.key);
  return fail(no_such_item, {{"owner", std::move(shown)},
                             {"name", std::string(name)},
                             {"nearest", nearest(name, known)}});
}

std::nullopt_t Work::limit(std::string_view limit, std::size_t number, std::string_view advice) {
  fail(beyond, {{"limit", std::string(limit)},
                {"number", std::to_string(number)},
                {"advice", std::string(advice)}});
  problem.fatal = true;
  return std::nullopt;
}

}  // namespace kier
