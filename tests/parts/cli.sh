#!/bin/bash
# The command line: the release program as it is used, compiled by ./kier itself.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
./kier --version
build release kier_cli_tests
run_ctest release cli
