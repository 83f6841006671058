#!/bin/bash
# SPDX-License-Identifier: MIT
# Installs the packages that the named lists beside this file contain, if any of them is missing.
#
#   packaging/dependencies/install.sh build run
#
# Asks apt only when there is something to do, as root or through sudo. Elsewhere than on Debian and its
# relatives it says what is needed and goes on: the build itself then tells what it misses.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

wanted=()
for list in "$@"; do
    while read -r package _; do wanted+=("$package"); done < <(grep -Ev '^[[:space:]]*(#|$)' "$here/$list.txt")
done

if ! command -v apt-get >/dev/null; then
    echo "No apt-get here. These Debian packages, or what your system calls them, are needed: ${wanted[*]}" >&2
    exit 0
fi

missing=()
for package in "${wanted[@]}"; do
    state=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Run as root: apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing: ${missing[*]}"
said=$(mktemp)
trap 'rm -f "$said"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$said" 2>&1; }
# The package lists may be old or absent, so they are fetched first; one broken source is no reason to give up.
apt update || true
if ! apt install --yes --no-install-recommends "${missing[@]}"; then
    cat "$said" >&2
    exit 1
fi
