#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether each source of the rooms includes what it uses: it has to compile by itself, not only with its room.

    tests/alone.py BUILD-FOLDER

The folder is one that was configured by clang with QUOTALAMP_UNITY, where a room is compiled as one file that includes the
others. The compiler says what it misses.

Most of what a source costs are headers, so those are compiled once for several sources of a room: only such as each of
them includes in any case, by its first include, which is its own header, and what that includes. So nothing is there that
would not be without them.
"""

import concurrent.futures
import functools
import itertools
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

APP = pathlib.Path(__file__).resolve().parent.parent / "app"
KEEPING = 6  # what it costs to write compiled headers out, in the measure of weight()
DIRECTIVE = re.compile(r"^\s*#\s*(include|if|ifdef|ifndef|endif)\b\s*([\"<][^\">]+[\">])?", re.M)


@functools.cache
def includes(path):
    """What a file includes under no condition, in order: '"core/base/time.h"', '<QString>'."""
    depth, found = 0, []
    for word, name in DIRECTIVE.findall(path.read_text(encoding="utf-8")) if path.exists() else ():
        depth += {"include": 0, "endif": -1}.get(word, 1)
        if word == "include" and depth == 0:
            found.append(name)
    return tuple(found)


@functools.cache
def reached(include):
    """The headers that come with an include, itself too."""
    if re.match("<Q.*(Widget|Dialog|Label|Button|Timer|Object)>", include):
        return frozenset([include, "<QObject>", "<QString>"])
    if include.startswith("<"):
        return frozenset([include])
    return frozenset([include]).union(*map(reached, includes(APP / include.strip('"'))))


def weight(headers):
    """About what they cost, in no unit."""
    return sum(12 if name == "<QString>" else 4 if re.match("<Q.*(Widget|Object|Dialog)>", name) else
               1 if name.startswith("<") else 0.5 for name in headers)


def text(headers):
    """A file that includes them. What includes others stands before them, so that it finds what it would find alone."""
    return "".join(f"#include {name}\n" for name in sorted(headers, key=lambda name: (-len(reached(name)), name)))


def shares(sources):
    """Groups of sources with the headers that are worth to be compiled once for each: [(headers, sources)]. Begins with
    each by itself, and joins two as long as something is saved by it."""
    groups = [(reached(includes(pathlib.Path(source))[0]), [source]) for source in sources]

    def saved(headers, group):
        return (len(group) - 1) * weight(headers) - (KEEPING if len(group) > 1 else 0)

    def joined(one, other):
        headers, group = one[0] & other[0], one[1] + other[1]
        return saved(headers, group) - saved(*one) - saved(*other), headers, group

    while len(groups) > 1:
        (gain, headers, group), one, other = max(
            ((joined(one, other), one, other) for one, other in itertools.combinations(groups, 2)), key=lambda pair: pair[0][0])
        if gain <= 0:
            break
        groups = [each for each in groups if each is not one and each is not other] + [(headers, group)]
    return [(headers if len(group) > 1 else frozenset(), group) for headers, group in groups]


def rooms(build):
    """The command that only looks, its folder, and the sources, of each room."""
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        room = pathlib.Path(entry["file"])
        if room.parent.name != "Unity":
            continue  # the build compiles it by itself
        words = [word for word in shlex.split(entry["command"]) if word not in ("-c", entry["file"])]
        output = words.index("-o")
        del words[output:output + 2]
        if "ccache" in words[0]:
            del words[0]
        sources = re.findall(r'^#include "([^"]+)"', room.read_text(encoding="utf-8"), re.M)
        # What a room as one source leaves out, and what moc does in what it makes, which is no source of ours.
        sources = [source for source in sources if "/generated/mocs/" not in source]
        yield words + ["-Wshadow", "-Wreserved-identifier"], entry["directory"], sources


def runs(words, folder):
    return subprocess.run(words, cwd=folder, check=False).returncode == 0


def main():
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(
            len(os.sched_getaffinity(0))) as pool:

        def prepared(number, words, folder, headers):
            """The words that take the headers as compiled, or none where there are none."""
            if not headers:
                return []
            header, compiled = f"{scratch}/{number}.h", f"{scratch}/{number}.pch"
            pathlib.Path(header).write_text(text(headers), encoding="utf-8")
            made = runs([*words, "-x", "c++-header", "-fpch-instantiate-templates", header, "-o", compiled], folder)
            return ["-include-pch", compiled] if made else []

        groups = [(words, folder, headers, group) for words, folder, sources in rooms(pathlib.Path(sys.argv[1]))
                  for headers, group in shares(sources)]
        if not groups:
            sys.exit("No rooms that are compiled as one in " + sys.argv[1])
        ready = [pool.submit(prepared, number, words, folder, headers)
                 for number, (words, folder, headers, _) in enumerate(groups)]
        fine = [pool.submit(runs, [*words, *shared.result(), "-fsyntax-only", source], folder)
                for (words, folder, _, group), shared in zip(groups, ready) for source in group]
        right = sum(each.result() for each in fine)
    print(f"{right} of {len(fine)} sources compile by themselves")
    return 0 if right == len(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
