#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes one source of several tests, each in a namespace of its own: a program that is told which of them to run.

    tests/together.py OUTPUT TEST.cpp...

Nearly all of what a test compiles to are values of the rooms, copied and compared, and the same in every test. What they
include comes first, as they include it, so a test must not define anything before its last include; what moc makes of it
is the exception, it stands at the end of a test as usual. Errors of the compiler name the test and its line.
"""

import pathlib
import re
import sys

# What moc's output includes by itself: within a namespace that has to have happened before.
OF_MOC = ("<QTest>", "<QtCore/qbytearray.h>", "<QtCore/qmetatype.h>", "<QtCore/qtmochelpers.h>", "<QtCore/qxptype_traits.h>",
          "<memory>")


def parts(test):
    """What it includes, the number of the line after that, and the rest."""
    lines = test.read_text(encoding="utf-8").split("\n")
    end = max(number for number, line in enumerate(lines) if line.startswith("#include") and '.moc"' not in line) + 1
    while sum(bool(re.match(r"#\s*if", line)) - line.startswith("#endif") for line in lines[:end]) > 0:
        end += 1
    for line in lines[:end]:
        if line and not line.startswith(("#", "//")):
            sys.exit(f"{test}: only includes may stand before the last of them, not '{line}'")
    return lines[:end], end + 1, lines[end:]


def main():
    output, tests = pathlib.Path(sys.argv[1]), [pathlib.Path(test) for test in sys.argv[2:]]
    head, body, names = [], [], []
    for test in tests:
        includes, line, rest = parts(test)
        head += includes
        body += [f"namespace run_{test.stem} {{", f'#line {line} "{test}"', *rest, "}"]
        names.append(f'    if (asked == "{test.stem}")\n        return run_{test.stem}::main(count - 1, words + 1);')
    known = "\n".join(f"#if __has_include({name})\n#include {name}\n#endif" for name in OF_MOC)
    output.write_text("\n".join([known, *head, "#include <string_view>", *body, f'#line 1 "{output}"',
                                 "int main(int count, char* words[])", "{",
                                 '    const std::string_view asked = count > 1 ? words[1] : "";', *names,
                                 "    return 2; // no test of that name is here", "}", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
