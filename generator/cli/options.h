#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "text/date.h"

namespace kier {

enum class Command { build, check, serve, create, init };
enum class Format { text, json };

/// The command line, valid.
struct Options {
  Command command = Command::build;
  std::filesystem::path campaign = ".";  ///< -C
  std::filesystem::path out = "site";    ///< --out, below the campaign unless absolute
  std::optional<Date> today;             ///< --today
  unsigned threads = 1;                  ///< --threads; as many as the machine has
  Format format = Format::text;
  bool roll_back = false;            ///< build --rollback
  int port = 8080;                   ///< serve
  std::string type, name, language;  ///< new
};

/// What the command line asks for: options, or a text to print (help, version)
/// with the program's exit status.
struct CommandLine {
  std::optional<Options> options;
  std::string output;
  int status = 0;  ///< 0 fine, 2 wrong usage
};

CommandLine parse_command_line(int argc, const char* const* argv);

}  // namespace kier
