#!/bin/bash
# SPDX-License-Identifier: MIT
# Measures the program from outside, in a Release build, beside the barest Qt programs of the same run.
#
#   tests/bench/bench.sh [--quick]      --quick leaves out what takes long: 200 and 1,000 accounts, and idling
#
# `status`: the whole process, refreshing every account from a provider in another process, medians of five runs.
# Tray: start until the icon is registered, then memory and wake-ups with the popup hidden, twenty accounts, no
# refresh due. Numbers mean something only beside others of the same run on the same machine.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${QUOTALAMP_BUILD:-$top/build-bench}

counts=(1 20 200 1000) settle=45 idle=30
if [ "${1:-}" = --quick ]; then counts=(1 20) settle=1 idle=1; fi

bash "$top/packaging/dependencies/install.sh" build run test
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DQUOTALAMP_TESTS=ON >/dev/null
cmake --build "$build" --target quotalamp quotalamp-desktop benchserver benchrun benchtray barerequest baretray -- --quiet

quotalamp=$build/app/quotalamp
parts=$build/tests/bench
home=$(mktemp -d)
server=
finish() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
    rm -rf "$home"
}
trap finish EXIT
export HOME=$home QUOTALAMP_BENCH_KEY=sk-test-not-a-key-0001
unset XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS

"$parts/benchserver" 10 0 >"$home/ports" &
server=$!
until [ "$(wc -l <"$home/ports")" -eq 10 ]; do sleep 0.05; done
mapfile -t ports <"$home/ports"

accounts=0
add_until() { # COUNT
    for (( ; accounts < $1; ++accounts)); do
        "$quotalamp" account add openai --label "account $accounts" --paid-probe never \
            --base-url "http://127.0.0.1:${ports[accounts % 10]}" --key-from env:QUOTALAMP_BENCH_KEY >/dev/null
    done
}

process() { printf '| %-34s | %9s | %8s | %8s |\n' "$@"; }
process "one process" "wall ms" "CPU ms" "peak MB"
process "---" "--:" "--:" "--:"
read -r -a line < <("$parts/benchrun" 5 "$parts/barerequest" "http://127.0.0.1:${ports[0]}/v1/models")
process "bare request" "${line[@]}"
read -r -a line < <("$parts/benchrun" 5 "$quotalamp" --version)
process "quotalamp --version" "${line[@]}"
for count in "${counts[@]}"; do
    add_until "$count"
    read -r -a line < <("$parts/benchrun" 5 "$quotalamp" status --json --refresh)
    process "quotalamp status, accounts: $count" "${line[@]}"
done
read -r -a line < <("$parts/benchrun" 5 "$quotalamp" status --json)
process "the same from the cache" "${line[@]}"

rm -rf "$home/.config" "$home/.local"
accounts=0
add_until 20
echo
tray() { printf '| %-34s | %9s | %8s | %8s | %10s | %8s |\n' "$@"; }
tray "tray, popup hidden" "start ms" "RSS MB" "PSS MB" "wake-ups/s" "CPU ms/s"
tray "---" "--:" "--:" "--:" "--:" "--:"
session=("$top/tests/session/session.sh" --home "$home" -- "$parts/benchtray" "$settle" "$idle")
read -r -a line < <("${session[@]}" "$parts/baretray")
tray "bare Qt tray program" "${line[@]}"
read -r -a line < <("${session[@]}" "$quotalamp" --background)
tray "quotalamp --background" "${line[@]}"
