#!/bin/bash
# Every fuzz target for a few seconds from a fixed seed.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
cmake --preset fuzz
cmake --build build/fuzz --target fuzz_targets
run_ctest fuzz fuzz
