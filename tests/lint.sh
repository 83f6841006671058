#!/bin/bash
# SPDX-License-Identifier: MIT
# Checks format, common mistakes and scripts: clang-format, clang-tidy, shellcheck.
#
#   tests/lint.sh [--fix] [--quick] [FILE]...     --fix formats in place; without files everything is checked
#
# clang-tidy takes about ten seconds a file: name the files you changed while you work on them, or leave it out with
# --quick. Over everything it reads each room as one, which costs a fifth, and each file has to compile by itself.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${QUOTALAMP_LINT_BUILD:-$top/build-lint}

fix=no
quick=no
all=no
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
    all=yes
    mapfile -t files < <(find "$top/app" "$top/tests" -name '*.h' -o -name '*.cpp' | sort)
fi
sources=()
for file in "${files[@]}"; do
    case $file in "$top"/app/*.cpp) sources+=("$file") ;; esac
done

dependencies=(build lint)
if [ $quick = no ]; then dependencies+=(clang); fi
bash "$top/packaging/dependencies/install.sh" "${dependencies[@]}"

status=0
if [ $fix = yes ]; then
    clang-format -i "${files[@]}"
else
    clang-format --dry-run -Werror "${files[@]}" || status=1
fi

mapfile -t scripts < <(find "$top/packaging" "$top/tests" "$top/resources" -name '*.sh')
shellcheck --exclude=SC2016,SC2317 "${scripts[@]}" "$top/.ci/run" || status=1

configure() { # yes or no: rooms are one source each
    cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=clang++ -DQUOTALAMP_TESTS=OFF \
        -DQUOTALAMP_UNITY="$1" >/dev/null
    local said # by the compiler, which is of interest only where it fails
    said=$(cmake --build "$build" --target app/generated/builtinsummaries.cpp 2>&1) || {
        echo "$said"
        exit 1
    }
}
tidy() { # OPTION...; the sources are read from the input, and what says how much was not shown is left out
    xargs -d '\n' -n 1 -P "$(nproc)" clang-tidy -p "$build" --config-file="$top/.clang-tidy" --quiet "$@" 2>/dev/null
}
if [ $quick = no ] && [ $all = yes ]; then
    configure ON
    # That one file includes others is the point.
    sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' "$build/compile_commands.json" | grep -E "/Unity/|^$top/app/" |
        tidy --checks=-bugprone-suspicious-include || status=1
    "$top/tests/alone.py" "$build" || status=1
elif [ $quick = no ] && [ ${#sources[@]} -gt 0 ]; then
    configure OFF
    printf '%s\n' "${sources[@]}" | tidy || status=1
fi
exit $status
