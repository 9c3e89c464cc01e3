#!/bin/bash
# Lighthouse on the site of this repository's campaign. With `--write docs/benchmarks.md` the figures
# go there; call this script itself for that, on a quiet machine.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
mkdir -p build/logs
build_site
run_node tests/browser/lighthouse_test.mjs "$site/www" "$@"
finish_node
