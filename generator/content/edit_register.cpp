#include "content/edit_register.h"

#include <fmt/format.h>

#include <algorithm>

#include "campaign/code.h"
#include "content/sheet.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr Rule missing{"channel/missing", Severity::error, "--{what} is missing",
                       "write --{what} and a word: {known}|write --{what} \"...\""};
constexpr Rule wrong_word{"channel/word", Severity::error, "--{what} cannot be '{text}'",
                          "did you mean '{nearest}'?|choose one of: {known}|leave it out"};
constexpr Rule not_text{"channel/not-text", Severity::error, "--{what} is no UTF-8",
                        "type it again in a terminal that is set to UTF-8"};
constexpr Rule same_place{"channel/same-place", Severity::error,
                          "'{name}' is in the register already, with the code {code}",
                          "print with that code; for a second spot at the same place add it to "
                          "the name, such as \"{name}, balie\""};
constexpr Rule no_code_left{"channel/no-code-left", Severity::error,
                            "all {count} codes have been given out",
                            "begin a campaign of its own for new channels"};
constexpr Rule no_column{"channel/no-column", Severity::error,
                         "content/channels.csv has no column '{column}' to write '{text}' in",
                         "add the column to its first row"};
constexpr Rule mistyped{"channel/code", Severity::error, "'{text}' is no code: {why}",
                        "look at the print again; 'kier channel list' shows all codes"};
constexpr Rule unknown{"channel/unknown-code", Severity::error,
                       "the code {code} was not given out by this campaign",
                       "'kier channel list' shows all codes"};
constexpr Rule is_retired{"channel/retired", Severity::error, "the channel {code} is retired",
                          "add a new channel, with a code of its own"};
constexpr Rule entered{"channel/entered", Severity::note,
                       "the code {code} was in content/channels.csv and not in the ledger; it is "
                       "entered"};
constexpr Rule guarded{"channel/formula", Severity::note,
                       "'{text}' begins like a formula, so it is written with an apostrophe in "
                       "front",
                       "spreadsheets show the apostrophe; kier leaves it out"};

constexpr std::string_view header =
    "\xEF\xBB\xBF"  // Excel reads UTF-8 only with a byte order mark
    "code;kind;name;area;audience;language;landing;invite;opened;closed;status;may_be_named\n";

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// What makes two rows the same place, whatever their capitals, accents and spaces.
std::string place_of(std::string_view kind, std::string_view audience, std::string_view language,
                     std::string_view name, std::string_view area) {
  return fmt::format("{}\n{}\n{}\n{}\n{}", fold(kind), fold(audience), fold(language),
                     fold(one_line(name)), fold(one_line(area)));
}

std::string place_of(const Channel& c) {
  return place_of(c.kind, c.audience, c.language, c.name, c.area);
}

/// The word of `known` that `text` means; empty and a complaint when there is none.
std::string choose(std::string_view what, const std::string& text,
                   const std::vector<std::string>& known, const Location& where,
                   Diagnostics& found) {
  for (const std::string& word : known)
    if (!text.empty() && fold(word) == fold(one_line(text))) return word;
  const Rule& rule = text.empty() ? missing : wrong_word;
  found.push_back(complain(rule, where,
                           {{"what", std::string(what)},
                            {"text", text},
                            {"nearest", nearest(lower_case(text), known)},
                            {"known", joined(known)}}));
  return {};
}

std::string text_of(const SourceTree& tree, std::string_view path, std::string_view otherwise) {
  const auto file = tree.find(path);
  if (file == tree.end() || file->second.text.empty()) return std::string(otherwise);
  return file->second.text;
}

}  // namespace

Outcome<RegisterEdit> RegisterEdit::begin(const SourceTree& tree, const RegisterContext& context,
                                          Date today) {
  Diagnostics found;
  RegisterEdit edit(context, today);
  edit.channels_text_ = text_of(tree, channels_file, header);
  edit.ledger_text_ = text_of(tree, ledger_file, ledger_heading());
  SourceTree whole = tree;
  whole[channels_file] = {channels_file, edit.channels_text_};
  auto channels = read_channel_rows(whole, edit.context_.scope).take(found);
  const auto ledger = parse_ledger(tree).take(found);
  if (!channels || !ledger || has_errors(found)) return found;
  std::erase_if(found, [](const Diagnostic& d) { return d.rule->severity == Severity::note; });
  for (const LedgerLine& line : *ledger) edit.issued_.insert(line.code);
  edit.channels_ = std::move(*channels);
  for (const Channel& channel : edit.channels_)
    edit.places_.emplace(place_of(channel), channel.code);
  edit.enter_missing(found);
  return {std::move(edit), std::move(found)};
}

void RegisterEdit::enter_missing(Diagnostics& found) {
  for (const Channel& channel : channels_) {
    if (issued_.count(channel.code) > 0) continue;
    write_line(line_about(channel, LedgerLine::Event::issue));
    found.push_back(complain(entered, {channels_file, channel.mark}, {{"code", channel.code}}));
  }
}

LedgerLine RegisterEdit::line_about(const Channel& channel, LedgerLine::Event event) const {
  return {channel.code, today_, event, channel.audience, channel.language, channel.landing};
}

void RegisterEdit::write_line(const LedgerLine& line) {
  if (!ledger_text_.empty() && ledger_text_.back() != '\n') ledger_text_ += '\n';
  ledger_text_ += render_ledger_line(line);
  issued_.insert(line.code);
  is_changed_ = true;
}

Outcome<Channel> RegisterEdit::checked(const NewChannel& wanted, const Location& where) const {
  Diagnostics found;
  const RegisterScope& scope = context_.scope;
  Channel channel;
  for (const auto& [what, text] : {std::pair("name", wanted.name), std::pair("area", wanted.area)})
    if (find_invalid_utf8(text)) found.push_back(complain(not_text, where, {{"what", what}}));
  channel.name = one_line(wanted.name);
  if (channel.name.empty()) found.push_back(complain(missing, where, {{"what", "name"}}));
  channel.area = one_line(wanted.area);
  channel.kind = choose("kind", wanted.kind, channel_kinds, where, found);
  channel.audience = choose("audience", wanted.audience, scope.audiences, where, found);
  channel.language = choose("language", wanted.language, scope.languages, where, found);
  if (!wanted.landing.empty())
    channel.landing = choose("landing", wanted.landing, scope.landings, where, found);
  channel.invite = one_line(wanted.invite);
  constexpr std::string_view scheme = "https://";
  if (!channel.invite.empty() && !channel.invite.starts_with(scheme))
    found.push_back(complain(wrong_word, where,
                             {{"what", "invite"},
                              {"text", channel.invite},
                              {"known", "an address that begins with https://"}}));
  channel.opened = wanted.opened;
  if (has_errors(found)) return found;
  for (const std::string& text : {channel.name, channel.area})
    if (is_formula(text)) found.push_back(complain(guarded, where, {{"text", text}}));
  return {std::move(channel), std::move(found)};
}

const Channel* RegisterEdit::find_same(const NewChannel& wanted) const {
  const auto found = places_.find(
      place_of(wanted.kind, wanted.audience, wanted.language, wanted.name, wanted.area));
  if (found == places_.end()) return nullptr;
  for (const Channel& channel : channels_)
    if (channel.code == found->second) return &channel;
  return nullptr;
}

std::optional<std::string> RegisterEdit::free_code() {
  if (codes_.empty()) codes_ = codes_in_order(context_.settings.base_url);
  while (next_ < codes_.size() && issued_.count(codes_[next_]) > 0) ++next_;
  if (next_ == codes_.size()) return std::nullopt;
  return codes_[next_];
}

Outcome<Channel> RegisterEdit::add(const NewChannel& wanted, const Location& where) {
  Diagnostics found;
  auto channel = checked(wanted, where).take(found);
  if (!channel) return found;
  const auto same = places_.find(place_of(*channel));
  if (same != places_.end())
    return complain(same_place, where, {{"name", channel->name}, {"code", same->second}});
  const auto code = free_code();
  if (!code) return complain(no_code_left, where, {{"count", std::to_string(codes_.size())}});
  channel->code = *code;
  add_row(*channel, where, found);
  if (has_errors(found)) return found;
  write_line(line_about(*channel, LedgerLine::Event::issue));
  places_.emplace(place_of(*channel), channel->code);
  channels_.push_back(*channel);
  return {std::move(*channel), std::move(found)};
}

void RegisterEdit::add_row(const Channel& channel, const Location& where, Diagnostics& found) {
  const auto table = parse_csv(channels_text_, channels_file).take(found);
  if (!table) return;
  std::vector<std::string> cells(table->header.cells.size());
  const auto put = [&](std::string_view column, std::string text) {
    if (const auto at = column_named(*table, column)) {
      cells[*at] = std::move(text);
    } else if (!text.empty()) {
      found.push_back(
          complain(no_column, where, {{"column", std::string(column)}, {"text", text}}));
    }
  };
  put("code", channel.code);
  put("kind", channel.kind);
  put("name", channel.name);
  put("area", channel.area);
  put("audience", channel.audience);
  put("language", channel.language);
  put("landing", channel.landing);
  put("invite", channel.invite);
  // What kier knows by itself need not be kept.
  const std::string opened = channel.opened ? iso_date(*channel.opened) : "";
  for (const auto& [column, text] : {std::pair<const char*, std::string>("opened", opened),
                                     {"status", "active"},
                                     {"may_be_named", "no"}})
    if (column_named(*table, column)) put(column, text);
  if (!has_errors(found)) channels_text_ = append_csv_row(std::move(channels_text_), *table, cells);
}

const Channel* find_channel(const std::vector<Channel>& channels, std::string_view typed,
                            Diagnostics& found) {
  const CodeReading reading = read_code(typed);
  const Location where("kier channel");
  if (reading.fault != CodeReading::Fault::none) {
    const bool check = reading.fault == CodeReading::Fault::check;
    const std::string why = check ? "a character was mistyped, or two changed places"
                                  : "a code has four letters and digits, and no U";
    found.push_back(complain(mistyped, where, {{"text", std::string(typed)}, {"why", why}}));
    return nullptr;
  }
  for (const Channel& channel : channels)
    if (channel.code == reading.code) return &channel;
  found.push_back(complain(unknown, where, {{"code", reading.code}}));
  return nullptr;
}

Channel* RegisterEdit::find(std::string_view typed, Diagnostics& found) {
  const Channel* channel = find_channel(channels_, typed, found);
  return channel == nullptr ? nullptr
                            : &channels_[static_cast<std::size_t>(channel - channels_.data())];
}

void RegisterEdit::write_cell(std::string_view code, std::string_view column,
                              std::string_view content, Diagnostics& found) {
  const auto table = parse_csv(channels_text_, channels_file).take(found);
  if (!table) return;
  const auto at = column_named(*table, column), codes = column_named(*table, "code");
  if (!at || !codes) {
    found.push_back(complain(no_column, {"kier channel"},
                             {{"column", std::string(column)}, {"text", std::string(content)}}));
    return;
  }
  for (const CsvRow& row : table->rows) {
    if (read_code(row.text(*codes)).code != code) continue;
    channels_text_ = replace_csv_cell(std::move(channels_text_), *table, row, *at, content);
    is_changed_ = true;
    return;
  }
}

Outcome<Channel> RegisterEdit::retire(std::string_view typed_code, Date day) {
  Diagnostics found;
  Channel* channel = find(typed_code, found);
  if (channel == nullptr) return found;
  if (!channel->retired) {
    write_cell(channel->code, "status", "retired", found);
    if (!has_errors(found)) write_cell(channel->code, "closed", iso_date(day), found);
    if (has_errors(found)) return found;
  }
  const std::string start = channel->code + '\t';
  const auto last = ledger_text_.rfind('\n' + start);
  const auto end = last == ledger_text_.npos ? last : ledger_text_.find('\n', last + 1);
  const bool noted = last != ledger_text_.npos &&
                     std::string_view(ledger_text_).substr(last, end - last).ends_with("\tretire");
  if (!noted) write_line(line_about(*channel, LedgerLine::Event::retire));
  channel->retired = true;
  if (!channel->closed) channel->closed = day;
  return {*channel, std::move(found)};
}

Outcome<Channel> RegisterEdit::move(std::string_view typed_code, const NewTarget& target) {
  Diagnostics found;
  Channel* channel = find(typed_code, found);
  if (channel == nullptr) return found;
  if (channel->retired) return complain(is_retired, {"kier channel"}, {{"code", channel->code}});
  const auto put = [&](std::string_view column, const std::optional<std::string>& text,
                       const std::vector<std::string>& known, std::string& into) {
    if (!text) return;
    const bool none = text->empty() && column == "landing";
    const std::string word = none ? "" : choose(column, *text, known, {"kier channel"}, found);
    if (has_errors(found)) return;
    into = word;
    write_cell(channel->code, column, word, found);
  };
  put("audience", target.audience, context_.scope.audiences, channel->audience);
  put("language", target.language, context_.scope.languages, channel->language);
  put("landing", target.landing, context_.scope.landings, channel->landing);
  if (has_errors(found)) return found;
  write_line(line_about(*channel, LedgerLine::Event::move));
  return {*channel, std::move(found)};
}

}  // namespace kier
