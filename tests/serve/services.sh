#!/bin/bash
# SPDX-License-Identifier: MIT
# The units as they are installed, read by systemd itself where it is here; and whether the container file copies what
# there is.
#
#   tests/serve/services.sh BUILD-FOLDER
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
    echo "$*" >&2
    exit 1
}

# What it takes out of the sources is there.
while read -r _ sources; do
    for source in ${sources% *}; do
        [ -e "$top/$source" ] || fail "the container file copies $source, which is missing"
    done
done < <(grep '^COPY [^-]' "$top/packaging/container/Containerfile")
grep -q '^USER [1-9]' "$top/packaging/container/Containerfile" || fail "the container runs as root"

for unit in quotalamp-serve.service quotalamp-serve.user.service; do
    [ -f "$build/packaging/$unit" ] || fail "$unit was not made"
    if grep -n '@' "$build/packaging/$unit" | grep -v '=.*@'; then fail "$unit holds a name that nobody filled in"; fi
done
command -v systemd-analyze >/dev/null || exit 0

# Where the program is not installed, systemd would miss it.
mkdir "$folder/system" "$folder/user"
sed "s|^ExecStart=[^ ]*|ExecStart=$build/app/quotalamp|" "$build/packaging/quotalamp-serve.service" \
    >"$folder/system/quotalamp-serve.service"
sed "s|^ExecStart=[^ ]*|ExecStart=$build/app/quotalamp|" "$build/packaging/quotalamp-serve.user.service" \
    >"$folder/user/quotalamp-serve.service"
said=$(systemd-analyze verify --man=no "$folder/system/quotalamp-serve.service" 2>&1 | grep quotalamp-serve || true)
[ -z "$said" ] || fail "$said"
said=$(systemd-analyze verify --man=no --user "$folder/user/quotalamp-serve.service" 2>&1 | grep quotalamp-serve || true)
[ -z "$said" ] || fail "$said"
# 2.0 of 10: what it may do beyond that is to speak over the network.
systemd-analyze security --offline=yes --threshold=20 "$folder/system/quotalamp-serve.service" >"$folder/rating" 2>&1 ||
    fail "$(tail -3 "$folder/rating")"
tail -1 "$folder/rating"
