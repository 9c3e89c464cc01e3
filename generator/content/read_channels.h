#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/channel.h"
#include "campaign/settings.h"

namespace kier {

constexpr auto channels_file = "content/channels.csv";
constexpr auto placements_file = "content/placements.csv";
constexpr auto costs_file = "content/costs.csv";
constexpr auto counts_file = "content/counts.csv";
constexpr auto moments_file = "content/moments.csv";
constexpr auto ignore_file = "content/ignore.csv";

/// What a row of the register may name.
struct RegisterScope {
  std::vector<std::string> audiences, languages;
  std::vector<std::string> landings;  ///< keys of items of the type `landing`
};

RegisterScope register_scope(const Settings& settings, std::vector<std::string> landings);

/// channels.csv alone. A row with a mistake comes along as far as it could be read.
Outcome<std::vector<Channel>> read_channel_rows(const SourceTree& tree, const RegisterScope& scope);

/// The whole register: channels.csv, held against codes.ledger, and placements.csv, costs.csv,
/// counts.csv, moments.csv, ignore.csv. Files that are not there are empty ones. Every mistake is
/// reported; with an error the register must not be used. Targets are read by read_targets.
Outcome<ChannelRegister> read_channels(const SourceTree& tree, const RegisterScope& scope);

/// Reads the other tables into `all`, whose channels are known.
void read_outreach_tables(const SourceTree& tree, ChannelRegister& all, Diagnostics& found);

/// counts.csv alone.
void read_counts(const SourceTree& tree, ChannelRegister& all, Diagnostics& found);

}  // namespace kier
