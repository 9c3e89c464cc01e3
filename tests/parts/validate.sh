#!/bin/bash
# Validates the site of this repository's campaign: HTML, feeds, sitemap, JSON-LD, headers, weight.
# And what other programs say of the same: isbot of user agents, DuckDB of counts.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
run_node tests/validate/validate_test.mjs
run_node tests/oracle/isbot_test.mjs
build_site
run_node tests/validate/site_test.mjs "$site/www"
run_node tests/validate/weight_test.mjs "$site/www"
run_node tests/oracle/duckdb_test.mjs build/release/kier
finish_node
