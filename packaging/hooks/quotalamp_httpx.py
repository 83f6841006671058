# SPDX-License-Identifier: MIT
"""Shows Quotalamp the rate limits of answers that a program gets anyway, for clients that are made of httpx.

    import httpx, openai, quotalamp_httpx

    client = openai.OpenAI(http_client=httpx.Client(event_hooks=quotalamp_httpx.hooks("work")))
    client = openai.AsyncOpenAI(http_client=httpx.AsyncClient(event_hooks=quotalamp_httpx.async_hooks("work")))

"work" is an account of Quotalamp's, by its label or id. The Anthropic SDK takes an http_client in the same way.

Only the headers named below are looked at, never a body, a key, a cookie or the request. They go to one
`quotalamp observe` process, which is started with the first answer, by a thread of its own: the client never waits for
it, and nothing that goes wrong there reaches the client. Where there is more than can be told, it is left out.
"""

import atexit
import datetime
import json
import os
import queue
import re
import subprocess
import threading
import time

__all__ = ["Observer", "hooks", "async_hooks"]

_WANTED = re.compile(
    r"ratelimit|rate-limit|-call-limit$|^retry-after(-ms)?$|^date$"
    r"|^x-codex-(.+-)?((primary|secondary)-(used-percent|window-minutes|reset-at|reset-after-seconds)|limit-name)$"
)
_SECRET = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL", re.IGNORECASE)
_MOST_HEADERS = 64
_LONGEST_VALUE = 200
_MOST_WAITING = 64
_BETWEEN_STARTS = 60.0  # seconds, where the process ends by itself
_AT_EXIT = 1.0  # seconds for what still waits


class Observer:
    """Hands rate-limit headers to `command observe account`."""

    def __init__(self, account, command="quotalamp"):
        self._words = [command, "observe", account, "--input", "jsonl"]
        self._waiting = queue.Queue(_MOST_WAITING)
        self._thread = None
        self._process = None
        self._started_at = None
        self._lock = threading.Lock()
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def __call__(self, response):
        """The hook for httpx.Client."""
        try:
            self._hand(response)
        except Exception:  # pylint: disable=broad-except
            pass  # the client's work is not ours to disturb

    async def call_async(self, response):
        """The hook for httpx.AsyncClient."""
        self(response)

    def close(self):
        """Waits a moment for what is on its way, then lets go. Called when the program ends."""
        thread = self._thread
        if thread is None or not thread.is_alive():
            return
        try:
            self._waiting.put(None, timeout=_AT_EXIT)
            thread.join(_AT_EXIT)
        except Exception:  # pylint: disable=broad-except
            pass

    def _hand(self, response):
        headers = []
        for name, value in response.headers.items():
            if _WANTED.search(name.lower().replace("_", "-")) and len(headers) < _MOST_HEADERS:
                headers.append([name.lower(), value[:_LONGEST_VALUE]])
        if not any(name != "date" for name, _ in headers):
            return
        # With it the age of an answer does not hang on the clocks of both sides being alike.
        at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
        line = json.dumps({"status": response.status_code, "at": at, "headers": headers})
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="quotalamp", daemon=True)
                self._thread.start()
        try:
            self._waiting.put_nowait(line)
        except queue.Full:
            pass

    def _run(self):
        while True:
            line = self._waiting.get()
            if line is None:
                break
            try:
                self._write(line)
            except Exception:  # pylint: disable=broad-except
                self._drop()
        self._drop()

    def _write(self, line):
        if self._process is None:
            now = time.monotonic()
            if self._started_at is not None and now - self._started_at < _BETWEEN_STARTS:
                return
            self._started_at = now
            environment = {name: value for name, value in os.environ.items() if not _SECRET.search(name)}
            self._process = subprocess.Popen(
                self._words,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        self._process.stdin.write(line.encode("utf-8") + b"\n")
        self._process.stdin.flush()

    def _drop(self):
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.stdin.close()
        except Exception:  # pylint: disable=broad-except
            pass
        try:
            process.wait(_AT_EXIT)
        except Exception:  # pylint: disable=broad-except
            pass

    def _forget(self):
        """In a forked process the thread is gone, and the pipe belongs to the other one."""
        self._lock = threading.Lock()
        self._waiting = queue.Queue(_MOST_WAITING)
        self._thread = None
        self._process = None
        self._started_at = None


def hooks(account, command="quotalamp"):
    """For httpx.Client(event_hooks=…)."""
    return {"response": [Observer(account, command)]}


def async_hooks(account, command="quotalamp"):
    """For httpx.AsyncClient(event_hooks=…)."""
    return {"response": [Observer(account, command).call_async]}
