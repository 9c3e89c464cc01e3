#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kier {
namespace {

const std::string* part(const Parts& parts, std::string_view name) {
  for (const auto& [key, value] : parts)
    if (key == name) return &value;
  return nullptr;
}

/// The text with its parts filled in; nullopt when one is missing or empty.
std::optional<std::string> fill_all(std::string_view text, const Parts& parts) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) break;
    const auto close = text.find('}', open);
    const std::string* value = part(parts, text.substr(open + 1, close - open - 1));
    if (value == nullptr || value->empty()) return std::nullopt;
    out += *value;
    text.remove_prefix(close + 1);
  }
  return out;
}

/// The text with its parts filled in; a part nobody gave becomes empty.
std::string fill(std::string_view text, const Parts& parts) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) break;
    const auto close = text.find('}', open);
    if (const std::string* value = part(parts, text.substr(open + 1, close - open - 1)))
      out += *value;
    text.remove_prefix(close + 1);
  }
  return out;
}

/// Two letters that changed places count once: "darft" is nearer to "draft" than to "dart".
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({above[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, above[j + 1] + 1});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
        row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
    }
  }
  return row.back();
}

auto order(const Diagnostic& d) {
  return std::tuple(std::string_view(d.where.file), d.where.line, d.where.column, d.rule->id);
}

}  // namespace

Diagnostic complain(const Rule& rule, Location where, Parts parts) {
  return {std::move(where), &rule, std::move(parts)};
}

std::string message_of(const Diagnostic& d) {
  return fill(d.rule->message, d.parts);
}

std::string hint_of(const Diagnostic& d) {
  for (std::string_view rest = d.rule->hint; !rest.empty();) {
    const auto bar = rest.find('|');
    if (auto text = fill_all(rest.substr(0, bar), d.parts)) return *text;
    rest.remove_prefix(bar == rest.npos ? rest.size() : bar + 1);
  }
  return {};
}

std::string_view name_of(Severity severity) {
  constexpr std::string_view names[] = {"note", "warning", "error"};
  return names[static_cast<int>(severity)];
}

std::string to_string(const Diagnostic& d) {
  const std::string hint = hint_of(d);
  const std::string place =
      d.where.line == 0 ? d.where.file
                        : fmt::format("{}:{}:{}", d.where.file, d.where.line, d.where.column);
  return fmt::format("{}: {}: {}{}{} [{}]", place, name_of(d.rule->severity), message_of(d),
                     hint.empty() ? "" : "; ", hint, d.rule->id);
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.rule->severity == Severity::error; });
}

void sort_diagnostics(Diagnostics& diagnostics) {
  const auto less = [](const Diagnostic& a, const Diagnostic& b) {
    if (order(a) != order(b)) return order(a) < order(b);
    return a.parts < b.parts;
  };
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return order(a) == order(b) && a.parts == b.parts;
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(), less);
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

std::string nearest(std::string_view typed, const std::vector<std::string>& known) {
  const std::size_t allowed = std::max<std::size_t>(2, typed.size() / 3);
  std::size_t best = allowed + 1;
  std::string found;
  for (const std::string& name : known) {
    const std::size_t longer = std::max(name.size(), typed.size());
    if (longer - std::min(name.size(), typed.size()) >= best) continue;
    const std::size_t distance = edit_distance(typed, name);
    if (distance < best && distance < longer) {
      best = distance;
      found = name;
    }
  }
  return found;
}

}  // namespace kier
