#include "io/swap.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>

#include "io/folder.h"
#include "io/output_rules.h"
#include "io/published.h"
#include "io/tree.h"

namespace kier {
namespace {

constexpr Rule not_a_folder{"io/output-not-a-folder", Severity::error,
                            "this is {kind}, and must be a folder",
                            "move it away, or name another output folder with --out"};
constexpr Rule not_kept{"io/previous-not-kept", Severity::warning,
                        "the site is published, but the one before could not be put aside: {words}",
                        "mend that before the next build; until then there is no way back"};
constexpr Rule leftover{"io/leftover", Severity::warning, "old files could not be removed: {words}",
                        "remove the folder yourself; nothing needs it"};

constexpr auto journal_name = "journal";

/// One line of the journal.
struct Move {
  ino_t number = 0;
  std::string folder;
};

/// 0 when there is no such folder.
ino_t number_of(int parent, const std::string& name) {
  struct stat status = {};
  if (fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return 0;
  return S_ISDIR(status.st_mode) ? status.st_ino : 0;
}

std::string render_journal(const std::vector<Move>& moves) {
  std::string text;
  for (const Move& move : moves) text += std::to_string(move.number) + ' ' + move.folder + '\n';
  return text;
}

std::vector<Move> parse_journal(std::string_view text) {
  std::vector<Move> moves;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    Move move;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), move.number);
    const auto used = static_cast<std::size_t>(end - line.data());
    if (error != std::errc() || used + 1 >= line.size()) continue;
    move.folder = line.substr(used + 1);
    if (move.folder.find('/') == std::string::npos && move.folder[0] != '.')
      moves.push_back(std::move(move));
  }
  return moves;
}

std::error_code rename_entry(int from, const std::string& name, int to,
                             const std::string& new_name) {
  return renameat(from, name.c_str(), to, new_name.c_str()) == 0 ? std::error_code() : last_error();
}

/// The steps from the decision on, each of which may have been done already.
class Swap {
 public:
  static std::error_code open(const OutputFolder& output, Swap& swap) {
    swap.top_ = output.top.get();
    swap.own_ = output.own.get();
    swap.folder_ = open_beneath(swap.own_, "swap", O_RDONLY | O_DIRECTORY);
    swap.previous_ = make_folder(swap.own_, "previous", 0755);
    swap.trash_ = make_folder(swap.own_, "trash", 0700);
    if (!swap.folder_ || !swap.previous_ || !swap.trash_) return last_error();
    std::string text;
    const auto error = read_file_beneath(swap.folder_.get(), journal_name, text);
    if (error && error != std::errc::no_such_file_or_directory) return error;
    swap.moves_ = parse_journal(text);  // none: step 4 was under way
    return {};
  }

  /// Step 2. `failed` names the folder that the file system refuses.
  std::error_code exchange_all(std::string& failed) {
    for (const Move& move : moves_) {
      failed = move.folder;
      if (const auto error = exchange_once(move)) return error;
    }
    return {};
  }

  /// Undoes what step 2 has done.
  void undo() {
    for (const Move& move : moves_) {
      if (number_of(top_, move.folder) != move.number) continue;
      static_cast<void>(number_of(folder(), move.folder) == 0
                            ? rename_entry(top_, move.folder, folder(), move.folder)
                            : exchange(move.folder));
    }
  }

  /// Step 3.
  std::error_code keep_previous() {
    for (const Move& move : moves_) {
      if (number_of(folder(), move.folder) == 0) continue;
      if (number_of(previous_.get(), move.folder) != 0) {
        if (const auto error = remove_tree(trash_.get(), move.folder, 1)) return error;
        if (const auto error =
                rename_entry(previous_.get(), move.folder, trash_.get(), move.folder))
          return error;
      }
      if (const auto error = rename_entry(folder(), move.folder, previous_.get(), move.folder))
        return error;
    }
    return {};
  }

 private:
  int folder() const { return folder_.get(); }
  static std::string aside(const std::string& name) { return name + ".aside"; }

  std::error_code exchange_once(const Move& move) {
    const std::string& name = move.folder;
    if (number_of(folder(), aside(name)) != 0) return finish_two_renames(name);
    if (number_of(folder(), name) == 0 && number_of(previous_.get(), name) == move.number)
      if (const auto error = rename_entry(previous_.get(), name, folder(), name)) return error;
    return number_of(folder(), name) == move.number ? exchange(name) : std::error_code();
  }

  std::error_code exchange(const std::string& name) {
    if (number_of(top_, name) == 0) return rename_entry(folder(), name, top_, name);
    if (syscall(SYS_renameat2, folder(), name.c_str(), top_, name.c_str(), RENAME_EXCHANGE) == 0)
      return {};
    if (errno != EINVAL && errno != ENOSYS) return last_error();
    if (const auto error = rename_entry(top_, name, folder(), aside(name))) return error;
    return finish_two_renames(name);
  }

  std::error_code finish_two_renames(const std::string& name) {
    if (number_of(top_, name) == 0)
      if (const auto error = rename_entry(folder(), name, top_, name)) return error;
    return rename_entry(folder(), aside(name), folder(), name);
  }

  int top_ = -1;
  int own_ = -1;
  Descriptor folder_;  // .kier/swap
  Descriptor previous_;
  Descriptor trash_;
  std::vector<Move> moves_;
};

Diagnostics remove_trash(const OutputFolder& output) {
  const auto error = remove_tree(output.own.get(), "trash", output.threads);
  if (!error) return {};
  return {complain(leftover, {output.shown + "/.kier/trash"}, {{"words", error.message()}})};
}

/// Steps 2 to 4. When the file system refuses, a build puts everything back, and
/// what carries on leaves it for another try.
Diagnostics carry_out(const OutputFolder& output, void (*on_refusal)(Swap&, int own)) {
  Swap swap;
  std::string failed;
  if (const auto error = Swap::open(output, swap))
    return {swap_error(output.shown + "/.kier", error)};
  if (const auto error = swap.exchange_all(failed)) {
    on_refusal(swap, output.own.get());
    return {swap_error(output.shown + '/' + failed, error)};
  }
  if (const auto error = swap.keep_previous())
    return {complain(not_kept, {output.shown + "/.kier/previous"}, {{"words", error.message()}})};
  if (const auto error = remove_tree(output.own.get(), "swap", output.threads))
    return {swap_error(output.shown + "/.kier/swap", error)};
  return remove_trash(output);
}

void leave_it(Swap&, int) {}

void put_back(Swap& swap, int own) {
  swap.undo();
  static_cast<void>(rename_entry(own, "swap", own, "next"));
}

std::error_code write_journal(int next, const std::vector<Move>& moves) {
  Descriptor file = open_beneath(next, journal_name, O_WRONLY | O_CREAT | O_EXCL, 0600);
  const std::string text = render_journal(moves);
  if (!file) return last_error();
  const auto written = write(file.get(), text.data(), text.size());
  if (written < 0) return last_error();
  if (static_cast<std::size_t>(written) != text.size() || fsync(file.get()) != 0)
    return std::make_error_code(std::errc::no_space_on_device);
  return file.close();
}

Diagnostics decide(const OutputFolder& output, int next, const std::vector<Move>& moves) {
  if (const auto error = write_journal(next, moves))
    return {output_error(output.shown + "/.kier/next/journal", error)};
  // Some file systems tell only now that there was no room.
  if (syncfs(next) != 0) return {output_error(output.shown, last_error())};
  if (const auto error = rename_entry(output.own.get(), "next", output.own.get(), "swap"))
    return {swap_error(output.shown + "/.kier/swap", error)};
  return {};
}

}  // namespace

Outcome<OutputFolder> open_output_folder(const std::string& path, unsigned threads) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (std::filesystem::exists(status) && !std::filesystem::is_directory(status))
    return complain(
        not_a_folder, {path},
        {{"kind",
          name_of(std::filesystem::is_regular_file(status) ? EntryKind::file : EntryKind::other)}});
  std::filesystem::create_directories(path, error);
  if (error) return output_error(path, error);
  OutputFolder output{
      path, Descriptor(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), {}, threads};
  if (!output.top) return output_error(path, last_error());
  // Half-made and withdrawn pages are nobody else's business.
  output.own = make_folder(output.top.get(), ".kier", 0700);
  if (output.own) return output;
  const auto reason = last_error();
  const EntryKind kind = kind_of(output.top.get(), ".kier");
  if (kind == EntryKind::missing || kind == EntryKind::folder)
    return output_error(path + "/.kier", reason);
  return complain(not_a_folder, {path + "/.kier"}, {{"kind", name_of(kind)}});
}

Diagnostics check_folders(const OutputFolder& output, const std::vector<std::string>& folders) {
  Diagnostics complaints;
  for (const std::string& folder : folders) {
    const EntryKind kind = kind_of(output.top.get(), folder);
    if (kind != EntryKind::folder && kind != EntryKind::missing)
      complaints.push_back(
          complain(not_a_folder, {output.shown + '/' + folder}, {{"kind", name_of(kind)}}));
  }
  return complaints;
}

Diagnostics swap_in(const OutputFolder& output, const std::vector<std::string>& folders) {
  const Descriptor next = open_beneath(output.own.get(), "next", O_RDONLY | O_DIRECTORY);
  if (!next) return {output_error(output.shown + "/.kier/next", last_error())};
  std::vector<Move> moves;
  moves.reserve(folders.size());
  for (const std::string& folder : folders)
    moves.push_back({number_of(next.get(), folder), folder});
  Diagnostics complaints = decide(output, next.get(), moves);
  return complaints.empty() ? carry_out(output, put_back) : complaints;
}

Diagnostics swap_back(const OutputFolder& output, const std::vector<std::string>& folders) {
  const Descriptor previous = make_folder(output.own.get(), "previous", 0755);
  const Descriptor next = make_folder(output.own.get(), "next", 0755);
  if (!previous || !next) return {output_error(output.shown + "/.kier", last_error())};
  std::vector<Move> moves;
  for (const std::string& folder : folders)
    if (const ino_t number = number_of(previous.get(), folder); number != 0)
      moves.push_back({number, folder});
  Diagnostics complaints = decide(output, next.get(), moves);
  return complaints.empty() ? carry_out(output, leave_it) : complaints;
}

Diagnostics recover(const OutputFolder& output) {
  Diagnostics complaints;
  if (kind_of(output.own.get(), "swap") != EntryKind::missing)
    complaints = carry_out(output, leave_it);
  if (has_errors(complaints)) return complaints;
  for (const auto* rubbish : {"next", "swap"})
    if (const auto error = remove_tree(output.own.get(), rubbish, output.threads))
      return {output_error(output.shown + "/.kier/" + rubbish, error)};
  if (complaints.empty()) complaints = remove_trash(output);
  return complaints;
}

}  // namespace kier
