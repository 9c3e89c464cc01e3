#!/bin/bash
# Visits the site of this repository's campaign with Chromium.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
run_node tests/browser/visit_test.mjs
run_node tests/browser/people_test.mjs
build_site
for subject in pages zoom motion mirror search age filter exit paper; do
  run_node "tests/browser/${subject}_test.mjs" "$site/www"
done
finish_node
