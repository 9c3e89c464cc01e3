#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/channel.h"
#include "campaign/item_type.h"
#include "content/ledger.h"
#include "content/read_channels.h"
#include "data/csv.h"
#include "text/date.h"

namespace kier {

/// What a campaign says that its register depends on: read without the pages, so that the
/// register can be kept while a page is being written.
struct RegisterContext {
  Settings settings;
  RegisterScope scope;
  std::vector<ItemType> types;
};

/// From campaign.yaml, types.yaml, and the names of the landing pages. Mistakes in those files
/// are errors; their warnings are for those who build.
Outcome<RegisterContext> read_register_context(const SourceTree& tree);

/// The channel whose code somebody typed, whatever its form; nullptr and a complaint when it is no
/// code or was not given out. Never another channel than the one that was meant.
const Channel* find_channel(const std::vector<Channel>& channels, std::string_view typed,
                            Diagnostics& found);

/// What a new channel is to be, as its user wrote it.
struct NewChannel {
  std::string kind, name, area, audience, language, landing, invite;
  Date opened;
};

/// Where a channel is to lead from now on; what is empty stays.
struct NewTarget {
  std::optional<std::string> audience, language, landing;
};

/// Changes to channels.csv and codes.ledger, in memory: rows and lines are added or changed, all
/// other bytes stay.
class RegisterEdit {
 public:
  /// Takes both files from `tree`. Errors in them have to be mended first, but for channels that
  /// the ledger does not know: those are entered at once, dated `today`, with a note.
  static Outcome<RegisterEdit> begin(const SourceTree& tree, const RegisterContext& context,
                                     Date today);

  /// Adds a channel with the next free code. Errors: a word that the campaign does not know, an
  /// empty name, a place that is in the register already. `where` is what messages begin with.
  Outcome<Channel> add(const NewChannel& wanted, const Location& where);

  /// The channel of the same kind, audience, language, name and area; nullptr when there is none.
  const Channel* find_same(const NewChannel& wanted) const;

  /// Sets the status retired and the day on which it closed; nothing if it was retired before.
  Outcome<Channel> retire(std::string_view typed_code, Date day);

  /// Lets a code that is in use lead elsewhere.
  Outcome<Channel> move(std::string_view typed_code, const NewTarget& target);

  const std::string& channels_text() const { return channels_text_; }
  const std::string& ledger_text() const { return ledger_text_; }
  bool is_changed() const { return is_changed_; }

 private:
  RegisterEdit(const RegisterContext& context, Date today) : context_(context), today_(today) {}

  void enter_missing(Diagnostics& found);
  void write_line(const LedgerLine& line);
  void write_cell(std::string_view code, std::string_view column, std::string_view content,
                  Diagnostics& found);
  Outcome<Channel> checked(const NewChannel& wanted, const Location& where) const;
  void add_row(const Channel& channel, const Location& where, Diagnostics& found);
  Channel* find(std::string_view typed, Diagnostics& found);
  std::optional<std::string> free_code();
  LedgerLine line_about(const Channel& channel, LedgerLine::Event event) const;

  RegisterContext context_;
  Date today_;
  std::vector<Channel> channels_;
  std::set<std::string, std::less<>> issued_;
  std::map<std::string, std::string, std::less<>> places_;  // a place's words -> code
  std::vector<std::string> codes_;  // in the order of giving out; filled at the first need
  std::size_t next_ = 0;
  std::string channels_text_, ledger_text_;
  bool is_changed_ = false;
};

}  // namespace kier
