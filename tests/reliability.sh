#!/bin/bash
# SPDX-License-Identifier: MIT
# No change that was acknowledged is lost: programs killed at a random instant, a full disk, two writers at once.
#
#   tests/reliability.sh [ROUNDS [BUILD]]      200 rounds of each; BUILD is a build folder (build-tests)
#
# By the real program, in a home of its own. The full disk needs root, or it is left out with a sentence.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-200}
program=$(realpath "${2:-$top/build-tests}")/app/quotalamp
home=$(mktemp -d)
trap 'umount "$home/disk" 2>/dev/null || true; rm -rf "$home"' EXIT
export HOME=$home XDG_RUNTIME_DIR=$home/run LANGUAGE=en LC_ALL=C.UTF-8 DBUS_SESSION_BUS_ADDRESS=disabled:

place() { export XDG_CONFIG_HOME=$1/config XDG_STATE_HOME=$1/state; }
account() { "$program" account "$@" </dev/null; }
# The labels there are, sorted. Whatever is said beside them is trouble.
labels() {
    account list --json 2>"$home/said" | sed -n 's/.*"account_key": "\(.*\)",/\1/p' | sort
    [ ! -s "$home/said" ] || fail "$(cat "$home/said")"
}
fail() {
    echo "FAILED in round $round: $*" >&2
    exit 1
}

# What is acknowledged, by label. A change that was cut off may have been made or not; the next look tells which.
declare -A there=()
expected() { printf '%s\n' "${!there[@]}" | sed '/^$/d' | sort; }
# settle STATUS BEFORE AFTER: one label became another ("" for none), if the status is 0.
settle() {
    local now
    now=$(labels)
    local done=$1 before=$2 after=$3
    if [ "$done" != 0 ] && [ -n "$after" ] && grep -qxF -- "$after" <<<"$now"; then done=0; fi
    if [ "$done" != 0 ] && [ -z "$after" ] && ! grep -qxF -- "$before" <<<"$now"; then done=0; fi
    [ "$done" = 0 ] || [ "$4" = cut ] || [ "$now" = "$(expected)" ] || fail "a refused change was made"
    if [ "$done" = 0 ]; then
        [ -z "$before" ] || unset "there[$before]"
        [ -z "$after" ] || there[$after]=1
    fi
    [ "$now" = "$(expected)" ] || fail "acknowledged: $(expected | paste -sd' '); there: $(paste -sd' ' <<<"$now")"
}
# Adds mostly, gives other names, and removes.
next_change() {
    change=add before="" after="account $round"
    local known=("${!there[@]}")
    ((${#known[@]} > 3)) || return 0
    local one=${known[RANDOM % ${#known[@]}]}
    case $((RANDOM % 3)) in
    1) change=rename before=$one after="renamed $round" ;;
    2) change=remove before=$one after="" ;;
    esac
}
make_change() {
    case $change in
    add) account add ollama --label "$after" ;;
    rename) account rename "$before" "$after" ;;
    remove) account remove "$before" ;;
    esac
}

killed() {
    there=()
    place "$home/killed"
    local cut=0
    for ((round = 1; round <= rounds; ++round)); do
        next_change
        local status=0
        make_change >"$home/out" 2>&1 &
        sleep "0.$(printf '%03d' $((RANDOM % 90)))"
        # The shell's child is the program's parent: both go.
        pkill -9 -P $! 2>/dev/null || true
        kill -9 $! 2>/dev/null || true
        wait $! 2>/dev/null || status=$?
        [ $status = 0 ] || cut=$((cut + 1))
        settle $status "$before" "$after" cut
    done
    echo "killed at a random instant: $rounds rounds, $cut cut off, nothing lost"
}

full() {
    there=()
    local refused=0
    round=0
    mkdir -p "$home/disk"
    if ! mount -t tmpfs -o size=96k none "$home/disk" 2>/dev/null; then
        echo "full disk: left out, since mounting a small disk is not allowed here"
        return
    fi
    place "$home/disk"
    for ((round = 1; round <= rounds; ++round)); do
        next_change
        ((${#there[@]} < 12)) || { change=remove before=$(expected | head -1) after=""; }
        # Full to the last byte, or with room for some of what is to be written.
        dd if=/dev/zero of="$home/disk/fill" bs=4096 status=none 2>/dev/null || true
        truncate -s "-$((RANDOM % 4 * 4096))" "$home/disk/fill"
        local status=0
        make_change >"$home/out" 2>&1 || status=$?
        [ $status = 0 ] || [ -s "$home/out" ] || fail "exit status $status without a sentence"
        [ $status = 0 ] || refused=$((refused + 1))
        settle $status "$before" "$after" whole
        rm "$home/disk/fill"
    done
    umount "$home/disk"
    echo "full disk: $rounds rounds, $refused refused with a sentence, nothing lost"
}

# writer NAME: adds an account each round, and gives every second one another name.
writer() {
    for ((round = 1; round <= rounds; ++round)); do
        account add ollama --label "$1 $round" 2>/dev/null || fail "writer $1 could not add"
        if ((round % 2 == 0)); then
            account rename "$1 $round" "$1 $round again" || fail "writer $1 could not rename"
        fi
        if ((round > 10)); then
            local old=$((round - 10))
            account remove "$1 $old$( ((old % 2)) || echo ' again')" 2>/dev/null || fail "writer $1 could not remove"
        fi
    done
}
two() {
    place "$home/two"
    round=0
    writer one &
    local first=$!
    writer two &
    wait $first || exit 1
    wait $! || exit 1
    there=()
    for name in one two; do
        for ((old = rounds > 10 ? rounds - 9 : 1; old <= rounds; ++old)); do
            there["$name $old$( ((old % 2)) || echo ' again')"]=1
        done
    done
    [ "$(labels)" = "$(expected)" ] || fail "acknowledged: $(expected | paste -sd' '); there: $(labels | paste -sd' ')"
    echo "two writers at once: $rounds rounds of each, nothing lost"
}

# Writers of the history that are killed, and its tables taken over and joined while they are: by the test of it.
history() {
    local test
    test=$(dirname "$program")/../tests/io/tst_historykept
    if [ ! -x "$test" ]; then
        echo "history: left out, since its test is not built here"
        return
    fi
    QUOTALAMP_ROUNDS=$rounds "$test" >"$home/out" 2>&1 || fail "$(cat "$home/out")"
    echo "history, killed while it writes, joins or is taken over: $rounds rounds of each, nothing lost"
}

# history import says that a file was taken in only when it is kept.
imported() {
    place "$home/imported"
    account add ollama --label work 2>/dev/null
    local heading=provider,account,account_id,limit,kind,since,until,left,lowest,highest acknowledged=0 cut=0
    for ((round = 1; round <= rounds; ++round)); do
        local at
        at=$(date -u -d "2026-01-01 +$round minutes" +%FT%T.000Z)
        printf '%s\nollama,work,,5h,reading,%s,%s,0.5,0.5,0.5\n' "$heading" "$at" "$at" >"$home/past.csv"
        local status=0
        "$program" history import "$home/past.csv" >"$home/out" 2>&1 &
        sleep "0.$(printf '%03d' $((RANDOM % 90)))"
        kill -9 $! 2>/dev/null || true
        wait $! 2>/dev/null || status=$?
        [ $status = 0 ] || { cut=$((cut + 1)); continue; }
        acknowledged=$((acknowledged + 1))
        "$program" history export - --format csv >"$home/all.csv" || fail "the history cannot be read"
        grep -q "5h,reading,$at," "$home/all.csv" || fail "what was taken in at $at is not there"
        (($(grep -c ',reading,' "$home/all.csv") >= acknowledged)) || fail "something that was taken in is gone"
    done
    echo "history import killed at a random instant: $rounds rounds, $cut cut off, nothing lost"
}

round=0
killed
full
two
imported
history
