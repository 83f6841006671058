# SPDX-License-Identifier: MIT
"""The hooks for clients, by the real clients: hooks.py HOOKS QUOTALAMP httpx|node|curl|statusline|openai|anthropic

A server on the loopback answers as a provider does. A program that stands in for quotalamp writes down all that it gets:
its words, its environment and its input. No key may arrive there. Then the real one hears the same, in a home of its own.
Ends with 77 where the client is not installed.
"""

import asyncio
import datetime
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

KEY = "sk-fake-key-that-must-not-arrive"
SKIPPED = 77
HOOKS = pathlib.Path(sys.argv[1])
QUOTALAMP = sys.argv[2]

STAND_IN = """#!/bin/sh
folder=$(dirname "$0")
echo start >> "$folder/starts"
printf '%s\\n' "$@" > "$folder/words"
env > "$folder/environment"
exec cat >> "$folder/input"
"""
READS_NOTHING = """#!/bin/sh
echo start >> "$(dirname "$0")/starts"
exec sleep 60
"""
ENDS_AT_ONCE = """#!/bin/sh
echo start >> "$(dirname "$0")/starts"
exit 1
"""


class Provider(http.server.BaseHTTPRequestHandler):
    """Answers each request with limits, a cookie and a body that hold fake secrets."""

    protocol_version = "HTTP/1.1"
    left = 100
    unauthorized = 0

    def do_GET(self):
        self.answer()

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.answer()

    def answer(self):
        if KEY not in (self.headers.get("authorization") or "") + (self.headers.get("x-api-key") or ""):
            Provider.unauthorized += 1
        Provider.left -= 1
        if "messages" in self.path:
            answer = {"id": "m", "type": "message", "role": "assistant", "model": "m", "stop_reason": "end_turn",
                      "stop_sequence": None, "content": [{"type": "text", "text": KEY}],
                      "usage": {"input_tokens": 1, "output_tokens": 1}}
        else:
            answer = {"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                      "choices": [{"index": 0, "finish_reason": "stop",
                                   "message": {"role": "assistant", "content": KEY}}]}
        body = json.dumps(answer).encode()
        self.send_response(429 if "refused" in self.path else 200)
        for prefix, suffix in (("x-ratelimit-", "-requests"), ("anthropic-ratelimit-requests-", "")):
            self.send_header(prefix + "limit" + suffix, "100")
            self.send_header(prefix + "remaining" + suffix, str(Provider.left))
        self.send_header("X-Codex-Primary-Used-Percent", "21")
        self.send_header("X-Codex-Otter-Secondary-Reset-At", "1790840426")
        self.send_header("X-Codex-Otter-Limit-Name", "GPT-Y Otter")
        self.send_header("X-Codex-Plan-Type", KEY)
        self.send_header("X-Codex-Credits-Balance", KEY)
        self.send_header("Retry-After", "2")
        self.send_header("Set-Cookie", "session=" + KEY)
        self.send_header("OpenAI-Organization", KEY)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # all of them connect at once


class World:
    """A server, and a folder with a stand-in for quotalamp."""

    def __init__(self, script=STAND_IN):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quotalamp-hooks-"))
        self.command = self.folder / "quotalamp"
        self.command.write_text(script)
        self.command.chmod(0o755)
        self.server = Server(("127.0.0.1", 0), Provider)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        Provider.left = 100
        Provider.unauthorized = 0

    def text(self, name):
        path = self.folder / name
        return path.read_text() if path.exists() else ""

    def starts(self):
        return self.text("starts").count("start")

    def environment(self, **more):
        return {**os.environ, "FAKE_API_KEY": KEY, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", **more}

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        shutil.rmtree(self.folder, ignore_errors=True)


def wait_for(question):
    deadline = time.monotonic() + 30
    while not question():
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.02)


def check_record(world, left, starts=1, secret_environment=False):
    """What has arrived, and what has not."""
    wait_for(lambda: re.search(rf'(": ?|, ?|: )"?{left}["\r\n]', world.text("input")))
    assert world.starts() == starts, world.text("starts")
    assert world.text("words").split()[:2] == ["observe", "work"], world.text("words")
    arrived = world.text("words") + world.text("input") + ("" if secret_environment else world.text("environment"))
    assert KEY not in arrived, "a key arrived"
    for name in ("remaining-requests", "anthropic-ratelimit-requests-remaining", "etry-", "-primary-used-percent",
                 "-otter-secondary-reset-at", "-otter-limit-name"):
        assert name in arrived.lower(), name
    for name in ("plan-type", "credits", "cookie", "rganization", "content-type", "authorization"):
        assert name not in world.text("input").lower(), name
    assert Provider.unauthorized == 0, "the client's own key did not arrive at the server"


def check_real(feed):
    """The real program, without its app, keeps the same."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="quotalamp-home-"))
    environment = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state"),
                   "XDG_RUNTIME_DIR": str(home / "run"), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    (home / "run").mkdir(mode=0o700)
    added = subprocess.run([QUOTALAMP, "account", "add", "openai", "--label", "work", "--key-from", "env:FAKE_API_KEY"],
                           env=environment, capture_output=True, text=True, check=False)
    assert added.returncode == 0, added.stderr
    feed(environment)
    rows = home / "state" / "quotalamp" / "snapshots.rows"
    wait_for(lambda: rows.exists() and '"observed":true' in rows.read_text())
    for path in home.rglob("*"):
        assert not path.is_file() or KEY not in path.read_text(errors="replace"), path
    shutil.rmtree(home, ignore_errors=True)


def in_environment(environment, work):
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    try:
        work()
    finally:
        os.environ.clear()
        os.environ.update(before)


def load_httpx():
    try:
        import httpx
    except ImportError:
        sys.exit(SKIPPED)
    sys.path.insert(0, str(HOOKS))
    import quotalamp_httpx

    return httpx, quotalamp_httpx


AUTHORIZED = {"authorization": "Bearer " + KEY}
CLIENT = {"trust_env": False, "timeout": 60}


def httpx_sync():
    httpx, hook = load_httpx()
    world = World()
    os.environ["FAKE_API_KEY"] = KEY
    hooks = hook.hooks("work", str(world.command))
    with httpx.Client(event_hooks=hooks, headers=AUTHORIZED, **CLIENT) as client:
        for _ in range(20):
            answer = client.post(world.url + "/v1/chat/completions", json={"key": KEY})
            assert answer.json()["choices"][0]["message"]["content"] == KEY  # the body is the client's
        assert client.get(world.url + "/refused").status_code == 429
        with client.stream("GET", world.url + "/stream") as answer:
            assert KEY.encode() in b"".join(answer.iter_bytes())
    check_record(world, Provider.left)
    lines = [json.loads(line) for line in world.text("input").splitlines()]
    assert [line["status"] for line in lines[-2:]] == [429, 200], lines
    at = datetime.datetime.fromisoformat(lines[-1]["at"])
    assert abs((datetime.datetime.now(datetime.timezone.utc) - at).total_seconds()) < 300, at
    hooks["response"][0].close()
    world.close()


def httpx_async():
    httpx, hook = load_httpx()
    world = World()

    async def work():
        hooks = hook.async_hooks("work", str(world.command))
        async with httpx.AsyncClient(event_hooks=hooks, headers=AUTHORIZED, **CLIENT) as client:
            answers = await asyncio.gather(*(client.get(world.url + "/v1/models") for _ in range(20)))
            assert all(answer.status_code == 200 for answer in answers)

    asyncio.run(work())
    check_record(world, Provider.left)
    world.close()


def httpx_undisturbed():
    """A quotalamp that is not there, ends at once, or reads nothing, costs the client nothing."""
    httpx, hook = load_httpx()
    for script in (None, ENDS_AT_ONCE, READS_NOTHING):
        world = World(script or STAND_IN)
        if script is None:
            world.command.unlink()
        observer = hook.Observer("work", str(world.command))
        response = httpx.Response(200, headers={"x-ratelimit-limit-requests": "9" * 200})
        began = time.monotonic()
        for _ in range(20_000):
            observer(response)
        took = time.monotonic() - began
        assert took < 40, took
        assert world.starts() <= 1, world.starts()
        began = time.monotonic()
        observer.close()
        assert time.monotonic() - began < 40
        world.close()
    observer = hook.Observer("work", "/nowhere/quotalamp")
    observer(None)  # not even what is no answer
    observer(httpx.Response(200))


def httpx_forked():
    """A server that forks after its first answer goes on observing in the child."""
    httpx, hook = load_httpx()
    world = World()
    observer = hook.Observer("work", str(world.command))
    observer(httpx.Response(200, headers={"x-ratelimit-limit-requests": "11"}))
    wait_for(lambda: "11" in world.text("input"))
    child = os.fork()
    if child == 0:
        observer(httpx.Response(200, headers={"x-ratelimit-limit-requests": "22"}))
        observer.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    wait_for(lambda: "22" in world.text("input"))
    observer.close()
    world.close()


def httpx_at_exit():
    """A script that ends after its only answer."""
    load_httpx()
    world = World()
    script = (f"import sys; sys.path.insert(0, {str(HOOKS)!r}); import httpx, quotalamp_httpx\n"
              f"httpx.Client(event_hooks=quotalamp_httpx.hooks('work', {str(world.command)!r}), **{CLIENT!r})"
              f".get({world.url!r}, headers={AUTHORIZED!r})")
    subprocess.run([sys.executable, "-c", script], env=world.environment(), check=True, timeout=60)
    check_record(world, Provider.left)
    world.close()


def httpx_real():
    httpx, hook = load_httpx()
    world = World()

    def feed(environment):
        def work():
            observer = hook.Observer("work", QUOTALAMP)
            with httpx.Client(event_hooks={"response": [observer]}, headers=AUTHORIZED, **CLIENT) as client:
                client.get(world.url)
            observer.close()

        in_environment(environment, work)

    check_real(feed)
    world.close()


def sdk(name):
    """The vendor's own package, where it is installed."""
    httpx, hook = load_httpx()
    try:
        module = __import__(name)
    except ImportError:
        sys.exit(SKIPPED)
    ask = {"openai": lambda client: client.chat.completions, "anthropic": lambda client: client.messages}[name]
    kind = {"openai": "OpenAI", "anthropic": "Anthropic"}[name]
    messages = {"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": KEY}]}
    world = World()
    client = getattr(module, kind)(
        api_key=KEY, base_url=world.url + ("/v1" if name == "openai" else ""),
        http_client=httpx.Client(event_hooks=hook.hooks("work", str(world.command)), **CLIENT))
    ask(client).create(**messages)
    check_record(world, Provider.left)
    world.close()
    world = World()

    async def work():
        hooks = hook.async_hooks("work", str(world.command))
        client = getattr(module, "Async" + kind)(
            api_key=KEY, base_url=world.url + ("/v1" if name == "openai" else ""),
            http_client=httpx.AsyncClient(event_hooks=hooks, **CLIENT))
        await ask(client).create(**messages)

    asyncio.run(work())
    check_record(world, Provider.left)
    world.close()


def sdk_openai():
    sdk("openai")


def sdk_anthropic():
    sdk("anthropic")


def run_node(world, script, **more):
    node = shutil.which("node")
    if node is None:
        sys.exit(SKIPPED)
    program = f'import {{ observingFetch }} from {json.dumps((HOOKS / "quotalamp-fetch.mjs").as_uri())};\n' + script
    began = time.monotonic()
    done = subprocess.run([node, "--input-type=module", "-e", program], env=world.environment(**more),
                          capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def node_fetch():
    world = World()
    run_node(world, f"""
        const fetch = observingFetch("work", {{ command: {json.dumps(str(world.command))} }});
        const headers = {json.dumps(AUTHORIZED)};
        const url = {json.dumps(world.url)};
        await Promise.all(Array.from({{ length: 20 }}, () => fetch(url + "/v1/models", {{ headers }})));
        const answer = await fetch(url + "/v1/chat/completions", {{ method: "POST", headers, body: "{KEY}" }});
        if (!(await answer.text()).includes("{KEY}")) throw new Error("the body is the client's");
    """)
    check_record(world, Provider.left)
    world.close()


def node_undisturbed():
    for script in (None, ENDS_AT_ONCE, READS_NOTHING):
        world = World(script or STAND_IN)
        if script is None:
            world.command.unlink()
        took = run_node(world, f"""
            const answer = () => new Response("", {{ headers: {{ "x-ratelimit-limit-requests": "9".repeat(200) }} }});
            const fetch = observingFetch("work", {{ command: {json.dumps(str(world.command))}, fetch: async () => answer() }});
            for (let i = 0; i < 20_000; ++i) {{
                await fetch();
                if (i % 1000 === 0) await new Promise((done) => setTimeout(done, 5));
            }}
            const failing = observingFetch("work", {{ command: "/nowhere", fetch: async () => {{ throw new Error("mine"); }} }});
            const error = await failing().catch((error) => error.message);
            if (error !== "mine") throw new Error("another error: " + error);
            await observingFetch("work", {{ fetch: async () => null }})();
        """)
        assert took < 60, took
        assert world.starts() <= 1, world.starts()
        world.close()


def node_real():
    world = World()

    def feed(environment):
        run_node(world, f"""
            const fetch = observingFetch("work", {{ command: {json.dumps(QUOTALAMP)} }});
            await fetch({json.dumps(world.url)}, {{ headers: {json.dumps(AUTHORIZED)} }});
        """, **environment)

    check_real(feed)
    world.close()


def run_curl(world, words, shell="bash", quotalamp=None, **more):
    if shutil.which(shell) is None or shutil.which("curl") is None:
        sys.exit(SKIPPED)
    script = f'. "{HOOKS}/quotalamp-curl.sh"; quotalamp_curl {words}'
    return subprocess.run([shell, "-c", script], capture_output=True, text=True, timeout=60, check=False,
                          env=world.environment(QUOTALAMP=quotalamp or str(world.command), **more))


def curl():
    for shell in ("bash", "zsh"):
        if shutil.which(shell) is None:
            continue
        world = World()
        done = run_curl(world, f'work -sS "{world.url}/v1/models" -H "Authorization: Bearer $FAKE_API_KEY"', shell)
        assert done.returncode == 0 and KEY in done.stdout and not done.stderr, done
        check_record(world, Provider.left, secret_environment=True)
        # What curl prints and how it ends is its own.
        done = run_curl(world, f'work -sSf -o /dev/null "{world.url}/refused" -H "Authorization: Bearer $FAKE_API_KEY"', shell)
        assert done.returncode == 22, done
        done = run_curl(world, 'work -sS "http://127.0.0.1:1/"', shell)
        assert done.returncode == 7, done
        assert run_curl(world, "", shell).returncode == 2
        world.close()


def curl_undisturbed():
    for script in (None, ENDS_AT_ONCE, READS_NOTHING):
        world = World(script or STAND_IN)
        if script is None:
            world.command.unlink()
        began = time.monotonic()
        done = run_curl(world, f'work -sS "{world.url}/" -H "Authorization: Bearer $FAKE_API_KEY"')
        assert done.returncode == 0 and KEY in done.stdout and not done.stderr, done
        assert time.monotonic() - began < 40
        world.close()


def curl_real():
    world = World()

    def feed(environment):
        done = run_curl(world, f'work -sS "{world.url}/" -H "Authorization: Bearer $FAKE_API_KEY"', quotalamp=QUOTALAMP,
                        **environment)
        assert done.returncode == 0, done

    check_real(feed)
    world.close()


def status_line(told, words=("work",), world=None, script=STAND_IN):
    own = world or World(script)
    began = time.monotonic()
    done = subprocess.run([str(HOOKS / "quotalamp-statusline.sh"), *words], input=told, capture_output=True, text=True,
                          timeout=60, check=False, env=own.environment(QUOTALAMP=str(own.command)))
    assert time.monotonic() - began < 40
    if world is None:
        own.close()
    return done


def statusline():
    soon = int(time.time()) + 3600
    limits = {"five_hour": {"used_percentage": 23.5, "resets_at": soon}, "seven_day": {"resets_at": soon, "used_percentage": 41}}
    told = {"session_id": "s", "model": {"id": "m", "display_name": "M"}, "context_window": {"used_percentage": 99},
            "rate_limits": limits, "version": "2"}
    world = World()
    done = status_line(json.dumps(told), world=world)
    assert done.stdout == "5h 23% · 7d 41%\n" and done.returncode == 0 and not done.stderr, done
    wait_for(lambda: "five_hour" in world.text("input"))
    assert world.text("words").split() == ["observe", "work", "--input", "claude-statusline"], world.text("words")
    world.close()
    for odd, line in (
        (json.dumps(told, indent=2), "5h 23% · 7d 41%"),
        (json.dumps({**told, "rate_limits": {"seven_day": {"used_percentage": 100, "resets_at": soon}}}), "7d 100%"),
        (json.dumps({**told, "rate_limits": {"five_hour": {"used_percentage": soon, "resets_at": soon}}}), "limits: not told yet"),
        (json.dumps({**told, "rate_limits": None}), "limits: not told yet"),
        (json.dumps({"session_id": "s"}), "limits: not told yet"),
        ("no JSON", "limits: not told yet"),
        ("", "limits: not told yet"),
        ('{"rate_limits": ' + "x" * 1_000_000, "limits: not told yet"),
    ):
        done = status_line(odd)
        assert done.stdout == line + "\n" and done.returncode == 0, (odd[:100], done)
    assert status_line(json.dumps(told), ("-q", "work")).stdout == ""
    assert status_line(json.dumps(told), ()).returncode == 2
    for script in (ENDS_AT_ONCE, READS_NOTHING):
        assert status_line(json.dumps(told), script=script).stdout == "5h 23% · 7d 41%\n"


CASES = {
    "httpx": (httpx_sync, httpx_async, httpx_undisturbed, httpx_forked, httpx_at_exit, httpx_real),
    "openai": (sdk_openai,),
    "anthropic": (sdk_anthropic,),
    "node": (node_fetch, node_undisturbed, node_real),
    "curl": (curl, curl_undisturbed, curl_real),
    "statusline": (statusline,),
}

for case in CASES[sys.argv[3]]:
    print(case.__name__, flush=True)
    case()
