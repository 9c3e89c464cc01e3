// The only file that includes <CLI/CLI.hpp>.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <thread>

#include "base/diagnostic.h"
#include "cli/manual.h"

namespace kier {
namespace {

/// Accepts what parse_date accepts, and passes on what it suggests.
const CLI::Validator iso_day(
    [](const std::string& text) -> std::string {
      const DateReading reading = parse_date(text);
      if (reading.date) return {};
      return "'" + text + "' is no date; write " +
             (reading.suggestion.empty() ? "it as 2026-11-20" : reading.suggestion);
    },
    "DATE");

/// Every option that there is, with its help: the one table that the help texts,
/// the manual page and the completions come from.
class CommandLineParser {
 public:
  CommandLineParser() {
    app_.set_version_flag("--version", std::string("kier ") + KIER_VERSION);
    app_.fallthrough();
    app_.add_option("-C", options_.campaign, "the campaign's folder")->type_name("DIR");
    app_.add_option("--out", options_.out, "where the output goes, below the campaign's folder")
        ->type_name("DIR");
    app_.add_option("--today", today_, "build as if it were this day")
        ->type_name("DATE")
        ->check(iso_day);
    app_.add_option("--threads", options_.threads, "how many threads to use")
        ->check(CLI::Range(1U, 256U))
        ->type_name("N");
    app_.add_option("--format", format_, "how to print what is wrong: text or json")
        ->check(CLI::IsMember({"text", "json"}))
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
      if (app_.get_subcommands().size() != 1)
        throw CLI::RequiredError("One command, such as build or check,");
    } catch (const CLI::ExtrasError& error) {
      return {.output = std::string(error.what()) + suggestion() +
                        "\nRun with --help for more information.\n",
              .status = 2};
    } catch (const CLI::ParseError& error) {
      std::ostringstream out, err;
      const int status = app_.exit(error, out, err);
      return {.output = out.str() + err.str(), .status = status == 0 ? 0 : 2};
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
      // "N:INT in [1 - 65535]" says more than a reader wants.
      std::string& argument = options.back().argument;
      argument.erase(std::min(argument.find(':'), argument.size()));
      if (option->get_type_size() == 0) argument.clear();  // a flag
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

  /// The nearest of the words that would have been understood.
  std::string suggestion() const {
    std::vector<std::string> known{"--help"};
    for (const CLI::App* app : app_.get_subcommands({})) known.push_back(app->get_name());
    for (const CLI::Option* option : app_.get_options()) known.push_back(option->get_name());
    for (const CLI::App* app : app_.get_subcommands({}))
      for (const CLI::Option* option : app->get_options()) known.push_back(option->get_name());
    const std::vector<std::string> unknown = app_.remaining(true);
    const std::string near = unknown.empty() ? "" : nearest(unknown.front(), known);
    return near.empty() ? "" : "; did you mean '" + near + "'?";
  }

  void add_commands() {
    CLI::App* build = command(
        "build", "make the site in DIR/www from content/, templates/, assets/", Command::build);
    build->add_flag("--rollback", options_.roll_back, "put the previous site back");
    command("check", "find every mistake, publish nothing", Command::check);
    CLI::App* serve =
        command("serve", "preview in the browser, with a new build at each change", Command::serve);
    serve->add_option("--port", options_.port, "the port on this machine")
        ->check(CLI::Range(1, 65535))
        ->type_name("N");
    CLI::App* create =
        command("new", "begin a new page, tip, story ... from its type", Command::create);
    create->add_option("type", options_.type, "the type, as in content/types.yaml")->required();
    create->add_option("title", options_.name, "the title of the new page")->required();
    create
        ->add_option("--language", options_.language, "the language; the default one if not given")
        ->type_name("CODE");
    command("init", "begin a new campaign in an empty folder", Command::init);
  }

  CLI::App* command(const std::string& name, const std::string& help, Command value) {
    CLI::App* sub = app_.add_subcommand(name, help);
    sub->callback([this, value] { options_.command = value; });
    return sub;
  }

  CLI::App app_{"From Markdown to an information site that needs no upkeep.", "kier"};
  Options options_;
  std::string today_;
  std::string format_ = "text";
};

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  return CommandLineParser().run(argc, argv);
}

}  // namespace kier
