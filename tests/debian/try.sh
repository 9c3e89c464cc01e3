#!/bin/bash
# The two commands of the README on a bare Debian in a folder, for maintainers. Not part of
# ./kier test: it wants root, a few GB of disk and half an hour.
#
#   tests/debian/try.sh [--mirror ADDRESS] [--certificates FILE] bookworm|trixie FOLDER WAY
#
# WAY is one of
# root   ./kier build (twice) and ./kier test as root, where there is no sudo
# sudo   ./kier build as a user with sudo
# shell  a shell in that system
#
# FOLDER.tar keeps the system as debootstrap made it; FOLDER is unpacked from it each time. What is
# committed is what is tried. Without --mirror the address comes from apt's own configuration.
# FILE is what npm shall trust on a network with a certificate authority of its own.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd -P)

usage() {
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

given=("$@")
mirror='' certificates=''
while [[ ${1-} == --* ]]; do
  [ $# -ge 2 ] || usage
  case $1 in
    --mirror) mirror=$2 ;;
    --certificates) certificates=$2 ;;
    *) usage ;;
  esac
  shift 2
done
[ $# = 3 ] || usage
release=$1 folder=$2 way=$3
case $release in bookworm | trixie) ;; *) usage ;; esac
case $way in root | sudo | shell) ;; *) usage ;; esac
[ "$(id -u)" = 0 ] || { echo "try.sh: only root may make a system in a folder" >&2; exit 2; }

# Mounts and processes of our own: whatever happens, they end with this script.
if [ -z "${KIER_TRY_APART-}" ]; then
  KIER_TRY_APART=yes exec unshare --mount --pid --fork --kill-child \
    "$0" "${given[@]}"
fi

make_bare() {
  # shellcheck disable=SC2016 # apt-get reads $(REPO_URI), not the shell
  [ -n "$mirror" ] ||
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sed -n 1p)
  rm -rf "$folder"
  debootstrap --variant=minbase "$release" "$folder" "$mirror"
  tar -C "$folder" -cf "$folder.tar.new" .
  mv "$folder.tar.new" "$folder.tar"
}

unpack() {
  if [ -e "$folder" ] && [ ! -e "$folder/etc/debian_version" ]; then
    echo "try.sh: $folder exists and is no Debian; it stays as it is" >&2
    exit 2
  fi
  rm -rf "$folder"
  mkdir -p "$folder"
  tar -C "$folder" -xf "$folder.tar"
  cp /etc/resolv.conf "$folder/etc/resolv.conf"
  [ -z "$certificates" ] || cp "$certificates" "$folder/srv/certificates"
  mount -t proc proc "$folder/proc"
  mount --bind /dev "$folder/dev"
  mount --bind /dev/pts "$folder/dev/pts"
  git clone -q --no-hardlinks "$top" "$folder/srv/kier"
}

inside() {
  chroot "$folder" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    TERM="${TERM-dumb}" ${certificates:+npm_config_cafile=/srv/certificates} "$@"
}

timed() {
  local began=$SECONDS status=0
  echo "--- $release, $way: $*"
  inside sh -c "cd /srv/kier && $*" </dev/null || status=$?
  echo "--- exit $status after $((SECONDS - began)) s"
  [ "$status" = 0 ] || failed=1
}

failed=0
[ -e "$folder.tar" ] || make_bare
unpack
case $way in
  root)
    timed ./kier build
    timed ./kier build
    timed ./kier test
    ;;
  sudo)
    inside apt-get -q update >/dev/null
    inside env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends sudo >/dev/null
    inside useradd --create-home --shell /bin/bash volunteer
    echo 'volunteer ALL=(ALL) NOPASSWD: ALL' >"$folder/etc/sudoers.d/volunteer"
    inside chown -R volunteer /srv/kier
    timed "su volunteer -c './kier build'"
    ;;
  shell) inside bash -l || true ;;
esac
exit "$failed"
