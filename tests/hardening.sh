#!/bin/bash
# SPDX-License-Identifier: MIT
# Reads the programs as they were built, and as a package installs them.
#
#   tests/hardening.sh BUILD-FOLDER [--released]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$1
# Newer versions of CMake pass an option on that is empty in other configurations.
released=()
if [ "${2:-}" = --released ]; then released=(--released); fi
check=$here/../packaging/hardening.sh
installed=$(mktemp -d)
trap 'rm -rf "$installed"' EXIT

bash "$check" "${released[@]}" "$build/app/quotalamp" "$build/app/quotalamp-desktop" "$build/app/quotalamp-demo" \
    "$build/app/quotalamp-serve" "$build/app/quotalamp-commands.so"
cmake --install "$build" --prefix "$installed" >/dev/null
bash "$check" "${released[@]}" "$installed/bin/quotalamp" "$installed"/libexec/quotalamp/quotalamp-*

# Only the demo has Qt's server; and the commands draw nothing.
links_not() {
    if readelf --dynamic --wide "$2" | grep -E "NEEDED.*($1)"; then
        echo "$2 links what it should not" >&2
        exit 1
    fi
}
links_not 'HttpServer|WebSockets' "$build/app/quotalamp-desktop"
links_not 'HttpServer|WebSockets|Widgets|Gui|DBus|keychain' "$build/app/quotalamp-commands.so"
links_not 'Qt|stdc' "$build/app/quotalamp" # it starts the tray app, which loads them for itself
links_not 'HttpServer|WebSockets|Widgets|Gui' "$build/app/quotalamp-serve"
readelf --dynamic --wide "$build/app/quotalamp-demo" | grep -q 'NEEDED.*HttpServer' # so it would be found
"$installed/bin/quotalamp" status --demo >/dev/null # finds the demo where it is installed

# The commands load what knows the keychain, from where it is installed, and say so where it is missing.
mkdir -p "$installed/alone/bin" "$installed/home"
cp "$installed/bin/quotalamp" "$installed/alone/bin"
{ "$installed/alone/bin/quotalamp" --version 2>&1 || [ $? = 4 ]; } | grep -qF quotalamp-commands.so
cp "$installed/libexec/quotalamp/quotalamp-commands.so" "$installed/alone/bin"
{ "$installed/alone/bin/quotalamp" --background 2>&1 || [ $? = 4 ]; } | grep -qF quotalamp-desktop
add_account() {
    env -i HOME="$installed/home" LC_ALL=C.UTF-8 DBUS_SESSION_BUS_ADDRESS=disabled: PATH="$PATH" "$1" account add openai \
        <<<'sk-test-not-a-key-0001' 2>&1 || true
}
add_account "$installed/alone/bin/quotalamp" | grep -qF quotalamp-keychain.so
add_account "$installed/bin/quotalamp" | grep -qF 'No keychain is running.'

# The check itself finds what it looks for.
printf 'int main() { return 0; }\n' >"$installed/careless.cpp"
for careless in "-no-pie" "-Wl,-rpath,:" "-Wl,-rpath,\$ORIGIN/../lib" "-Wl,-z,lazy" "-Wl,-z,norelro" "-z execstack"; do
    # shellcheck disable=SC2086 # two words are two arguments
    c++ -pie -Wl,-z,relro,-z,now $careless -o "$installed/careless" "$installed/careless.cpp"
    if bash "$check" "$installed/careless" 2>/dev/null; then
        echo "a program that was linked with $careless passes" >&2
        exit 1
    fi
done
