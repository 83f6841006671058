# SPDX-License-Identifier: MIT
"""`quotalamp observe` and `quotalamp serve` on a disk that is full: fulldisk.py QUOTALAMP

The state folder is on a small file system of its own, mounted in a namespace, and filled to the last byte. What was kept
stays, a clear sentence says what could not be kept, the server goes on telling what it knows, and all is well again once
there is room. Ends with 77 where a file system may not be mounted.
"""

import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

SKIPPED = 77
PATIENCE = 90  # seconds; what could not be written is tried again after half a minute


def enter_namespace():
    """Runs this again where it may mount."""
    for words in (["unshare", "-rm"], ["unshare", "-m"]):
        probe = subprocess.run([*words, "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/mnt"],
                               capture_output=True, check=False) if shutil.which("unshare") else None
        if probe is not None and probe.returncode == 0:
            os.execvp("unshare", [*words, sys.executable, *sys.argv, "inside"])
    print("left out: a small disk may be mounted neither in a namespace of the user nor by root")
    sys.exit(SKIPPED)


class Provider(http.server.BaseHTTPRequestHandler):
    left = 125

    def do_GET(self):
        body = b'{"object":"list","data":[{"id":"m","object":"model"}]}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("x-ratelimit-limit-requests", "500")
        self.send_header("x-ratelimit-remaining-requests", str(Provider.left))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Home:
    def __init__(self, program):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quotalamp-full-"))
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(self.disk)], check=True)
        (self.folder / "run").mkdir(mode=0o700)
        self.environment = {
            "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.disk / "state"), "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "NO_PROXY": "127.0.0.1", "FAKE_KEY": "sk-fake-key-0001"}

    def run(self, *words, told=None):
        return subprocess.run([self.program, *words], env=self.environment, input=told, capture_output=True, text=True,
                              timeout=120, check=False)

    def fill(self):
        with open(self.disk / "fill", "ab", buffering=0) as file:
            for size in (4096, 512, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    pass

    def make_room(self):
        (self.disk / "fill").unlink()

    def kept(self):
        """What is left of the limit by the newest row that is kept."""
        rows = (self.disk / "state" / "quotalamp" / "snapshots.rows").read_text(errors="replace")
        found = re.findall(r'"remaining":(\d+)', rows)
        return int(found[-1]) if found else None

    def close(self):
        subprocess.run(["umount", str(self.disk)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def answer(left):
    return f"HTTP/2 200\nx-ratelimit-limit-requests: 500\nx-ratelimit-remaining-requests: {left}\n\n"


def wait_for(question, what):
    deadline = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def observe(home):
    assert home.run("observe", "work", told=answer(400)).returncode == 0
    assert home.kept() == 400
    home.fill()
    kept = 400
    for left in range(399, 300, -1):
        # The last page of the file may have room for some more.
        done = home.run("observe", "work", told=answer(left))
        if done.returncode != 0:
            break
        kept = left
    assert done.returncode == 5, done
    assert "could not be" in done.stderr and done.stderr.count("\n") == 1, done.stderr
    assert home.kept() == kept, (home.kept(), kept)

    # A pipe that stays open outlives it.
    listening = subprocess.Popen([home.program, "observe", "work"], env=home.environment, stdin=subprocess.PIPE,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    listening.stdin.write(answer(250))
    listening.stdin.flush()
    time.sleep(1.5)  # it is written down within a second, and that fails
    assert listening.poll() is None and home.kept() == kept
    home.make_room()
    listening.stdin.write(answer(249))
    listening.stdin.close()
    assert listening.wait(60) == 0, listening.stderr.read()
    assert home.kept() == 249, home.kept()
    listening.stderr.close()


def serving(home, said):
    process = subprocess.Popen([home.program, "serve", "--listen", "127.0.0.1:0"], env=home.environment,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    threading.Thread(target=lambda: said.extend(process.stderr), daemon=True).start()
    wait_for(lambda: any("/metrics" in line for line in said), said)
    line = next(line for line in said if "/metrics" in line)
    return process, re.search(r"(http://\S+)/metrics", line).group(1)


def remaining(url):
    with urllib.request.urlopen(url + "/metrics", timeout=30) as reply:
        found = re.search(r"^quotalamp_limit_remaining\{.*\} (\d+)", reply.read().decode(), re.M)
    return int(found.group(1)) if found else None


def serve(home):
    before = home.kept()
    # Nothing on it may grow, not even within its last page.
    home.fill()
    while home.run("observe", "work", told=answer(before - 1)).returncode == 0:
        before -= 1
    said = []
    process, url = serving(home, said)
    wait_for(lambda: remaining(url) == Provider.left, "it tells what it learned")
    wait_for(lambda: any("could not be" in line for line in said), said)
    assert home.kept() == before
    with urllib.request.urlopen(url + "/healthz", timeout=30) as reply:
        assert reply.status == 200
    process.terminate()
    assert process.wait(60) == 5, said
    assert home.kept() == before, "what was kept is lost"

    said = []
    process, url = serving(home, said)
    wait_for(lambda: remaining(url) == Provider.left, "it asks once more")
    wait_for(lambda: any("could not be" in line for line in said), said)
    home.make_room()
    wait_for(lambda: home.kept() == Provider.left, "it is well again by itself")
    process.terminate()
    assert process.wait(60) == 0, said
    assert sum("could not be" in line for line in said) == 1, said


def main():
    if sys.argv[-1] != "inside":
        enter_namespace()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = Home(sys.argv[1])
    try:
        added = home.run("account", "add", "openai", "--label", "work", "--key-from", "env:FAKE_KEY", "--paid-probe",
                         "never", "--base-url", f"http://127.0.0.1:{server.server_port}")
        assert added.returncode == 0, added.stderr
        for case in (observe, serve):
            print(case.__name__, flush=True)
            case(home)
    finally:
        home.close()


main()
