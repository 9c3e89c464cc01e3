#include "content/read_print.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "content/map_reader.h"

namespace kier {
namespace {

constexpr Rule wrong_colour{"campaign/ink-colour", Severity::error, "'{colour}' is no colour",
                            "write it with quotes, '#' and six digits, such as \"#262a4c\""};
constexpr Rule wrong_shares{"campaign/ink-shares", Severity::error,
                            "the ink of {colour} has to be four numbers from 0 to 1",
                            "write its cyan, magenta, yellow and black: [0.9, 0.85, 0.35, 0.35]"};
constexpr Rule too_much_ink{"campaign/too-much-ink", Severity::error,
                            "{colour} lays {percent} % of ink on the paper; presses take 300 %",
                            "lower its four shares until they are 3 together"};
constexpr Rule wrong_bleed{"campaign/bleed", Severity::error,
                           "a bleed of {bleed} mm cannot be printed",
                           "write a number from 0 to 10; most printers want 3"};

// A little more than 3, for sums such as 0.9 + 0.85 + 0.65 + 0.6.
constexpr double most_ink = 3.0001;
constexpr double widest_bleed = 10;

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdef", 1) == text.npos;
}

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::optional<std::array<double, 4>> shares_of(const Value& value) {
  if (!value.is_list() || value.as_list().size() != 4) return std::nullopt;
  std::array<double, 4> shares{};
  for (std::size_t i = 0; i < 4; ++i) {
    const Value& share = value.as_list()[i];
    // "not in [0, 1]" would let .nan through.
    if (!share.is_number() || !(share.as_real() >= 0 && share.as_real() <= 1)) return std::nullopt;
    shares[i] = share.as_real();
  }
  return shares;
}

void read_inks(const Value& map, const std::string& file, Diagnostics& sink, PrintSettings& print) {
  if (!map.is_map()) {
    sink.push_back(complain_wrong_kind({file, map.mark()}, "inks", map,
                                       "a list of colours with four shares each"));
    return;
  }
  for (const Value::Entry& entry : map.as_map()) {
    const std::string colour = small_letters(entry.key);
    const Location where(file, entry.key_mark);
    const auto shares = shares_of(entry.value);
    const double sum = shares ? (*shares)[0] + (*shares)[1] + (*shares)[2] + (*shares)[3] : 0;
    if (!is_colour(colour)) {
      sink.push_back(complain(wrong_colour, where, {{"colour", entry.key}}));
    } else if (!shares) {
      sink.push_back(complain(wrong_shares, where, {{"colour", colour}}));
    } else if (sum > most_ink) {
      sink.push_back(complain(too_much_ink, where,
                              {{"colour", colour}, {"percent", fmt::format("{:.0f}", sum * 100)}}));
    } else {
      print.inks[colour] = *shares;
    }
  }
}

}  // namespace

PrintSettings read_print(const Value& yaml, const std::string& file, Diagnostics& sink) {
  PrintSettings print;
  MapReader map(yaml, file, sink);
  if (const auto bleed = map.number("bleed")) {
    if (*bleed >= 0 && *bleed <= widest_bleed)
      print.bleed = *bleed;
    else
      sink.push_back(
          complain(wrong_bleed, map.where("bleed"), {{"bleed", fmt::format("{:g}", *bleed)}}));
  }
  if (std::string intent = map.text("output_intent"); !intent.empty())
    print.output_intent = std::move(intent);
  if (const Value* inks = map.find("inks")) read_inks(*inks, file, sink, print);
  map.report_unknown_keys();
  return print;
}

}  // namespace kier
