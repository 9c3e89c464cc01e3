#!/bin/bash
# Installs the tools of tests/package.json, when the lock file is newer than they are.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
cd tests
if [ node_modules/.package-lock.json -nt package-lock.json ]; then exit 0; fi
# npm tries every download three times itself; this is for a registry that is away for a moment.
npm ci || {
  sleep 20
  npm ci
}
