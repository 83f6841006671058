#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the manual names all that is there: each command and option in quotalamp(1), each member of a provider's
descriptor in quotalamp-descriptor(5); and whether both are well formed.

    tests/cli/manual.py PROGRAM
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

top = pathlib.Path(__file__).resolve().parents[2]
pages = [top / "packaging" / "quotalamp.1", top / "packaging" / "quotalamp-descriptor.5"]


def said(program, *words):
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
        return subprocess.run([program, *words], env=environment, capture_output=True, text=True, check=True).stdout


def plain(page):
    """The page's text without its markup; blanks are single."""
    text = re.sub(r'^\.\\".*$', "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = re.sub(r"^\.(TH|SH|SS|TP|PP|IP|EX|EE|RS|RE)\b.*$", "\n", text, flags=re.MULTILINE)
    text = re.sub(r"^\.br$", "\n\n", text, flags=re.MULTILINE)
    alternating = re.compile(r"^\.(?:BR|RB|BI|IB|RI|IR) (.*)$", re.MULTILINE)
    # Their words stand together, unless a quoted one holds a blank.
    text = alternating.sub(lambda line: "".join(
        word.strip('"') for word in re.findall(r'"[^"]*"|(?:\\ |\S)+', line.group(1))), text)
    text = re.sub(r"^\.[BI] ", "", text, flags=re.MULTILINE)
    for mark, letter in (("\\-", "-"), ("\\|", ""), ("\\ ", " "), ("\\&", ""), ("\\(aq", "'"), ("\\e", "\\")):
        text = text.replace(mark, letter)
    text = re.sub(r"\\f.", "", text)
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text))


def commands(program):
    """Each command as a list of words, from the help."""
    for line in said(program, "--help").splitlines():
        syntax = line.strip().split("  ")[0]
        words = syntax.split()
        if words[:1] == ["quotalamp"]:
            own = []
            for word in words[1:]:
                if not re.fullmatch(r"[a-z-]+", word) or word.startswith("-"):
                    break
                own.append(word)
            yield own, re.findall(r"--[a-z-]+", syntax)


def missing_options(program):
    paragraphs = plain(pages[0]).split("\n\n")
    for command, options in commands(program):
        about = [part for part in paragraphs if part.startswith(" ".join(["quotalamp", *command[:1]]))
                 and all(word in part.split() for word in command)]
        if not about:
            yield f"quotalamp(1) has no synopsis of: quotalamp {' '.join(command)}"
        if command:
            options = [line.split("\t")[0] for line in said(program, *command, "-", "--complete-words").splitlines()]
            options = sorted({option.rstrip("=") for option in options if option.startswith("--")} - {"--help"})
        for option in options:
            if about and not any(re.search(re.escape(option) + r"(?![a-z-])", part) for part in about):
                yield f"quotalamp(1) does not name {option} in the synopsis of: quotalamp {' '.join(command)}"


def members(schema):
    """The name of each member that a descriptor may have, however deep."""
    if isinstance(schema, dict):
        for name, inner in schema.items():
            if name == "properties" and isinstance(inner, dict):
                yield from inner
            if name != "definitions" or isinstance(inner, dict):
                yield from members(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from members(inner)


def choices(schema):
    """Each word that a member may be chosen from."""
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", []) if isinstance(word, str))
        for inner in schema.values():
            yield from choices(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from choices(inner)


def forbidden(schema):
    """What stands in a list of words only to be excluded."""
    if isinstance(schema, dict):
        own = set(schema["not"].get("enum", [])) if isinstance(schema.get("not"), dict) else set()
        return own.union(*(forbidden(inner) for inner in schema.values()))
    return set().union(*map(forbidden, schema)) if isinstance(schema, list) else set()


def wrong_examples(program):
    """The examples of descriptors are descriptors."""
    for example in re.findall(r"^\.EX\n(\{.*?)^\.EE$", pages[1].read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(example.replace("\\-", "-"))
            file.flush()
            ran = subprocess.run([program, "provider", "check", file.name], capture_output=True, text=True, check=False)
            if ran.returncode:
                yield f"quotalamp-descriptor(5) has an example that is none: {ran.stdout}"


def missing_members():
    schema = json.loads((top / "resources" / "providers" / "provider.schema.json").read_text(encoding="utf-8"))
    text = pages[1].read_text(encoding="utf-8").replace("\\-", "-").replace("\\&", "")
    bold = set(re.findall(r"^\.B (\S+)$", text, re.MULTILINE)) | set(re.findall(r"\\fB([^\\]+)\\fR", text))
    for name in sorted(set(members(schema)) - bold):
        yield f"quotalamp-descriptor(5) does not tell of the member {name}"
    for word in sorted(set(choices(schema)) - forbidden(schema) - bold):
        yield f"quotalamp-descriptor(5) does not tell of the word {word}"


def malformed(page):
    tools = [["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)],
             ["mandoc", "-T", "lint", "-W", "warning", str(page)]]
    for tool in tools:
        if shutil.which(tool[0]):
            ran = subprocess.run(tool, capture_output=True, text=True, check=False)
            told = ran.stdout if tool[0] == "mandoc" else ran.stderr
            yield from (f"{page.name}: {tool[0]} says: {line}" for line in told.splitlines())


def main():
    faults = [*missing_options(sys.argv[1]), *missing_members(), *wrong_examples(sys.argv[1])]
    for page in pages:
        faults += malformed(page)
    print("\n".join(faults) or "the manual is complete")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
