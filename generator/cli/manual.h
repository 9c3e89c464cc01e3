#pragma once

#include <string>
#include <vector>

namespace kier {

/// An option or an argument of the command line, as --help tells it.
struct OptionHelp {
  std::string name;      ///< "--port"; of an argument: "type"
  std::string argument;  ///< "N"; empty for a flag
  std::string text;
  bool positional = false;
};

struct CommandHelp {
  std::string name, text;
  std::vector<OptionHelp> options;
};

/// The whole command line as data.
struct ProgramHelp {
  std::string name, text, version;
  std::vector<OptionHelp> common;
  std::vector<CommandHelp> commands;
};

/// The manual page kier(1), in the language of man(7).
std::string manual_page(const ProgramHelp& help);

/// A script for bash that completes commands and options.
std::string bash_completion(const ProgramHelp& help);

}  // namespace kier
