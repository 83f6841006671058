#!/bin/bash
# SPDX-License-Identifier: MIT
# Renders the application's icon to PNG, each size on its own pixel grid: a scaled-down ring is a blur.
# Run it after changing the drawing, and commit the result. Needs rsvg-convert (librsvg2-bin).
#
# The table is the tray gauge's: ring radius, ring thickness, lamp radius.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/hicolor"

draw() { # SIZE RADIUS THICKNESS LAMP
    awk -v s="$1" -v r="$2" -v t="$3" -v lamp="$4" 'BEGIN {
        c = s / 2; m = r - t / 2; pi = atan2(0, -1); a = 0.70 * 2 * pi
        printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\">", s, s
        printf "<circle cx=\"%g\" cy=\"%g\" r=\"%g\" fill=\"#15181c\"/>", c, c, c
        printf "<circle cx=\"%g\" cy=\"%g\" r=\"%g\" fill=\"none\" stroke=\"#6a737d\" stroke-width=\"%g\"/>", c, c, m, t
        printf "<path d=\"M%g %gA%g %g 0 1 1 %g %g\" fill=\"none\" stroke=\"#f4f6f8\" stroke-width=\"%g\"/>", c, c - m, m, m, c + m * sin(a), c - m * cos(a), t
        printf "<circle cx=\"%g\" cy=\"%g\" r=\"%g\" fill=\"#ffc91f\"/></svg>", c, c, lamp
    }'
}

while read -r size radius thickness lamp; do
    mkdir -p "${size}x$size/apps"
    draw "$size" "$radius" "$thickness" "$lamp" | rsvg-convert --output "${size}x$size/apps/quotalamp.png"
done <<TABLE
16 7 2 3
22 10 3 4
24 11 3 5
32 14 4 6
48 21 7 8
64 28 9 11
128 56 18 22
256 112 36 44
TABLE
