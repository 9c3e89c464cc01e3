#include "cli/print_diagnostics.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "data/json.h"
#include "text/utf8.h"

namespace kier {
namespace {

bool on_terminal() {
  return isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
}

std::string coloured(const Diagnostic& d) {
  constexpr const char* colours[] = {"\033[36m", "\033[33m", "\033[31m"};
  std::string text = shown_text(to_string(d));
  const std::string name(name_of(d.rule->severity));
  const auto at = text.find(": " + name + ": ");
  if (at == text.npos) return text;
  text.insert(at + 2 + name.size(), "\033[0m");
  text.insert(at + 2, colours[static_cast<int>(d.rule->severity)]);
  return text;
}

std::string count(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

void print_count(const Diagnostics& diagnostics) {
  std::size_t numbers[3] = {0, 0, 0};
  for (const Diagnostic& d : diagnostics) ++numbers[static_cast<int>(d.rule->severity)];
  std::string line;
  for (int severity = 2; severity >= 0; --severity)
    if (numbers[severity] > 0)
      line += (line.empty() ? "" : ", ") +
              count(numbers[severity], name_of(static_cast<Severity>(severity)));
  if (!line.empty()) fmt::print(stderr, "{}\n", line);
}

}  // namespace

Value diagnostics_value(const Diagnostics& diagnostics) {
  Value::List list;
  for (const Diagnostic& d : diagnostics)
    list.push_back(Value::map({{"file", d.where.file},
                               {"line", d.where.line},
                               {"column", d.where.column},
                               {"severity", name_of(d.rule->severity)},
                               {"rule", d.rule->id},
                               {"message", message_of(d)},
                               {"hint", hint_of(d)}}));
  return list;
}

// What comes from files must not command the terminal, nor look like a line of ours.
std::string shown_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(text, at);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool line_end = c == 0x2028 || c == 0x2029;
    out += control || turns || line_end ? "?" : text.substr(begin, at - begin);
  }
  return out;
}

void print_diagnostics(const Diagnostics& diagnostics, Format format) {
  if (format == Format::json) {
    fmt::print("{}\n", to_json(diagnostics_value(diagnostics)));
    return;
  }
  const bool colour = on_terminal();
  for (const Diagnostic& d : diagnostics)
    fmt::print(stderr, "{}\n", colour ? coloured(d) : shown_text(to_string(d)));
  print_count(diagnostics);
}

}  // namespace kier
