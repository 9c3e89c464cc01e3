#!/bin/bash
# Installs the tools of tests/package.json, when the lock file is newer than they are, and brings
# the web servers that the settings under servers/ are tried on.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

# unpack COMMAND: from its Debian package into build/servers. Installed, it would be a service that
# runs now and at every start of this computer. Without it, its tests are skipped and say so.
unpack() {
  local folder=$top/build/servers download
  if PATH=$PATH:/usr/sbin command -v "$1" || "$folder/bin/$1" -h >/dev/null 2>&1; then return 0; fi
  mkdir -p "$folder/bin"
  download=$(mktemp -d "$folder/download.XXXXXX")
  if (cd "$download" && apt-get download -q "$1" && dpkg-deb --extract ./*.deb .); then
    mv "$download"/usr/*bin/"$1" "$folder/bin/$1"
  else
    echo "$1 cannot be had here"
  fi
  rm -rf "$download"
}
unpack nginx
unpack caddy

cd tests
# Debian 13's npm cannot read a lock file in which an overridden package is wanted as "latest".
if grep -n '"latest"' package-lock.json; then
  echo "tests/package-lock.json: write the version of package.json's overrides in place of \"latest\""
  exit 1
fi
if [ node_modules/.package-lock.json -nt package-lock.json ]; then exit 0; fi
# npm tries every download three times itself; this is for a registry that is away for a moment.
npm ci || {
  sleep 20
  npm ci
}
