#!/bin/bash
# Visits the site of this repository's campaign with Chromium.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
run_node tests/browser/visit_test.mjs
build_site
run_node tests/browser/site_test.mjs "$site/www"
finish_node
