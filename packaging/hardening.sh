#!/bin/bash
# SPDX-License-Identifier: MIT
# Reads from programs how they were built: position independent, their tables read-only once linked, no stack that can
# be executed, and no folder of their own to load libraries from. What was built to be released has run-time checks.
#
#   packaging/hardening.sh [--released] PROGRAM...      exit status 1, and what is missing, where one lacks something
set -euo pipefail

released=
if [ "${1:-}" = --released ]; then
    released=1
    shift
fi
[ $# -gt 0 ] || { echo "hardening.sh: name a program" >&2; exit 2; }

lacking=0
lacks() {
    echo "$program: $1" >&2
    lacking=1
}

for program in "$@"; do
    read=$(readelf --file-header --program-headers --dynamic --wide "$program")
    grep -Eq 'Type: +DYN' <<<"$read" || lacks "is at a fixed address"
    # What has no loader of its own is loaded by a program.
    if grep -Eq '^ +INTERP ' <<<"$read" && ! grep -Eq 'FLAGS_1.*PIE' <<<"$read"; then lacks "is no position independent program"; fi
    grep -Eq '^ +GNU_RELRO ' <<<"$read" || lacks "has no read-only relocations"
    grep -Eq '\(FLAGS(_1)?\).*NOW' <<<"$read" || lacks "binds its functions when they are first called"
    grep -Eq '^ +GNU_STACK .* RW ' <<<"$read" || lacks "has a stack that can be executed"
    if grep -Eq '\((RPATH|RUNPATH)\)' <<<"$read"; then lacks "looks for libraries in: $(grep -oE '\[.*\]' <<<"$(grep -E '\((RPATH|RUNPATH)\)' <<<"$read")")"; fi
    if grep -Eq '^ +LOAD .* RWE ' <<<"$read"; then lacks "has memory that can be written and executed"; fi
    # Of so few calls none needs a check.
    if [ -z "$released" ] || [[ $program == */quotalamp-keychain.so ]]; then continue; fi
    symbols=$(nm --dynamic --undefined-only "$program")
    grep -Eq '__[a-z]+_chk\b' <<<"$symbols" || lacks "is built without _FORTIFY_SOURCE"
    grep -q '__stack_chk_fail' <<<"$symbols" || lacks "is built without a stack protector"
    if grep -Eq 'NEEDED.*libstdc\+\+' <<<"$read" && ! grep -q '__glibcxx_assert_fail' <<<"$symbols"; then
        lacks "is built without the assertions of the C++ library"
    fi
done
exit $lacking
