# SPDX-License-Identifier: MIT
"""Fifty collectors that read /metrics of `quotalamp serve` as fast as they can: how many they get, what one costs, what
the server keeps in memory, and whether any provider was asked for it.

    tests/bench/scrapes.py BUILD/app [SECONDS]
"""

import http.client
import http.server
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

CLIENTS = 50
ACCOUNTS = 20
LIMITS = {"Content-Type": "application/json", "x-ratelimit-limit-requests": "500",
          "x-ratelimit-remaining-requests": "125", "x-ratelimit-reset-requests": "1h"}


class Provider(http.server.BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self):
        Provider.asked += 1
        body = b'{"object": "list", "data": [{"id": "gpt-4.1-mini", "object": "model"}]}'
        self.send_response(200)
        for name, value in LIMITS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def memory(process):
    """What is its own, in kB."""
    return int(re.search(r"RssAnon:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text()).group(1))


def cpu(process):
    """Seconds so far."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def scrape(port, until, counts, at):
    client = http.client.HTTPConnection("127.0.0.1", port)
    while time.monotonic() < until:
        client.request("GET", "/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})
        answer = client.getresponse()
        body = answer.read()
        good = answer.status == 200 and body.endswith(b"# EOF\n")
        counts[at] = (counts[at][0] + good, counts[at][1] + (not good), len(body))


def main():
    programs, seconds = pathlib.Path(sys.argv[1]), float(sys.argv[2] if len(sys.argv) > 2 else 60)
    provider = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(f"{home}/run", mode=0o700)
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_STATE_HOME=f"{home}/state",
                           XDG_RUNTIME_DIR=f"{home}/run", DBUS_SESSION_BUS_ADDRESS="disabled:", LC_ALL="C.UTF-8",
                           LANGUAGE="en", BENCH_KEY="sk-test-not-a-key-0001")
        for account in range(ACCOUNTS):
            subprocess.run([programs / "quotalamp", "account", "add", "openai", "--label", f"account {account}",
                            "--key-from", "env:BENCH_KEY", "--paid-probe", "never", "--base-url",
                            f"http://127.0.0.1:{provider.server_port}"],
                           env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([programs / "quotalamp-serve", "--listen", "127.0.0.1:0"], env=environment,
                                  stderr=subprocess.PIPE, text=True)
        port = int(re.search(r":(\d+)/metrics", server.stderr.readline()).group(1))
        time.sleep(5)  # until all accounts were asked
        asked, before, spent = Provider.asked, memory(server), cpu(server)
        counts = [(0, 0, 0)] * CLIENTS
        until = time.monotonic() + seconds
        clients = [threading.Thread(target=scrape, args=(port, until, counts, at)) for at in range(CLIENTS)]
        for client in clients:
            client.start()
        during = []
        while any(client.is_alive() for client in clients):
            time.sleep(seconds / 6)
            during.append(memory(server))
        spent = cpu(server) - spent
        good, bad = sum(count[0] for count in counts), sum(count[1] for count in counts)
        server.terminate()
        print(f"{good} scrapes of {counts[0][2]} bytes, {good / seconds:.0f} a second; {bad} bad ones; "
              f"{spent * 1000 / max(good, 1):.2f} ms of CPU each; memory of its own before {before} kB, then {during}; "
              f"a provider was asked {Provider.asked - asked} times; exit status {server.wait()}")


if __name__ == "__main__":
    main()
