// With command_options.cpp the only file that includes <CLI/CLI.hpp>.
#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <thread>

#include "base/diagnostic.h"
#include "cli/command_options.h"
#include "cli/manual.h"

namespace kier {
namespace {

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
    add_channel_options(
        *command("channel", "keep the register of channels and their codes", Command::channel),
        options_.channel);
    add_print_options(
        *command("print", "draw flyers, posters, cards with each channel's code in DIR/print",
                 Command::print),
        options_.print);
    add_reach_options(
        *command("reach",
                 "count in access logs which channel brought whom, and report in DIR/reach",
                 Command::reach),
        options_.reach);
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
