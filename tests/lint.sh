#!/bin/bash
# SPDX-License-Identifier: MIT
# Checks format, common mistakes and scripts: clang-format, clang-tidy, shellcheck.
#
#   tests/lint.sh [--fix] [--quick] [FILE]...     --fix formats in place; without files everything is checked
#
# clang-tidy takes about ten seconds a file: name the files you changed while you work on them, or leave it out with --quick.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${QUOTALAMP_BUILD:-$top/build-tests}

fix=no
quick=no
while [ $# -gt 0 ]; do
    case $1 in
    --fix) fix=yes ;;
    --quick) quick=yes ;;
    *) break ;;
    esac
    shift
done
if [ $# -gt 0 ]; then
    files=()
    for file in "$@"; do files+=("$(realpath "$file")"); done
else
    mapfile -t files < <(find "$top/app" "$top/tests" -name '*.h' -o -name '*.cpp' | sort)
fi
sources=()
for file in "${files[@]}"; do
    case $file in "$top"/app/*.cpp) sources+=("$file") ;; esac
done

bash "$top/packaging/dependencies/install.sh" build lint

status=0
if [ $fix = yes ]; then
    clang-format -i "${files[@]}"
else
    clang-format --dry-run -Werror "${files[@]}" || status=1
fi

mapfile -t scripts < <(find "$top/packaging" "$top/tests" "$top/resources" -name '*.sh')
shellcheck --exclude=SC2016,SC2317 "${scripts[@]}" "$top/.ci/run" || status=1

if [ $quick = no ] && [ ${#sources[@]} -gt 0 ]; then
    [ -e "$build/compile_commands.json" ] || cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug >/dev/null
    printf '%s\0' "${sources[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$build" --quiet 2>/dev/null || status=1
fi
exit $status
