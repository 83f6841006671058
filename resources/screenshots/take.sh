#!/bin/bash
# Takes the pictures of the README from the running program, in a desktop of its own, on the demo provider.
#
#   resources/screenshots/take.sh BUILD-FOLDER
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ -z "${QUOTALAMP_TEST_SESSION:-}" ]; then
    exec bash "$here/../../tests/desktop/session.sh" --size 1024x700 -- bash "$here/take.sh" "$(realpath "$1")"
fi

"$1/app/quotalamp" --demo &
program=$!
until window=$(xdotool search --onlyvisible --name '^Quotalamp$'); do sleep 0.2; done
sleep "${QUOTALAMP_SCREENSHOT_AFTER:-48}" # until one of the demo's limits is near its wall
eval "$(xdotool getwindowgeometry --shell "${window%%$'\n'*}")"
import -window root "$here/popup.png"
# The empty desktop is black; a calmer colour goes round the popup.
mogrify -fill '#39424f' -draw "color 8,$((Y + HEIGHT)) floodfill" \
    -crop "$((1024 - X + 16))x$((Y + HEIGHT + 16))+$((X - 16))+0" +repage -strip -define png:exclude-chunk=date,time "$here/popup.png"
kill "$program"
