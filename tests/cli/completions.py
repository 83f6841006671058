#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tries the completions in the shells that are here, as a person at a terminal: keys are typed, Tab is pressed, and the line
that stands there then is read by the shell.

    tests/cli/completions.py PROGRAM [SHELL...]
"""
import json
import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

scripts = pathlib.Path(__file__).resolve().parents[2] / "packaging" / "completions"
patience = 60  # seconds: a busy machine takes its time

# As a person, or a file that was edited, may have them.
labels = ["Plain", "Two words", "it's", 'a "quote"', "$(touch pwned)", "`touch pwned`", "Größe", "b:c", "d=e", "back\\slash",
          "semi;touch pwned", "*star", "~home", "#hash", "bang!", "pipe|touch pwned", "<in", "%d", "{x,y}", "[z]"]
by_id = {"-dash": "id-dash", "line\nbreak": "id-break", "bell\a": "id-bell"}


class Home:
    """A person's home with these accounts, and the program first in the path."""

    def __init__(self, program):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quotalamp-completions-"))
        config = self.folder / "config" / "quotalamp"
        config.mkdir(parents=True)
        accounts = [{"id": f"id-{at}", "provider": "ollama", "label": label} for at, label in enumerate(labels)]
        accounts += [{"id": own, "provider": "ollama", "label": label} for label, own in by_id.items()]
        (config / "accounts.json").write_text(json.dumps({"schema": 1, "version": 1, "accounts": accounts}))
        self.environment = {**os.environ, "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config"),
                            "XDG_STATE_HOME": str(self.folder / "state"), "XDG_RUNTIME_DIR": str(self.folder),
                            "PATH": f"{program.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TERM": "dumb",
                            "LANGUAGE": "en", "DBUS_SESSION_BUS_ADDRESS": "disabled:", "HISTFILE": "/dev/null"}
        for name in ("BASH_ENV", "ENV", "ZDOTDIR"):
            self.environment.pop(name, None)

    def words(self, *typed):
        """What the program offers behind these words."""
        said = subprocess.run(["quotalamp", *typed, "--complete-words"], env=self.environment, cwd=self.folder,
                              capture_output=True, text=True, check=True).stdout
        return [line.split("\t")[0] for line in said.splitlines()]

    def remove(self):
        shutil.rmtree(self.folder)


class Terminal:
    """A shell at a terminal of its own, which writes the line that stands there to a file on Ctrl-G."""

    def __init__(self, home, command, begin):
        self.home = home
        self.dump = home.folder / "line"
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.chdir(home.folder)
            os.execvpe(command[0], command, home.environment)
        self.type(begin.format(script=scripts, dump=self.dump) + "\n")
        self.type("echo re''ady\n")
        self.wait_for(b"ready")

    def type(self, text):
        os.write(self.file, text.encode())

    def wait_for(self, mark):
        said, until = b"", time.monotonic() + patience
        while mark not in said and time.monotonic() < until:
            if select.select([self.file], [], [], 0.1)[0]:
                said += os.read(self.file, 65536)
        if mark not in said:
            sys.exit(f"the shell said only: {said!r}")

    def completed(self, typed):
        """The line after Tab."""
        self.dump.unlink(missing_ok=True)
        self.type(typed + "\t\a")
        until = time.monotonic() + patience
        while not (self.dump.exists() and self.dump.read_bytes().endswith(b"\n")) and time.monotonic() < until:
            if select.select([self.file], [], [], 0.05)[0]:
                os.read(self.file, 65536)
        line = self.dump.read_text()[:-1]
        self.type("\x15")  # clear the line
        return line

    def end(self):
        os.close(self.file)
        os.waitpid(self.pid, 0)


def bash(home):
    return Terminal(home, ["bash", "--norc", "--noprofile", "-i"],
                    "set +H; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; "
                    "bind -x '\"\\C-g\": printf \"%s\\n\" \"$READLINE_LINE\" > {dump}'; . {script}/quotalamp.bash")


def zsh(home):
    return Terminal(home, ["zsh", "-f", "-i"],
                    "unsetopt zle_bracketed_paste prompt_sp; PS1='$ '; autoload -Uz compinit; compinit -u -D; "
                    "dump() {{ print -r -- $BUFFER > {dump} }}; zle -N dump; bindkey -e; bindkey '^G' dump; bindkey '^U' kill-whole-line; "
                    "unsetopt beep; . {script}/_quotalamp")


class Fish:
    """Fish tells what it would offer without a terminal."""

    def __init__(self, home):
        self.home = home

    def completed(self, typed):
        said = subprocess.run(["fish", "--no-config", "-c", f"source {scripts}/quotalamp.fish; complete --escape -C $argv[1]", typed],
                              env=self.home.environment, cwd=self.home.folder, capture_output=True, text=True, check=True)
        offered = [line.split("\t")[0] for line in said.stdout.splitlines()]
        beginning = typed[:typed.rindex(" ") + 1] if " " in typed else ""
        return beginning + offered[0] if len(offered) == 1 else typed

    def end(self):
        pass


def words_of(shell, line, home):
    """The words that the shell makes of a line."""
    read = 'for word in $argv; printf "%s\\0" $word; end' if shell == "fish" else 'printf "%s\\0" "$@"'
    command = ["fish", "--no-config", "-c", f"set argv {line}; {read}"] if shell == "fish" else [shell, "-c", f"set -- {line}\n{read}"]
    out = subprocess.run(command, env=home.environment, cwd=home.folder, capture_output=True, check=True).stdout
    return out.decode().split("\0")[:-1]


def check(failures, shell, typed, line, want):
    if line.rstrip(" ") != want.rstrip(" "):
        failures.append(f"{shell}: {typed!r} became {line!r} and not {want!r}")


def check_commands(failures, shell, terminal):
    for typed, want in [
            ("quotalamp sta", "quotalamp status"),
            ("quotalamp account rem", "quotalamp account remove"),
            ("quotalamp account add openrou", "quotalamp account add openrouter"),
            ("quotalamp account add groq --key-from en", "quotalamp account add groq --key-from env:"),
            ("quotalamp account add groq --key-from=key", "quotalamp account add groq --key-from=keychain"),
            ("quotalamp status --format=js", "quotalamp status --format=json"),
            ("quotalamp status --format js", "quotalamp status --format json"),
            ("quotalamp guard --min", "quotalamp guard --min-left"),
            ("quotalamp calendar --ic", "quotalamp calendar --ics"),
            ("quotalamp guard --min-left 20 -- printen", "quotalamp guard --min-left 20 -- printenv"),
            ("quotalamp screenshot settings-ic", "quotalamp screenshot settings-icon")]:
        check(failures, shell, typed, terminal.completed(typed), want)


def check_labels(failures, shell, terminal, home):
    """Each label is completed from what tells it from the others, and is the one word that it was."""
    begins = {"$(touch pwned)": ["'$"], "`touch pwned`": ["'`"], "it's": ["it"], "Two words": ["Two", "'Two w", "Two\\ w"],
              'a "quote"': ["a", "'a \""], "semi;touch pwned": ["sem"], "*star": ["\\*"], "~home": ["\\~"], "#hash": ["\\#"],
              "bang!": ["ban"], "pipe|touch pwned": ["pip"], "<in": ["\\<"], "%d": ["\\%"], "{x,y}": ["\\{"], "[z]": ["\\["],
              "back\\slash": ["bac"], "Größe": ["Gr"], "b:c": ["b:"], "d=e": ["d"], "Plain": ["Pl", "'Pl", '"Pl']}
    if shell == "fish":
        del begins["*star"]  # to fish it is a pattern all the same
    if shell == "bash":
        begins["$(touch pwned)"].append('"\\$')
    for label, typed in begins.items():
        for begin in typed if shell != "fish" else typed[:1]:
            line = terminal.completed(f"quotalamp status {begin}")
            made = words_of(shell, line, home)
            if made != ["quotalamp", "status", label]:
                failures.append(f"{shell}: {begin!r} became {line!r}, which is {made!r}")
    for own in by_id.values():
        check(failures, shell, own, terminal.completed(f"quotalamp status {own[:5]}"), f"quotalamp status {own}")
    if (home.folder / "pwned").exists():
        failures.append(f"{shell}: a label was run as a command")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    failures = []
    makers = {"bash": bash, "zsh": zsh, "fish": Fish}
    for shell in sys.argv[2:] or makers:
        if not shutil.which(shell):
            print(f"{shell} is not here")
            continue
        home = Home(program)
        offered = home.words("status", "")
        expected = labels + list(by_id.values())
        if sorted(offered) != sorted(expected):
            failures.append(f"offered are {offered!r} and not {expected!r}")
        terminal = makers[shell](home)
        check_commands(failures, shell, terminal)
        check_labels(failures, shell, terminal, home)
        terminal.end()
        home.remove()
    print("\n".join(failures) or "all completed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
