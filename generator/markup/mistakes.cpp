#include "markup/mistakes.h"

#include <fmt/format.h>

#include <array>

#include "markup/address.h"
#include "text/letters.h"

namespace kier {
namespace {

constexpr Rule raw_html{"markup/raw-html", Severity::error,
                        "HTML is switched off for this kind of page: {html}",
                        "write it in Markdown, or put a '\\' before the '<' to show it as text"};
constexpr Rule no_alt{"markup/no-alt", Severity::error, "the picture '{source}' has no description",
                      "say what it shows, ![a door that stands ajar]({source}), or ![-]({source}) "
                      "when it is decoration and says nothing"};
constexpr Rule wrong_alert{"markup/unknown-alert", Severity::error, "there is no box '[!{name}]'",
                           "did you mean [!{nearest}]?|"
                           "there are NOTE, TIP, IMPORTANT, WARNING and CAUTION"};
constexpr Rule too_deep{
    "markup/too-deep-text", Severity::error,
    "more than {limit} links, emphases and the like stand within each other here",
    "look for a '*', '_' or '[' too many"};
constexpr Rule footnote_unused{"markup/footnote-unused", Severity::error,
                               "nothing refers to the footnote '[^{label}]', or it is here twice",
                               "put [^{label}] where it belongs, or remove this line"};
constexpr Rule footnote_missing{
    "markup/footnote-missing", Severity::error, "there is no footnote '[^{label}]'",
    "add a line that begins with '[^{label}]:', or put a '\\' before the '['"};
constexpr Rule label_missing{"markup/label-missing", Severity::error,
                             "there is no address for '[{label}]'",
                             "add a line '[{label}]: address', or put a '\\' before the '['"};
constexpr Rule broken_link{
    "markup/broken-link", Severity::error, "this looks like a link but is none: [...]({label}",
    "write an address with blanks between '<' and '>', close the ')', or put "
    "a '\\' before the '[' to show it as text"};
constexpr Rule wrong_scheme{"markup/address-scheme", Severity::error,
                            "a link cannot lead to '{scheme}:'",
                            "use https:, http:, mailto:, tel:, a page of the campaign or #heading"};
constexpr Rule wrong_image_scheme{"markup/image-scheme", Severity::error,
                                  "a picture cannot come from '{scheme}:'",
                                  "put it in the campaign folder and write its path"};
constexpr Rule no_scheme{"markup/address-without-scheme", Severity::error,
                         "'{address}' leads to another site without saying how",
                         "write https:{address}"};
constexpr Rule control{"markup/address-control", Severity::error,
                       "there is an invisible character in the address '{address}'",
                       "type the address again"};

/// At most 40 bytes of a long text, for a message.
std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 40;
  text = text.substr(0, text.find('\n'));
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string without_controls(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", byte);
    } else {
      out += c;
    }
  }
  return excerpt(out);
}

std::optional<Diagnostic> wrong_address(const std::string& file, Mark mark,
                                        std::string_view address, AddressUse use) {
  const AddressFault fault = check_address(address, use);
  if (fault == AddressFault::none) return std::nullopt;
  Location where(file, mark);
  switch (fault) {
    case AddressFault::scheme:
      return complain(use == AddressUse::link ? wrong_scheme : wrong_image_scheme, std::move(where),
                      {{"scheme", scheme_of(address)}});
    case AddressFault::no_scheme:
      return complain(no_scheme, std::move(where), {{"address", excerpt(address)}});
    default:
      break;
  }
  return complain(control, std::move(where), {{"address", without_controls(address)}});
}

constexpr std::size_t longest_label = 1000;
const std::vector<std::string> alert_names = {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};

}  // namespace

Diagnostic raw_html_is_off(Location where, std::string_view html) {
  return complain(raw_html, std::move(where), {{"html", excerpt(html)}});
}

Diagnostic picture_without_words(Location where, std::string_view source) {
  return complain(no_alt, std::move(where), {{"source", std::string(source)}});
}

Diagnostic unknown_alert(Location where, std::string_view name) {
  return complain(
      wrong_alert, std::move(where),
      {{"name", std::string(name)}, {"nearest", nearest(upper_case(name), alert_names)}});
}

Diagnostic nested_too_deep(Location where, int limit) {
  return complain(too_deep, std::move(where), {{"limit", fmt::to_string(limit)}});
}

Diagnostic unused_footnote(Location where, std::string_view label) {
  return complain(footnote_unused, std::move(where), {{"label", std::string(label)}});
}

std::optional<Diagnostic> wrong_link_address(const std::string& file, Mark mark,
                                             std::string_view address) {
  return wrong_address(file, mark, address, AddressUse::link);
}

std::optional<Diagnostic> wrong_image_address(const std::string& file, Mark mark,
                                              std::string_view address) {
  return wrong_address(file, mark, address, AddressUse::image);
}

std::optional<AlertKind> alert_kind(std::string_view name) {
  const std::string capitals = upper_case(name);
  for (std::size_t i = 0; i < alert_names.size(); ++i)
    if (alert_names[i] == capitals) return static_cast<AlertKind>(i);
  return std::nullopt;
}

std::optional<Leftover> next_leftover(std::string_view text, std::size_t from) {
  // Most text has no bracket at all.
  if (text.find(']', from) == text.npos) return std::nullopt;
  for (std::size_t at = from; (at = text.find_first_of("[]", at)) != text.npos; ++at) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    const bool footnote = text[at] == '[' && next == '^';
    const bool link = text[at] == ']' && (next == '(' || next == '[');
    if (!footnote && !link) continue;
    const char close = next == '(' ? ')' : ']';
    const std::string_view rest = text.substr(at + 2, longest_label);
    const auto end = rest.find(close);
    const std::string_view label = rest.substr(0, end);
    if (close == ']' && (end == rest.npos || label.empty())) continue;
    const auto open = link ? text.substr(from, at - from).rfind('[') : text.npos;
    return Leftover{open != text.npos ? from + open : at, at + 2,
                    footnote ? &footnote_missing : (next == '(' ? &broken_link : &label_missing),
                    label};
  }
  return std::nullopt;
}

Diagnostic complain_about(const Leftover& leftover, Location where) {
  std::string label = excerpt(leftover.label);
  if (leftover.rule == &broken_link) label += ')';
  return complain(*leftover.rule, std::move(where), {{"label", std::move(label)}});
}

}  // namespace kier
