# SPDX-License-Identifier: MIT
"""What is built: sizes and libraries of the programs, and how long building takes beside another commit."""

import os
import re
import shutil
import subprocess
import time

from figures import Figure
from ground import TOP

PROGRAMS = ("quotalamp", "quotalamp-commands.so", "quotalamp-desktop", "quotalamp-demo", "quotalamp-serve")
BARE = {"quotalamp-commands.so": "barerequest", "quotalamp-desktop": "baretray"}
CHANGED = "app/core/rules/alerts.cpp"
ITS_TEST = "tst_alerts"


def measure(ground, quick):
    figures = []
    for program in PROGRAMS:
        path = ground.build / "app" / program
        figures.append(Figure(f"{program}, stripped", "kB", [stripped(ground, path)]))
        bare = BARE.get(program)
        figures.append(Figure(f"{program}, libraries that it starts with", "", [libraries(path)], f"bare ({bare})" if bare else "",
                              [libraries(ground.parts / bare)] if bare else []))
    if not quick and ground.against:
        figures += clean(ground) + [one_file(ground)]
    return figures


def stripped(ground, path):
    copy = ground.folder / "stripped"
    subprocess.run(["strip", "-o", copy, path], check=True)
    return copy.stat().st_size / 1000


def libraries(path):
    told = subprocess.run(["ldd", path], stdout=subprocess.PIPE, text=True, check=True).stdout
    return len(re.findall(r"=> /", told))


def run(command, log):
    """The seconds that it takes. No compiler cache: that would tell how long copying takes."""
    started = time.monotonic()
    with open(log, "w", encoding="utf-8") as said:
        subprocess.run(command, env=os.environ | {"CCACHE_DISABLE": "1"}, stdout=said, stderr=said, check=True)
    return time.monotonic() - started


def checkout(ground, commit):
    """A copy of the tree as it was then, with a build folder in it."""
    folder = ground.folder / f"tree-{commit}"
    folder.mkdir()
    archive = subprocess.run(["git", "-C", TOP, "archive", commit], stdout=subprocess.PIPE, check=True).stdout
    subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
    return folder


def packaged(tree):
    """The build type of its packages."""
    return re.search(r"CMAKE_BUILD_TYPE=(\w+)", (tree / "packaging/deb.sh").read_text(encoding="utf-8"))[1]


def clean(ground):
    """All programs as a package is made of them, of this commit and the other, in turn."""
    trees = [checkout(ground, commit) for commit in ("HEAD", ground.against)]
    seconds = [[], []]
    for _ in range(2):
        for tree, times in zip(trees, seconds):
            build = tree / "build"
            shutil.rmtree(build, ignore_errors=True)
            run(["cmake", "-S", tree, "-B", build, "-G", "Ninja", f"-DCMAKE_BUILD_TYPE={packaged(tree)}",
                 "-DQUOTALAMP_TESTS=OFF"], ground.folder / "log")
            times.append(run(["cmake", "--build", build], ground.folder / "log"))
    return [Figure("a clean build for a package", "s", seconds[0], f"the same of {ground.against}", seconds[1], 0.67)]


def one_file(ground):
    """From a change in one source to the end of its test, as somebody who develops has it."""
    tree = ground.folder / "tree-HEAD"
    build = tree / "build-dev"
    run(["cmake", "-S", tree, "--preset", "dev"], ground.folder / "log")
    run(["cmake", "--build", build, "--target", ITS_TEST], ground.folder / "log")
    times = []
    for _ in range(3):
        (tree / CHANGED).touch()
        spent = run(["cmake", "--build", build, "--target", ITS_TEST], ground.folder / "log")
        times.append(spent + run(["ctest", "--test-dir", build, "-R", f"^{ITS_TEST}$"], ground.folder / "log"))
    return Figure(f"a change in {CHANGED} to its test's end", "s", times, most=10)
