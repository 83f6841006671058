#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether rules and dashboard speak of what the program really tells: every name and label of their expressions.

    tests/monitoring/names.py QUOTALAMP

QUOTALAMP is the program. It plays the recorded answers of all providers, and those that went wrong, and prints what it
tells of them as metrics. Expressions are also read by promtool; without it the test ends with 77.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MONITORING = HERE.parent.parent / "packaging" / "monitoring"
FIXTURES = HERE.parent / "fixtures"
RULES = sorted((MONITORING / "prometheus").glob("quotalamp.*.yml"))
DASHBOARD = MONITORING / "grafana" / "quotalamp.json"
SKIPPED = 77

# What `quotalamp serve` tells and a command that ends at once does not.
OF_SERVE = {
    "quotalamp_probes_total": {"account", "provider", "outcome"},
    "quotalamp_probe_duration_seconds": {"account", "provider"},
    "quotalamp_account_info": {"key", "label"},
}
# Prometheus' own.
OF_PROMETHEUS = {"up": set(), "ALERTS": {"alertname", "alertstate", "severity"}}
OF_TARGETS = {"job", "instance", "team"}
WORDS = {"and", "or", "unless", "by", "on", "without", "ignoring", "group_left", "group_right", "offset", "bool", "inf",
         "nan"}


def exposition(program, folder):
    """Every metric that the program prints, with its labels."""
    told = {}
    for answers in (FIXTURES, FIXTURES / "openai"):
        words = [program, "status", "--demo", "--answers", answers, "--format", "openmetrics"]
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=100,
                              env={**os.environ, "HOME": folder, "XDG_RUNTIME_DIR": folder})
        if not done.stdout.endswith("# EOF\n"):
            sys.exit(f"{' '.join(map(str, words))} ended with {done.returncode}: {done.stderr}")
        for name, labels in re.findall(r"^(\w+)\{(.*)\} \S+$", done.stdout, re.M):
            told.setdefault(name, set()).update(re.findall(r'(\w+)="(?:[^"\\]|\\.)*"', labels))
    return told


def expressions_of_rules():
    """(where, expression) of every rule, and what the recording rules are called."""
    found, recorded = [], set()
    for path in RULES:
        for kind, name, block, line in re.findall(
                r"^ +- (record|alert): (\S+)\n +expr: (?:\|\n((?: {10}.*\n)+)|(.*)\n)", path.read_text(), re.M):
            found.append((name, block or line))
            if kind == "record":
                recorded.add(name)
    return found, recorded


def expressions_of_dashboard():
    """(where, expression) of every panel, annotation and variable."""
    dashboard = json.loads(DASHBOARD.read_text())
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            yield f"panel {panel['title']}", target["expr"]
    for annotation in dashboard["annotations"]["list"]:
        if "expr" in annotation:
            yield f"annotation {annotation['name']}", annotation["expr"]
    for variable in dashboard["templating"]["list"]:
        asked = re.fullmatch(r"label_values\((.*), (\w+)\)", variable.get("definition", ""))
        if asked:
            yield f"variable {variable['name']}", f"count by ({asked[2]}) ({asked[1]})"


def names_in(expression):
    """The metrics of an expression, each with the labels that it is chosen by; and the labels that it is grouped by."""
    chosen, grouped = {}, set()
    text = re.sub(r"'[^']*'", '""', expression)
    for name, matchers in re.findall(r"([A-Za-z_:][\w:]*)\s*\{([^}]*)\}", text):
        chosen.setdefault(name, set()).update(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", re.sub(r'"[^"]*"', '""', matchers)))
    text = re.sub(r'"[^"]*"', '""', re.sub(r"\{[^}]*\}|\[[^\]]*\]", " ", text))
    grouping = r"\b(?:by|on|without|ignoring|group_left|group_right)\s*\(([^)]*)\)"
    for labels in re.findall(grouping, text):
        grouped.update(label.strip() for label in labels.split(",") if label.strip())
    text = re.sub(grouping, " ", text)
    for name, called in re.findall(r"(?<![\w:.$])([A-Za-z_:][\w:]*)\s*(\(?)", text):
        if not called and name not in WORDS:
            chosen.setdefault(name, set())
    return chosen, grouped


def unknown(where, expression, told, recorded):
    """Findings about one expression."""
    known = {name: told.get(name, set()) | OF_SERVE.get(name, set()) for name in {*told, *OF_SERVE}} | OF_PROMETHEUS
    everywhere = set().union(OF_TARGETS, *known.values())
    chosen, grouped = names_in(expression)
    if not chosen:
        yield f"{where}: no metric in {expression}"
    for name, labels in chosen.items():
        if name not in known and name not in recorded:
            yield f"{where}: nothing tells {name}"
        for label in labels - OF_TARGETS - known.get(name, everywhere):
            if not (name == "ALERTS" and label in everywhere):
                yield f"{where}: {name} has no label {label}"
    for label in grouped - everywhere:
        yield f"{where}: nothing has a label {label}"


def unreadable(expressions, folder):
    """Findings of promtool, which reads each expression as that of a rule."""
    rules = "".join(f"      - record: expression:number_{at}\n        expr: {json.dumps(expression)}\n"
                    for at, (_, expression) in enumerate(expressions))
    path = pathlib.Path(folder) / "expressions.yml"
    path.write_text("groups:\n  - name: dashboard\n    rules:\n" + rules)
    done = subprocess.run(["promtool", "check", "rules", path], capture_output=True, text=True)
    if done.returncode != 0:
        yield done.stdout + done.stderr


def layout():
    """Findings about panels that Grafana would show oddly."""
    dashboard = json.loads(DASHBOARD.read_text())
    taken, ids = set(), set()
    for panel in dashboard["panels"]:
        place = panel["gridPos"]
        cells = {(x, y) for x in range(place["x"], place["x"] + place["w"])
                 for y in range(place["y"], place["y"] + place["h"])}
        if taken & cells or place["x"] + place["w"] > 24:
            yield f"panel {panel['title']} is over another one, or beside the page"
        taken |= cells
        if panel["id"] in ids or not panel["title"] or not panel["description"]:
            yield f"panel {panel['title']} lacks an id of its own, a title or a description"
        ids.add(panel["id"])
        renamed = {field for step in panel.get("transformations", ()) if step["id"] == "organize"
                   for field in step["options"]["renameByName"].values()}
        for override in panel["fieldConfig"]["overrides"]:
            if override["matcher"]["options"] not in renamed:
                yield f"panel {panel['title']} has no column {override['matcher']['options']}"
        sources = {panel["datasource"]["uid"], *(target["datasource"]["uid"] for target in panel["targets"])}
        if sources != {"${datasource}"}:
            yield f"panel {panel['title']} asks another source than the one that is chosen"
    variables = {variable["name"] for variable in dashboard["templating"]["list"]}
    for where, expression in expressions_of_dashboard():
        for name in set(re.findall(r"\$(\w+)", expression)) - variables:
            yield f"{where}: no variable {name}"


def main():
    if not shutil.which("promtool"):
        print("Skipped: promtool missing (package prometheus).")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        told = exposition(sys.argv[1], folder)
        of_rules, recorded = expressions_of_rules()
        of_dashboard = list(expressions_of_dashboard())
        found = list(layout())
        for where, expression in of_rules + of_dashboard:
            found += unknown(where, expression, told, recorded)
        found += unreadable([(where, expression.replace("$", "")) for where, expression in of_dashboard], folder)
        used = {name for _, expression in of_rules + of_dashboard for name in names_in(expression)[0]}
        found += [f"no rule and no panel uses {name}" for name in recorded - used
                  if not name.startswith(("team:", "fleet:"))]
    print("\n".join(found) if found else f"All names are told: {len(of_rules)} rules, {len(of_dashboard)} expressions of "
          f"the dashboard, {len(told)} metrics.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
