#!/bin/bash
# All tests, or the named parts of them: ./kier test [unit|cli|validate|browser|threads|fuzz|lighthouse]...
# Lighthouse measures, and so runs only when it is named.
# Every part is a script in tests/parts/ that ends with the line "N passed, N failed, N skipped".
# All parts run, whatever fails; the last line of all is the sum.
set -u

# The sanitizers of Debian 12 do not start on kernels that shuffle addresses more than they expect.
if [ -z "${KIER_STEADY_ADDRESSES-}" ] && setarch -R true 2>/dev/null; then
  KIER_STEADY_ADDRESSES=yes exec setarch -R "$0" "$@"
fi

top=$(cd "$(dirname "$0")/.." && pwd -P)
logs=$top/build/logs
usual_parts=(unit cli validate browser threads fuzz)
all_parts=("${usual_parts[@]}" lighthouse)
declare -A minutes=([tools]=5 [unit]=15 [cli]=15 [validate]=5 [browser]=25 [lighthouse]=10 [threads]=10
  [fuzz]=12)
passed=0 failed=0 skipped=0
running=

parts=("$@")
[ $# -gt 0 ] || parts=("${usual_parts[@]}")
for part in "${parts[@]}"; do
  if [ ! -x "$top/tests/parts/$part.sh" ]; then
    echo "kier: there is no part '$part' of the tests; the parts are: ${all_parts[*]}" >&2
    exit 2
  fi
done

mkdir -p "$logs"
exec 8>"$top/build/test-lock"
if ! flock -n 8; then
  echo "kier: another ./kier test is running in this folder" >&2
  exit 2
fi

stop() {
  [ -z "$running" ] || kill "$running" 2>/dev/null
  echo "kier: the tests were stopped" >&2
  exit 2
}
trap stop INT TERM HUP

# Ends after its time with everything it started; `wait` lets the trap act at once.
run_part() {
  timeout --kill-after=10 "${minutes[$1]}m" "$top/tests/parts/$1.sh" \
    >"$logs/$1.log" 2>&1 </dev/null 8>&- &
  running=$!
  wait "$running"
  status=$?
  running=
}

# A part that does not come to its last line, or ends with an error without a failed test, failed.
count() {
  local line
  line=$(tail -n 1 "$logs/$1.log")
  if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
    counts=("${BASH_REMATCH[@]:1}")
  else
    counts=(0 1 0)
  fi
  if [ "$status" != 0 ] && [ "${counts[1]}" = 0 ]; then counts[1]=1; fi
  [ "$status" != 124 ] || echo "stopped after ${minutes[$1]} minutes" >>"$logs/$1.log"
}

report() {
  printf '%-11s %s passed, %s failed, %s skipped (%s s)\n' "$1:" "${counts[@]}" "$2"
  if [ "${counts[1]}" != 0 ]; then
    grep -v '^\[[0-9]*/[0-9]*\] ' "$logs/$1.log" | tail -n 400 | sed 's/^/  | /'
    echo "  the whole log: build/logs/$1.log"
  fi
}

SECONDS=0
run_part tools
if [ "$status" != 0 ]; then
  echo "tools:    npm could not install the tools of tests/package.json"
  tail -n 40 "$logs/tools.log" | sed 's/^/  | /'
fi
for part in "${parts[@]}"; do
  began=$SECONDS
  run_part "$part"
  count "$part"
  report "$part" $((SECONDS - began))
  passed=$((passed + counts[0])) failed=$((failed + counts[1])) skipped=$((skipped + counts[2]))
done
echo "all parts took $SECONDS s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
