#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures the program from outside, beside the barest programs that do the same, in one run. See README.md.

    tests/bench/bench.py --build FOLDER [--quick] [--json FILE] [--against COMMIT] [GROUP]...
"""

import argparse
import contextlib
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import figures
from ground import TOP, Ground

OUTSIDE = {"commands": "Commands, one process each", "refresh": "Refresh", "build": "Build"}
IN_SESSION = {"popup": "Popup", "disk": "Disk", "tray": "Tray"}
GROUPS = OUTSIDE | IN_SESSION


def measure(groups, arguments, tell=lambda group, found: None, begun=lambda: None):
    """The figures of each group, told as they come. `begun` is called once what has to wait does so."""
    found = {}
    modules = {group: importlib.import_module(group) for group in groups}
    with Ground(arguments.build, arguments.against) as ground, contextlib.ExitStack() as waiting:
        for module in modules.values():
            if hasattr(module, "begin"):
                waiting.enter_context(module.begin(ground))
        begun()
        for group, module in modules.items():
            found[group] = module.measure(ground, arguments.quick)
            tell(group, found[group])
    return found


class InSession:
    """The same in a desktop of its own, by this program once more. It begins at once, so that what has to wait does so while
    others are measured, and goes on when its figures are wanted."""

    def __init__(self, groups, arguments):
        self.groups = groups
        self.folder = tempfile.TemporaryDirectory()
        self.file = pathlib.Path(self.folder.name) / "figures.json"
        command = [TOP / "tests/session/session.sh", "--", sys.executable, __file__, "--inside", "--build", arguments.build,
                   "--json", self.file, *(["--quick"] if arguments.quick else []), *groups]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()

    def figures(self):
        self.process.communicate("\n")
        if self.process.returncode != 0:
            raise RuntimeError("what is measured in a desktop failed")
        found = {group: [] for group in self.groups}
        for each in json.loads(self.file.read_text(encoding="utf-8"))["figures"]:
            found[each["group"]].append(figures.from_json(each))
        self.folder.cleanup()
        return found


def wait_for_turn():
    print(flush=True)
    sys.stdin.readline()


def tell(group, found):
    print(figures.table(GROUPS[group], found), end="\n\n", flush=True)


def commit():
    done = subprocess.run(["git", "-C", TOP, "describe", "--always", "--dirty"], stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, help="a build folder with tests, as bench.sh makes it")
    parser.add_argument("--quick", action="store_true", help="every ratio, in about 90 s on a quiet machine")
    parser.add_argument("--json", help="where all runs go, for programs")
    parser.add_argument("--against", metavar="COMMIT", help="another commit, whose clean build is timed too (long form)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    arguments = parser.parse_args()
    if unknown := set(arguments.groups) - set(GROUPS):
        parser.error(f"there is no group {', '.join(unknown)}")
    groups = arguments.groups or list(GROUPS)
    started = time.monotonic()
    if arguments.inside:
        found = measure(groups, arguments, begun=wait_for_turn)
    else:
        print(f"{commit()}, {time.strftime('%F')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n", flush=True)
        inside = [group for group in IN_SESSION if group in groups]
        session = InSession(inside, arguments) if inside else None
        found = measure([group for group in groups if group in OUTSIDE], arguments, tell)
        if session:
            found |= session.figures()
            for group in inside:
                tell(group, found[group])
        print(f"{time.monotonic() - started:.0f} s, load {os.getloadavg()[0]:.1f} at the end")
    if arguments.json:
        every = [each.json(group) for group, list_ in found.items() for each in list_]
        pathlib.Path(arguments.json).write_text(json.dumps({"commit": commit(), "figures": every}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
