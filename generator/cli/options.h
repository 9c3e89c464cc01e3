#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "text/date.h"

namespace kier {

enum class Command { build, check, serve, create, init, print, channel, reach };
enum class Format { text, json };
enum class PrintKind { office, press, screen };

/// What `kier print` is asked for.
struct PrintOptions {
  bool list = false;                   ///< only say what can be printed
  std::vector<std::string> products;   ///< ids
  std::vector<std::string> codes;      ///< as typed
  bool all = false;                    ///< every open channel
  std::string audience;                ///< only channels for this one
  bool cards = false;                  ///< no product, but the pictures for social media
  std::vector<std::string> card_keys;  ///< which; none: all
  PrintKind kind = PrintKind::office;
  bool png = false;  ///< pictures in place of PDFs; kind is screen
  bool codes_only = false;
  bool packing = false;  ///< the list of what goes where, too
  bool black_and_white = false;
  bool no_marks = false;
  bool proof = false;
  std::string merge;  ///< name of one file for all channels; empty: a file for each
};

/// What `kier channel` is to do, as typed.
struct ChannelOptions {
  std::string action;   ///< one of channel_actions
  std::string subject;  ///< a code, or the file to import
  std::optional<std::string> kind, name, area, audience, language, landing, invite;
  std::string date, map;
  bool dry_run = false;
};

/// What `kier reach` is asked for.
struct ReachOptions {
  std::vector<std::string> files;  ///< logs, or with `merge` files of counts
  bool merge = false;
  std::optional<std::string> source;  ///< the name of where the logs come from
  std::string partial;                ///< only the counts, into this file; "-": standard output
  std::string ledger;                 ///< in place of the one in the output folder
  bool internal = false;              ///< for the team: nothing is hidden
  std::string language;               ///< "nl", "en" or empty
  std::optional<Date> from, until;
  std::uint64_t pieces = 500, bundle = 25;  ///< of the next print run
  bool confirm = false;
  std::vector<std::string> imports;  ///< exports of other programs
  std::string sql;                   ///< "duckdb", "clickhouse" or empty
  bool privacy = false;

  /// Files are logs to be read.
  bool reads_logs() const { return !files.empty() && !merge; }
};

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
  ChannelOptions channel;
  PrintOptions print;  ///< print
  ReachOptions reach;
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
