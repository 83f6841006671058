#!/bin/bash
# SPDX-License-Identifier: MIT
# Installs a .deb the way a person does, starts what is in it, and removes it again. Needs root, and a machine that
# may be changed; on one that never had the build's packages it also proves that the dependencies are complete.
#
#   packaging/check-deb.sh FILE.deb
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
deb=$(realpath "$1")
export DEBIAN_FRONTEND=noninteractive

step() { echo "check-deb: $*"; }
fail() {
    echo "check-deb: $*" >&2
    exit 1
}

step "installing $(basename "$deb")"
apt-get -qq update
apt-get -qq install --yes --no-install-recommends "$deb" >/dev/null

step "every library is there"
programs=(/usr/bin/quotalamp /usr/libexec/quotalamp/quotalamp-desktop /usr/libexec/quotalamp/quotalamp-demo
    /usr/libexec/quotalamp/quotalamp-serve)
for program in "${programs[@]}"; do
    [ -x "$program" ] || fail "$program is missing"
done
programs+=(/usr/libexec/quotalamp/quotalamp-{commands,keychain}.so) # which are loaded
for program in "${programs[@]}"; do
    if ldd "$program" | grep 'not found'; then fail "$program lacks libraries"; fi
done

if command -v readelf >/dev/null; then
    step "the programs are hardened"
    bash "$top/packaging/hardening.sh" --released "${programs[@]}"
fi

step "the commands run without a display"
version=$(dpkg-deb --field "$deb" Version)
[[ "$(quotalamp --version)" == *"${version%%-*}"* ]] || fail "quotalamp --version says $(quotalamp --version)"
env -u DISPLAY -u WAYLAND_DISPLAY quotalamp status --demo
for file in dbus-1/services/org.quotalamp.Quotalamp1.service dbus-1/interfaces/org.quotalamp.Quotalamp1.xml \
    applications/quotalamp.desktop icons/hicolor/48x48/apps/quotalamp.png man/man1/quotalamp.1 man/man5/quotalamp-descriptor.5 \
    quotalamp/monitoring/prometheus/quotalamp.alerts.yml; do
    [ -e /usr/share/$file ] || fail "/usr/share/$file is missing"
done

step "the tray app shows its icon"
bash "$top/packaging/dependencies/install.sh" test
bash "$top/tests/session/session.sh" -- bash -c '
    quotalamp --demo &
    program=$!
    for _ in $(seq 100); do
        if dbus-send --session --print-reply --dest=org.kde.StatusNotifierWatcher /StatusNotifierWatcher \
            org.freedesktop.DBus.Properties.Get string:org.kde.StatusNotifierWatcher \
            string:RegisteredStatusNotifierItems | grep -q "string \""; then
            kill $program
            exit 0
        fi
        sleep 0.1
    done
    kill $program
    exit 1' || fail "no icon within ten seconds"

step "removing it leaves nothing"
dpkg --purge quotalamp >/dev/null
left=$(find /usr -path '*quotalamp*' -not -path "$top/*" -print -quit)
[ -z "$left" ] || fail "$left is left over"
step "all well"
