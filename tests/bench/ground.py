# SPDX-License-Identifier: MIT
"""What every measurement stands on: homes with accounts, a provider in a process of its own, and the parts of the build."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import time
import urllib.request
import uuid

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
KEY = "sk-test-not-a-key-0001"
HISTORY_STEP = 300_000  # ms between two readings
HISTORY_DAYS = 30
HISTORY_EXACT_DAYS = 3  # older readings stand half an hour apart


class Provider:
    """A benchserver: `origins` ports that answer after `latency` ms and are `round_trip` ms away from who opens a
    connection, over TLS where `tls` names certificate and key."""

    def __init__(self, parts, origins, latency, round_trip=0, tls=None):
        command = [parts / "benchserver", str(origins), str(latency), str(round_trip), *(tls or ())]
        self.round_trip = round_trip
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        control, *ports = [int(self.process.stdout.readline()) for _ in range(origins + 1)]
        self.control = f"http://127.0.0.1:{control}/"
        scheme = "https" if tls else "http"
        self.addresses = [f"{scheme}://127.0.0.1:{port}" for port in ports]
        self.issuer = str(tls[0]) if tls else None
        # Whom to trust, in place of all that the system does: a file, and a folder that holds none.
        self.variables = {"SSL_CERT_FILE": self.issuer, "SSL_CERT_DIR": "/nonexistent"} if tls else {}

    def counts(self):
        """What each origin has seen since the last look: connections, handshakes, resumed, requests."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.control) as answer:
            return json.load(answer)

    def end(self):
        self.process.terminate()
        self.process.wait()


class Home:
    """A home folder with accounts of its own. `variables` leads a program to it and to nothing else."""

    def __init__(self, folder):
        self.folder = folder
        self.config = folder / ".config/quotalamp"
        self.state = folder / ".local/state/quotalamp"
        for each in (self.config, self.state):
            each.mkdir(parents=True, mode=0o700)
        self.runtime = folder / "run"
        self.runtime.mkdir(mode=0o700)
        self.ids = []
        self.trust = {}

    @property
    def variables(self):
        return self.trust | {"HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / ".config"),
                "XDG_STATE_HOME": str(self.folder / ".local/state"), "XDG_DATA_HOME": str(self.folder / ".local/share"),
                "XDG_CACHE_HOME": str(self.folder / ".cache"), "XDG_RUNTIME_DIR": str(self.runtime)}

    @property
    def words(self):
        """The same, for benchrun."""
        return [f"{name}={value}" for name, value in self.variables.items()]

    def refresh(self, ground):
        """The command that asks every account, for benchrun."""
        return [*self.words, ground.quotalamp, "status", "--json", "--refresh"]

    def bare_requests(self, ground, provider):
        """The same requests and nothing else."""
        addresses = [provider.addresses[number % len(provider.addresses)] for number in range(len(self.ids))]
        trusts = [f"{name}={value}" for name, value in provider.variables.items()]
        return [*trusts, ground.parts / "barerequest", *(f"{address}/v1/models" for address in addresses)]

    def add_accounts(self, count, provider, certificates=None):
        """Accounts that share the provider's origins evenly, as `account add` writes them, all at once. `certificates`
        is a file that each of them names for its server."""
        self.trust = {} if certificates else provider.variables
        accounts, confirmed = [], []
        for number in range(count):
            address = provider.addresses[number % len(provider.addresses)]
            accounts.append({
                "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"bench-{number}")), "provider": "openai",
                "label": f"account {number}", "base_url": address, "key_from": "env:QUOTALAMP_BENCH_KEY",
                "key_origin": address, "paid_probe": "never", "probe_model": None, "allow_plain_http": False,
                "certificate_file": certificates})
        confirmed = [f"env:QUOTALAMP_BENCH_KEY {address}" for address in provider.addresses]
        self.ids = [account["id"] for account in accounts]
        write_json(self.config / "accounts.json", {"accounts": accounts, "schema": 1})
        write_json(self.state / "addresses.json", {"confirmed": confirmed, "schema": 1})

    def add_history(self):
        """A month of readings of each account's two windows, as dense as the program keeps them. The program has made
        the file, with its tables, at a first run."""
        now = int(time.time() * 1000)
        day = 24 * 3600 * 1000
        exact_from = now - HISTORY_EXACT_DAYS * day
        instants = list(range(now - HISTORY_DAYS * day, exact_from, 6 * HISTORY_STEP))
        instants += range(exact_from, now - HISTORY_STEP, HISTORY_STEP)
        with sqlite3.connect(self.state / "history.sqlite") as file:
            limits = [row[0] for row in file.execute("SELECT id FROM limits WHERE window != ''")]
            rows = [(limit, at, (at // HISTORY_STEP % 97 + 1) * 10_000_000) for limit in limits for at in instants]
            file.executemany("INSERT INTO spans (of, since, lasted, left, below, above) VALUES (?, ?, 0, ?, 0, 0)", rows)
            file.executemany("INSERT OR IGNORE INTO days (day) VALUES (?)", [(at // day,) for at in instants])
        file.close()
        return len(rows)


class Ground:
    """A folder for one run, and everything that it started, which ends with it."""

    def __init__(self, build, against=None):
        self.against = against
        self.build = pathlib.Path(build).resolve()
        self.parts = self.build / "tests/bench"
        self.quotalamp = self.build / "app/quotalamp"
        self.desktop = self.build / "app/quotalamp-desktop"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quotalamp-bench."))
        self.providers = []
        self.homes = 0
        self.certificate = None
        for name in [name for name in os.environ if name.startswith(("XDG_CONFIG", "XDG_STATE", "XDG_DATA_H", "XDG_CACHE"))]:
            del os.environ[name]
        if "QUOTALAMP_TEST_SESSION" not in os.environ:  # no bus of whoever runs this
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
            os.environ.pop(name, None)
        os.environ.update(QUOTALAMP_BENCH_KEY=KEY, LC_ALL="C.UTF-8", LANGUAGE="en", HOME=str(self.folder))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for provider in self.providers:
            provider.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def provider(self, origins, latency=0, tls=False, round_trip=0):
        if tls and not self.certificate:
            self.certificate = make_certificate(self.folder)
        self.providers.append(Provider(self.parts, origins, latency, round_trip, self.certificate if tls else None))
        return self.providers[-1]

    def home(self, accounts=0, provider=None, certificates=None):
        self.homes += 1
        home = Home(self.folder / f"home{self.homes}")
        if accounts:
            home.add_accounts(accounts, provider, certificates)
        return home

    def run(self, home, *words):
        """One command of ours; what it prints."""
        done = subprocess.run([self.quotalamp, *words], env=os.environ | home.variables, stdout=subprocess.PIPE, check=True)
        return done.stdout

    def measure(self, times, *commands):
        """The runs of each command, taken in turn: lists of wall ms, CPU ms and peak MB. A command is a list of words."""
        words = []
        for command in commands:
            words += ["--then", *command]
        done = subprocess.run([self.parts / "benchrun", str(times), *words[1:]], stdout=subprocess.PIPE, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]


def write_json(path, value):
    path.write_text(json.dumps(value, indent=4), encoding="utf-8")
    path.chmod(0o600)


def make_certificate(folder):
    """For the loopback; its own issuer."""
    certificate, key = folder / "server.pem", folder / "server.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=Quotalamp benchmark", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
         "-keyout", key, "-out", certificate], check=True, stderr=subprocess.DEVNULL)
    return certificate, key


def python_with_httpx():
    """Of the distribution, where another python3 comes first in the path; none: the client cannot be run."""
    for python in ("python3", "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import httpx"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None
