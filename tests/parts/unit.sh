#!/bin/bash
# Unit tests, golden files and layers, with the address and undefined-behaviour sanitizers.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
build dev unit_tests
run_ctest dev unit
