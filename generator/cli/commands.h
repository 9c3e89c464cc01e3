#pragma once

#include "cli/options.h"

namespace kier {

/// The commands. Each prints what it has to say and returns the program's exit
/// status: 0 fine, 1 mistakes in the campaign, 2 wrong usage or the world said no.
int run_build(const Options& options);
int run_check(const Options& options);
int run_serve(const Options& options);
int run_new(const Options& options);
int run_init(const Options& options);
int run_channel(const Options& options);
int run_print(const Options& options);
int run_reach(const Options& options);

}  // namespace kier
