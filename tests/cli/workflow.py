#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the steps of the recipe for GitHub Actions as its runner does, beside a provider on the loopback that has much left,
little, or refuses the key.

    tests/cli/workflow.py PROGRAM
"""
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import threading
import time

recipe = pathlib.Path(__file__).resolve().parents[2] / "packaging" / "recipes" / "github-actions" / "guard.yml"
key = "sk-ant-test-not-a-key-0001"


class Provider(http.server.BaseHTTPRequestHandler):
    """Lists a model, with its limits in headers."""

    left, status = 90, 200

    def do_GET(self):
        good = self.status == 200 and self.headers["x-api-key"] == key
        body = b'{"data": [{"id": "claude-haiku-4-5"}], "has_more": false}' if good else b'{"error": {"type": "authentication_error"}}'
        tomorrow = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86400))
        self.send_response(200 if good else 401)
        if good:
            for name, value in (("limit", 100), ("remaining", self.left), ("reset", tomorrow)):
                self.send_header(f"anthropic-ratelimit-requests-{name}", str(value))
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def steps():
    """The name of each step and what it runs."""
    for text in re.split(r"^      - ", recipe.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        run = re.search(r"^        run: (?:\|\n((?:          .*\n|\n)+)|(.*)$)", text, flags=re.MULTILINE)
        if run:
            yield re.match(r"name: (.*)", text).group(1), textwrap.dedent(run.group(1) or run.group(2)), "secrets." in text


def tried(program, port, home):
    """Status and words of each step until one fails, and what they told the runner."""
    tools = home / "tools"
    tools.mkdir()
    # The account is of the provider here; all else is as it stands in the recipe.
    wrapper = f'#!/bin/sh\nif [ "$1" = account ]; then set -- "$@" --base-url http://127.0.0.1:{port}; fi\nexec {program} "$@"\n'
    for name, text in (("quotalamp", wrapper), ("make", '#!/bin/sh\necho "made $*"\n')):
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)
    if not shutil.which("jq"):
        (tools / "jq").write_text('#!/bin/sh\nexec python3 -c "import json, sys; print(json.load(open(sys.argv[1]))[\'text\'])" "$3"\n')
        (tools / "jq").chmod(0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(home), "LC_ALL": "C.UTF-8",
                   "GITHUB_OUTPUT": str(home / "output"), "GITHUB_STEP_SUMMARY": str(home / "summary")}
    told = {"output": "", "summary": "", "said": "", "status": 0}
    for name, text, secret in steps():
        if name == "Install Quotalamp" or (name == "Run the evaluations" and told["output"] != "room=yes\n"):
            continue
        ran = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text], cwd=home, capture_output=True, text=True,
                             env={**environment, **({"ANTHROPIC_API_KEY": key} if secret else {})}, check=False)
        told["said"] += ran.stdout + ran.stderr
        told["status"] = ran.returncode
        for file in ("output", "summary"):
            if (home / file).exists():
                told[file] = (home / file).read_text(encoding="utf-8")
        if ran.returncode:
            break
    kept = "".join(path.read_text(encoding="utf-8", errors="replace") for path in home.rglob("*") if path.is_file())
    if key in kept or key in told["said"]:
        sys.exit("the key stands in a file or in what was said")
    return told


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    faults = []
    for left, status, want in ((90, 200, {"output": "room=yes\n", "status": 0, "summary": "At least 20% is left", "said": "made evals"}),
                               (4, 200, {"output": "room=no\n", "status": 0, "summary": "Less than 20% is left", "said": "longer than"}),
                               (90, 401, {"output": "", "status": 4, "summary": "", "said": "Invalid API key (401)."})):
        Provider.left, Provider.status = left, status
        with tempfile.TemporaryDirectory() as home:
            told = tried(pathlib.Path(sys.argv[1]).resolve(), server.server_port, pathlib.Path(home))
        for name, value in want.items():
            if (value not in told[name]) if isinstance(value, str) and name in ("summary", "said") else value != told[name]:
                faults.append(f"{left} left, HTTP {status}: {name} is {told[name]!r} and not {value!r}")
    print("\n".join(faults) or "the recipe works")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
