# SPDX-License-Identifier: MIT
"""The commands, as whole processes, beside a bare request of Qt's."""

from figures import Figure

ORIGINS = 10


def three(name, ours, beside, theirs, most=None, most_peak=None):
    """Wall, CPU and peak memory of a command beside another one."""
    return [Figure(f"{name}: wall", "ms", ours["wall"], beside, theirs["wall"], most),
            Figure(f"{name}: CPU", "ms", ours["cpu"], beside, theirs["cpu"], most),
            Figure(f"{name}: peak", "MB", ours["peak"], beside, theirs["peak"], most_peak)]


def measure(ground, quick):
    times = 7 if quick else 15
    provider = ground.provider(ORIGINS)
    homes = {count: ground.home(count, provider) for count in (1, 20, 200, 1000)}
    request = [ground.parts / "barerequest", provider.addresses[0] + "/v1/models"]
    ours = str(ground.quotalamp)
    simple = [["--version"], ["account", "list"], ["provider", "list"], ["status", "--json", "--refresh"],
              ["status", "--demo"]]
    runs = ground.measure(times, request, *([*homes[1].words, ours, *words] for words in simple))
    bare = runs[0]
    wanted = {"--version": 1.2, "account list": 1.2, "provider list": 1.2, "status --json --refresh": 1.6, "status --demo": 5.9}
    figures = []
    for words, run in zip(simple, runs[1:]):
        name = " ".join(words)
        figures += three(name, run, "bare request", bare, wanted[name])
    figures.append(Figure("status --json --refresh, 1 account: peak", "MB", runs[4]["peak"], most=16))
    many = [20, 200, 1000]
    runs = ground.measure(3 if quick else 7, request, *([*homes[count].words, ours, "status", "--json", "--refresh"] for count in many))
    for count, run in zip(many, runs[1:]):
        figures += three(f"the same, {count:,} accounts", run, "bare request", runs[0])
    ground.run(homes[1000], "status", "--json", "--refresh")
    bare, cached = ground.measure(times, request, [*homes[1000].words, ours, "status", "--json"])
    figures += three("status --json from the cache, 1,000 accounts", cached, "bare request", bare, 9.4)
    return figures
