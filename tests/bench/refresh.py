# SPDX-License-Identifier: MIT
"""How well a refresh uses the network: beside the longest chain of requests, the ideal, and a script in Python."""

import math
import pathlib

from figures import Figure
from ground import python_with_httpx

LATENCY = 100  # ms
MOST_CONNECTIONS = 6  # to an origin


def measure(ground, quick):
    return walls(ground, quick) + costs(ground, quick)


def walls(ground, quick):
    """Beside servers that answer after a while, to whom opening a connection costs nothing, and beside servers that are
    far away, where it takes a round trip before the first request, and two over TLS."""
    figures = []
    for tls in (False, True):
        for round_trip in (0, LATENCY):
            for accounts, origins, most in ((20, 20, 1.15), (1000, 100, 1.3)):
                figures += wall(ground, quick, accounts, ground.provider(origins, LATENCY, tls, round_trip), most)
    return figures


def wall(ground, quick, accounts, provider, most):
    home = ground.home(accounts, provider)
    origins = len(provider.addresses)
    times = 9 if not quick else 3 if accounts == origins else 1
    (run,) = ground.measure(times, home.refresh(ground))
    counts = provider.counts()
    (bare,) = ground.measure(times, home.bare_requests(ground, provider))
    opening = provider.round_trip * (2 if provider.issuer else 1)
    chain = max(counts["requests"]) / times
    if accounts > origins:
        chain = math.ceil(chain / MOST_CONNECTIONS)
    servers = f"{accounts:,} accounts, {origins} origins, " + (
        f"{provider.round_trip} ms away" if provider.round_trip else f"{LATENCY} ms")
    over = "TLS" if provider.issuer else "plain HTTP"
    beside = "ideal at six connections" if accounts > origins else "longest chain of requests"
    figures = [Figure(f"{servers}, {over}: wall", "ms", run["wall"], beside, [opening + chain * LATENCY], most),
               Figure("the same", "ms", run["wall"], "bare requests", bare["wall"])]
    if provider.issuer:
        figures += handshakes(servers, counts, times)
    provider.end()
    ground.providers.remove(provider)
    return figures


def handshakes(name, counts, refreshes):
    """For each origin and refresh, of the origin that saw most; full ones, and those that went on with a session."""
    full = [(all_ - resumed) / refreshes for all_, resumed in zip(counts["handshakes"], counts["resumed"])]
    resumed = [each / refreshes for each in counts["resumed"]]
    return [Figure(f"{name}: full TLS handshakes per origin and refresh", "", full, most=1),
            Figure(f"{name}: resumed ones", "", resumed)]


def costs(ground, quick):
    """CPU of an account more: the difference between many and few, so that starting is not counted."""
    few, many = 20, 200 if quick else 1000
    python = python_with_httpx()
    most = {False: 0.375, True: 0.485}  # half of what it was when this was begun
    figures = []
    for tls in (False, True):
        over = "TLS" if tls else "plain HTTP"
        provider = ground.provider(10, 0, tls)
        commands = []
        for accounts in (few, many):
            home = ground.home(accounts, provider)
            commands += [home.refresh(ground), home.bare_requests(ground, provider)]
            if python:
                commands.append([python, pathlib.Path(__file__).with_name("pythonclient.py"), home.config / "accounts.json",
                                 *([provider.issuer] if tls else [])])
        runs = ground.measure(3 if quick else 7, *commands)
        half = len(runs) // 2
        each = [[(b - a) / (many - few) for a, b in zip(runs[at]["cpu"], runs[at + half]["cpu"])] for at in range(half)]
        figures.append(Figure(f"CPU per account, {over}", "ms", each[0], "bare requests", each[1]))
        if python:
            figures.append(Figure("the same", "ms", each[0], "Python with httpx", each[2], most[tls]))
    return figures + own_certificates(ground, provider, quick)


def own_certificates(ground, provider, quick):
    """Accounts that name a file of certificates are no dearer than those that trust what the system does."""
    accounts = 20
    homes = [ground.home(accounts, provider, certificates) for certificates in (provider.issuer, None)]
    with_file, without = ground.measure(2 if quick else 5, *(home.refresh(ground) for home in homes))
    return [Figure(f"{accounts} accounts that name a certificate file, TLS: CPU", "ms", with_file["cpu"],
                   "accounts without one", without["cpu"])]
