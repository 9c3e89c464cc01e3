#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "data/value.h"
#include "data/yaml_mistakes.h"

namespace kier {

/// Makes a Value of the events of a YAML parser, and refuses what a campaign does
/// not need and what the parser lets pass in silence.
class YamlBuilder {
 public:
  enum class Writing { plain, quoted, tagged };  ///< quoted: in quotes, or after | or >
  enum class Shape { list, map };
  enum class Brackets { none, around };

  /// Where a node begins, and what stands before it.
  struct Node {
    YamlSpot spot;
    std::size_t offset = 0;  ///< in bytes from the start of the text
    Writing writing = Writing::plain;
    bool has_anchor = false;
  };

  /// `text` and `file` must outlive the builder.
  YamlBuilder(std::string_view text, const std::string& file, int first_line)
      : text_(text), file_(file), first_line_(first_line) {}

  void begin_document(const Node& node);
  void null(const Node& node);
  void alias(const Node& node);
  void scalar(const Node& node, const std::string& text);
  void begin(const Node& node, Shape shape, Brackets brackets);
  void end();

  /// The last [ or { that was opened and not closed.
  std::optional<YamlSpot> open_bracket() const;

  bool is_too_deep() const { return too_deep_; }
  int documents() const { return documents_; }

  /// The value (unless something in it was refused) and all complaints.
  Outcome<Value> finish();

 private:
  /// A list or map whose end has not come yet.
  struct Open {
    Shape shape = Shape::list;
    Brackets brackets = Brackets::none;
    YamlSpot spot;
    Value::List items;
    std::vector<Value::Entry> entries;
    bool has_key = false;
    std::string key;
    Mark key_mark;
    std::size_t key_end = 0;  ///< offset behind the key; npos when uncertain
  };

  Mark at(YamlSpot spot) const;
  std::string_view from(std::size_t offset) const;
  bool is_ignoring() const;
  bool awaits(bool key) const;
  void report(const Rule& rule, Mark mark, Parts parts = {});
  void refuse_extras(const Node& node);
  std::size_t end_of_scalar(const Node& node, const std::string& text);
  void begin_key(const Node& node, std::string key, std::size_t end);
  void add(Value value);
  void check_duplicates(const std::vector<Value::Entry>& entries);
  void check_empty_value();
  void check_hash(std::size_t offset);
  void check_root();

  std::string_view text_;
  const std::string& file_;
  int first_line_;
  int documents_ = 0;
  int depth_ = 0;
  bool too_deep_ = false;
  bool is_sound_ = true;
  bool root_is_plain_ = false;
  Value root_;
  std::vector<Open> open_;
  Diagnostics complaints_;
};

}  // namespace kier
