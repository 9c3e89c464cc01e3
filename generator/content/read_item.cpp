#include "content/read_item.h"

#include <algorithm>

#include "content/front_matter.h"
#include "content/map_reader.h"
#include "content/read_field.h"
#include "content/read_types.h"
#include "data/yaml.h"
#include "markup/markdown.h"
#include "text/typography.h"

namespace kier {
namespace {

constexpr Rule unknown_language{
    "content/unknown-language", Severity::error, "'{language}' is no language of this campaign",
    "did you mean '{nearest}'?|add it to 'languages' in content/campaign.yaml, or move the file"};
constexpr Rule unknown_folder{
    "content/unknown-folder", Severity::error, "no type has the folder '{folder}'",
    "did you mean '{nearest}'?|declare a type in content/types.yaml, or move the file"};
constexpr Rule no_title{"content/missing-title", Severity::error, "the page has no title",
                        "add a line 'title: ...' to the front matter"};
constexpr Rule unknown_topic{"content/unknown-id", Severity::error,
                             "'{id}' is not one of the {key} in content/campaign.yaml",
                             "did you mean '{nearest}'?|known are: {known}"};
constexpr Rule repeated_topic{"content/repeated-id", Severity::error,
                              "'{id}' stands twice under '{key}'", "remove one of them"};

class ItemReader {
 public:
  ItemReader(const SourceFile& file, const Settings& settings, const std::vector<ItemType>& types)
      : file_(file), settings_(settings), types_(types) {}

  Outcome<Item> run() {
    item_.source = file_.path;
    if (!read_path()) return std::move(sink_);
    auto parts = split_front_matter(file_).take(sink_);
    if (!parts) return unreadable();
    if (auto yaml = parse_yaml(parts->yaml, file_.path, parts->yaml_line).take(sink_)) {
      read_front_matter(*yaml);
    } else {
      item_.readable = false;
    }
    const MarkdownOptions options{.language = item_.language,
                                  .raw_html = types_[item_.type].raw_html,
                                  .first_line = parts->body_line};
    if (auto body = parse_markdown(parts->body, file_.path, options).take(sink_))
      item_.body = std::move(*body);
    return {std::move(item_), std::move(sink_)};
  }

 private:
  /// Links to a page with a mistake are no mistakes themselves.
  Outcome<Item> unreadable() {
    item_.readable = false;
    return {std::move(item_), std::move(sink_)};
  }

  void report(const Rule& rule, Parts parts = {}) {
    sink_.push_back(complain(rule, {file_.path, 1, 1}, std::move(parts)));
  }

  /// content/<language>/<folder of the type>/<rest>.md
  bool read_path() {
    std::string_view rest = file_.path;
    rest.remove_prefix(std::string_view("content/").size());
    rest.remove_suffix(std::string_view(".md").size());
    const auto slash = rest.find('/');
    item_.language = rest.substr(0, slash);
    const auto& languages = settings_.languages;
    if (std::find(languages.begin(), languages.end(), item_.language) == languages.end()) {
      report(unknown_language,
             {{"language", item_.language}, {"nearest", nearest(item_.language, languages)}});
      return false;
    }
    item_.key = rest.substr(slash + 1);
    return find_type();
  }

  bool find_type() {
    const auto slash = item_.key.find('/');
    const std::string folder = slash == item_.key.npos ? "" : item_.key.substr(0, slash);
    std::vector<std::string> known;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      known.push_back(types_[i].folder);
      if (types_[i].folder != folder) continue;
      item_.type = i;
      item_.introduces_list = !folder.empty() && item_.key == folder + "/index";
      return true;
    }
    report(unknown_folder, {{"folder", folder}, {"nearest", nearest(folder, known)}});
    return false;
  }

  void read_front_matter(const Value& yaml) {
    const ItemType& type = types_[item_.type];
    MapReader map(yaml, file_.path, sink_);
    item_.readable = yaml.is_map() || yaml.is_none();
    if (!item_.readable) return;
    if (yaml.is_map())
      for (const Value::Entry& entry : yaml.as_map())
        item_.key_marks.emplace_back(entry.key, entry.key_mark);
    read_common(map);
    for (const FieldDeclaration& declaration : type.fields) {
      const Value* value = map.find(declaration.name);
      if (value == nullptr || is_blank(*value)) continue;
      if (auto field = read_field(declaration, *value, file_.path, sink_)) {
        typeset_prose(declaration, *field);
        item_.fields.push_back({declaration.name, std::move(*field)});
      } else {
        item_.misread.push_back(declaration.name);
      }
    }
    if (type.fields_known) map.report_unknown_keys();
  }

  void read_common(MapReader& map) {
    read_title(map);
    item_.summary = prose(map.text("summary"));
    item_.audiences = topics(map, "audiences", settings_.audiences);
    item_.themes = topics(map, "themes", settings_.themes);
    item_.draft = map.flag("draft");
    item_.publish = date(map, "publish");
    item_.until = date(map, "until");
    item_.reviewed = date(map, "reviewed");
    item_.slug = map.text("slug");
    read_aliases(map);
    item_.image = map.text("image");
    item_.image_alt = prose(map.text("image_alt"));
    item_.owner = map.text("owner");
  }

  std::string prose(const std::string& text) const { return typeset(text, item_.language); }

  /// A field of the kind `text` is set like the body; a `line` may be a number or a name.
  void typeset_prose(const FieldDeclaration& declaration, FieldValue& value) const {
    if (auto* text = std::get_if<std::string>(&value.data)) {
      if (declaration.kind == FieldKind::text) *text = prose(*text);
    } else if (auto* list = std::get_if<FieldValue::List>(&value.data)) {
      for (FieldValue& entry : *list) typeset_prose(declaration.parts.front(), entry);
    } else if (auto* record = std::get_if<FieldValue::Record>(&value.data)) {
      for (FieldValue::Part& part : *record)
        for (const FieldDeclaration& known : declaration.parts)
          if (known.name == part.name) typeset_prose(known, part.value);
    }
  }

  /// A title that cannot be read has been complained about; blanks are no title.
  void read_title(MapReader& map) {
    item_.title = prose(map.text("title"));
    const Value* given = map.find("title");
    if (given != nullptr && !given->is_text()) return;
    if (item_.title.find_first_not_of(" \t\n") != std::string::npos) return;
    if (given == nullptr) {
      report(no_title);
    } else {
      sink_.push_back(complain(no_title, {file_.path, given->mark()}));
    }
  }

  void read_aliases(MapReader& map) {
    std::vector<std::string> texts = map.texts("aliases");
    for (std::size_t i = 0; i < texts.size(); ++i)
      item_.aliases.emplace_back(std::move(texts[i]), mark_of(map, "aliases", i, texts.size()));
  }

  /// Where the text number `i` of the `count` that were read at `key` stands.
  static Mark mark_of(MapReader& map, std::string_view key, std::size_t i, std::size_t count) {
    const Value* value = map.find(key);
    const bool each = value->is_list() && value->as_list().size() == count;
    return each ? value->as_list()[i].mark() : value->mark();
  }

  std::vector<std::string> topics(MapReader& map, std::string_view key,
                                  const std::vector<Topic>& known) {
    std::vector<std::string> ids = map.texts(key);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Location where{file_.path, mark_of(map, key, i, ids.size())};
      const auto before = ids.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::none_of(known.begin(), known.end(),
                       [&](const Topic& topic) { return topic.id == ids[i]; })) {
        report_unknown(ids[i], key, known, where);
      } else if (std::find(ids.begin(), before, ids[i]) != before) {
        sink_.push_back(
            complain(repeated_topic, where, {{"id", ids[i]}, {"key", std::string(key)}}));
      }
    }
    return ids;
  }

  void report_unknown(const std::string& id, std::string_view key, const std::vector<Topic>& known,
                      const Location& where) {
    std::vector<std::string> names;
    std::string list;
    for (const Topic& topic : known) {
      names.push_back(topic.id);
      list += (list.empty() ? "" : ", ") + topic.id;
    }
    sink_.push_back(complain(
        unknown_topic, where,
        {{"id", id}, {"key", std::string(key)}, {"nearest", nearest(id, names)}, {"known", list}}));
  }

  std::optional<Date> date(MapReader& map, std::string_view key) {
    const Value* value = map.find(key);
    if (value == nullptr) return std::nullopt;
    const auto date = read_date(key, *value, file_.path, sink_);
    if (!date) item_.misread.emplace_back(key);
    return date;
  }

  const SourceFile& file_;
  const Settings& settings_;
  const std::vector<ItemType>& types_;
  Diagnostics sink_;
  Item item_;
};

}  // namespace

Outcome<Item> read_item(const SourceFile& file, const Settings& settings,
                        const std::vector<ItemType>& types) {
  return ItemReader(file, settings, types).run();
}

}  // namespace kier
