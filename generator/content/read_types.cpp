#include "content/read_types.h"

#include <algorithm>

#include "content/map_reader.h"
#include "text/slug.h"

namespace kier {
namespace {

constexpr Rule wrong_format{"types/format", Severity::error,
                            "this is format {found}; this program reads format 1",
                            "use a newer program, or write 'format: 1'"};
constexpr Rule unknown_kind{"types/unknown-kind", Severity::error, "'{kind}' is no kind of field",
                            "did you mean '{nearest}'?|known are: {known}"};
constexpr Rule no_values{"types/no-values", Severity::error, "'{field}' names no values",
                         "add 'values: [...]': what may be chosen"};
constexpr Rule no_element{"types/no-element", Severity::error,
                          "'{field}' does not say what it lists", "add '{example}'"};
constexpr Rule no_parts{"types/no-parts", Severity::error, "'{field}' names no parts",
                        "add 'fields:' with at least one field"};
constexpr Rule reserved{"types/reserved-key", Severity::error,
                        "'{field}' is a key that every type has", "choose another name"};
constexpr Rule same_folder{"types/same-folder", Severity::error,
                           "'{type}' and '{other}' share the folder '{folder}'",
                           "give each type a folder of its own"};
constexpr Rule wrong_folder{"types/folder", Severity::error, "'{folder}' cannot be a folder's name",
                            "use small letters, digits and hyphens, such as '{nearest}'"};
constexpr Rule unknown_type{"types/unknown-type", Severity::error,
                            "'{type}' is no type of this file", "did you mean '{nearest}'?"};
constexpr Rule wrong_choice{"types/choice", Severity::error, "'{key}' cannot be '{text}'",
                            "write '{key}: {wanted}', or leave the line out"};

struct KindName {
  std::string_view name;
  FieldKind kind;
};
constexpr KindName kind_names[] = {
    {"line", FieldKind::line},           {"text", FieldKind::text},
    {"date", FieldKind::date},           {"datetime", FieldKind::datetime},
    {"enum", FieldKind::enumeration},    {"list", FieldKind::list},
    {"record", FieldKind::record},       {"url", FieldKind::url},
    {"phone", FieldKind::phone},         {"email", FieldKind::email},
    {"reference", FieldKind::reference}, {"number", FieldKind::number},
    {"flag", FieldKind::flag},           {"image", FieldKind::image},
};

class TypesReader {
 public:
  TypesReader(const std::string& file, const Settings& settings)
      : file_(file), settings_(settings) {}

  Outcome<std::vector<ItemType>> run(const Value& yaml) {
    MapReader map(yaml, file_, sink_);
    const std::string format = map.require("format") == nullptr ? "1" : map.text("format");
    if (!format.empty() && format != "1")
      report(wrong_format, map.mark_of("format"), {{"found", format}});
    if (const Value* types = map.require("types")) read_all(*types);
    map.report_unknown_keys();
    check_folders();
    check_references();
    return {std::move(types_), std::move(sink_)};
  }

 private:
  void report(const Rule& rule, Mark mark, Parts parts) {
    sink_.push_back(complain(rule, {file_, mark}, std::move(parts)));
  }

  void read_all(const Value& types) {
    const MapReader check(types, file_, sink_);
    if (!types.is_map()) return;
    for (const Value::Entry& entry : types.as_map()) types_.push_back(read_type(entry));
  }

  ItemType read_type(const Value::Entry& entry) {
    MapReader map(entry.value, file_, sink_);
    ItemType type;
    type.name = entry.key;
    type.mark = entry.key_mark;
    if (map.require("folder") == nullptr) without_folder_.push_back(type.name);
    type.folder = map.text("folder");
    type.title = map.per_language("title", settings_);
    type.address = map.per_language("address", settings_);
    map.check_address_words("address", type.address);
    type.page_template = map.text("template");
    type.list_template = map.text("list_template");
    if (type.list_template.empty()) type.list_template = "list.html";
    type.home_template = map.text("home_template");
    if (type.home_template.empty()) type.home_template = type.page_template;
    type.has_pages = !read_choice(map, "pages", "none");
    if (type.has_pages) map.require("template");
    type.in_feed = map.flag("feed");
    type.needs_consent = read_choice(map, "consent", "required");
    type.raw_html = map.flag("raw_html");
    type.review_months =
        static_cast<int>(std::clamp(map.number("review_months").value_or(0), 0.0, 1200.0));
    if (const Value* fields = map.find("fields")) {
      type.fields = read_fields(*fields);
      type.fields_known = fields->is_map();
    }
    type.fields_known = type.fields_known && entry.value.is_map();
    for (const FieldDeclaration& field : type.fields) check_name(field, *map.find("fields"));
    map.report_unknown_keys();
    if (type.address.empty())
      for (const std::string& language : settings_.languages) type.address[language] = type.folder;
    return type;
  }

  /// True when `key` is there; the one thing that it may say is `wanted`.
  bool read_choice(MapReader& map, std::string_view key, std::string_view wanted) {
    const std::string text = map.text(key);
    if (!text.empty() && text != wanted)
      report(wrong_choice, map.find(key)->mark(),
             {{"key", std::string(key)}, {"text", text}, {"wanted", std::string(wanted)}});
    return text == wanted;
  }

  std::vector<FieldDeclaration> read_fields(const Value& fields) {
    std::vector<FieldDeclaration> result;
    const MapReader check(fields, file_, sink_);
    if (!fields.is_map()) return result;
    for (const Value::Entry& entry : fields.as_map())
      result.push_back(read_field(entry.key, entry.value));
    return result;
  }

  FieldDeclaration read_field(const std::string& name, const Value& value) {
    MapReader map(value, file_, sink_);
    FieldDeclaration field;
    field.name = name;
    map.require("kind");
    field.kind = read_kind(map);
    field.required = map.flag("required");
    field.shared = map.flag("shared");
    if (field.kind == FieldKind::enumeration && (field.values = map.texts("values")).empty())
      report(no_values, value.mark(), {{"field", name}});
    if (field.kind == FieldKind::reference) {
      field.reference_type = map.text("to");
      if (const Value* to = map.find("to"))
        references_.emplace_back(field.reference_type, to->mark());
    }
    if (field.kind == FieldKind::list) read_element(map, value, field);
    if (field.kind == FieldKind::record) {
      if (const Value* parts = map.find("fields")) field.parts = read_fields(*parts);
      if (field.parts.empty()) report(no_parts, value.mark(), {{"field", name}});
    }
    map.report_unknown_keys();
    return field;
  }

  void read_element(MapReader& map, const Value& value, FieldDeclaration& field) {
    if (const Value* element = map.find("of")) {
      field.parts.push_back(read_field(field.name, *element));
    } else {
      report(no_element, value.mark(), {{"field", field.name}, {"example", "of: { kind: line }"}});
      field.parts.push_back({.name = field.name});
    }
  }

  FieldKind read_kind(MapReader& map) {
    const std::string name = map.text("kind");
    std::vector<std::string> names;
    std::string list;
    for (const KindName& known : kind_names) {
      if (known.name == name) return known.kind;
      names.emplace_back(known.name);
      list.append(list.empty() ? "" : ", ").append(known.name);
    }
    if (!name.empty())
      report(unknown_kind, map.find("kind")->mark(),
             {{"kind", name}, {"nearest", nearest(name, names)}, {"known", list}});
    return FieldKind::line;
  }

  void check_name(const FieldDeclaration& field, const Value& fields) {
    const auto& common = common_keys();
    if (std::find(common.begin(), common.end(), field.name) == common.end()) return;
    for (const Value::Entry& entry : fields.as_map())
      if (entry.key == field.name) report(reserved, entry.key_mark, {{"field", field.name}});
  }

  void check_folders() {
    for (auto type = types_.begin(); type != types_.end(); ++type) {
      if (!type->folder.empty() && type->folder != slugify(type->folder))
        report(wrong_folder, type->mark,
               {{"folder", type->folder}, {"nearest", slugify(type->folder)}});
      for (auto other = types_.begin(); other != type; ++other)
        if (other->folder == type->folder && has_folder(*type) && has_folder(*other))
          report(same_folder, type->mark,
                 {{"type", type->name}, {"other", other->name}, {"folder", type->folder}});
    }
  }

  bool has_folder(const ItemType& type) const {
    return std::find(without_folder_.begin(), without_folder_.end(), type.name) ==
           without_folder_.end();
  }

  void check_references() {
    std::vector<std::string> known;
    for (const ItemType& type : types_) known.push_back(type.name);
    for (const auto& [name, mark] : references_)
      if (std::find(known.begin(), known.end(), name) == known.end())
        report(unknown_type, mark, {{"type", name}, {"nearest", nearest(name, known)}});
  }

  const std::string& file_;
  const Settings& settings_;
  Diagnostics sink_;
  std::vector<ItemType> types_;
  std::vector<std::string> without_folder_;               // has been complained about
  std::vector<std::pair<std::string, Mark>> references_;  // types that fields refer to
};

}  // namespace

const std::vector<std::string>& common_keys() {
  static const std::vector<std::string> keys{
      "title",    "summary", "audiences", "themes", "draft",     "publish", "until",
      "reviewed", "slug",    "aliases",   "image",  "image_alt", "owner"};
  return keys;
}

Outcome<std::vector<ItemType>> read_types(const Value& yaml, const std::string& file,
                                          const Settings& settings) {
  return TypesReader(file, settings).run(yaml);
}

}  // namespace kier
