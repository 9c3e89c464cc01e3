#!/bin/bash
# The script `kier` at the top, beside a program of five lines instead of the generator.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/kier-launcher.XXXXXX")
trap 'rm -rf "$work"' EXIT
failures=0

# check NAME COMMAND...: the command must succeed.
check() {
  local name=$1
  shift
  if "$@"; then return 0; fi
  echo "failed: $name"
  sed 's/^/    /' "$work/out" "$work/err"
  failures=$((failures + 1))
}
run() { "$@" >"$work/out" 2>"$work/err" </dev/null; }
says() { grep -qF -- "$1" "$work/err"; }
prints() { [ "$(cat "$work/out")" = "$1" ]; }
exits() {
  local expected=$1
  shift
  run "$@"
  [ $? -eq "$expected" ]
}

make_program() {  # FOLDER WORD
  mkdir -p "$1/cmake" "$1/generator"
  cp "$top/kier" "$1/kier"
  cp "$top/CMakePresets.json" "$1/"
  cat >"$1/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(launched LANGUAGES CXX)
add_executable(kier_cli generator/main.cpp)
set_target_properties(kier_cli PROPERTIES OUTPUT_NAME kier)
CMAKE
  write_source "$1" "$2"
}
write_source() {
  cat >"$1/generator/main.cpp" <<SOURCE
#include <cstdio>
int main(int count, char** words) {
  std::printf("$2");
  for (int i = 1; i < count; ++i) std::printf(" <%s>", words[i]);
  return count > 1 ? 3 : 0;
}
SOURCE
}

here="$work/a folder"
make_program "$here" one

check "the first call compiles" run "$here/kier"
check "it says that it compiles" says "compiling the program"
check "the program runs" prints one
check "its status is ours" exits 3 "$here/kier" build
check "the second call compiles nothing" test ! -s "$work/err"
cd "$work" || exit 1
ln -s "$here/kier" shortcut
run ./shortcut build "two words" ''
check "arguments arrive as they are, through a symbolic link" prints "one <build> <two words> <>"
check "it does not compile from elsewhere" test ! -s "$work/err"

write_source "$here" two
check "a changed source is compiled" run "$here/kier"
check "the changed program runs" prints two
touch -d 2001-01-01 "$work/old"
cp -p "$work/old" "$here/generator/old.h"
run "$here/kier"
check "a new file with an old date is seen" says "compiling the program"
rm "$here/generator/old.h"
run "$here/kier"
check "a deleted file is seen" says "compiling the program"

write_source "$here" 'three" oops "'
check "a program that does not compile is an error" exits 2 "$here/kier" build
check "the compiler is quoted" says "error:"
check "the old program does not run" test ! -s "$work/out"
check "nor at the next call" exits 2 "$here/kier"
write_source "$here" three
check "it compiles once mended" run "$here/kier"
check "and runs" prints three

mv "$here" "$work/moved"
here=$work/moved
check "a moved folder is compiled again" run "$here/kier"
check "and says so" says "compiling the program"

write_source "$here" four
"$here/kier" >"$work/first" 2>&1 &
"$here/kier" >"$work/second" 2>&1 &
wait
cat "$work/first" "$work/second" >"$work/err"
check "of two calls at once one compiles" test "$(grep -c compiling "$work/err")" = 1
check "the other one waits" says "waiting for it"
check "and both run" test "$(grep -c '^four' "$work/err")" = 2

# A system of our own making: only the commands that are linked into $work/bin.
mkdir "$work/bin"
for command in bash cat dirname env find flock grep ls mkdir mv printf readlink rm sh; do
  ln -s "$(command -v $command)" "$work/bin/$command"
done
pretend() {  # COMMAND BODY
  printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}
alone() { PATH="$work/bin" exits "$@"; }

write_source "$here" five
check "without apt-get and a compiler it is an error" alone 2 "$here/kier"
check "that names the packages" says libyaml-cpp-dev
check "and how to compile by hand" says "cmake --preset release"

pretend apt-get 'echo "$*" >>'"$work"'/asked; exit 100'
pretend dpkg-query 'case "$*" in *libfmt-dev*) exit 1 ;; *) printf installed ;; esac'
for command in cmake g++ ninja pkg-config; do pretend "$command" 'exit 1'; done
pretend id 'echo 1000'
check "who may not install gets an error" alone 2 "$here/kier"
check "with the command to ask for" says "apt-get install --no-install-recommends libfmt-dev"
check "and nothing was installed" test ! -e "$work/asked"

pretend sudo 'echo "sudo $*" >>'"$work"'/asked; exec "$@"'
check "a failing installation is an error" alone 2 "$here/kier"
check "what is missing is said" says "  libfmt-dev"
check "sudo was used" grep -q "^sudo env DEBIAN_FRONTEND=noninteractive apt-get" "$work/asked"
check "the lists were updated" grep -q "^update" "$work/asked"

rm "$work/asked"
pretend id 'echo 0'
pretend apt-get 'echo "$*" >>'"$work"'/asked'
check "as root the compilation goes on, and fails here" alone 2 "$here/kier"
check "root needs no sudo" test "$(grep -c sudo "$work/asked")" = 0
check "only what is missing is asked for" grep -q -- \
  "^install --no-install-recommends libfmt-dev -q -y" "$work/asked"

[ "$failures" = 0 ] || exit 1
echo "the launcher does what it should"
