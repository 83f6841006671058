#!/bin/bash
# SPDX-License-Identifier: MIT
# Draws the pictures of the README; needs what packaging/dependencies/bars.txt lists too.
#
#   resources/screenshots/take.sh BUILD-FOLDER
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$1/app/quotalamp
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# draw NAME WHAT [OPTION]...
draw() {
    local name=$1 what=$2
    shift 2
    "$program" screenshot --demo --scale 2 "$@" "$what" "$folder/$name.png" >/dev/null
}

# beside NAME PICTURE...: next to each other, with some of a desktop's colour round them.
beside() {
    local name=$1
    shift
    convert "${@/#/$folder/}" -background '#39424f' -bordercolor '#39424f' -border 24 -gravity north +append +repage \
        -alpha remove +dither -colors 250 -strip -define png:exclude-chunk=date,time "PNG8:$here/$name.png"
}

draw light popup
draw dark popup --theme dark
beside popup light.png dark.png
draw details history
draw settings settings-icon --theme dark
beside windows details.png settings.png
draw german popup --lang de --theme dark
draw trouble popup-trouble
beside more trouble.png german.png

# What a bar shows, by invented answers that a test plays too.
for provider in claude anthropic openrouter chatgpt; do
    mkdir -p "$folder/answers/$provider"
    cp -r "$here/../../tests/fixtures/$provider/success" "$folder/answers/$provider/"
done
chmod -R a+rX "$folder"
"$here/../../tests/session/waybar.sh" --tooltip "$folder/waybar.png" \
    "$program" status --demo --answers "$folder/answers" --follow --format waybar
beside waybar waybar.png
