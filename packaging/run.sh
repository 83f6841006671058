#!/bin/bash
# SPDX-License-Identifier: MIT
# From a fresh checkout to the running app: installs what the build needs, builds, starts.
#
#   packaging/run.sh [ARGUMENT]...      the arguments are quotalamp's own; see quotalamp --help
#
# Without arguments it opens the tray app, on the demo provider as long as there is no account. Where there
# is no display it prints `quotalamp status --demo` instead. Works as root or with sudo, from any folder.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${QUOTALAMP_BUILD:-$top/build-run}

bash "$top/packaging/dependencies/install.sh" build run

if [ ! -e "$build/build.ninja" ]; then
    echo "Building in $build, a few minutes the first time"
    cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=MinSizeRel -DQUOTALAMP_TESTS=OFF >/dev/null
fi
progress=--quiet
if [ -t 1 ]; then progress=; fi
cmake --build "$build" -- $progress | sed '/no work to do/d'

quotalamp=$build/app/quotalamp
if [ $# -gt 0 ]; then exec "$quotalamp" "$@"; fi
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display, so here is what the app would show (quotalamp status --demo):"
    exec "$quotalamp" status --demo
fi
if ! "$quotalamp" account list --json | grep -q '"id"'; then
    echo "There is no account yet: starting with the demo provider (quotalamp --demo)."
    exec "$quotalamp" --demo
fi
exec "$quotalamp"
