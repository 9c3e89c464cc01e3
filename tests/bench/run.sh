#!/bin/sh
# What `./kier bench` runs once its tools are installed. Arguments go to run.py (--help).
set -eu
top=$(dirname -- "$(readlink -f -- "$0")")/../..
"$top/kier" --version >/dev/null # compiles the program if its sources are newer
exec python3 -B "$top/tests/bench/run.py" "$@"
