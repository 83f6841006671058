#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether each source of the rooms includes what it uses: it has to compile by itself, not only with its room.

    tests/alone.py BUILD-FOLDER

The folder is one that was configured with QUOTALAMP_UNITY, where a room is compiled as one file that includes the others.
Nothing is written; the compiler says what it misses.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys


def commands(build):
    """The command for each source: that of its room, which only looks at this one."""
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        room = pathlib.Path(entry["file"])
        if room.parent.name != "Unity":
            continue  # the build compiles it by itself
        words = [word for word in shlex.split(entry["command"]) if word not in ("-c", entry["file"])]
        output = words.index("-o")
        del words[output:output + 2]
        if "ccache" in words[0]:
            del words[0]
        for source in re.findall(r'^#include "([^"]+)"', room.read_text(encoding="utf-8"), re.M):
            # The only warning that a room as one source leaves out.
            yield words + ["-Wshadow", "-fsyntax-only", source], entry["directory"]


def compiles(command):
    words, folder = command
    return subprocess.run(words, cwd=folder, check=False).returncode == 0


def main():
    found = list(commands(pathlib.Path(sys.argv[1])))
    if not found:
        sys.exit("No rooms that are compiled as one in " + sys.argv[1])
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        fine = list(pool.map(compiles, found))
    print(f"{fine.count(True)} of {len(fine)} sources compile by themselves")
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
