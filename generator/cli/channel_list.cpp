#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "campaign/code.h"
#include "cli/channel.h"
#include "cli/print_diagnostics.h"
#include "data/json.h"

namespace kier {
namespace {

constexpr int mistakes = 1, wrong_usage = 2;

struct LoadedRegister {
  Settings settings;
  ChannelRegister all;
};

/// The register as it is; printed complaints and no value when it has mistakes.
std::optional<LoadedRegister> load(const Options& options, int& status) {
  Diagnostics found;
  status = wrong_usage;
  std::optional<LoadedRegister> loaded;
  if (const auto tree = read_content(options, found); tree && !has_errors(found))
    if (auto context = read_register_context(*tree).take(found)) {
      status = mistakes;
      if (auto all = read_channels(*tree, context->scope).take(found))
        loaded = {std::move(context->settings), std::move(*all)};
    }
  // Notes about columns are for those who build.
  std::erase_if(found, [](const Diagnostic& d) { return d.rule->severity == Severity::note; });
  sort_diagnostics(found);
  const bool failed = has_errors(found);
  if (failed || options.format == Format::text) print_diagnostics(found, options.format);
  if (failed) return std::nullopt;
  status = 0;
  return loaded;
}

/// Columns on a terminal: code points, but for accents on their own.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return width;
}

std::string_view status_of(const Channel& c) {
  return c.retired ? "retired" : "active";
}

std::string day(const std::optional<Date>& date) {
  return date ? iso_date(*date) : "";
}

Value value_of(const Channel& c, const Settings& settings) {
  return Value::map({{"code", c.code},
                     {"address", settings.base_url + channel_address(c.code)},
                     {"kind", c.kind},
                     {"name", c.name},
                     {"area", c.area},
                     {"audience", c.audience},
                     {"language", c.language},
                     {"landing", c.landing},
                     {"invite", c.invite},
                     {"opened", day(c.opened)},
                     {"closed", day(c.closed)},
                     {"status", status_of(c)},
                     {"may_be_named", c.may_be_named}});
}

void print_table(const std::vector<Channel>& channels) {
  using Row = std::array<std::string, 8>;
  std::vector<Row> rows{{"CODE", "STATUS", "OPENED", "KIND", "AUDIENCE", "LANG", "AREA", "NAME"}};
  for (const Channel& c : channels)
    rows.push_back({c.code, std::string(status_of(c)), day(c.opened), c.kind, c.audience,
                    c.language, shown_text(c.area), shown_text(c.name)});
  std::array<std::size_t, 8> widths{};
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      line += row[i] + std::string(widths[i] - width_of(row[i]) + 2, ' ');
    fmt::print("{}\n", line + row.back());
  }
}

void print_fact(std::string_view name, std::string_view text) {
  if (!text.empty()) fmt::print("{:<10} {}\n", name, shown_text(text));
}

void print_channel(const Channel& c, const LoadedRegister& loaded) {
  print_fact("code", c.code);
  print_fact("address", loaded.settings.base_url + channel_address(c.code));
  print_fact("name", c.name);
  print_fact("area", c.area);
  print_fact("kind", c.kind);
  print_fact("audience", c.audience);
  print_fact("language", c.language);
  print_fact("landing", c.landing);
  print_fact("invite", c.invite);
  print_fact("opened", day(c.opened));
  print_fact("closed", day(c.closed));
  print_fact("status", status_of(c));
  for (const Placement& p : loaded.all.placements)
    if (p.code == c.code)
      print_fact("placement", fmt::format("{}  {} {:g} {}  {}", iso_date(p.date), p.action,
                                          p.quantity, p.item, p.note));
  for (const HandCount& n : loaded.all.counts)
    if (n.code == c.code)
      print_fact("count", fmt::format("{}  {} {:g}  {}", n.month, n.step, n.count, n.source));
}

Value details(const Channel& c, const LoadedRegister& loaded) {
  Value::List placements, counts;
  for (const Placement& p : loaded.all.placements)
    if (p.code == c.code)
      placements.push_back(Value::map({{"id", p.id},
                                       {"date", iso_date(p.date)},
                                       {"action", p.action},
                                       {"qty", p.quantity},
                                       {"item", p.item},
                                       {"print_version", p.print_version},
                                       {"note", p.note}}));
  for (const HandCount& n : loaded.all.counts)
    if (n.code == c.code)
      counts.push_back(Value::map(
          {{"month", n.month}, {"step", n.step}, {"count", n.count}, {"source", n.source}}));
  return Value::map({{"channel", value_of(c, loaded.settings)},
                     {"placements", std::move(placements)},
                     {"counts", std::move(counts)}});
}

}  // namespace

int list_channels(const Options& options) {
  int status = 0;
  const auto loaded = load(options, status);
  if (!loaded) return status;
  if (options.format == Format::json) {
    Value::List list;
    for (const Channel& c : loaded->all.channels) list.push_back(value_of(c, loaded->settings));
    fmt::print("{}\n", to_json(std::move(list)));
  } else if (loaded->all.channels.empty()) {
    fmt::print("there are no channels yet: 'kier channel add' adds one\n");
  } else {
    print_table(loaded->all.channels);
  }
  return 0;
}

int show_channel(const Options& options) {
  int status = 0;
  const auto loaded = load(options, status);
  if (!loaded) return status;
  Diagnostics found;
  const Channel* channel = find_channel(loaded->all.channels, options.channel.subject, found);
  if (channel == nullptr) {
    print_diagnostics(found, options.format);
    return wrong_usage;
  }
  if (options.format == Format::json)
    fmt::print("{}\n", to_json(details(*channel, *loaded)));
  else
    print_channel(*channel, *loaded);
  return 0;
}

}  // namespace kier
