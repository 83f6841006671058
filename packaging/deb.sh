#!/bin/bash
# SPDX-License-Identifier: MIT
# Builds the .deb for this system's release and prints where it is.
#
#   packaging/deb.sh [FOLDER]      FOLDER is where it goes, build-deb if not given
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${QUOTALAMP_BUILD:-$top/build-deb}
folder=$(realpath -m "${1:-$build}")

bash "$top/packaging/dependencies/install.sh" build package >&2
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=MinSizeRel -DCMAKE_INSTALL_PREFIX=/usr -DQUOTALAMP_TESTS=OFF >/dev/null
cmake --build "$build" -- --quiet >&2
mkdir -p "$folder"
(cd "$build" && cpack -G DEB -B "$folder" >&2)
rm -rf "$folder/_CPack_Packages"
packed=$(mktemp -d)
trap 'rm -rf "$packed"' EXIT
for deb in "$folder"/quotalamp_*.deb; do dpkg-deb --extract "$deb" "$packed"; done
bash "$top/packaging/hardening.sh" --released "$packed/usr/bin/quotalamp" "$packed"/usr/libexec/quotalamp/quotalamp-* >&2
ls "$folder"/quotalamp_*.deb
