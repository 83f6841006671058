#!/bin/sh
# SPDX-License-Identifier: MIT
# A status line for Claude Code that shows Quotalamp the limits of a Claude subscription. In ~/.claude/settings.json:
#
#     {"statusLine": {"type": "command", "command": "/usr/share/quotalamp/hooks/quotalamp-statusline.sh work"}}
#
# "work" is an account of Quotalamp's, by its label or id. The line says how much of both windows is used; with -q before
# the account nothing is printed, for a script of your own that calls this one. Of what Claude Code tells, Quotalamp keeps
# the limits alone. This ends at once, whatever becomes of Quotalamp.

quiet=
if [ "$1" = -q ]; then
    quiet=1
    shift
fi
if [ "$#" -ne 1 ]; then
    echo "usage: quotalamp-statusline.sh [-q] ACCOUNT < JSON" >&2
    exit 2
fi
input=$(head -c 131072)

# Without limits in it there is nothing to tell: before the first answer, or with a key instead of a subscription.
case $input in
*'"rate_limits"'*)
    (printf '%s\n' "$input" | "${QUOTALAMP:-quotalamp}" observe "$1" --input claude-statusline) > /dev/null 2>&1 &
    ;;
esac
[ -z "$quiet" ] || exit 0

# used NAME: the whole percents of the window; nothing where it is not told, or is no percentage.
used() {
    printf '%s' "$input" | tr -d '\n' |
        sed -n 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*{[^}]*"used_percentage"[[:space:]]*:[[:space:]]*\([0-9]\{1,3\}\)[^0-9].*/\1/p'
}
line=
for window in five_hour:5h seven_day:7d; do
    percent=$(used "${window%%:*}")
    [ -z "$percent" ] || line="$line${line:+ · }${window#*:} $percent%"
done
printf '%s\n' "${line:-limits: not told yet}"
