#!/bin/bash
# SPDX-License-Identifier: MIT
# Every test, from a fresh checkout: installs what build and tests need, builds with warnings as errors, runs.
#
#   tests/run.sh [ARGUMENT]...      the arguments are ctest's own, for example: -R keyring
#
# Works as root or with sudo, from any folder, without a display. Exit status and last lines are ctest's.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${QUOTALAMP_BUILD:-$top/build-tests}

lists=(build run test bars)
# These start services where there is systemd: whoever wants their tests there installs them.
[ -d /run/systemd/system ] || lists+=(fleet)
bash "$top/packaging/dependencies/install.sh" "${lists[@]}"

# With ccache, what begins with a precompiled header is kept too.
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
echo "Building in $build"
# Of what debuggers need only the line numbers: each test holds all the rooms that it uses. They are many, and the usual
# linker takes three times as long for them.
linker=
if command -v mold >/dev/null; then linker=-fuse-ld=mold; fi
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DQUOTALAMP_TESTS=ON -DQUOTALAMP_WERROR=ON \
    -DQUOTALAMP_UNITY=ON -DCMAKE_CXX_FLAGS_DEBUG=-g1 -DCMAKE_EXE_LINKER_FLAGS=$linker >/dev/null
progress=--quiet
if [ -t 1 ]; then progress=; fi
cmake --build "$build" -- $progress | sed '/no work to do/d'

# They wait more than they work.
exec ctest --test-dir "$build" --parallel $(($(nproc) + 1)) --no-tests=error --output-on-failure "$@"
