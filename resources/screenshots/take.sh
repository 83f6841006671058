#!/bin/bash
# Draws the pictures of the README.
#
#   resources/screenshots/take.sh BUILD-FOLDER
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$1/app/quotalamp" screenshot --demo --scale 2 all "$folder/light" >/dev/null
"$1/app/quotalamp" screenshot --demo --scale 2 --theme dark all "$folder/dark" >/dev/null
# Beside each other, with some of a desktop's colour round them.
convert "$folder/light/popup.png" "$folder/dark/popup.png" -background '#39424f' -bordercolor '#39424f' -border 24 \
    -gravity north +append +repage -alpha remove +dither -colors 250 -strip \
    -define png:exclude-chunk=date,time "PNG8:$here/popup.png"
