#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""recipes.py PROGRAM FOLDER: runs every command line of the recipes in FOLDER by the real program, in an empty home.

A line whose options are wrong ends with status 2; one that is right says that there is no account (3), or goes on until it
is stopped. What a recipe says of a file's members, such as the states of Waybar's module, is checked against what the
program prints for the demo.
"""
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

COMMAND = re.compile(r"""quotalamp(?: +(?:"[^"]*"|'[^']*'|[^\s"'#;|>)`]+))*""")
STATES = {"no-limits", "calm", "stale", "warning", "error", "critical", "exhausted", "no-account"}


def commands(path: Path):
    """Each command line of a recipe, as a shell would split it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.replace('\\"', '"')
        for found in COMMAND.finditer(line):
            text = found.group(0)
            if text.count('"') % 2 or text.count("'") % 2:
                text = text.rstrip("\"'")
            try:
                words = shlex.split(text)
            except ValueError:
                continue
            if len(words) > 1 and words[1] in ("status", "guard", "calendar", "history", "observe"):
                yield words[1:]


def run(program, words, home):
    """Status and what was said; no status of one that follows, and so does not end."""
    environment = {"HOME": home, "PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": home, "LANGUAGE": "en"}
    try:
        done = subprocess.run([program, *words], env=environment, capture_output=True, text=True,
                              timeout=3 if "--follow" in words else 60)
        return done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        if "--follow" not in words:
            raise
        return None, "", ""


def main(program, folder):
    troubles, count = [], 0
    with tempfile.TemporaryDirectory() as home:
        for path in sorted(Path(folder).rglob("*")):
            if not path.is_file() or path.suffix == ".yml":
                continue
            for words in commands(path):
                count += 1
                status, _, error = run(program, words, home)
                if status not in (None, 0, 3):
                    troubles.append(f"{path}: {' '.join(words)}: status {status}: {error.strip()}")
        module = re.sub(r"^\s*//.*$", "", (Path(folder) / "waybar/config.jsonc").read_text(encoding="utf-8"), flags=re.M)
        icons = set(json.loads(module)["custom/quotalamp"]["format-icons"])
        if icons != STATES | {"default"}:
            troubles.append(f"waybar: icons for {icons ^ (STATES | {'default'})}")
        block = json.loads(run(program, ["status", "--demo", "--format", "i3status"], home)[1])
        missing = {"text", "icon", "state", "short_text", "full_text", "urgent"} - set(block)
        if missing:
            troubles.append(f"i3status-rust: no {missing}")
    if count < 8:
        troubles.append(f"only {count} command lines were found")
    print("\n".join(troubles) or f"{count} command lines are right")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
