#include "content/front_matter_form.h"

#include <fmt/format.h>

#include <vector>

namespace kier {
namespace {

constexpr std::size_t comment_column = 32;

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string ids_of(const std::vector<Topic>& topics) {
  std::vector<std::string> ids;
  for (const Topic& topic : topics) ids.push_back(topic.id);
  return joined(ids);
}

/// In double quotes, in which YAML takes everything else as it is.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// Writes the lines of one form.
class Form {
 public:
  explicit Form(const Date& today) : today_(iso_date(today)) {}

  std::string take() { return std::move(text_); }

  void line(std::string_view text) { text_.append(text).append("\n"); }

  /// "key: value      # what is expected"
  void key(std::string_view start, std::string_view value, std::string_view comment) {
    std::string written = fmt::format("{}{}{}", start, value.empty() ? "" : " ", value);
    if (!comment.empty()) written = fmt::format("{:<{}} # {}", written, comment_column, comment);
    line(written);
  }

  void field(const FieldDeclaration& field, const std::string& start) {
    const std::string name = start + field.name + ":";
    const bool is_list = field.kind == FieldKind::list;
    const FieldDeclaration& one = is_list ? field.parts.front() : field;
    if (one.kind != FieldKind::record) return key(name, is_list ? "[]" : "", expected(field));
    key(name, "", "");
    // What YAML puts in front of the parts of a record: of the first one in a list "- ".
    const std::string indent = start + (is_list ? "    " : "  ");
    for (const FieldDeclaration& part : one.parts)
      this->field(part, is_list && &part == &one.parts.front() ? start + "  - " : indent);
  }

 private:
  std::string expected(const FieldDeclaration& field) const {
    const std::string what = kind_of(field);
    return field.required ? what : what + "; may be left out";
  }

  std::string kind_of(const FieldDeclaration& field) const {
    switch (field.kind) {
      case FieldKind::line:
        return "one line of text";
      case FieldKind::text:
        return "text";
      case FieldKind::date:
        return "a date, such as " + today_;
      case FieldKind::datetime:
        return "a day and an hour, such as " + today_ + " 19:30";
      case FieldKind::enumeration:
        return "one of: " + joined(field.values);
      case FieldKind::list:
        return "a list in brackets; of each: " + kind_of(field.parts.front());
      case FieldKind::record:
        return "";  // its parts say it
      case FieldKind::url:
        return "an address, such as https://www.example.org/";
      case FieldKind::phone:
        return "a telephone number";
      case FieldKind::email:
        return "an e-mail address";
      case FieldKind::reference:
        return field.reference_type.empty() ? "the path of another page, such as tips/slaap"
                                            : "the path of a page of type " + field.reference_type;
      case FieldKind::number:
        return "a number";
      case FieldKind::flag:
        return "true or false";
      case FieldKind::image:
        return "a picture under assets/, such as images/deur.svg";
    }
    return {};
  }

  std::string today_;
  std::string text_;
};

void write_common(Form& form, const Settings& settings, const std::string& today) {
  constexpr std::string_view start = "# ";
  const auto optional = [&](std::string_view key, std::string_view value,
                            std::string_view comment) {
    form.key(std::string(start).append(key).append(":"), value, comment);
  };
  optional("summary", "", "one or two sentences, shown in lists");
  optional("audiences", "[]", "for whom: " + ids_of(settings.audiences));
  if (!settings.themes.empty()) optional("themes", "[]", "what about: " + ids_of(settings.themes));
  optional("until", "", "the last day on which the page is shown");
  optional("reviewed", today, "when somebody read it and found it right");
}

}  // namespace

std::string front_matter_form(const ItemType& type, const Settings& settings,
                              std::string_view title, const Date& today) {
  Form form(today);
  form.line("---");
  form.key("title:", quoted(title), "");
  form.key("draft:", "true", "not published until this line is gone");
  form.key("publish:", iso_date(today), "from when the page is shown");
  for (const FieldDeclaration& field : type.fields)
    if (field.required) form.field(field, "");
  if (type.needs_consent) {
    form.line("# Give a consent record, or 'fictional: true', which the page then says:");
    form.key("fictional:", "true", "");
  }
  form.line("# Take away the '# ' of what you need:");
  write_common(form, settings, iso_date(today));
  for (const FieldDeclaration& field : type.fields)
    if (!field.required && !(type.needs_consent && field.name == "fictional"))
      form.field(field, "# ");
  form.line("---");
  form.line("");
  return form.take();
}

}  // namespace kier
