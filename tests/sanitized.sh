#!/bin/bash
# SPDX-License-Identifier: MIT
# All programs once more, built by clang with warnings as errors, and the tests in C++ that need no desktop run under the
# address and undefined behaviour sanitizers.
#
#   tests/sanitized.sh [ARGUMENT]...      the arguments are ctest's own, for example: -R refresher
#
# Works as root or with sudo, from any folder, without a display. QUOTALAMP_COMPILER names another clang++.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${QUOTALAMP_SANITIZED_BUILD:-$top/build-sanitized}

bash "$top/packaging/dependencies/install.sh" build run test clang

# With ccache, what begins with a precompiled header is kept too.
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
linker=
if command -v mold >/dev/null; then linker=-fuse-ld=mold; fi
echo "Building with clang and sanitizers in $build"
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DQUOTALAMP_TESTS=ON -DQUOTALAMP_WERROR=ON \
    -DCMAKE_CXX_COMPILER="${QUOTALAMP_COMPILER:-clang++}" -DCMAKE_CXX_FLAGS_DEBUG="-O0 -gline-tables-only" \
    -DQUOTALAMP_UNITY=ON -DQUOTALAMP_PRECOMPILE_ROOMS=ON -DQUOTALAMP_DESKTOP_TESTS=OFF \
    -DQUOTALAMP_SANITIZE=address,undefined -DCMAKE_EXE_LINKER_FLAGS=$linker >/dev/null
cmake --build "$build" -- --quiet | sed '/no work to do/d'

# What libraries keep until the end is no leak of ours.
export LSAN_OPTIONS=suppressions=$top/tests/leaks.txt:print_suppressions=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
exec ctest --test-dir "$build" --parallel "$(nproc)" --no-tests=error --output-on-failure "$@"
