#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""answers.py FOLDER [ACCOUNTS]: how quickly a running tray app answers. FOLDER holds quotalamp and quotalamp-desktop.

Starts the app without a screen, in a home of its own with so many accounts (20) that nobody answers, and asks it what a bar
asks: the whole command, from its start to its end, and the socket alone.
"""
import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def make_home(home, count):
    for folder in ("run", ".config", ".config/quotalamp"):
        (home / folder).mkdir(mode=0o700)
    accounts = [{"id": f"a{i:04}", "provider": "ollama", "label": f"Account {i}", "base_url": "http://127.0.0.1:9",
                 "key": "keychain", "paid_probe": "never"} for i in range(count)]
    (home / ".config/quotalamp/accounts.json").write_text(json.dumps({"schema": 1, "accounts": accounts}))
    return {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "LC_ALL": "C.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:", "QT_QPA_PLATFORM": "offscreen"}


def through_socket(path):
    start = time.perf_counter()
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.sendall(b'{"verb":"status","probe":false}\n')
        answer = b""
        while not answer.endswith(b"\n"):
            answer += client.recv(1 << 20)
    return time.perf_counter() - start, len(answer)


def main(folder, count=20):
    program = str(Path(folder) / "quotalamp")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        environment = make_home(home, int(count))
        app = subprocess.Popen([str(Path(folder) / "quotalamp-desktop"), "--background"], env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            path = home / "run/quotalamp/socket"
            while not path.exists():
                time.sleep(0.1)
            subprocess.run([program, "status", "--json"], env=environment, capture_output=True)  # each is known now
            walls, cpus = [], []
            for _ in range(25):
                start, before = time.perf_counter(), cpu()
                subprocess.run([program, "status", "--template", "{icon} {text}"], env=environment, capture_output=True)
                walls.append((time.perf_counter() - start) * 1000)
                cpus.append((cpu() - before) * 1000)
            answers = [through_socket(path) for _ in range(15)]
        finally:
            app.terminate()
            app.wait()
    print(f"{count} accounts: command {min(walls):.1f} ms at best, {statistics.median(walls):.1f} ms in the median, "
          f"{min(cpus):.1f} ms of CPU; socket {min(answers)[0] * 1000:.1f} ms for {answers[0][1]:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:3])
