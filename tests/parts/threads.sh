#!/bin/bash
# Data races: the thread sanitizer watches the parallel loops and a build with 8 threads.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
export TSAN_OPTIONS="halt_on_error=1 suppressions=$top/tests/races.txt"
build tsan kier_cli base_tests
build/tsan/base_tests
build/tsan/kier build --threads 8 --out build/tsan/site
echo "2 passed, 0 failed, 0 skipped"
