#include "print/slot_style.h"

#include <fmt/format.h>

#include <algorithm>

#include "print/colour.h"
#include "print/transform.h"

namespace kier {
namespace {

constexpr Rule unknown_key{"print/slot-key", Severity::error,
                           "{slot}: its description has an unknown key '{key}'",
                           "did you mean '{nearest}'?|the keys are: {known}"};
constexpr Rule wrong_value{"print/slot-value", Severity::error,
                           "{slot}: '{key}: {value}' cannot be read", "write {wanted}"};
constexpr Rule no_font{"print/slot-font", Severity::error, "{slot}: its description names no font",
                       "write it in the rectangle's description (Inkscape: Object Properties), "
                       "such as 'font: Lato; max: 14; min: 9'"};
constexpr Rule too_small{"print/slot-min", Severity::error,
                         "{slot}: 'min: {min}' allows text that many people cannot read",
                         "write 'min: {least}' or more, and make the rectangle larger or the "
                         "text shorter"};

const std::vector<std::string> keys{"font",   "max", "min",    "color", "align",
                                    "valign", "tag", "rotate", "ecc",   "min-module"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = std::min(text.find_first_not_of(blanks), text.size());
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

class StyleReader {
 public:
  StyleReader(const std::string& file, Slot& slot, Diagnostics& sink)
      : file_(file), slot_(slot), style_(slot.style), sink_(sink) {}

  void run(std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find(';'), text.size());
      read_pair(trimmed(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    check();
  }

 private:
  void report(const Rule& rule, Parts parts) {
    parts.insert(parts.begin(), {"slot", slot_.name});
    sink_.push_back(complain(rule, {file_, slot_.mark}, std::move(parts)));
  }

  void refuse(std::string wanted) {
    report(wrong_value, {{"key", std::string(key_)},
                         {"value", std::string(value_)},
                         {"wanted", std::move(wanted)}});
  }

  void read_pair(std::string_view pair) {
    if (pair.empty()) return;
    const auto colon = std::min(pair.find(':'), pair.size());
    key_ = trimmed(pair.substr(0, colon));
    value_ = trimmed(pair.substr(std::min(colon + 1, pair.size())));
    if (std::find(keys.begin(), keys.end(), key_) == keys.end()) {
      report(
          unknown_key,
          {{"key", std::string(key_)}, {"nearest", nearest(key_, keys)}, {"known", joined(keys)}});
      return;
    }
    read_value();
  }

  void read_value() {
    if (key_ == "font") style_.font = value_;
    if (key_ == "max") number(style_.max, 5, 400);
    if (key_ == "min") number(style_.min, 5, 400);
    if (key_ == "min-module") number(style_.min_module, 0.4, 10);
    if (key_ == "color") colour();
    if (key_ == "align")
      choose(
          style_.align,
          {{"left", TextAlign::left}, {"center", TextAlign::centre}, {"right", TextAlign::right}});
    if (key_ == "valign")
      choose(style_.valign, {{"top", VerticalAlign::top},
                             {"middle", VerticalAlign::middle},
                             {"bottom", VerticalAlign::bottom}});
    if (key_ == "rotate")
      choose(style_.rotate, {{"0", 0.0}, {"90", 90.0}, {"180", 180.0}, {"270", 270.0}});
    if (key_ == "tag") one_of(style_.tag, {"H1", "H2", "H3", "P", "L"});
    if (key_ == "ecc") one_of(style_.ecc, {"auto", "L", "M", "Q", "H"});
  }

  void number(double& into, double least, double most) {
    std::string_view rest = value_;
    const auto read = take_number(rest);
    if (read && (rest.empty() || rest == "pt" || rest == "mm") && *read >= least && *read <= most) {
      into = *read;
      return;
    }
    const auto plain = [](double n) {
      std::string text = std::to_string(n);
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
      return text;
    };
    refuse("a number from " + plain(least) + " to " + plain(most));
  }

  void colour() {
    const auto read = parse_colour(value_);
    if (read && !read->empty())
      style_.colour = *read;
    else
      refuse("a colour like #23243a");
  }

  template <class T>
  void choose(T& into, const std::vector<std::pair<std::string, T>>& choices) {
    std::vector<std::string> names;
    for (const auto& [name, choice] : choices) {
      names.push_back(name);
      if (name == value_) {
        into = choice;
        return;
      }
    }
    refuse("one of " + joined(names));
  }

  void one_of(std::string& into, const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), value_) != names.end())
      into = value_;
    else
      refuse("one of " + joined(names));
  }

  void check() {
    if (holds_code(slot_.name)) return;
    if (style_.font.empty()) report(no_font, {});
    const double least = smallest_size(slot_.name);
    if (style_.min < least) {
      report(too_small,
             {{"min", fmt::format("{:g}", style_.min)}, {"least", fmt::format("{:g}", least)}});
      style_.min = least;
    }
    style_.max = std::max(style_.max, style_.min);
  }

  const std::string& file_;
  Slot& slot_;
  SlotStyle& style_;
  Diagnostics& sink_;
  std::string_view key_, value_;
};

}  // namespace

const std::vector<std::string> slot_names{
    "slot-title", "slot-lead", "slot-body",  "slot-points",   "slot-call",
    "slot-qr",    "slot-url",  "slot-venue", "slot-number",   "slot-vu",
    "slot-short", "slot-site", "slot-strip", "slot-strip-qr", "slot-strip-url"};

bool holds_code(std::string_view name) {
  return name == "slot-qr" || name.ends_with("/slot-strip-qr");
}

double smallest_size(std::string_view name) {
  if (is_small_print(name)) return smallest_small_print;
  return name == "slot-url" ? smallest_address : smallest_text;
}

bool is_small_print(std::string_view name) {
  return name == "slot-vu" || name == "slot-venue";
}

void read_slot_style(std::string_view description, const std::string& file, Slot& slot,
                     Diagnostics& sink) {
  StyleReader(file, slot, sink).run(description);
}

}  // namespace kier
