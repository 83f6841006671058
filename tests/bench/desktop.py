# SPDX-License-Identifier: MIT
"""A tray program in a desktop session, and what can be seen of it from outside."""

import json
import mmap
import os
import pathlib
import re
import socket
import struct
import subprocess
import tempfile
import time

RECORD = struct.Struct("24sQ")


class Counts:
    """The live counts of a process under countcalls.so."""

    def __init__(self, path):
        with open(path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 0)
        names = [RECORD.unpack_from(self.memory, at)[0] for at in range(0, len(self.memory), RECORD.size)]
        self.places = {name.rstrip(b"\0").decode(): row * RECORD.size for row, name in enumerate(names)}

    def __getitem__(self, name):
        return RECORD.unpack_from(self.memory, self.places[name])[1]

    def all(self):
        return {name: self[name] for name in self.places}

    def clear(self, name):
        at = self.places[name] + 24
        self.memory[at:at + 8] = bytes(8)


def counted(ground, home, command):
    """The counts of a command that ends."""
    with tempfile.TemporaryDirectory(dir=ground.folder) as folder:
        own = {"LD_PRELOAD": str(ground.parts / "countcalls.so"), "COUNT_TO": folder}
        process = subprocess.Popen(command, env=os.environ | (home.variables if home else {}) | own, stdout=subprocess.DEVNULL)
        if process.wait() != 0:
            raise RuntimeError(f"{command} ended with status {process.returncode}")
        (path,) = pathlib.Path(folder).glob(f"*.{process.pid}")
        return Counts(path).all()


class Tray:
    """A tray program that runs until this ends. `counted`: with countcalls.so, where `counts` then says what it did."""

    def __init__(self, ground, command, home=None, counted=False):
        environment = os.environ | (home.variables if home else {})
        self.folder = tempfile.TemporaryDirectory(dir=ground.folder)
        words = [ground.parts / "benchtray"]
        if counted:
            words += ["env", f"LD_PRELOAD={ground.parts / 'countcalls.so'}", f"COUNT_TO={self.folder.name}"]
        self.bench = subprocess.Popen([*words, *command], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.bench.stdout.readline()
        if not line:
            raise RuntimeError(f"{command[0]} showed no icon")
        told = json.loads(line)
        self.start = told["start"]
        self.process = told["process"]
        self.socket = home.runtime / "quotalamp/socket" if home else None
        if counted:
            (path,) = pathlib.Path(self.folder.name).glob(f"*.{self.process}")
            self.counts = Counts(path)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.bench.stdin.close()
        self.bench.wait()
        self.folder.cleanup()

    def click(self):
        """On the icon. When that was, in ns of the monotonic clock."""
        self.bench.stdin.write("activate\n")
        self.bench.stdin.flush()
        return int(self.bench.stdout.readline())

    def ask(self, **command):
        """Of the running app, as a command of ours does."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.socket))
            line.sendall(json.dumps(command).encode() + b"\n")
            answer = b""
            while not answer.strip():
                answer = line.makefile("rb").readline()
        return json.loads(answer)

    def refresh(self, *accounts):
        """Asks the providers anew and waits for the answers; all accounts, if none is named."""
        return self.ask(verb="status", accounts=list(accounts), refresh=True)

    def read(self, name):
        return pathlib.Path(f"/proc/{self.process}/{name}").read_text(encoding="utf-8")

    def memory(self):
        """Resident and proportional MB."""
        text = self.read("smaps_rollup")
        return [int(re.search(rf"^{name}: +(\d+)", text, re.M)[1]) / 1024 for name in ("Rss", "Pss")]

    def own_memory(self):
        """kB that come from no file."""
        return int(re.search(r"^Anonymous: +(\d+)", self.read("smaps_rollup"), re.M)[1])

    def libraries(self):
        """Those that are loaded now."""
        return set(re.findall(r"(/\S+\.so[.\d]*)$", self.read("maps"), re.M))

    def switches(self):
        """How often a thread slept and was woken, of all threads."""
        tasks = pathlib.Path(f"/proc/{self.process}/task").iterdir()
        return sum(int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.M)[1]) for task in tasks)

    def cpu(self):
        """ms so far."""
        tasks = pathlib.Path(f"/proc/{self.process}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6

    def written(self):
        """Bytes that it has written to anything, sockets included."""
        return int(re.search(r"^wchar: (\d+)", self.read("io"), re.M)[1])

    def settle(self, quiet=2.0, most=30.0):
        """Until it has slept for `quiet` seconds, or `most` have passed. Whether it came to rest."""
        end = time.monotonic() + most
        last, since = self.switches(), time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.1)
            now = self.switches()
            if now != last:
                last, since = now, time.monotonic()
            elif time.monotonic() - since >= quiet:
                return True
        return False


class Bus:
    """Hears every message of the session bus while it lives."""

    def __init__(self):
        self.file = tempfile.TemporaryFile("w+", encoding="utf-8")
        self.monitor = subprocess.Popen(["dbus-monitor", "--session", "--profile"], stdout=self.file)
        while "NameLost" not in self.text():  # the last that it hears as an ordinary client
            time.sleep(0.02)

    def text(self):
        self.file.seek(0)
        return self.file.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.monitor.terminate()
        self.monitor.wait()
        self.file.close()

    def messages(self, process):
        """Those that the process sent, as (type, interface.member)."""
        rows = [line.split("\t") for line in self.text().splitlines()]
        rows = [row for row in rows if len(row) >= 8 and row[0] in ("mc", "mr", "err", "sig")]
        own = {name for name in {row[3] for row in rows} if name.startswith(":") and owner(name) == process}
        return [(row[0], ".".join(row[6:8])) for row in rows if row[3] in own]


def owner(name):
    """The process behind a unique name; none: it is gone."""
    done = subprocess.run(
        ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
         "org.freedesktop.DBus.GetConnectionUnixProcessID", f"string:{name}"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    found = re.search(r"uint32 (\d+)", done.stdout)
    return int(found[1]) if found else None
