#include "cli/manual.h"

#include <fmt/format.h>

namespace kier {
namespace {

/// A hyphen that is one when copied, and no line that looks like a request.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-' || c == '\\') out += '\\';
    out += c;
    if (c == '\\') out += 'e';
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string entry(const OptionHelp& option) {
  std::string head =
      option.positional ? "\\fI" + roff(option.name) + "\\fR" : "\\fB" + roff(option.name) + "\\fR";
  if (!option.argument.empty()) head += " \\fI" + roff(option.argument) + "\\fR";
  return fmt::format(".TP\n{}\n{}\n", head, roff(option.text));
}

constexpr std::string_view files =
    ".TP\n\\fIcontent/\\fR\npages in Markdown, and the campaign's own settings\n"
    ".TP\n\\fItemplates/\\fR, \\fIassets/\\fR\nthe looks\n"
    ".TP\n\\fIsite/www/\\fR\nthe site: upload this folder\n"
    ".TP\n\\fIsite/servers/\\fR\nready settings for web servers\n";

constexpr std::string_view statuses =
    ".TP\n\\fB0\\fR\nall is well\n"
    ".TP\n\\fB1\\fR\nthere are mistakes in the campaign; nothing was published\n"
    ".TP\n\\fB2\\fR\nthe command line is wrong, or the system said no\n";

constexpr std::string_view environment =
    ".TP\n\\fBSOURCE_DATE_EPOCH\\fR\nthe day of the build, in seconds since 1970, when "
    "\\-\\-today is not given\n"
    ".TP\n\\fBNO_COLOR\\fR\nwhen set, no colour on a terminal\n";

std::string names_of(const std::vector<OptionHelp>& options) {
  std::string names;
  for (const OptionHelp& option : options)
    if (!option.positional) names.append(names.empty() ? "" : " ").append(option.name);
  return names;
}

}  // namespace

std::string manual_page(const ProgramHelp& help) {
  std::string page = fmt::format(
      ".TH KIER 1 \"\" \"kier {}\" \"User commands\"\n.SH NAME\nkier \\- {}\n.SH SYNOPSIS\n"
      ".B kier\n.I COMMAND\n[\\fIOPTION\\fR]...\n.SH COMMANDS\n",
      roff(help.version), roff(help.text));
  for (const CommandHelp& command : help.commands) {
    page += fmt::format(".SS {}\n{}\n", command.name, roff(command.text));
    for (const OptionHelp& option : command.options) page += entry(option);
  }
  page += ".SH OPTIONS\n";
  for (const OptionHelp& option : help.common) page += entry(option);
  return page.append(".SH FILES\n")
      .append(files)
      .append(".SH EXIT STATUS\n")
      .append(statuses)
      .append(".SH ENVIRONMENT\n")
      .append(environment);
}

std::string bash_completion(const ProgramHelp& help) {
  std::string commands, cases;
  for (const CommandHelp& command : help.commands) {
    commands.append(commands.empty() ? "" : " ").append(command.name);
    if (const std::string names = names_of(command.options); !names.empty())
      cases += fmt::format("      {}) words+=\" {}\" ;;\n", command.name, names);
  }
  return fmt::format(R"(# bash completion for kier
_kier() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words="{}" one
  case $before in
    -C|--out) COMPREPLY=($(compgen -d -- "$word")); return ;;
    --format) COMPREPLY=($(compgen -W "text json" -- "$word")); return ;;
  esac
  local command=
  for one in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case " {} " in *" $one "*) command=$one; break ;; esac
  done
  if [ -z "$command" ]; then
    words+=" {}"
  else
    case $command in
{}    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -F _kier kier ./kier
)",
                     names_of(help.common), commands, commands, cases);
}

}  // namespace kier
