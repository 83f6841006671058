#!/bin/bash
# SPDX-License-Identifier: MIT
# Waybar with our module, in a sway of its own, and a picture of it.
#
#   tests/session/waybar.sh [--tooltip] [--expect COLOUR] OUT.png COMMAND [ARGUMENT]...
#
# The command prints the module's lines. Fails where the module does not appear within half a minute, or nothing in that
# colour. sway has no screen, or with --tooltip one in an X server of its own, where the
# pointer rests on the module. As root all of it runs as "nobody", for sway does not run as root.
# Needs sway, waybar, grim, ImageMagick and, for a tooltip, Xvfb and xdotool.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
recipe=$here/../../packaging/recipes/waybar
readonly width=760 height=170
backend=headless output=HEADLESS-1 expected=

while [ $# -gt 0 ]; do
    case $1 in
    --tooltip) backend=x11 output=X11-1 ;;
    --expect) expected=${2:?} && shift ;;
    *) break ;;
    esac
    shift
done
picture=$(realpath "${1:?where to}")
shift

root=$(mktemp -d -t quotalamp-waybar.XXXXXX)
started=() # groups of processes
finish() {
    local group
    for group in "${started[@]}"; do kill -- "-$group" 2>/dev/null || true; done
    wait
    rm -rf "$root"
}
trap finish EXIT
mkdir "$root/run" "$root/home"
printf '#!/bin/sh\nexec%s\n' "$(printf ' %q' "$@")" >"$root/lines"
chmod 700 "$root/run"
chmod 755 "$root" "$root/lines"

# The module as the recipe has it, but for its command.
python3 - "$recipe/config.jsonc" "$root/lines" >"$root/config" <<'END'
import json, re, sys
module = json.loads(re.sub(r"^//.*\n", "", open(sys.argv[1]).read(), flags=re.M))
module["custom/quotalamp"]["exec"] = sys.argv[2]
bar = {"layer": "top", "position": "top", "height": 30, "modules-left": ["sway/workspaces"],
       "modules-center": ["custom/quotalamp"], "modules-right": ["clock"]}
print(json.dumps(bar | module))
END
{
    echo '* { font-family: "Noto Sans", sans-serif; font-size: 13px; }'
    echo 'window#waybar { background: #1b1e23; color: #e9ebee; } #clock { padding: 0 12px; }'
    echo '#workspaces button { color: #e9ebee; padding: 0 8px; }'
    cat "$recipe/style.css"
} >"$root/style.css"
{
    echo "output $output resolution ${width}x$height bg #3a4757 solid_color"
    echo "exec waybar -c $root/config -s $root/style.css >$root/home/waybar.log 2>&1"
} >"$root/sway.conf"

as=()
if [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    chown -R nobody "$root/run" "$root/home"
    if ! "${as[@]}" test -x "$(command -v "$1")"; then
        echo "waybar.sh: nobody but root may run $1" >&2
        exit 77 # for ctest: left out
    fi
fi
environment=(env -i PATH="$PATH" HOME="$root/home" XDG_RUNTIME_DIR="$root/run" LC_ALL=C.UTF-8 GSETTINGS_BACKEND=memory)
display=
if [ $backend = x11 ]; then
    setsid Xvfb -displayfd 3 -screen 0 ${width}x${height}x24 -nolisten tcp 3>"$root/display" >/dev/null 2>&1 &
    started+=($!)
    until [ -s "$root/display" ]; do sleep 0.1; done
    display=:$(<"$root/display")
fi
setsid "${as[@]}" "${environment[@]}" DISPLAY="$display" WLR_BACKENDS=$backend WLR_LIBINPUT_NO_DEVICES=1 \
    WLR_RENDERER=pixman dbus-run-session -- sway -c "$root/sway.conf" >"$root/sway.log" 2>&1 &
started+=($!)

shoot() { "${as[@]}" "${environment[@]}" WAYLAND_DISPLAY=wayland-1 grim - >"$root/picture.png"; }
# Letters have many shades in the middle of the bar, where there is nothing else.
shows() {
    shoot || return 1
    local middle=(convert "$root/picture.png" -crop 300x28+230+1 +repage)
    [ "$("${middle[@]}" -format %k info:)" -gt 8 ] || return 1
    [ -z "$expected" ] || [ "$("${middle[@]}" -fuzz 20% -fill black +opaque "$expected" -fill white -opaque "$expected" \
        -format '%[fx:int(mean*w*h)]' info:)" -gt 10 ]
}
deadline=$((SECONDS + 30))
until [ -S "$root/run/wayland-1" ] && shows; do
    if [ $SECONDS -ge $deadline ]; then
        echo "waybar.sh: the module does not appear" >&2
        cat "$root/sway.log" "$root/home/waybar.log" >&2
        exit 1
    fi
    sleep 0.2
done
if [ $backend = x11 ]; then
    sleep 2 # until all accounts are known
    DISPLAY=$display xdotool mousemove $((width / 2)) 14 sleep 0.3 mousemove $((width / 2 + 4)) 15 sleep 2
fi
shoot
cp "$root/picture.png" "$picture"
