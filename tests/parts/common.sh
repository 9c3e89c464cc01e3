# shellcheck shell=bash
# What the parts of the tests share. Sourced by the scripts beside it.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$top"

# build PRESET TARGET...: configures with the tests on and builds.
build() {
  local preset=$1
  shift
  cmake --preset "$preset" -DKIER_TESTS=ON -DCMAKE_CXX_COMPILER_LAUNCHER="$(command -v ccache || true)"
  cmake --build "build/$preset" --target "$@"
}

# run_ctest PRESET LABEL: runs the tests with a label and prints the last line of a part.
run_ctest() {
  local results="$top/build/$1/results.xml" status=0
  rm -f "$results"
  ctest --test-dir "build/$1" -L "^$2\$" -j "$(nproc)" --no-tests=error --output-on-failure \
    --test-output-size-passed 1000000 --test-output-size-failed 1000000 \
    --output-junit "$results" || status=$?
  python3 tests/parts/count.py "$results"
  return "$status"
}

# run_node FILE ARGUMENT...: runs a file of node tests and adds its counts to the part's.
node_passed=0 node_failed=0 node_skipped=0
run_node() {
  local results
  results=$(mktemp "$top/build/logs/node.XXXXXX")
  node --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$results" "$@" || true
  if ! grep -q '^# pass ' "$results"; then node_failed=$((node_failed + 1)); fi
  node_passed=$((node_passed + $(number_after '# pass' "$results")))
  node_failed=$((node_failed + $(number_after '# fail' "$results") +
    $(number_after '# cancelled' "$results")))
  node_skipped=$((node_skipped + $(number_after '# skipped' "$results")))
  rm "$results"
}
number_after() {
  local found
  found=$(sed -n "s/^$1 //p" "$2" | tail -n 1)
  echo "${found:-0}"
}
finish_node() {
  echo "$node_passed passed, $node_failed failed, $node_skipped skipped"
  [ "$node_failed" = 0 ]
}

# The campaign of this repository, built by the real program as a volunteer does.
site=$top/build/test-site
build_site() {
  ./kier build --out "$site"
}
