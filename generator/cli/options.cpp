// The only file that includes <CLI/CLI.hpp>.
#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <thread>

#include "base/diagnostic.h"
#include "cli/manual.h"

namespace kier {
namespace {

/// Accepts what parse_date accepts, and passes on what it suggests.
// The validators describe themselves by "": the help of their options says what they want.
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

const CLI::Validator pdf_name(
    [](const std::string& text) -> std::string {
      const bool plain = text.size() > 4 && text.ends_with(".pdf") && !text.starts_with('.') &&
                         text.find('/') == text.npos && text.size() < 200;
      return plain ? "" : "'" + text + "' is no name of a PDF; write one such as all.pdf";
    },
    "");

/// Every option that there is, with its help: the one table that the help texts,
/// the manual page and the completions come from.
class CommandLineParser {
 public:
  CommandLineParser() {
    app_.set_version_flag("--version", std::string("kier ") + KIER_VERSION, "print the version");
    app_.set_help_flag("-h,--help", "print this help");
    app_.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app_.footer("'kier COMMAND --help' says more about one command.");
    app_.fallthrough();
    app_.add_option("-C", options_.campaign, "the campaign's folder; this one if not given")
        ->type_name("DIR")
        ->check(not_empty);
    app_.add_option("--out", options_.out, "where the output goes, below the campaign's folder")
        ->type_name("DIR")
        ->check(not_empty);
    app_.add_option("--today", today_, "build as if it were this day, such as 2026-11-20")
        ->type_name("DATE")
        ->check(iso_day);
    app_.add_option("--threads", options_.threads, "how many threads to use, 1 to 256")
        ->check(whole_number(1, 256))
        ->type_name("N");
    app_.add_option("--format", format_, "how to print what is wrong: text or json")
        ->check(text_or_json)
        ->type_name("FORMAT");
    add_commands();
  }

  CommandLine run(int argc, const char* const* argv) {
    // For packagers; --help is for everybody else.
    if (argc == 2 && std::string_view(argv[1]) == "--man") return {.output = manual_page(help())};
    if (argc == 2 && std::string_view(argv[1]) == "--completion")
      return {.output = bash_completion(help())};
    options_.threads = std::max(1U, std::thread::hardware_concurrency());
    try {
      app_.parse(argc, argv);
      // Not require_subcommand: it would speak before the word that is no command.
      if (app_.get_subcommands().size() != 1) throw CLI::RequiredError("one command");
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() != 0) return {.output = complaint(error), .status = 2};
      std::ostringstream out;
      app_.exit(error, out, out);
      return {.output = out.str()};
    }
    if (!today_.empty()) options_.today = parse_date(today_).date;
    options_.format = format_ == "json" ? Format::json : Format::text;
    return {.options = options_};
  }

 private:
  static std::vector<OptionHelp> help_of(const CLI::App& app) {
    std::vector<OptionHelp> options;
    for (const CLI::Option* option : app.get_options()) {
      const bool positional = option->get_positional();
      // The first name is enough: "-h,--help".
      std::string name = option->get_name();
      name = name.substr(name.find(',') + 1);
      options.push_back(
          {name, positional ? "" : option->get_type_name(), option->get_description(), positional});
      if (option->get_type_size() == 0) options.back().argument.clear();  // a flag
    }
    std::erase_if(options, [&](const OptionHelp& option) {
      return option.name == "--help" && app.get_parent() != nullptr;
    });
    return options;
  }

  ProgramHelp help() const {
    ProgramHelp help{"kier", app_.get_description(), KIER_VERSION, help_of(app_), {}};
    for (const CLI::App* command : app_.get_subcommands({}))
      help.commands.push_back({command->get_name(), command->get_description(), help_of(*command)});
    return help;
  }

  /// What is wrong with the command line, how to mend it, and where to read more.
  std::string complaint(const CLI::ParseError& error) const {
    const auto commands = app_.get_subcommands();
    const std::string name = commands.size() == 1 ? "kier " + commands.front()->get_name() : "kier";
    return name + ": " + problem(error) + "\n'" + name + " --help' says what can be written\n";
  }

  static std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
  }

  std::string problem(const CLI::ParseError& error) const {
    std::vector<std::string> unknown = app_.remaining(true);
    const auto is_option = [](const std::string& word) { return word.starts_with('-'); };
    const auto option = std::find_if(unknown.begin(), unknown.end(), is_option);
    if (option != unknown.end()) return unknown_option(*option);
    if (!unknown.empty())
      return app_.get_subcommands().empty() ? unknown_command(unknown.front())
                                            : surplus(unknown.front());
    const auto commands = app_.get_subcommands();
    if (commands.empty()) return "a command is missing; the commands are: " + joined(commands_);
    if (commands.size() > 1)
      return "'" + commands[0]->get_name() + "' and '" + commands[1]->get_name() +
             "' are two commands; write one";
    if (const std::string missing = missing_value(error); !missing.empty()) return missing;
    return error.what();
  }

  std::string unknown_option(const std::string& word) const {
    const std::string text = "there is no option '" + word + "'";
    std::vector<std::string> known;
    for (const CLI::Option* option : all_options())
      if (option->get_name().starts_with("--")) known.push_back(option->get_name());
    if (const std::string near = nearest(word, known); !near.empty())
      return text + "; did you mean '" + near + "'?";
    for (const CLI::App* command : app_.get_subcommands({}))
      if (command->get_option_no_throw(word) != nullptr)
        return text + " here; it belongs to 'kier " + command->get_name() + "'";
    if (options_.command != Command::create) return text;
    return text + "; a title that begins with '-' stands behind '--': kier new TYPE -- \"TITLE\"";
  }

  std::string unknown_command(const std::string& word) const {
    const std::string near = nearest(word, commands_);
    return "there is no command '" + word + "'; " +
           (near.empty() ? "the commands are: " + joined(commands_)
                         : "did you mean '" + near + "'?");
  }

  std::string surplus(const std::string& word) const {
    return "'" + word + "' is one word too many; " +
           (options_.command == Command::create ? "put a title of several words in quotes"
                                                : "a campaign's folder is named with -C");
  }

  /// CLI11 says "--out: 1 required DIR missing".
  std::string missing_value(const CLI::ParseError& error) const {
    std::string positionals;
    const CLI::Option* missing = nullptr;
    const bool mismatch = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
    for (const CLI::Option* option : all_options()) {
      const std::string& name = option->get_name();
      if (option->get_positional()) {
        positionals += ' ' + name;
        if (missing == nullptr && option->count() == 0) missing = option;
      } else if (mismatch && std::string_view(error.what()).starts_with(name + ":")) {
        return option->count() > 1 ? "'" + name + "' stands twice; write it once"
                                   : "behind '" + name + "' a value is missing: " + name + ' ' +
                                         option->get_type_name();
      }
    }
    if (missing == nullptr || dynamic_cast<const CLI::RequiredError*>(&error) == nullptr) return {};
    return missing->get_name() + " is missing; write: kier " +
           app_.get_subcommands().front()->get_name() + positionals;
  }

  /// The common options, and those of the command.
  std::vector<const CLI::Option*> all_options() const {
    auto options = app_.get_options();
    for (const CLI::App* command : app_.get_subcommands())
      for (const CLI::Option* option : command->get_options()) options.push_back(option);
    return options;
  }

  void add_commands() {
    CLI::App* build = command(
        "build", "make the site in DIR/www from content/, templates/, assets/", Command::build);
    build->add_flag("--rollback", options_.roll_back, "put the previous site back");
    command("check", "find every mistake, publish nothing", Command::check);
    CLI::App* serve =
        command("serve", "preview in the browser, with a new build at each change", Command::serve);
    serve
        ->add_option("--port", options_.port,
                     "the port on this computer, 1 to 65535; 8080 if not given")
        ->check(whole_number(1, 65535))
        ->type_name("N");
    CLI::App* create =
        command("new", "begin a new page, tip, story ... from its type", Command::create);
    create->add_option("TYPE", options_.type, "the type, as in content/types.yaml, such as tip")
        ->required()
        ->option_text(" ");
    create->add_option("TITLE", options_.name, "the title of the new page, in quotes")
        ->required()
        ->option_text(" ");
    create
        ->add_option("--language", options_.language, "the language; the default one if not given")
        ->type_name("CODE");
    command("init", "begin a new campaign in an empty folder", Command::init);
    add_channel_command();
    add_print();
  }

  void add_print() {
    PrintOptions& print = options_.print;
    CLI::App* sub = command("print",
                            "draw flyers, posters, cards with each channel's code in "
                            "DIR/print",
                            Command::print);
    sub->add_flag("--list", print.list, "say which products there are");
    auto* product =
        sub->add_option("--product", print.products, "what to draw, such as a6-flyer,sticker")
            ->delimiter(',')
            ->type_name("NAMES");
    auto* code = sub->add_option("--channel", print.codes, "for this channel, such as 7FQF")
                     ->delimiter(',')
                     ->type_name("CODES");
    sub->add_flag("--all", print.all, "for every channel that is not retired")->excludes(code);
    sub->add_option("--audience", print.audience, "only for channels of this audience")
        ->type_name("ID");
    auto* office = sub->add_flag_callback(
        "--office", [&print] { print.kind = PrintKind::office; },
        "for a printer with A4 paper, as many on a sheet as fit; so if not said otherwise");
    auto* press = sub->add_flag_callback(
        "--press", [&print] { print.kind = PrintKind::press; },
        "for a printing house: bleed, marks, four inks");
    auto* screen = sub->add_flag_callback(
        "--screen", [&print] { print.kind = PrintKind::screen; },
        "to be read on a screen or sent along: one page, with a link");
    press->excludes(office)->excludes(screen);
    office->excludes(screen);
    auto* png = sub->add_flag_callback(
        "--png", [&print] { print.kind = PrintKind::screen, print.png = true; },
        "as pictures of 300 dots an inch");
    png->excludes(press)->excludes(office)->excludes(screen);
    sub->add_flag("--qr", print.codes_only,
                  "no product, only the codes by themselves, as SVG and PNG in DIR/print/qr")
        ->excludes(product);
    sub->add_flag("--packing", print.packing,
                  "with a list of what goes where, as PDF and CSV in DIR/print/packing");
    sub->add_option_function<std::vector<std::string>>(
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
        ->excludes(sub->get_option("--product"))
        ->type_name("KEYS");
    sub->add_flag("--bw", print.black_and_white, "the designs in black and white, for copiers");
    sub->add_flag("--no-marks", print.no_marks, "without marks that tell where to cut");
    sub->add_flag("--proof", print.proof, "print a word across that says it is a proof");
    sub->add_option("--merge", print.merge, "one file of this name for all channels together")
        ->excludes(png)
        ->check(pdf_name)
        ->type_name("FILE");
  }

  void add_channel_command() {
    CLI::App* channel =
        command("channel", "keep the register of channels and their codes", Command::channel);
    ChannelOptions& o = options_.channel;
    channel
        ->add_option(
            "ACTION", o.action,
            "add: a new channel with a code of its own; list: all of them; show CODE: one; "
            "retire CODE: it is over; move CODE: lead it elsewhere; import FILE: channels "
            "from a list as CSV; enter: put codes of channels.csv into the ledger")
        ->required()
        ->option_text(" ");
    channel->add_option("SUBJECT", o.subject, "the code, or the file to import")->option_text(" ");
    const auto text = [&](const std::string& name, std::optional<std::string>& into,
                          const std::string& help, const std::string& type) {
      channel->add_option(name, into, help)->type_name(type);
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
    channel->add_option("--date", o.date, "the day on which it opens or closes; today if not given")
        ->type_name("DATE")
        ->check(iso_day);
    channel
        ->add_option("--map", o.map,
                     "import: which column is which, such as name=Plaats,area=Gemeente")
        ->type_name("NAMES");
    channel->add_flag("--dry-run", o.dry_run, "say what would be done, and change nothing");
  }

  CLI::App* command(const std::string& name, const std::string& help, Command value) {
    CLI::App* sub = app_.add_subcommand(name, help);
    commands_.push_back(name);
    sub->group("Commands");
    sub->footer("Options that every command knows: kier --help");
    // Not the callback, which comes too late for a command line that is wrong.
    sub->preparse_callback([this, value](std::size_t) { options_.command = value; });
    return sub;
  }

  CLI::App app_{"From Markdown to an information site that needs no upkeep.", "kier"};
  Options options_;
  std::vector<std::string> commands_;
  std::string today_;
  std::string format_ = "text";
};

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  return CommandLineParser().run(argc, argv);
}

}  // namespace kier
