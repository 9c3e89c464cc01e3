#include "content/read_channels.h"

#include <algorithm>
#include <map>

#include "campaign/code.h"
#include "content/ledger.h"
#include "content/sheet.h"

namespace kier {
namespace {

constexpr Rule wrong_code{"register/code", Severity::error, "'{text}' is no code: {why}",
                          "copy it from the print or from content/codes.ledger; new codes come "
                          "from 'kier channel add'"};
constexpr Rule repeated_code{"register/repeated-code", Severity::error,
                             "the code {code} already stands in line {line}",
                             "keep one of the two rows; a new channel gets its own code from 'kier "
                             "channel add'"};
constexpr Rule unknown_landing{"register/landing", Severity::error,
                               "there is no landing page '{text}'",
                               "did you mean '{nearest}'?|there are: {known}|leave the cell empty "
                               "for the landing page of the audience"};
constexpr Rule wrong_invite{"register/invite", Severity::error,
                            "'{text}' in the column '{column}' is no web address",
                            "write it in full, beginning with https://"};
constexpr Rule closed_first{"register/closed-before-opened", Severity::error,
                            "this channel is closed on {closed}, before it opens on {opened}",
                            "mend one of the two days"};

std::string problem_of(const CodeReading& reading) {
  switch (reading.fault) {
    case CodeReading::Fault::length:
      return "a code has four characters";
    case CodeReading::Fault::character:
      return "'" + reading.character + "' stands in no code";
    default:
      return "a character was mistyped, or two changed places";
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

class ChannelReader {
 public:
  ChannelReader(const SourceTree& tree, const RegisterScope& scope) : tree_(tree), scope_(scope) {}

  Outcome<std::vector<Channel>> run() {
    const std::vector<SheetColumn> columns{{"code", true}, {"kind", true},     {"name", true},
                                           {"area"},       {"audience", true}, {"language", true},
                                           {"landing"},    {"invite"},         {"opened"},
                                           {"closed"},     {"status"},         {"may_be_named"}};
    auto sheet = Sheet::open(tree_, channels_file, columns, found_);
    if (sheet)
      for (const CsvRow& row : sheet->rows()) read_row(*sheet, row);
    if (!sheet && has_errors(found_)) return std::move(found_);
    return {std::move(channels_), std::move(found_)};
  }

 private:
  void read_row(Sheet& sheet, const CsvRow& row) {
    Channel channel;
    channel.mark = {row.line, 1};
    channel.code = read_code_cell(sheet, row);
    if (!sheet.required(row, "kind").empty())
      channel.kind = sheet.choice(row, "kind", channel_kinds);
    channel.name = sheet.required(row, "name");
    channel.area = sheet.text(row, "area");
    if (!sheet.required(row, "audience").empty())
      channel.audience = sheet.choice(row, "audience", scope_.audiences);
    if (!sheet.required(row, "language").empty())
      channel.language = sheet.choice(row, "language", scope_.languages);
    channel.landing = read_landing(sheet, row);
    channel.invite = read_invite(sheet, row);
    read_days(sheet, row, channel);
    channel.retired = sheet.choice(row, "status", {"active", "retired"}) == "retired";
    channel.may_be_named = read_may_be_named(sheet, row);
    channels_.push_back(std::move(channel));
  }

  std::string read_code_cell(Sheet& sheet, const CsvRow& row) {
    const std::string text = sheet.required(row, "code");
    if (text.empty()) return {};
    CodeReading reading = read_code(text);
    if (reading.fault != CodeReading::Fault::none) {
      sheet.report(wrong_code, row, "code", {{"text", text}, {"why", problem_of(reading)}});
      return {};
    }
    const auto [known, added] = lines_.emplace(reading.code, row.line);
    if (!added)
      sheet.report(repeated_code, row, "code",
                   {{"code", reading.code}, {"line", std::to_string(known->second)}});
    return std::move(reading.code);
  }

  std::string read_landing(Sheet& sheet, const CsvRow& row) {
    std::string text = sheet.text(row, "landing");
    const auto& known = scope_.landings;
    if (text.empty() || std::find(known.begin(), known.end(), text) != known.end()) return text;
    const auto same_name = std::find_if(known.begin(), known.end(), [&](const std::string& key) {
      return key.ends_with('/' + text);
    });
    sheet.report(unknown_landing, row, "landing",
                 {{"text", text},
                  {"nearest", same_name == known.end() ? nearest(text, known) : *same_name},
                  {"known", joined(known)}});
    return {};
  }

  static std::string read_invite(Sheet& sheet, const CsvRow& row) {
    std::string text = sheet.text(row, "invite");
    constexpr std::string_view scheme = "https://";
    const bool is_address = text.starts_with(scheme) && text.size() > scheme.size() &&
                            text.find_first_of(" \"<>\\") == text.npos;
    if (text.empty() || is_address) return text;
    sheet.report(wrong_invite, row, "invite", {{"text", text}});
    return {};
  }

  static void read_days(Sheet& sheet, const CsvRow& row, Channel& channel) {
    channel.opened = sheet.date(row, "opened");
    channel.closed = sheet.date(row, "closed");
    if (channel.opened && channel.closed && *channel.closed < *channel.opened)
      sheet.report(closed_first, row, "closed",
                   {{"opened", iso_date(*channel.opened)}, {"closed", iso_date(*channel.closed)}});
  }

  /// Excel in Dutch makes WAAR of TRUE.
  static bool read_may_be_named(Sheet& sheet, const CsvRow& row) {
    static const std::vector<std::string> yes{"yes", "ja", "true", "waar", "oui", "1", "x"};
    std::vector<std::string> all = yes;
    for (const char* no : {"no", "nee", "false", "onwaar", "non", "0"}) all.emplace_back(no);
    const std::string word = sheet.choice(row, "may_be_named", all);
    return std::find(yes.begin(), yes.end(), word) != yes.end();
  }

  const SourceTree& tree_;
  const RegisterScope& scope_;
  Diagnostics found_;
  std::vector<Channel> channels_;
  std::map<std::string, int> lines_;
};

}  // namespace

RegisterScope register_scope(const Settings& settings, std::vector<std::string> landings) {
  RegisterScope scope{{}, settings.languages, std::move(landings)};
  for (const Topic& audience : settings.audiences) scope.audiences.push_back(audience.id);
  return scope;
}

Outcome<std::vector<Channel>> read_channel_rows(const SourceTree& tree,
                                                const RegisterScope& scope) {
  return ChannelReader(tree, scope).run();
}

Outcome<ChannelRegister> read_channels(const SourceTree& tree, const RegisterScope& scope) {
  Diagnostics found;
  auto channels = read_channel_rows(tree, scope).take(found);
  const auto ledger = parse_ledger(tree).take(found);
  // A row that cannot be read would look as if it had gone or changed.
  if (channels && ledger && !has_errors(found))
    for (Diagnostics diagnostics :
         {compare_with_ledger(*ledger, *channels), find_not_issued(*ledger, *channels)})
      for (Diagnostic& d : diagnostics) found.push_back(std::move(d));
  if (!channels) return found;
  ChannelRegister all{std::move(*channels), {}, {}, {}};
  read_outreach_tables(tree, all, found);
  return {std::move(all), std::move(found)};
}

}  // namespace kier
