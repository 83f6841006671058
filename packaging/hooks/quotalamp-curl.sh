# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Shows Quotalamp the rate limits of answers that curl gets anyway. For bash and zsh:
#
#     . /usr/share/quotalamp/hooks/quotalamp-curl.sh
#     quotalamp_curl work -sS https://api.openai.com/v1/… -H "Authorization: Bearer $OPENAI_API_KEY"
#
# "work" is an account of Quotalamp's, by its label or id; all that follows is curl's own. What curl prints and how it
# ends is as without it. Only the headers named below are looked at, beside the answers' status; a `-D` of your own
# is served instead.
quotalamp_curl() {
    if [ "$#" -lt 1 ]; then
        echo "quotalamp_curl: an account is missing: quotalamp_curl ACCOUNT CURL-ARGUMENTS" >&2
        return 2
    fi
    # What reads the headers goes on reading whatever becomes of Quotalamp, or curl would fail.
    command curl -D >(
        exec > /dev/null 2>&1
        names='[a-z0-9_-]*(ratelimit|rate-limit)[a-z0-9_-]*|[a-z0-9_-]*-call-limit|retry-after(-ms)?|date'
        fields='used-percent|window-minutes|reset-at|reset-after-seconds'
        names="$names|x-codex-([a-z0-9_-]+-)?((primary|secondary)-($fields)|limit-name)"
        grep -aiE "^(HTTP/|($names):)|^[[:space:]]*\$" |
            "${QUOTALAMP:-quotalamp}" observe "$1" --input headers
        cat
    ) "${@:2}"
}
