#!/bin/bash
# .githooks/pre-commit in a repository of its own.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/kier-hook.XXXXXX")
trap 'rm -rf "$work"' EXIT
failures=0

cd "$work" || exit 1
git init -q .
cp "$top/.clang-format" .

# stage NAME TEXT: only this file is staged afterwards.
stage() {
  git read-tree --empty
  mkdir -p "$(dirname "$1")"
  printf '%s' "$2" >"$1"
  git add -- "$1"
}
# expect STATUS WORDS: what the hook does with what is staged.
expect() {
  local said status
  said=$("$top/.githooks/pre-commit" 2>&1)
  status=$?
  if [ "$status" = "$1" ] && [[ $said == *"$2"* ]]; then return 0; fi
  echo "failed: expected $1 and '$2', got $status: $said"
  failures=$((failures + 1))
}

stage "a page.md" $'---\ntitle: x\n---\nText\n=======\n'
expect 0 ""
stage "a page.md" $'<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n'
expect 1 "a page.md: a merge conflict"
printf 'mended' >"a page.md"
expect 1 "a page.md: a merge conflict"

stage big.bin "$(head -c 1048577 /dev/zero | tr '\0' x)"
expect 1 "big.bin: 1048577 bytes, over 1 MB"
stage big.bin "$(head -c 1048576 /dev/zero | tr '\0' x)"
expect 0 ""

if command -v clang-format >/dev/null; then
  stage generator/a.cpp $'int  main( ){return 0;}\n'
  expect 1 "generator/a.cpp: not formatted"
  stage generator/a.cpp $'int x = 1;\n'
  expect 0 ""
fi

[ "$failures" = 0 ] || exit 1
