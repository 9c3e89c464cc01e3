#include "cli/channel.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/print_diagnostics.h"
#include "data/json.h"
#include "io/clock.h"
#include "io/read.h"
#include "io/replace_files.h"

namespace kier {
namespace {

constexpr Rule unknown_action{"channel/action", Severity::error, "there is no action '{text}'",
                              "did you mean '{nearest}'?|the actions are: {known}"};
constexpr Rule no_subject{"channel/subject", Severity::error, "{what} is missing",
                          "write: kier channel {action} {example}"};
constexpr Rule needless{"channel/needless", Severity::error,
                        "'{option}' means nothing to '{action}'",
                        "leave it out; 'kier channel --help' says what belongs to what"};

constexpr int mistakes = 1, wrong_usage = 2;

struct Action {
  std::string_view name;
  std::string_view subject, example;  // what stands behind it; empty: nothing
  std::string_view options;           // that it knows
};

constexpr Action actions[] = {
    {"add", "", "", "--kind --name --area --audience --language --landing --invite --date"},
    {"list", "", "", ""},
    {"show", "the code", "7FQF", ""},
    {"retire", "the code", "7FQF", "--date"},
    {"move", "the code", "7FQF --landing welkom/ouders", "--audience --language --landing"},
    {"import", "the file", "lijst.csv", "--kind --area --audience --language --date --map"},
    {"enter", "", "", ""},
};

/// The options that are given, by name.
std::vector<std::string> given_options(const ChannelOptions& o) {
  std::vector<std::string> given;
  const auto add = [&](const char* name, bool is_given) {
    if (is_given) given.emplace_back(name);
  };
  add("--kind", o.kind.has_value());
  add("--name", o.name.has_value());
  add("--area", o.area.has_value());
  add("--audience", o.audience.has_value());
  add("--language", o.language.has_value());
  add("--landing", o.landing.has_value());
  add("--invite", o.invite.has_value());
  add("--date", !o.date.empty());
  add("--map", !o.map.empty());
  return given;
}

Diagnostics check_usage(const ChannelOptions& o) {
  const Location where("kier channel");
  const auto action = std::find_if(std::begin(actions), std::end(actions),
                                   [&](const Action& a) { return a.name == o.action; });
  if (action == std::end(actions)) {
    std::vector<std::string> known;
    for (const Action& a : actions) known.emplace_back(a.name);
    return {complain(unknown_action, where,
                     {{"text", o.action},
                      {"nearest", nearest(o.action, known)},
                      {"known", fmt::format("{}", fmt::join(known, ", "))}})};
  }
  Diagnostics found;
  const auto refuse = [&](const std::string& option) {
    found.push_back(complain(needless, where, {{"option", option}, {"action", o.action}}));
  };
  if (action->subject.empty() && !o.subject.empty()) refuse(o.subject);
  if (!action->subject.empty() && o.subject.empty())
    found.push_back(complain(no_subject, where,
                             {{"what", std::string(action->subject)},
                              {"action", o.action},
                              {"example", std::string(action->example)}}));
  for (const std::string& option : given_options(o))
    if (fmt::format(" {} ", action->options).find(' ' + option + ' ') == std::string::npos)
      refuse(option);
  return found;
}

/// A channel that was added or changed, for people or for a program.
void tell(const std::vector<Channel>& channels, const Settings& settings, const Options& options) {
  Value::List list;
  for (const Channel& c : channels) {
    const std::string address = settings.base_url + channel_address(c.code);
    if (options.format == Format::text)
      fmt::print("{}  {}  {}\n", c.code, address, shown_text(c.name));
    else
      list.push_back(Value::map({{"code", c.code}, {"address", address}, {"name", c.name}}));
  }
  if (options.format == Format::json) fmt::print("{}\n", to_json(std::move(list)));
}

/// A command that changes the register, from the lock to the last rename.
class ChannelChange {
 public:
  explicit ChannelChange(const Options& options) : options_(options) {}

  int run() {
    change();
    const bool failed = has_errors(found_);
    if (failed || options_.format == Format::text) print_diagnostics(found_, options_.format);
    if (failed) return status_;
    tell(changed_, settings_, options_);
    if (options_.channel.dry_run && options_.format == Format::text)
      fmt::print("nothing was changed (--dry-run)\n");
    return 0;
  }

 private:
  void collect(Diagnostics diagnostics) {
    for (Diagnostic& d : diagnostics) found_.push_back(std::move(d));
  }

  void change() {
    const auto today = options_.today ? options_.today : read_today().take(found_);
    if (!today) return;
    std::optional<FolderEdit> folder;
    const bool dry = options_.channel.dry_run;
    if (!dry)
      folder = FolderEdit::begin(options_.campaign, "content", "codes.ledger",
                                 {"channels.csv", "codes.ledger"}, {std::chrono::seconds(5)})
                   .take(found_);
    if (!dry && !folder) return;
    const auto tree = read_content(options_, found_);
    if (!tree || has_errors(found_)) return;
    const auto context = read_register_context(*tree).take(found_);
    if (!context) return;
    settings_ = context->settings;
    auto edit = RegisterEdit::begin(*tree, *context, *today).take(found_);
    if (!edit) {
      status_ = mistakes;
      return;
    }
    const auto typed_day = parse_date(options_.channel.date).date;
    std::string remembered;
    act(*tree, *edit, typed_day.value_or(*today), remembered);
    if (has_errors(found_) || dry) return;
    std::vector<SourceFile> files;
    if (!remembered.empty()) files.push_back({"channels-import.yaml", remembered});
    if (edit->is_changed()) {
      files.push_back({"channels.csv", edit->channels_text()});
      files.push_back({"codes.ledger", edit->ledger_text()});
    }
    collect(folder->replace(files));
  }

  void act(const SourceTree& tree, RegisterEdit& edit, Date day, std::string& remembered) {
    const ChannelOptions& o = options_.channel;
    const auto keep = [&](Outcome<Channel> outcome) {
      if (auto channel = std::move(outcome).take(found_)) changed_.push_back(std::move(*channel));
    };
    if (o.action == "add")
      keep(edit.add(
          {o.kind.value_or(""), o.name.value_or(""), o.area.value_or(""), o.audience.value_or(""),
           o.language.value_or(""), o.landing.value_or(""), o.invite.value_or(""), day},
          {"kier channel"}));
    if (o.action == "retire") keep(edit.retire(o.subject, day));
    if (o.action == "move") keep(edit.move(o.subject, {o.audience, o.language, o.landing}));
    if (o.action == "import")
      changed_ = import_channels(options_, tree, edit, day, remembered, found_);
  }

  const Options& options_;
  Diagnostics found_;
  Settings settings_;
  std::vector<Channel> changed_;
  int status_ = wrong_usage;
};

}  // namespace

std::optional<SourceTree> read_content(const Options& options, Diagnostics& found) {
  return read_tree(options.campaign, {{"content"}, {}}, options.threads).take(found);
}

int run_channel(const Options& options) {
  if (const Diagnostics wrong = check_usage(options.channel); !wrong.empty()) {
    print_diagnostics(wrong, options.format);
    return wrong_usage;
  }
  if (options.channel.action == "list") return list_channels(options);
  if (options.channel.action == "show") return show_channel(options);
  return ChannelChange(options).run();
}

}  // namespace kier
