#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the rules for Prometheus do what they say, by the tools of Prometheus and Alertmanager.

    tests/monitoring/rules.py [--changed]

Checks rules and example configurations, and runs *.test.yml beside this file. --changed takes some minutes: it leaves out
one rule at a time, and lets one alert at a time always fire, and wants a test to fail each time. Ends with 77 where a tool
is missing.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MONITORING = HERE.parent.parent / "packaging" / "monitoring"
RULES = MONITORING / "prometheus" / "quotalamp.rules.yml"
ALERTS = MONITORING / "prometheus" / "quotalamp.alerts.yml"
ALERTMANAGER = MONITORING / "alertmanager" / "alertmanager.yml"
SKIPPED = 77

# Who hears of what by Alertmanager's example.
ROUTES = {
    "severity=critical team=research": "duty",
    "severity=warning team=research": "research",
    "severity=warning team=platform": "mail",
    "severity=warning": "mail",
    "severity=info team=research": "nobody",
}


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True)


def said(done):
    return (done.stdout + done.stderr).strip()


def blocks(path, kind):
    """The rules of a file by name, each as it stands there: kind is "alert" or "record"."""
    text = path.read_text()
    return {block.split(":", 1)[1].split("\n")[0].strip(): block
            for block in re.findall(rf"^ +- {kind}: .*\n(?:^(?! +- {kind}:).*\n|^\n)*", text, re.M)}


def configurations(folder):
    """Findings about the examples, once what they name beside them is there."""
    for name in ("quotalamp.token", "quotalamp-ca.pem", "mail-password"):
        (folder / name).write_text("example\n")
    certificate = folder / "quotalamp-ca.pem"
    made = run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
               "-subj", "/CN=example", "-keyout", folder / "key.pem", "-out", certificate)
    if made.returncode != 0:
        yield said(made)
    for path in [*(MONITORING / "prometheus").iterdir(), ALERTMANAGER]:
        (folder / path.name).write_text(path.read_text().replace("/etc/prometheus/", f"{folder}/"))
    for words in (["promtool", "check", "config", folder / "prometheus.yml"],
                  ["amtool", "check-config", folder / "alertmanager.yml"]):
        done = run(*words)
        # A test of the linter's own: a rule or a file that is doubtful is a finding here.
        if done.returncode != 0 or "WARNING" in said(done):
            yield said(done)


def routes():
    """Findings about who hears of an alert."""
    for labels, receiver in ROUTES.items():
        done = run("amtool", "config", "routes", "test", f"--config.file={ALERTMANAGER}", *labels.split())
        if done.stdout.strip() != receiver:
            yield f"{labels} goes to {said(done)} and not to {receiver}."


def words_of_alerts():
    """Findings about what every alert has to have, and about who is named by inhibitions."""
    for name, block in blocks(ALERTS, "alert").items():
        summary = re.search(r"^ +summary: (.*)$", block, re.M)
        if not summary or "{{" in summary[1]:
            yield f"{name} has no summary that is always the same."
        for wanted in (r"severity: (critical|warning|info)$", r"description: \S", r"for: \d"):
            if not re.search(r"^ +" + wanted, block, re.M):
                yield f"{name} lacks a line like {wanted}"
        if not name.startswith("Quotalamp"):
            yield f"{name} does not say whose it is."
    for named in re.findall(r'alertname=~?"([^"]+)"', ALERTMANAGER.read_text()):
        for name in named.split("|"):
            if name not in blocks(ALERTS, "alert"):
                yield f"Alertmanager's example names {name}, which is no alert."


def tests(folder, rules, alerts, name=""):
    """What the tests say of these rules where one fails; nothing where all succeed. Those that speak of the name go first."""
    monitoring = folder / "packaging" / "monitoring" / "prometheus"
    beside = folder / "tests" / "monitoring"
    for each in (monitoring, beside):
        each.mkdir(parents=True, exist_ok=True)
    (monitoring / RULES.name).write_text(rules)
    (monitoring / ALERTS.name).write_text(alerts)
    for path in sorted(HERE.glob("*.test.yml"), key=lambda path: -path.read_text().count(name) if name else 0):
        done = run("promtool", "test", "rules", shutil.copy(path, beside))
        if done.returncode != 0:
            return said(done)
    return ""


def changes():
    """The name of each rule, what was done to it, and the text of both files then."""
    rules, alerts = RULES.read_text(), ALERTS.read_text()
    for name, block in blocks(RULES, "record").items():
        yield name, f"without {name}", rules.replace(block, ""), alerts
    for name, block in blocks(ALERTS, "alert").items():
        always = re.sub(r"expr: (?:\|\n(?: {10}.*\n)+|.*\n)", "expr: vector(1)\n", block)
        # Where the first of the alerts goes, the text that others refer to goes with it.
        never = always.replace("vector(1)", "vector(0) > 1")
        yield name, f"with {name} that never fires", rules, alerts.replace(block, never)
        yield name, f"with {name} that always fires", rules, alerts.replace(block, always)


def main():
    missing = [tool for tool in ("promtool", "amtool") if not shutil.which(tool)]
    if missing:
        print(f"Skipped: {' and '.join(missing)} missing (packages prometheus and prometheus-alertmanager).")
        return SKIPPED
    found = [*words_of_alerts(), *routes()]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        found += configurations(folder)
        found += filter(None, [tests(folder, RULES.read_text(), ALERTS.read_text())])
        for rule, what, rules, alerts in changes() if "--changed" in sys.argv else ():
            if not tests(folder, rules, alerts, rule):
                found.append(f"No test fails {what}.")
                print(found[-1], flush=True)
    print("\n".join(found) if found else f"Rules and examples are in order: {len(blocks(RULES, 'record'))} recording "
          f"rules, {len(blocks(ALERTS, 'alert'))} alerts.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
