#!/bin/bash
# SPDX-License-Identifier: MIT
# Builds the program as packages do, and measures it beside the barest programs that do the same. See README.md.
#
#   tests/bench/bench.sh [--quick] [--json FILE] [--against COMMIT] [GROUP]...
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${QUOTALAMP_BUILD:-$top/build-bench}

bash "$top/packaging/dependencies/install.sh" build run test
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=MinSizeRel -DQUOTALAMP_TESTS=ON >/dev/null
cmake --build "$build" --target quotalamp quotalamp-desktop quotalamp-demo quotalamp-serve bench -- --quiet

exec python3 "$top/tests/bench/bench.py" --build "$build" "$@"
