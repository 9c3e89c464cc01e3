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
# A report of reach, for others and for the team.
reach=$top/build/test-reach
rm -rf "$reach"
mkdir -p "$reach"
cp -r tests/reach/projects/content "$reach/content"
cp content/types.yaml "$reach/content/"
for who in $(seq 1 60); do
  code=RD1D
  [ $((who % 3)) != 0 ] || code=KN0J
  printf '203.0.113.%d - - [%02d/Nov/2023:10:00:00 +0100] "GET /k/%s/ HTTP/1.1" 200 512 "-" "%s"\n' \
    "$who" $((who % 28 + 1)) "$code" 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'
done >"$reach/access.log"
for readers in shared internal; do
  ./kier reach -C "$reach" --out "$reach/$readers" "--$readers" --language nl \
    --from 2023-09-01 --until 2024-02-29 "$reach/access.log"
  run_node tests/browser/reach_test.mjs "$reach/$readers/reach"
done
finish_node
