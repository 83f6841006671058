#!/bin/bash
# SPDX-License-Identifier: MIT
# Runs a command in a desktop of its own: X server, session bus, window manager, panel with a tray,
# unlocked keyring and notification daemon, in a home that is thrown away. Nothing of the desktop it is
# started from is seen or touched, and its own exit status is the command's.
#
#   tests/session/session.sh [OPTION]... COMMAND [ARGUMENT]...
#
#   --no-tray            no panel; the command may start one later with: xfce4-panel --disable-wm-check
#   --no-keyring         nothing answers for org.freedesktop.secrets
#   --locked-keyring     the keyring exists and is locked; its password is "quotalamp"
#   --no-notifications   nothing answers for org.freedesktop.Notifications
#   --wayland            weston without a screen instead of X, window manager and panel; no tray
#   --size WxH           of the screen, 1280x800 if not given
#   --home DIR           keep the home in DIR, to continue in a second session
#
# Needs what packaging/dependencies/test.txt lists.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly password=quotalamp
display=x11 tray=yes keyring=unlocked notifications=yes size=1280x800 home=

usage() {
    echo "session.sh: $1" >&2
    exit 2
}

while [ $# -gt 0 ]; do
    case $1 in
    --wayland) display=wayland tray=no ;;
    --no-tray) tray=no ;;
    --no-keyring) keyring=none ;;
    --locked-keyring) keyring=locked ;;
    --no-notifications) notifications=no ;;
    --size) size=${2:?} && shift ;;
    --home) home=${2:?} && shift ;;
    --) shift && break ;;
    --*) usage "unknown option $1" ;;
    *) break ;;
    esac
    shift
done
[ $# -gt 0 ] || usage "no command"

root=$(mktemp -d -t quotalamp-session.XXXXXX)
readonly root log=$root/log
home=${home:-$root/home}
started=() # ended in the opposite order

finish() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        kill "${started[i]}" 2>/dev/null || continue
        timeout 3 tail --pid="${started[i]}" -s 0.05 -f /dev/null || kill -KILL "${started[i]}" 2>/dev/null || true
    done
    rm -rf "$root" 2>/dev/null || { sleep 1 && rm -rf "$root"; }
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Waits up to 20 s for a command to succeed.
until_true() {
    local deadline=$((SECONDS + 20))
    until "$@" >/dev/null 2>&1; do
        if [ $SECONDS -ge $deadline ]; then
            "$@" >>"$log" 2>&1 || true
            echo "session.sh: gave up waiting for: $*" >&2
            tail -n 20 "$log" >&2
            exit 125
        fi
        sleep 0.05
    done
}

start() {
    "$@" >>"$log" 2>&1 </dev/null &
    started+=($!)
}

property() { # BUS-NAME OBJECT INTERFACE PROPERTY
    dbus-send --session --print-reply=literal --dest="$1" "$2" org.freedesktop.DBus.Properties.Get "string:$3" "string:$4"
}

# Offers the service for a bus name to the private bus; without this the name cannot be activated.
offer() { # BUS-NAME [WORD IN ITS COMMAND]
    local file
    for file in /usr/local/share/dbus-1/services/*.service /usr/share/dbus-1/services/*.service; do
        if grep -qsx "Name=$1" "$file" && grep -qs "^Exec=.*${2:-}" "$file"; then
            ln -s "$file" "$root/services/$1.service"
            return
        fi
    done
}

mkdir -p "$root/run" "$root/services" "$home"
chmod 700 "$root/run"

while read -r name; do unset "$name"; done < <(compgen -e | grep -E '^(QT_|XDG_|DBUS_|WAYLAND_|GTK_|GNOME_|KDE_|DESKTOP_|SESSION_MANAGER$|XAUTHORITY$|DISPLAY$)' || true)
export HOME=$home XDG_RUNTIME_DIR=$root/run XDG_CURRENT_DESKTOP=XFCE XDG_SESSION_TYPE=$display
export XDG_CONFIG_HOME=$home/.config XDG_DATA_HOME=$home/.local/share
export XDG_STATE_HOME=$home/.local/state XDG_CACHE_HOME=$home/.cache
export GSETTINGS_BACKEND=memory # what a test switches on needs no service that keeps it
export QT_QPA_PLATFORM=xcb QUOTALAMP_TEST_SESSION=1
if [ $display = wayland ]; then export QT_QPA_PLATFORM=wayland XDG_CURRENT_DESKTOP=weston; fi

channels=$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml
mkdir -p "$channels"
cp -n "$here/xfce4-panel.xml" "$here/xfce4-notifyd.xml" "$channels/" || true

# X server
if [ $display = x11 ]; then
    start Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset 3>"$root/display"
    until_true test -s "$root/display"
    DISPLAY=:$(<"$root/display")
    export DISPLAY
fi

# Session bus, which can start only what is offered here
offer org.xfce.Xfconf
offer org.a11y.Bus
offer org.gnome.keyring.SystemPrompter
if [ $notifications = yes ]; then offer org.freedesktop.Notifications xfce4-notifyd; fi
export DBUS_SESSION_BUS_ADDRESS=unix:path=$root/run/bus
sed "s|@address@|$DBUS_SESSION_BUS_ADDRESS|; s|@services@|$root/services|" "$here/bus.conf" >"$root/bus.conf"
start dbus-daemon --nofork --nopidfile --config-file="$root/bus.conf"
until_true property org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus Features

# Window manager, or the Wayland compositor that is one
if [ $display = x11 ]; then
    start openbox
    until_true xdotool get_num_desktops
else
    export WAYLAND_DISPLAY=wayland-1
    start weston --backend=headless-backend.so --use-pixman --width="${size%x*}" --height="${size#*x}" \
        --socket="$WAYLAND_DISPLAY" --idle-time=0 --no-config --debug
    until_true test -S "$root/run/$WAYLAND_DISPLAY"
fi

if [ $keyring != none ]; then
    gnome-keyring-daemon --foreground --unlock --components=secrets >>"$log" 2>&1 < <(printf %s "$password") &
    started+=($!)
    login=/org/freedesktop/secrets/collection/login
    keyring_is() { property org.freedesktop.secrets "$login" org.freedesktop.Secret.Collection Locked | grep -q "$1"; }
    until_true keyring_is false
    if [ $keyring = locked ]; then
        dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
            org.freedesktop.Secret.Service.Lock "array:objpath:$login" >>"$log" 2>&1
        until_true keyring_is true
    fi
fi

if [ $tray = yes ]; then
    start xfce4-panel --disable-wm-check
    tray_is_there() {
        property org.kde.StatusNotifierWatcher /StatusNotifierWatcher org.kde.StatusNotifierWatcher \
            IsStatusNotifierHostRegistered | grep -q true
    }
    until_true tray_is_there
fi

cd "${QUOTALAMP_SESSION_DIRECTORY:-$PWD}"
"$@" <&0 &
command=$!
started+=("$command")
status=0
wait $command || status=$?
exit $status
