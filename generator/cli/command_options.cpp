#include "cli/command_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

namespace kier {

// The validators describe themselves by "": the help of their options says what they want.

/// Accepts what parse_date accepts, and passes on what it suggests.
const CLI::Validator iso_day(
    [](const std::string& text) -> std::string {
      const DateReading reading = parse_date(text);
      if (reading.date) return {};
      return "'" + text + "' is no date; write " +
             (reading.suggestion.empty() ? "it as 2026-11-20" : reading.suggestion);
    },
    "");

const CLI::Validator not_empty(
    [](const std::string& text) -> std::string { return text.empty() ? "it is empty" : ""; }, "");

CLI::Validator whole_number(int least, int most) {
  return CLI::Validator(
      [least, most](const std::string& text) -> std::string {
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size() && number >= least &&
            number <= most)
          return {};
        return fmt::format("'{}' is no whole number from {} to {}", text, least, most);
      },
      "");
}

const CLI::Validator text_or_json(
    [](const std::string& text) -> std::string {
      return text == "text" || text == "json" ? "" : "'" + text + "' is neither text nor json";
    },
    "");

namespace {

CLI::Validator one_of(const std::vector<std::string>& words) {
  return CLI::Validator(
      [words](const std::string& text) -> std::string {
        if (std::find(words.begin(), words.end(), text) != words.end()) return {};
        return fmt::format("'{}' is none of: {}", text, fmt::join(words, ", "));
      },
      "");
}

const CLI::Validator pdf_name(
    [](const std::string& text) -> std::string {
      const bool plain = text.size() > 4 && text.ends_with(".pdf") && !text.starts_with('.') &&
                         text.find('/') == text.npos && text.size() < 200;
      return plain ? "" : "'" + text + "' is no name of a PDF; write one such as all.pdf";
    },
    "");

/// What shapes a report; of no use together with `others`.
void add_report_options(CLI::App& sub, ReachOptions& reach,
                        const std::vector<CLI::Option*>& others) {
  std::vector<CLI::Option*> added;
  const auto add = [&](CLI::Option* option) {
    added.push_back(option);
    return option;
  };
  const auto text = [&](const std::string& name, auto& into, const std::string& help,
                        const std::string& type) {
    return add(sub.add_option(name, into, help)->type_name(type));
  };
  const auto day = [&](const std::string& name, std::optional<Date>& into,
                       const std::string& help) {
    add(sub.add_option_function<std::string>(
               name, [&into](const std::string& written) { into = parse_date(written).date; }, help)
            ->type_name("DATE")
            ->check(iso_day));
  };
  text("--ledger", reach.ledger, "keep the counts in this file; DIR/reach/ledger.csv if not given",
       "FILE")
      ->check(not_empty);
  auto* shared = add(sub.add_flag_callback(
      "--shared", [&reach] { reach.internal = false; },
      "a report for others: small numbers hidden, months; so if not said otherwise"));
  add(sub.add_flag("--internal", reach.internal, "a report for the team: nothing is hidden"))
      ->excludes(shared);
  text("--language", reach.language, "of the report: nl or en", "CODE")
      ->check(one_of({"nl", "en"}));
  day("--from", reach.from, "the first day of the report's period, such as 2026-10-01");
  day("--until", reach.until, "its last day, such as 2026-12-31");
  text("--pieces", reach.pieces, "how many pieces the next print run has; 500 if not given", "N")
      ->check(whole_number(1, 1000000));
  text("--bundle", reach.bundle, "how many are handed out together; 25 if not given", "N")
      ->check(whole_number(1, 1000000));
  add(sub.add_flag("--confirm", reach.confirm,
                   "also count for how many scan-days the page's style was fetched too"));
  text("--import", reach.imports,
       "add an export of GoatCounter, Plausible or Matomo as an estimate; may be repeated", "FILE")
      ->allow_extra_args(false)
      ->check(not_empty);
  for (CLI::Option* option : added)
    for (CLI::Option* other : others) option->excludes(other);
}

}  // namespace

void add_print_options(CLI::App& sub, PrintOptions& print) {
  sub.add_flag("--list", print.list, "say which products there are");
  auto* product =
      sub.add_option("--product", print.products, "what to draw, such as a6-flyer,sticker")
          ->delimiter(',')
          ->type_name("NAMES");
  auto* code = sub.add_option("--channel", print.codes, "for this channel, such as 7FQF")
                   ->delimiter(',')
                   ->type_name("CODES");
  sub.add_flag("--all", print.all, "for every channel that is not retired")->excludes(code);
  sub.add_option("--audience", print.audience, "only for channels of this audience")
      ->type_name("ID");
  auto* office = sub.add_flag_callback(
      "--office", [&print] { print.kind = PrintKind::office; },
      "for a printer with A4 paper, as many on a sheet as fit; so if not said otherwise");
  auto* press = sub.add_flag_callback(
      "--press", [&print] { print.kind = PrintKind::press; },
      "for a printing house: bleed, marks, four inks");
  auto* screen = sub.add_flag_callback(
      "--screen", [&print] { print.kind = PrintKind::screen; },
      "to be read on a screen or sent along: one page, with a link");
  press->excludes(office)->excludes(screen);
  office->excludes(screen);
  auto* png = sub.add_flag_callback(
      "--png", [&print] { print.kind = PrintKind::screen, print.png = true; },
      "as pictures of 300 dots an inch");
  png->excludes(press)->excludes(office)->excludes(screen);
  sub.add_flag("--qr", print.codes_only,
               "no product, only the codes by themselves, as SVG and PNG in DIR/print/qr")
      ->excludes(product);
  sub.add_flag("--packing", print.packing,
               "with a list of what goes where, as PDF and CSV in DIR/print/packing");
  sub.add_option_function<std::vector<std::string>>(
         "--cards",
         [&print](const std::vector<std::string>& keys) {
           print.cards = true;
           for (const std::string& key : keys)
             if (!key.empty()) print.card_keys.push_back(key);
         },
         "no product, but pictures of tips, questions and quotes for social media, all or "
         "those named, such as tips/NAME, in DIR/print/cards")
      ->expected(0, -1)
      ->excludes(code)
      ->excludes(sub.get_option("--product"))
      ->type_name("KEYS");
  sub.add_flag("--bw", print.black_and_white, "the designs in black and white, for copiers");
  sub.add_flag("--no-marks", print.no_marks, "without marks that tell where to cut");
  sub.add_flag("--proof", print.proof, "print a word across that says it is a proof");
  sub.add_option("--merge", print.merge, "one file of this name for all channels together")
      ->excludes(png)
      ->check(pdf_name)
      ->type_name("FILE");
}

void add_reach_options(CLI::App& sub, ReachOptions& reach) {
  sub.add_option("LOG", reach.files,
                 "the server's logs, .gz and .zst too, - for standard input; without any, the "
                 "report is made anew from what was counted before")
      ->option_text(" ");
  auto* source =
      sub.add_option("--source", reach.source, "where these logs come from; site if not given")
          ->type_name("NAME");
  auto* merge =
      sub.add_flag("--merge", reach.merge, "the files are no logs but counts that --partial wrote")
          ->excludes(source);
  auto* partial = sub.add_option("--partial", reach.partial,
                                 "only the counts into this file, to be merged elsewhere; - for "
                                 "standard output")
                      ->type_name("FILE")
                      ->check(not_empty);
  add_report_options(sub, reach, {partial});
  sub.get_option("--confirm")->excludes(merge)->excludes(partial);
  auto* sql = sub.add_option("--sql", reach.sql,
                             "print what counts the same in another engine: duckdb or "
                             "clickhouse; its result is for --merge")
                  ->type_name("ENGINE")
                  ->check(one_of({"duckdb", "clickhouse"}));
  sql->excludes(partial)->excludes(merge);
  sub.add_flag("--privacy", reach.privacy,
               "print texts for the privacy page, and a note for a data protection officer");
}

void add_channel_options(CLI::App& channel, ChannelOptions& o) {
  channel
      .add_option("ACTION", o.action,
                  "add: a new channel with a code of its own; list: all of them; show CODE: one; "
                  "retire CODE: it is over; move CODE: lead it elsewhere; import FILE: channels "
                  "from a list as CSV; enter: put codes of channels.csv into the ledger")
      ->required()
      ->option_text(" ");
  channel.add_option("SUBJECT", o.subject, "the code, or the file to import")->option_text(" ");
  const auto text = [&](const std::string& name, std::optional<std::string>& into,
                        const std::string& help, const std::string& type) {
    channel.add_option(name, into, help)->type_name(type);
  };
  text("--kind", o.kind,
       "add, import: venue, event, post, newsletter, press, announcement, download or "
       "person-group",
       "KIND");
  text("--name", o.name, "add: what the team calls it, in quotes", "NAME");
  text("--area", o.area, "add, import: the district or town", "AREA");
  text("--audience", o.audience, "add, import, move: whom it is for, as in campaign.yaml", "ID");
  text("--language", o.language, "add, import, move: the language of its print", "CODE");
  text("--landing", o.landing,
       "add, move: its own landing page, such as welkom/ouders; \"\" for that of its audience",
       "KEY");
  text("--invite", o.invite, "add: an invitation of its own to the community", "URL");
  channel.add_option("--date", o.date, "the day on which it opens or closes; today if not given")
      ->type_name("DATE")
      ->check(iso_day);
  channel
      .add_option("--map", o.map,
                  "import: which column is which, such as name=Plaats,area=Gemeente")
      ->type_name("NAMES");
  channel.add_flag("--dry-run", o.dry_run, "say what would be done, and change nothing");
}

}  // namespace kier
