#!/bin/bash
# SPDX-License-Identifier: MIT
# Checks that a translation is complete: every text of the sources is in it, translated, and nothing else is.
#
#   tests/translations.sh LUPDATE FILE.ts
set -euo pipefail

lupdate=$1 file=$2
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
fresh=$(mktemp -d)/$(basename "$file")
trap 'rm -rf "$(dirname "$fresh")"' EXIT

cp "$file" "$fresh"
find "$top/app" -name '*.h' -o -name '*.cpp' | sort >"$fresh.sources"
"$lupdate" -silent -locations none -no-obsolete -no-ui-lines -I "$top/app" "@$fresh.sources" -ts "$fresh"

status=0
if grep -q 'type="unfinished"' "$fresh"; then
    echo "$(basename "$file") lacks $(grep -c 'type="unfinished"' "$fresh") texts:"
    grep -B 4 'type="unfinished"' "$fresh" | sed -n 's| *<source>\(.*\)</source>|  \1|p'
    status=1
fi
texts() { grep -o '<source>.*</source>' "$1" | sed "s/&apos;/'/g; s/&quot;/\"/g" | sort; }
gone=$(comm -23 <(texts "$file") <(texts "$fresh"))
if [ -n "$gone" ]; then
    echo "No longer in the sources; build the target update_translations: $gone"
    status=1
fi
exit $status
