#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ten machines, a real Prometheus and a real Alertmanager: what a provider says reaches whoever is on duty.

    tests/monitoring/fleet.py QUOTALAMP [--keep]

QUOTALAMP is the program. Each machine is `quotalamp serve` with a home of its own; half of them want TLS and a token, and
two have the same key. Prometheus runs by our example, which is changed in nothing but addresses and patience. Everything
is on the loopback, on free ports, and ends with the test. --keep leaves the folder with all that was said. Ends with 77
where a tool is missing.
"""

import contextlib
import ctypes
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import names

MACHINES = 10
OPEN = range(5)  # these want neither TLS nor a token
SAME = 5, 6  # these have the same key
REFUSED = 2  # the key of this one is revoked in the end
GONE = 9  # and this one ends
PATIENCE = 40  # seconds, for one condition on a machine that does other things as well
SKIPPED = 77
LIBC = ctypes.CDLL(None)
PARENT_DEATH_SIGNAL = 1  # what a process gets when the one that started it ends, however that ends
TOOLS = ("prometheus", "prometheus-alertmanager", "openssl")


PORTS = iter(random.sample(range(20000, 32000), 12000))  # below those that the system gives to whoever asks for any


def free_port():
    for port in PORTS:
        with socket.socket() as trial, contextlib.suppress(OSError):
            trial.bind(("127.0.0.1", port))
            return port
    raise AssertionError("every port is taken")


def fetched(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def awaited(what, condition):
    """What the condition gives once that is true; it is asked again and again."""
    until = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            got = condition()
            if got:
                return got
        if time.monotonic() > until:
            raise AssertionError(f"Not within {PATIENCE} s: {what}")
        time.sleep(0.1)


class Server(http.server.ThreadingHTTPServer):
    """On a free port of the loopback, in a thread, until the test ends."""

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Provider(Server):
    """Tells each key what is left of 5000 requests an hour, and that nothing is left of those of a minute."""

    def __init__(self):
        self.left = {}  # by key
        self.asked = 0
        super().__init__(ProviderAnswers)


class ProviderAnswers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked += 1
        left = self.server.left.get(self.headers.get("authorization", "").removeprefix("Bearer "))
        if left is None:
            return self.tell(401, {"message": "Bad credentials"})
        now = int(time.time())
        limits = {"core": {"limit": 5000, "remaining": left, "used": 5000 - left, "reset": now + 3000},
                  "search": {"limit": 30, "remaining": 0, "used": 30, "reset": now + 50}}
        return self.tell(200, {"resources": limits})

    def tell(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Webhook(Server):
    """Hears what Alertmanager tells."""

    def __init__(self):
        self.heard = []  # alerts, in the order in which they came
        super().__init__(WebhookAnswers)

    def last(self, name, **labels):
        """The newest word on an alert with these labels."""
        return next((alert for alert in reversed(self.heard) if {"alertname": name, **labels}.items()
                     <= alert["labels"].items()), None)


class WebhookAnswers(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.heard += body["alerts"]
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class Machine:
    """One home with one account, and what serves it."""

    def __init__(self, program, folder, at, key, provider):
        self.program = program
        self.home = folder / f"machine{at}"
        (self.home / "run").mkdir(parents=True, mode=0o700)
        self.target = f"127.0.0.1:{free_port()}"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        self.environment.update(HOME=str(self.home), XDG_RUNTIME_DIR=str(self.home / "run"), LC_ALL="C.UTF-8",
                                DBUS_SESSION_BUS_ADDRESS="disabled:")
        file = self.home / "key"
        file.touch(mode=0o600)
        file.write_text(key)
        self.run("account", "add", "github", "--label", "work", "--base-url", provider.url, "--key-from", f"file:{file}")

    def run(self, *words):
        done = subprocess.run([self.program, *words], env=self.environment, capture_output=True, text=True, timeout=PATIENCE)
        assert done.returncode in (0, 1), f"{' '.join(words)} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def serve(self, programs, *guards):
        return programs.start(self.home.name, self.program, "serve", "--listen", self.target, *guards,
                              env=self.environment)


class Programs:
    """What was started, each with a file of what it said."""

    def __init__(self, folder):
        self.folder = folder
        self.running = []

    def start(self, name, *words, env=None):
        with open(self.folder / f"{name}.log", "wb") as log:
            process = subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       env=env, preexec_fn=lambda: LIBC.prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL))
        self.running.append(process)
        return process

    def end(self):
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


class Prometheus:
    """With our rules and our example of its configuration, made impatient: everything within seconds."""

    def __init__(self, programs, folder, machines, alertmanager):
        self.url = f"http://127.0.0.1:{free_port()}"
        for path in names.RULES:
            (folder / path.name).write_text(re.sub(r"for: \d+\w", "for: 2s", path.read_text()))
        examples = names.MONITORING / "prometheus"
        targets = [machine.target for machine in machines]
        listed = (examples / "quotalamp-targets.yml").read_text()
        listed = listed.replace("build1.example.org:9765, build2.example.org:9765", ", ".join(targets[5:8]))
        (folder / "quotalamp-targets.yml").write_text(
            listed.replace("agents.example.org:9765", ", ".join(targets[8:])))
        example = (examples / "prometheus.yml").read_text()
        example = example[:example.index("  # Machines or containers that DNS knows")]  # there is none on the loopback
        for ours, here in (("/etc/prometheus/", f"{folder}/"), ("_interval: 1m", "_interval: 1s"),
                           ("127.0.0.1:9093", alertmanager.target), ("127.0.0.1:9765", ", ".join(targets[:5]))):
            assert ours in example, ours
            example = example.replace(ours, here)
        (folder / "prometheus.yml").write_text(example)
        programs.start("prometheus", "prometheus", f"--config.file={folder}/prometheus.yml",
                       f"--storage.tsdb.path={folder}/tsdb", f"--web.listen-address={self.url.removeprefix('http://')}")

    def ask(self, expression):
        """The samples of an expression now."""
        query = urllib.parse.urlencode({"query": expression})
        return json.loads(fetched(f"{self.url}/api/v1/query?{query}"))["data"]["result"]

    def number(self, expression):
        samples = self.ask(expression)
        return float(samples[0]["value"][1]) if len(samples) == 1 else None


class Alertmanager:
    """With the inhibitions of our example, made impatient, and the test as its only receiver."""

    def __init__(self, programs, folder, webhook):
        self.target = f"127.0.0.1:{free_port()}"
        example = (names.MONITORING / "alertmanager" / "alertmanager.yml").read_text()
        inhibitions = re.search(r"^inhibit_rules:\n(?:[ #].*\n|\n)+", example, re.M)[0]
        (folder / "alertmanager.yml").write_text(f"""
route: {{receiver: test, group_by: [team, provider], group_wait: 1s, group_interval: 1s, repeat_interval: 1h}}
{inhibitions}
receivers: [{{name: test, webhook_configs: [{{url: "{webhook.url}"}}]}}]
""")
        programs.start("alertmanager", "prometheus-alertmanager", f"--config.file={folder}/alertmanager.yml",
                       f"--storage.path={folder}/alertmanager", f"--web.listen-address={self.target}",
                       "--cluster.listen-address=")

    def inhibited(self, name):
        alerts = json.loads(fetched(f"http://{self.target}/api/v2/alerts"))
        return [each for each in alerts if each["labels"]["alertname"] == name and each["status"]["inhibitedBy"]]


class Test:
    """What happens to the fleet, step by step."""

    def __init__(self, program, folder, programs):
        self.programs = programs
        self.provider, self.webhook = Provider(), Webhook()
        self.keys = [f"ghp_fleet{SAME[0] if at in SAME else at:032d}" for at in range(MACHINES)]
        self.provider.left = dict.fromkeys(self.keys, 4000)
        self.machines = [Machine(program, folder, at, key, self.provider) for at, key in enumerate(self.keys)]
        guards = self.guards(folder)
        self.processes = [machine.serve(programs, *(() if at in OPEN else guards))
                          for at, machine in enumerate(self.machines)]
        self.alertmanager = Alertmanager(programs, folder, self.webhook)
        self.prometheus = Prometheus(programs, folder, self.machines, self.alertmanager)

    @staticmethod
    def guards(folder):
        """A certificate and a token, where Prometheus looks for them by our example."""
        certificate, key, token = folder / "quotalamp-ca.pem", folder / "key.pem", folder / "quotalamp.token"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-days", "2", "-subj", "/CN=quotalamp", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key,
                        "-out", certificate], check=True, capture_output=True)
        token.touch(mode=0o600)
        token.write_text("not-a-token-of-anybody-0123456789\n")
        return "--tls-cert", certificate, "--tls-key", key, "--token-file", token

    def ten_machines_have_nine_keys(self):
        awaited("ten machines answer", lambda: self.prometheus.number("count(up == 1)") == MACHINES)
        awaited("all of them have read their limit", lambda: self.prometheus.number(
            'count(quotalamp_limit_utilization_ratio{window="requests"})') == MACHINES)
        awaited("they have nine keys", lambda: self.prometheus.number(
            'count(key:quotalamp_limit_utilization_ratio:freshest{window="requests"})') == MACHINES - 1)
        assert not self.prometheus.ask('ALERTS{alertname=~"QuotalampLimit.*"}')

    def nearly_used_is_told_once(self):
        self.provider.left[self.keys[SAME[0]]] = 250
        self.machines[SAME[0]].run("status", "--refresh")
        alert = awaited("the alert arrives", lambda: self.webhook.last("QuotalampLimitNearlyUsed"))
        assert alert["status"] == "firing" and alert["labels"]["window"] == "requests", alert
        assert alert["labels"]["team"] == "platform" and alert["annotations"]["description"].startswith("95% of"), alert
        both = sorted(self.machines[at].target for at in SAME)
        assert alert["annotations"]["machines"] == ", ".join(both), alert
        firing = self.prometheus.ask('ALERTS{alertname=~"QuotalampLimit.*",alertstate="firing"}')
        assert len(firing) == 1, firing

    def the_other_machine_resolves_it(self):
        self.provider.left[self.keys[SAME[1]]] = 4000
        self.machines[SAME[1]].run("status", "--refresh")
        awaited("it is resolved", lambda: self.webhook.last("QuotalampLimitNearlyUsed")["status"] == "resolved")
        older = self.prometheus.number('count(quotalamp_limit_utilization_ratio{window="requests"} > 0.9)')
        assert older == 1, "the first machine still tells its older reading"

    def used_up_inhibits_nearly_used(self):
        self.provider.left[self.keys[SAME[0]]] = 0
        self.machines[SAME[0]].run("status", "--refresh")
        alert = awaited("it is told as used up", lambda: self.webhook.last("QuotalampLimitUsedUp"))
        assert alert["status"] == "firing" and alert["labels"]["severity"] == "critical", alert
        awaited("the other alert is inhibited", lambda: self.alertmanager.inhibited("QuotalampLimitNearlyUsed"))

    def a_refused_key_is_told(self):
        del self.provider.left[self.keys[REFUSED]]
        self.machines[REFUSED].run("status", "--refresh")
        alert = awaited("the refusal arrives", lambda: self.webhook.last("QuotalampKeyRefused", kind="invalid-key"))
        assert alert["annotations"]["machines"] == self.machines[REFUSED].target, alert

    def scrapes_ask_no_provider(self):
        scrapes = self.prometheus.number("sum(count_over_time(up[10m]))")
        assert self.provider.asked == MACHINES + 4, f"{self.provider.asked} requests in {scrapes:.0f} scrapes"

    def the_dashboard_has_answers(self):
        """Every expression can be read, with what is chosen in its variables; and most have something to show."""
        empty = set()
        for where, expression in names.expressions_of_dashboard():
            if not self.prometheus.ask(re.sub(r"\$\w+", ".*", expression)):
                empty.add(where)
        assert empty <= {"panel Burn", "panel Balances", "panel Credit used in an hour", "panel Spend",
                         "panel Spent in an hour", "panel Next to run out"}, empty

    def every_metric_is_known(self):
        """What the program tells here is what the check of names takes it to tell."""
        for name, labels in names.OF_SERVE.items():
            samples = self.prometheus.ask(name)
            assert samples, f"nobody tells {name}"
            told = set().union(*(sample["metric"] for sample in samples)) - {"__name__"} - names.OF_TARGETS
            assert labels - {"label"} <= told, f"{name} has {told}"

    def a_machine_that_is_gone_is_told(self):
        self.processes[GONE].terminate()
        alert = awaited("it is told as gone", lambda: self.webhook.last("QuotalampDown"))
        assert alert["labels"]["instance"] == self.machines[GONE].target, alert

    def run(self):
        for step in (self.ten_machines_have_nine_keys, self.nearly_used_is_told_once, self.the_other_machine_resolves_it,
                     self.used_up_inhibits_nearly_used, self.a_refused_key_is_told, self.scrapes_ask_no_provider,
                     self.the_dashboard_has_answers, self.every_metric_is_known, self.a_machine_that_is_gone_is_told):
            began = time.monotonic()
            step()
            print(f"{step.__name__.replace('_', ' ')}: {time.monotonic() - began:.1f} s", flush=True)


def main():
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"Skipped: {' and '.join(missing)} missing (packages prometheus and prometheus-alertmanager).")
        return SKIPPED
    folder = pathlib.Path(tempfile.mkdtemp(prefix="quotalamp-fleet-"))
    with Programs(folder) as programs:
        try:
            Test(sys.argv[1], folder, programs).run()
        except AssertionError as fault:
            print(f"Failed: {fault}")
            for log in sorted(folder.glob("*.log")):
                print(f"== {log.name}", *log.read_text(errors="replace").splitlines()[-8:], sep="\n")
            return 1
        finally:
            programs.end()
            if "--keep" in sys.argv:
                print(f"Kept: {folder}")
            else:
                shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
