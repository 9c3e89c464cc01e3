#pragma once

#include "cli/options.h"

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace kier {

// What single values have to be like; the messages say what was written and how to mend it.
extern const CLI::Validator iso_day, not_empty, text_or_json;
CLI::Validator whole_number(int least, int most);

/// The options of a command, read into the struct that holds them.
void add_channel_options(CLI::App& command, ChannelOptions& options);
void add_print_options(CLI::App& command, PrintOptions& options);
void add_reach_options(CLI::App& command, ReachOptions& options);

}  // namespace kier
