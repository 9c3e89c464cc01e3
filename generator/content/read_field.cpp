#include "content/read_field.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "content/map_reader.h"
#include "text/phone.h"

namespace kier {
namespace {

constexpr Rule not_a_date{"content/date", Severity::error, "'{key}: {text}' is no date",
                          "write {suggestion}|write it as year-month-day, such as 2026-11-20"};
constexpr Rule two_readings{"content/ambiguous-date", Severity::error,
                            "'{key}: {text}' can be read in two ways",
                            "write {suggestion} or {other}"};
constexpr Rule no_such_day{
    "content/no-such-day", Severity::error, "there is no day {text}",
    "the last day of that month is {suggestion}|write year-month-day, such as 2026-11-20"};
constexpr Rule not_a_moment{"content/datetime", Severity::error,
                            "'{key}: {text}' is no day and hour",
                            "write {suggestion}|write it as 2026-12-05 19:30"};
constexpr Rule not_a_choice{"content/enum", Severity::error, "'{key}' cannot be '{text}'",
                            "did you mean '{nearest}'?|choose one of: {known}"};
constexpr Rule not_an_address{"content/url", Severity::error, "'{key}: {text}' is no web address",
                              "write it in full, such as https://voorbeeld.be/"};
constexpr Rule not_a_phone{"content/phone", Severity::error, "'{key}: {text}' is no phone number",
                           "write it in groups, such as 0800 13 500, or short, such as 1813"};
constexpr Rule not_an_email{"content/email", Severity::error,
                            "'{key}: {text}' is no e-mail address",
                            "write it such as info@voorbeeld.be"};
constexpr Rule several_lines{"content/line", Severity::error, "'{key}' has to stand on one line",
                             "shorten it, or write it without line breaks"};
constexpr Rule missing_part{"content/missing-part", Severity::error, "'{key}' lacks '{part}'",
                            "add '{part}: ...' to it"};

constexpr Rule too_large{"content/number", Severity::error, "the number of '{key}' is too large",
                         "look for a digit too many: at most a thousand million"};

/// Of any number; with it, days and years can be reckoned.
constexpr double most = 1e9;

class FieldReader {
 public:
  FieldReader(const FieldDeclaration& declaration, const Value& value, const std::string& file,
              Diagnostics& sink)
      : declaration_(declaration), value_(value), file_(file), sink_(sink) {}

  std::optional<FieldValue> run() {
    switch (declaration_.kind) {
      case FieldKind::flag:
        if (value_.kind() == Value::Kind::boolean) return made(value_.as_boolean());
        return wrong_kind("true or false");
      case FieldKind::number:
        return number();
      case FieldKind::list:
        return list();
      case FieldKind::record:
        return record();
      case FieldKind::date:
        if (const auto date = read_date(declaration_.name, value_, file_, sink_))
          return made(iso_date(*date));
        return std::nullopt;
      default:
        break;
    }
    const auto text = scalar_text(value_);
    if (!text) return wrong_kind("text");
    return read_text(*text);
  }

 private:
  template <class T>
  FieldValue made(T data) const {
    return FieldValue{std::move(data), value_.mark()};
  }

  std::nullopt_t wrong_kind(std::string_view wanted) {
    sink_.push_back(complain_wrong_kind({file_, value_.mark()}, declaration_.name, value_, wanted));
    return std::nullopt;
  }

  std::nullopt_t report(const Rule& rule, const std::string& text, Parts more = {}) {
    Parts parts{{"key", declaration_.name}, {"text", text}};
    parts.insert(parts.end(), more.begin(), more.end());
    sink_.push_back(complain(rule, {file_, value_.mark()}, std::move(parts)));
    return std::nullopt;
  }

  std::optional<FieldValue> read_text(const std::string& text) {
    switch (declaration_.kind) {
      case FieldKind::datetime:
        return moment(text);
      case FieldKind::enumeration:
        return choice(text);
      case FieldKind::url:
        return address(text);
      case FieldKind::phone:
        return is_phone(text) ? std::optional(made(text)) : report(not_a_phone, text);
      case FieldKind::email:
        return email(text);
      case FieldKind::line:
        return text.find('\n') == text.npos ? std::optional(made(text))
                                            : report(several_lines, text);
      default:
        return made(text);
    }
  }

  std::optional<FieldValue> moment(std::string text) {
    const std::string written = text;
    if (const auto space = text.rfind(' '); space != text.npos) text[space] = 'T';
    DateTimeReading reading = parse_date_time(text);
    if (reading.time) return made(iso_date_time(*reading.time));
    // People write a space where the standard has a T.
    std::replace(reading.suggestion.begin(), reading.suggestion.end(), 'T', ' ');
    std::replace(reading.other.begin(), reading.other.end(), 'T', ' ');
    return report(reading.fault == DateFault::two_readings ? two_readings : not_a_moment, written,
                  {{"suggestion", reading.suggestion}, {"other", reading.other}});
  }

  std::optional<FieldValue> choice(const std::string& text) {
    const auto& values = declaration_.values;
    // A declaration without values has been complained about.
    if (values.empty() || std::find(values.begin(), values.end(), text) != values.end())
      return made(text);
    std::string known;
    for (const std::string& value : values) known += (known.empty() ? "" : ", ") + value;
    return report(not_a_choice, text, {{"nearest", nearest(text, values)}, {"known", known}});
  }

  std::optional<FieldValue> address(const std::string& text) {
    const std::size_t host = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    const bool named = host < text.size() && std::string_view("/?#:").find(text[host]) == text.npos;
    const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
      return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\';
    });
    if (host > 0 && named && plain) return made(text);
    return report(not_an_address, text);
  }

  std::optional<FieldValue> email(const std::string& text) {
    const auto at = text.find('@');
    const bool plain = text.find_first_of(" \t\n<>\"'?&") == text.npos;
    if (plain && at != text.npos && at > 0 && text.find('@', at + 1) == text.npos &&
        text.find('.', at + 2) != text.npos && text.back() != '.')
      return made(text);
    return report(not_an_email, text);
  }

  std::optional<FieldValue> number() {
    if (!value_.is_number()) return wrong_kind("a number");
    if (std::abs(value_.as_real()) > most) return report(too_large, "");
    return made(value_.as_real());
  }

  std::optional<FieldValue> list() {
    const FieldDeclaration& element = declaration_.parts.front();
    FieldValue::List items;
    // One value that is not in brackets is a list of one.
    if (!value_.is_list() && (value_.is_map() || value_.is_none())) return wrong_kind("a list");
    if (!value_.is_list()) {
      if (auto item = read_field(element, value_, file_, sink_)) items.push_back(std::move(*item));
      return made(std::move(items));
    }
    for (const Value& value : value_.as_list())
      if (auto item = read_field(element, value, file_, sink_)) items.push_back(std::move(*item));
    return made(std::move(items));
  }

  std::optional<FieldValue> record() {
    if (!value_.is_map()) return wrong_kind("a record of 'key: value'");
    MapReader map(value_, file_, sink_);
    FieldValue::Record parts;
    for (const FieldDeclaration& part : declaration_.parts) {
      const Value* value = map.find(part.name);
      if (value == nullptr || is_blank(*value)) {
        if (part.required) report(missing_part, "", {{"part", part.name}});
      } else if (auto read = read_field(part, *value, file_, sink_)) {
        parts.push_back({part.name, std::move(*read)});
      }
    }
    if (!declaration_.parts.empty()) map.report_unknown_keys();
    return made(std::move(parts));
  }

  const FieldDeclaration& declaration_;
  const Value& value_;
  const std::string& file_;
  Diagnostics& sink_;
};

}  // namespace

std::optional<FieldValue> read_field(const FieldDeclaration& declaration, const Value& value,
                                     const std::string& file, Diagnostics& sink) {
  return FieldReader(declaration, value, file, sink).run();
}

std::optional<Date> read_date(std::string_view key, const Value& value, const std::string& file,
                              Diagnostics& sink) {
  const auto text = scalar_text(value);
  if (!text) {
    sink.push_back(complain_wrong_kind({file, value.mark()}, key, value, "a date"));
    return std::nullopt;
  }
  const DateReading reading = parse_date(*text);
  if (reading.date) return reading.date;
  const Rule& rule = reading.fault == DateFault::two_readings  ? two_readings
                     : reading.fault == DateFault::no_such_day ? no_such_day
                                                               : not_a_date;
  sink.push_back(complain(rule, {file, value.mark()},
                          {{"key", std::string(key)},
                           {"text", *text},
                           {"suggestion", reading.suggestion},
                           {"other", reading.other}}));
  return std::nullopt;
}

}  // namespace kier
