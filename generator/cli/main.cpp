#include <cstdio>
#include <cstdlib>

#include "cli/commands.h"
#include "cli/options.h"

int main(int argc, char* argv[]) {
  using namespace kier;
  const CommandLine line = parse_command_line(argc, argv);
  if (!line.options) {
    std::fputs(line.output.c_str(), line.status == 0 ? stdout : stderr);
    return line.status;
  }
  switch (line.options->command) {
    case Command::build:
      return run_build(*line.options);
    case Command::check:
      return run_check(*line.options);
    case Command::serve:
      return run_serve(*line.options);
    case Command::create:
      return run_new(*line.options);
    case Command::init:
      return run_init(*line.options);
    case Command::channel:
      return run_channel(*line.options);
    case Command::print:
      return run_print(*line.options);
    case Command::reach:
      return run_reach(*line.options);
  }
  std::abort();
}
