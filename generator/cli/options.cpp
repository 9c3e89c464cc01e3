// The only file that includes <CLI/CLI.hpp>.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <thread>

#include "base/diagnostic.h"

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
    app_.add_option("--today", today_, "build as if it were this day")->check(iso_day);
    app_.add_option("--threads", options_.threads, "how many threads to use")
        ->check(CLI::Range(1U, 256U))
        ->type_name("N");
    app_.add_option("--format", format_, "how to print what is wrong: text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("FORMAT");
    add_commands();
  }

  CommandLine run(int argc, const char* const* argv) {
    options_.threads = std::max(1U, std::thread::hardware_concurrency());
    try {
      app_.parse(argc, argv);
      // Not require_subcommand: it would speak before the word that is no command.
      if (app_.get_subcommands().size() != 1)
        throw CLI::RequiredError("One command, build or check,");
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
