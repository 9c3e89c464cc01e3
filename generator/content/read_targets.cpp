#include "content/read_targets.h"

#include <fmt/format.h>

#include <cmath>

#include "content/map_reader.h"
#include "content/read_field.h"
#include "data/yaml.h"

namespace kier {
namespace {

constexpr Rule counted_and_step{"targets/counted-and-step", Severity::error,
                                "this target has both 'counted' and 'step'",
                                "keep 'counted' for a number of your own, or 'step' for the sum of "
                                "that step in content/counts.csv"};
constexpr Rule wrong_number{"targets/number", Severity::error,
                            "'{key}' is {number}, and cannot be less than {least}",
                            "write how many it is"};

class TargetsReader {
 public:
  TargetsReader(const Settings& settings, Diagnostics& found)
      : settings_(settings), found_(found) {}

  std::vector<Target> run(const Value& yaml) {
    std::vector<Target> targets;
    MapReader map(yaml, file_, found_);
    const Value* list = map.require("targets");
    if (list != nullptr && !list->is_list()) {
      found_.push_back(complain_wrong_kind(map.where("targets"), "targets", *list,
                                           "a list of 'measure' and 'target'"));
    } else if (list != nullptr) {
      for (const Value& entry : list->as_list())
        if (auto target = read_target(entry)) targets.push_back(std::move(*target));
    }
    map.report_unknown_keys();
    return targets;
  }

 private:
  std::optional<Target> read_target(const Value& entry) {
    const std::size_t before = found_.size();
    MapReader map(entry, file_, found_);
    Target target;
    target.mark = entry.mark();
    map.require("measure");
    target.measure = words(map, "measure");
    map.require("target");
    target.target = number(map, "target", 1).value_or(0);
    if (const Value* until = map.find("until"))
      target.until = read_date("until", *until, file_, found_);
    target.counted = number(map, "counted", 0);
    target.step = map.text("step");
    target.reason = words(map, "reason");
    if (map.find("counted") != nullptr && !target.step.empty())
      found_.push_back(complain(counted_and_step, map.where("counted")));
    map.report_unknown_keys();
    if (found_.size() > before) return std::nullopt;
    return target;
  }

  /// A text for all languages, or one for each.
  PerLanguage words(MapReader& map, std::string_view key) {
    const Value* value = map.find(key);
    if (value == nullptr) return {};
    if (value->is_map()) return map.per_language(key, settings_);
    return {{settings_.default_language(), map.text(key)}};
  }

  std::optional<double> number(MapReader& map, std::string_view key, double least) {
    const auto number = map.number(key);
    if (!number || (std::isfinite(*number) && *number >= least)) return number;
    found_.push_back(complain(wrong_number, map.where(key),
                              {{"key", std::string(key)},
                               {"number", fmt::format("{:g}", *number)},
                               {"least", fmt::format("{:g}", least)}}));
    return std::nullopt;
  }

  const Settings& settings_;
  const std::string file_ = targets_file;
  Diagnostics& found_;
};

}  // namespace

Outcome<std::vector<Target>> read_targets(const SourceTree& tree, const Settings& settings) {
  Diagnostics found;
  const auto file = tree.find(targets_file);
  if (file == tree.end()) return std::vector<Target>{};
  const auto yaml = parse_yaml(file->second.text, targets_file).take(found);
  if (!yaml) return found;
  return {TargetsReader(settings, found).run(*yaml), std::move(found)};
}

}  // namespace kier
