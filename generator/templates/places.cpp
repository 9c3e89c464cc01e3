#include <algorithm>
#include <optional>
#include <utility>

#include "templates/markup_state.h"
#include "templates/program.h"
#include "templates/walk.h"

namespace kier {
namespace {

constexpr Rule unsafe_place{"template/unsafe-place", Severity::error,
                            "nothing can be written safely into {place}", "{advice}"};
constexpr Rule bad_markup{"template/bad-markup", Severity::error, "the text {problem}", "{advice}"};
constexpr Rule ways_differ{"template/ways-differ", Severity::error,
                           "one way through this tag ends in {one}, another in {other}",
                           "open and close tags and quotation marks on the same way"};
constexpr Rule unfinished{"template/unfinished-markup", Severity::error,
                          "{what} begins in {begin} but ends in {place}",
                          "close what is open before it ends"};
constexpr Rule only_in_text{"template/only-in-text", Severity::error,
                            "{what} can only stand in text, not in {place}", "{advice}"};
constexpr Rule two_places{"template/block-in-two-places", Severity::error,
                          "the block '{name}' stands in {one} here, and in {other} in a file that "
                          "this one extends",
                          "they are escaped differently; use two blocks"};
constexpr Rule not_json{"template/not-json", Severity::error,
                        "inside JSON a value has to be written with '| tojson' at its end",
                        "leave quotation marks around it out; tojson writes them"};

/// Walks through one file with the state that its text has led to.
class PlaceFinder {
 public:
  using BlockStates = std::map<std::string, MarkupState, std::less<>>;

  PlaceFinder(Template& file, BlockStates inherited, Diagnostics& sink)
      : file_(file), blocks_(std::move(inherited)), own_(blocks_), sink_(sink) {}

  BlockStates run() {
    if (file_.parent == nullptr) {
      at_home(file_.root.body, "the file", {});
    } else {
      top_of_child(file_.root.body);
    }
    for (const auto& macro : file_.macros)
      at_home(macro->routine.body, "the macro '" + macro->name + "'", macro->mark);
    check_self_calls();
    return std::move(own_);
  }

 private:
  void report(const Rule& rule, Mark mark, Parts parts = {}) {
    sink_.push_back(complain(rule, Location(file_.path, mark), std::move(parts)));
  }

  /// A body that begins and ends in text.
  void at_home(Body& body, const std::string& what, Mark mark) {
    MarkupState state(file_.language);
    const MarkupState home = state;
    walk(body, state);
    if (lost_ || state == home) {
      lost_ = false;
      return;
    }
    if (mark.line == 0 && !body.empty()) mark = body.back().mark;
    report(unfinished, mark,
           {{"what", what}, {"begin", home.describe()}, {"place", state.describe()}});
  }

  void top_of_child(Body& body) {
    for (TemplateNode& node : body) {
      const auto* use = std::get_if<BlockUse>(&node.part);
      if (use != nullptr) {
        const auto placed = blocks_.find(use->name);
        if (placed != blocks_.end()) block_body(use->name, placed->second);
      } else {
        MarkupState state(file_.language);
        step(node, state);
        lost_ = false;
      }
    }
  }

  void walk(Body& body, MarkupState& state) {
    for (TemplateNode& node : body) {
      if (lost_) return;
      step(node, state);
    }
  }

  void step(TemplateNode& node, MarkupState& state) {
    if (const auto* text = std::get_if<Text>(&node.part))
      return literal(node.mark, text->text, state);
    const bool output_in_name = std::holds_alternative<Output>(node.part) && in_tag_name(state);
    if (output_in_name) return name_of_tag(node.mark, state);
    if (const auto mistake = cut_markup(state)) return get_lost(node.mark, *mistake);
    check_super(node);
    if (auto* output = std::get_if<Output>(&node.part))
      return place_output(node.mark, *output, state);
    if (auto* choice = std::get_if<If>(&node.part)) return tag_if(node.mark, *choice, state);
    if (auto* loop = std::get_if<For>(&node.part)) return tag_for(node.mark, *loop, state);
    if (auto* with = std::get_if<With>(&node.part)) return walk(with->body, state);
    if (const auto* use = std::get_if<BlockUse>(&node.part))
      return tag_block(node.mark, *use, state);
    inner_home(node, state);
  }

  static bool in_tag_name(const MarkupState& state) {
    return state.spot == Spot::tag_name || state.spot == Spot::tag_open ||
           state.spot == Spot::end_tag_open;
  }

  void name_of_tag(Mark mark, MarkupState& state) {
    const PlaceAnswer answer = place_at(state);
    report(unsafe_place, mark, {{"place", answer.refused}, {"advice", answer.advice}});
    if (state.spot != Spot::tag_name) state.element = "-";
    state.spot = Spot::tag_name;
  }

  /// super() as a value becomes markup, which only a block in text can be.
  void check_super(const TemplateNode& node) {
    if (block_ == nullptr || block_->at_home() || block_->spot == Spot::rcdata) return;
    const auto* output = std::get_if<Output>(&node.part);
    each_expression(node, [&](const Expr& whole) {
      each_operand(whole, [&](const Expr& expr) {
        const bool direct = output != nullptr && &expr == &output->value;
        if (expr.operation == Operation::super_block && !direct)
          report(only_in_text, expr.mark,
                 {{"what", "super() as a value"},
                  {"place", block_->describe()},
                  {"advice", "write {{ super() }} alone"}});
      });
    });
  }

  /// Tags whose bodies are caught, and those that bring the text of another file.
  void inner_home(TemplateNode& node, const MarkupState& state) {
    if (std::holds_alternative<Include>(node.part)) return need_home("include", node.mark, state);
    if (auto* set = std::get_if<SetBody>(&node.part)) {
      if (file_.language == Language::xml)
        report(
            only_in_text, node.mark,
            {{"what", "a set with a body"}, {"place", "XML"}, {"advice", "write a macro instead"}});
      return at_home(set->body, "the body of 'set'", node.mark);
    }
    if (auto* filter = std::get_if<FilterBody>(&node.part)) {
      need_home("filter", node.mark, state);
      return at_home(filter->body, "the body of 'filter'", node.mark);
    }
    if (auto* call = std::get_if<CallBlock>(&node.part)) {
      need_home("call", node.mark, state);
      at_home(call->body, "the body of 'call'", node.mark);
    }
  }

  void need_home(std::string_view what, Mark mark, const MarkupState& state) {
    if (state.at_home()) return;
    report(only_in_text, mark,
           {{"what", "'" + std::string(what) + "'"},
            {"place", state.describe()},
            {"advice", "put what varies into a value: {{ value }} is escaped for its place"}});
  }

  void get_lost(Mark mark, const LiteralMistake& mistake) {
    report(bad_markup, mark, {{"problem", mistake.problem}, {"advice", mistake.advice}});
    lost_ = true;
  }

  void literal(Mark mark, std::string_view text, MarkupState& state) {
    const auto mistake = advance_markup(state, text);
    if (!mistake) return;
    const std::string_view before = text.substr(0, mistake->offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto last = before.rfind('\n');
    const std::size_t column = last == before.npos ? before.size() : before.size() - last - 1;
    mark.line += static_cast<int>(lines);
    mark.column = static_cast<int>(column) + (lines == 0 ? mark.column : 1);
    get_lost(mark, *mistake);
  }

  void place_output(Mark mark, Output& output, MarkupState& state) {
    if (runs_template(output.value.operation)) return place_call(mark, output, state);
    const PlaceAnswer answer = place_at(state);
    if (!answer.place) {
      report(unsafe_place, mark, {{"place", answer.refused}, {"advice", answer.advice}});
    } else {
      output.place = *answer.place;
      const bool json =
          output.value.operation == Operation::filter && output.value.text == "tojson";
      if (output.place.kind == PlaceKind::json && !json) report(not_json, output.value.mark);
      if (output.place.kind == PlaceKind::attribute && json)
        output.place.kind = PlaceKind::json_attribute;
    }
    write_output(state);
  }

  /// A macro's or block's own output is written as it is.
  void place_call(Mark mark, Output& output, MarkupState& state) {
    const Operation operation = output.value.operation;
    output.place.kind = PlaceKind::call;
    if (operation == Operation::super_block && block_ != nullptr) {
      const auto met = join_markup(state, *block_);
      if (met && met->spot == block_->spot) {
        write_output(state);
        return;
      }
      return report(
          two_places, mark,
          {{"name", block_name_}, {"one", state.describe()}, {"other", block_->describe()}});
    }
    const bool self_in_title = operation == Operation::self_block && state.spot == Spot::rcdata;
    if (self_in_title) {
      in_titles_.emplace_back(output.value.text, mark);
      return;
    }
    if (state.at_home()) return;
    report(only_in_text, mark,
           {{"what", "what a macro or block gives"},
            {"place", state.describe()},
            {"advice", "for a short text use set with an expression, or '| striptags'"}});
  }

  void meet(Mark mark, std::optional<MarkupState>& met, const MarkupState& state) {
    if (!met) {
      met = state;
      return;
    }
    const auto joined = join_markup(*met, state);
    if (!joined) {
      report(ways_differ, mark, {{"one", met->describe()}, {"other", state.describe()}});
      lost_ = true;
      return;
    }
    met = joined;
  }

  void tag_if(Mark mark, If& choice, MarkupState& state) {
    std::optional<MarkupState> met;
    for (Branch& branch : choice.branches) {
      MarkupState way = state;
      walk(branch.body, way);
      cut_at_end(mark, way);
      if (lost_) return;
      meet(mark, met, way);
    }
    if (choice.branches.back().condition) meet(mark, met, state);
    state = *met;
  }

  void cut_at_end(Mark mark, MarkupState& state) {
    if (lost_) return;
    if (const auto mistake = cut_markup(state)) get_lost(mark, *mistake);
  }

  void tag_for(Mark mark, For& loop, MarkupState& state) {
    if (loop.recursive) need_home("for ... recursive", mark, state);
    std::optional<MarkupState> met = state;
    // The end of one round is the beginning of the next: repeat until they agree.
    for (int round = 0; round < 5 && !lost_; ++round) {
      MarkupState way = *met;
      walk(loop.body, way);
      cut_at_end(mark, way);
      if (lost_) return;
      const MarkupState before = *met;
      meet(mark, met, way);
      if (*met == before) break;
    }
    MarkupState empty = state;
    walk(loop.otherwise, empty);
    cut_at_end(mark, empty);
    if (lost_) return;
    meet(mark, met, empty);
    state = *met;
  }

  void tag_block(Mark mark, const BlockUse& use, MarkupState& state) {
    const auto inherited = blocks_.find(use.name);
    if (inherited != blocks_.end() && !(inherited->second == state))
      return report(
          two_places, mark,
          {{"name", use.name}, {"one", state.describe()}, {"other", inherited->second.describe()}});
    own_.insert_or_assign(use.name, state);
    block_body(use.name, state);
    write_output(state);
  }

  /// Walks through the file's own body of a block that stands at `start`.
  void block_body(std::string_view name, const MarkupState& start) {
    const auto block = std::find_if(file_.blocks.begin(), file_.blocks.end(),
                                    [&](const auto& known) { return known->name == name; });
    const MarkupState* outer = block_;
    const std::string outer_name = std::exchange(block_name_, std::string(name));
    block_ = &start;
    MarkupState after = start;
    write_output(after);
    MarkupState state = start;
    walk((*block)->routine.body, state);
    cut_at_end((*block)->mark, state);
    if (!lost_ && !ends_where_it_began(join_markup(after, state), start, after))
      report(unfinished, (*block)->mark,
             {{"what", "the block '" + std::string(name) + "'"},
              {"begin", start.describe()},
              {"place", state.describe()}});
    lost_ = false;
    block_ = outer;
    block_name_ = outer_name;
  }

  /// Of an attribute's value nothing but its kind and phase matters here: where its words
  /// do, two different ones never meet.
  static bool ends_where_it_began(const std::optional<MarkupState>& met, MarkupState start,
                                  MarkupState after) {
    if (!met) return false;
    start.value = after.value = met->value;
    return *met == after || *met == start;
  }

  /// self.name() shows a block a second time: it must suit the second place as well.
  void check_self_calls() {
    for (const auto& [name, mark] : in_titles_) {
      const auto block = own_.find(name);
      if (block != own_.end() && block->second.spot == Spot::rcdata) continue;
      report(only_in_text, mark,
             {{"what", "the block '" + name + "', which may hold tags,"},
              {"place", "a title or a text field"},
              {"advice", "write '| striptags' behind it"}});
    }
    each_expression_of_file(file_, [&](const Expr& expr) {
      if (expr.operation != Operation::self_block) return;
      const auto block = own_.find(expr.text);
      if (block == own_.end() || block->second.at_home() || block->second.spot == Spot::rcdata)
        return;
      report(only_in_text, expr.mark,
             {{"what", "a block that is shown again"},
              {"place", block->second.describe()},
              {"advice", "use a variable for both places"}});
    });
  }

  Template& file_;
  const BlockStates blocks_;  ///< where the files that this one extends have put their blocks
  BlockStates own_;           ///< and this one
  Diagnostics& sink_;
  bool lost_ = false;  ///< after a mistake in the text nothing is known about what follows
  const MarkupState* block_ = nullptr;  ///< where the current block begins
  std::string block_name_;
  std::vector<std::pair<std::string, Mark>> in_titles_;  ///< calls of self inside <title>
};

/// Where the file's blocks stand.
PlaceFinder::BlockStates find_places_of(Template& file, PlaceFinder::BlockStates inherited,
                                        Diagnostics& sink) {
  check_escapes(file, sink);
  return PlaceFinder(file, std::move(inherited), sink).run();
}

}  // namespace

void find_places(TemplateProgram& program, Diagnostics& sink) {
  std::map<const Template*, PlaceFinder::BlockStates> states;
  std::set<const Template*> done;
  std::set<const Template*> skipped;  ///< those that cannot be told for mistakes in the syntax
  // A file comes after the one that it extends.
  while (done.size() < program.templates.size()) {
    for (const auto& file : program.templates) {
      if (done.contains(file.get())) continue;
      if (file->parent != nullptr && !done.contains(file->parent)) continue;
      done.insert(file.get());
      if (file->broken || (file->parent != nullptr && skipped.contains(file->parent)))
        skipped.insert(file.get());
      else
        states[file.get()] = find_places_of(*file, states[file->parent], sink);
    }
  }
}

}  // namespace kier
