#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the house is in order: rooms, licences, sizes and names of everything under app/, and who knows providers.

    tests/house.py [--rooms] [--figures] [WORD]...

Says what it found, one line a finding, and fails where there is one. --rooms looks at rooms and licences alone, and at
what keeps a room from being compiled as one source; --figures also says how large things are; a WORD keeps to findings
that hold it, such as a folder or a class.
"""

import collections
import json
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
APP = TOP / "app"

MOST_LINES = {".cpp": 450, ".h": 200}
MOST_FUNCTION_LINES = 45
MOST_MEMBERS = 22
MOST_FUNCTIONS = 40
MOST_LOOSE_MODULES = 3  # a header and its source count once
LEAST_DOCUMENTATION = 1 / 3  # of the lines of all headers
# What files share because it means one thing everywhere: how a type is written as JSON, how grave it is, its sentence for
# people, and its amount to the last digit. Every other name belongs to one file, so that a search finds one thing.
ONE_MEANING = {"toJson", "severity", "sentence", "exactAmount"}
FOLDERS_OF_ROOMS = ("core", "desktop", "io", "providers")
# Where providers are all alike: what is known of one stands in its descriptor or hook.
WITHOUT_PROVIDERS = ("core", "cli", "desktop", "io")
# These two hide what begins as keys of many services do, whatever providers there are.
KNOW_KEYS = {"app/core/base/text.cpp", "app/core/keys/keyshape.cpp"}


def text_of(path):
    return path.read_text(encoding="utf-8")


def sources():
    return sorted(p for p in APP.rglob("*") if p.suffix in (".h", ".cpp"))


def name_of(path):
    return path.relative_to(TOP).as_posix()


def room_of(path):
    folder = path.relative_to(APP).parent.as_posix()
    return "" if folder == "." else folder


def rooms():
    """The rooms of app/CMakeLists.txt, each with the rooms that its line names."""
    text = re.sub(r"#.*", "", text_of(APP / "CMakeLists.txt"))
    found = {}
    for folder, links in re.findall(r"quotalamp_room\(([a-z/]+)([^)]*)\)", text):
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


def includes_without_licence():
    named = rooms()
    allowed = licences(named)
    for path in sources():
        room = room_of(path)
        if not room:
            continue  # the programs
        if room not in named:
            yield f"{name_of(path)} stands in a room that app/CMakeLists.txt does not name"
            continue
        for line in re.findall(r'^#include "([^"]+)"', text_of(path), re.M):
            other = pathlib.PurePosixPath(line).parent.as_posix()
            if other not in allowed[room] and not line.endswith(".moc"):
                yield f"{name_of(path)} includes {line}, for which {room} has no licence"


def loose_files():
    for folder in FOLDERS_OF_ROOMS:
        loose = {p.stem for p in (APP / folder).glob("*") if p.suffix in (".h", ".cpp")}
        if len(loose) > MOST_LOOSE_MODULES:
            yield f"app/{folder} has {len(loose)} modules that stand in no room: {' '.join(sorted(loose))}"


def namesakes():
    """Files that share a name, and free functions and types that do."""
    by_name = collections.defaultdict(set)
    for path in sources():
        by_name[path.stem].add(room_of(path))
    for name, folders in sorted(by_name.items()):
        if len(folders) > 1:
            yield f"{len(folders)} files are called {name}: in {', '.join(sorted(folders))}"
    defined = collections.defaultdict(set)
    for path in sources():
        if path.suffix == ".cpp" and room_of(path):
            for _, name, _ in functions(path):
                if "::" not in name and not name.startswith("operator") and name not in ONE_MEANING:
                    defined[name].add(name_of(path))
    for name, files in sorted(defined.items()):
        if len(files) > 1:
            yield f"{len(files)} files have a function {name}: {', '.join(sorted(files))}"
    types = collections.defaultdict(set)
    for path in sources():
        for name in re.findall(r"^(?:class|struct|enum(?: class)?) (\w+)(?: final)?(?: : [^{;]*)?\s*\{(?! \})", text_of(path), re.M):
            types[name].add(name_of(path))
    for name, files in sorted(types.items()):
        if len(files) > 1:
            yield f"{len(files)} files have a type {name}: {', '.join(sorted(files))}"


def collisions():
    """Names that two sources of a room keep to themselves: a room is compiled as one source, in which they would collide."""
    kept = collections.defaultdict(set)
    called = collections.defaultdict(set)  # functions, which may have overloads but no other thing of their name
    for path in sources():
        if path.suffix != ".cpp" or not room_of(path):
            continue
        text = text_of(path)
        names = re.findall(r"^(?:static |inline )*(?:constexpr|const) [^=({;]*?(\w+)(?:\[\w*\])? ?[={(]", text, re.M)
        names += re.findall(r"^(?:class|struct|enum(?: class)?) (\w+)(?: final)?(?: : [^{;]*)?\s*\{(?! \})", text, re.M)
        for members in re.findall(r"^enum (?!class)[^{;]*\{([^}]*)\}", text, re.M):
            names += re.findall(r"(\w+)(?: = [^,]*)?(?:,|\s*$)", re.sub(r"//.*", "", members))
        for _, name, _ in functions(path):
            if "::" not in name and not name.startswith("operator"):
                called[room_of(path), name].add(path.name)
                head = re.search(rf"^[^\n]*\b{re.escape(name)}\([^{{;]*\)[^{{;)]*\n\{{", text, re.M)
                names.append(re.sub(r"\s+", " ", head.group(0)[:-2]) if head else name)
        for name in set(names):
            kept[room_of(path), name].add(path.name)
    for place in called.keys() & kept.keys():
        kept[place] |= called[place]
    for (room, name), files in sorted(kept.items()):
        if len(files) > 1:
            yield f"{room} holds {name} more than once: {', '.join(sorted(files))}"


def long_files():
    for path in sources():
        lines = text_of(path).count("\n")
        if lines > MOST_LINES[path.suffix]:
            yield f"{name_of(path)} has {lines} lines, more than {MOST_LINES[path.suffix]}"


def functions(path):
    """(first line, name, number of lines) of each function that begins at the margin."""
    lines = text_of(path).split("\n")
    start = None
    for number, line in enumerate(lines):
        if line == "{" and start is None:
            start = number
        elif line == "}" and start is not None:
            head = start - 1
            while head > 0 and not re.match(r"[\w\[]", lines[head]):  # parameters and initialisers stand further in
                head -= 1
            while head > 0 and lines[head - 1].strip() and not re.match(r"(///|//|[}#])|.*[;}]$", lines[head - 1]):
                head -= 1
            name = re.search(r"((?:\w+::)*operator(?:\(\)|[^(]+)|[\w:~]+)\(", " ".join(lines[head:start]))
            if name:
                yield head + 1, name.group(1), number - start + 1
            start = None


def long_functions():
    for path in sources():
        for line, name, length in functions(path):
            if length > MOST_FUNCTION_LINES:
                yield f"{name_of(path)}:{line}: {name} has {length} lines, more than {MOST_FUNCTION_LINES}"


def classes(path):
    """(name, members, functions) of each class and struct of a header, those inside others on their own."""
    text = re.sub(r"//.*", "", text_of(path))
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    for match in re.finditer(r"^( *)(?:class|struct) (\w+)(?: final)?(?: : [^{;]*)? ?\{", text, re.M):
        indent = match.group(1)
        end = re.search(rf"^{indent}\}};", text[match.end():], re.M)
        body = text[match.end():match.end() + end.start()] if end else ""
        # Only what is declared at this level: nested bodies and inline functions become one blank.
        flat, depth = [], 0
        for sign in body:
            depth += sign == "{"
            if depth == 0:
                flat.append(sign)
            elif depth == 1 and sign == "{":
                flat.append(";")
            depth -= sign == "}"
        statements = [re.sub(r"\s+", " ", s).strip() for s in "".join(flat).split(";")]
        members = called = 0
        for statement in statements:
            statement = re.sub(r"^(?:(?:public|private|protected|Q_SIGNALS|public Q_SLOTS|private Q_SLOTS) ?: ?)+", "", statement)
            statement = re.sub(r"^(?:Q_OBJECT|Q_GADGET|Q_ENUM\(\w+\)) ?", "", statement)
            if not statement or re.match(r"(friend|using|enum|class|struct|template|Q_|static constexpr|typedef)\b", statement):
                continue
            if re.search(r"\w+\(.*\)", statement) and not re.search(r"std::function<[^;]*> \w+$", statement):
                called += 1
            elif re.search(r"[\w>&*] ?\w+( =.*)?$", statement):
                members += 1
        yield match.group(2), members, called


def hubs():
    for path in sources():
        if path.suffix != ".h":
            continue
        for name, members, called in classes(path):
            if members > MOST_MEMBERS:
                yield f"{name_of(path)}: {name} has {members} members, more than {MOST_MEMBERS}"
            if called > MOST_FUNCTIONS:
                yield f"{name_of(path)}: {name} has {called} functions, more than {MOST_FUNCTIONS}"


def documentation():
    """Lines of comment and all lines that are not blank, of the headers."""
    comments = lines = 0
    for path in sources():
        if path.suffix == ".h":
            for line in text_of(path).split("\n"):
                lines += bool(line.strip())
                comments += "//" in line and "SPDX" not in line
    return comments, lines


def thin_documentation():
    comments, lines = documentation()
    if comments < lines * LEAST_DOCUMENTATION:
        yield f"{comments} of {lines} lines of the headers document them: {comments / lines:.0%}, not a third"


def providers():
    """The ids of all descriptors, and their names and tools."""
    ids, names = set(), set()
    for path in sorted((TOP / "resources" / "providers").glob("*.json")):
        if not path.name.endswith(".schema.json"):
            provider = json.loads(text_of(path))
            aliases = provider.get("aliases", {})
            ids |= {provider["id"], *aliases}
            names |= {provider["name"], *aliases.values()}
            names |= {provider["login"]["tool"]} if "login" in provider else set()
    return ids, names


def known_providers():
    """Providers that code names where it should know none: in what stands between quotes, for comments may give examples.
    An id may be a word of a sentence, as "together" is, and counts where there are no blanks."""
    ids, names = providers()
    one_of = lambda words: "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    named = re.compile(rf"(?<![\w-])(?:{one_of(names)})(?![\w-])")
    named_or_id = re.compile(rf"(?<![\w-])(?:{one_of(names | ids)})(?![\w-])")
    parts = re.compile(r'//[^\n]*|/\*.*?\*/|\'(?:[^\'\\\n]|\\.)+\'|R"\((.*?)\)"|"((?:[^"\\\n]|\\.)*)"', re.S)
    for path in sources():
        if room_of(path).split("/")[0] not in WITHOUT_PROVIDERS or name_of(path) in KNOW_KEYS:
            continue
        text = text_of(path)
        for part in parts.finditer(text):
            quoted = part.group(1) or part.group(2) or ""
            found = (named if " " in quoted else named_or_id).search(quoted)
            if found and not text[text.rfind("\n", 0, part.start()) + 1:].startswith("#include"):
                line = text.count("\n", 0, part.start()) + 1
                yield f"{name_of(path)}:{line}: names the provider {found.group()}, which belongs into its descriptor or a hook"


def names_past_readers():
    """Widgets that are named past setSpokenName(), which tells screen readers only of what is new."""
    for path in sources():
        if path.stem != "spoken" and re.search(r"setAccessible(?:Name|Description)\(", text_of(path)):
            yield f"{name_of(path)} calls setAccessibleName() or -Description() itself, not what is in desktop/kit/spoken.h"


def licences_of_files():
    for path in sources() + sorted((TOP / "tests").rglob("*.cpp")) + sorted((TOP / "tests").rglob("*.h")):
        if "SPDX-License-Identifier: MIT" not in text_of(path)[:200]:
            yield f"{name_of(path)} does not say its licence"


ROOMS = [includes_without_licence, loose_files, licences_of_files, known_providers, collisions, names_past_readers]
ALL = ROOMS + [namesakes, long_files, long_functions, hubs, thin_documentation]


def figures():
    files = sources()
    lengths = sorted(text_of(p).count("\n") for p in files if p.suffix == ".cpp")
    comments, lines = documentation()
    print(f"{len(files)} files in {len(rooms())} rooms")
    print(f"sources: median {lengths[len(lengths) // 2]} lines, longest {lengths[-1]}")
    print(f"longest function: {max(length for p in files for _, _, length in functions(p))} lines")
    print(f"headers: {comments / lines:.1%} of their lines are documentation")


def main():
    words = [a for a in sys.argv[1:] if not a.startswith("--")]
    finders = ROOMS if "--rooms" in sys.argv else ALL
    findings = [finding for find in finders for finding in find()]
    if words:
        findings = [f for f in findings if any(word in f for word in words)]
    for finding in findings:
        print(finding)
    if "--figures" in sys.argv:
        figures()
    print(f"{len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
