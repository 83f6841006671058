#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Guards what the program asks of the machine: counts, never times. Fails with a sentence for each count that grew.

    tests/bench/counts.py --build FOLDER commands|network|certificates|disk|tray|answers

What was counted when it was last agreed to stands in counts.json: for the calls of a program, what it makes more than the
bare program of the same run, so that another Qt or compiler moves both. Growth by less than ROOM is none. After a change
that is meant to ask for more, or to keep what was gained, QUOTALAMP_NEW_COUNTS=1 in the environment writes what is found.
`tray` and `answers` need a desktop session; the others need neither display nor bus.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import time

from desktop import Bus, Tray, counted
from ground import Ground, write_json

GROUPS = ("commands", "network", "certificates", "disk", "tray", "answers")
BASELINE = pathlib.Path(__file__).with_name("counts.json")
# By how much a count may differ and be the same still: a share of what was agreed to, and a number.
ROOM = {"allocations": (0.25, 150), "thousand allocations": (0.25, 100), "reads": (0.25, 40), "writes": (0.25, 10),
        "bytes written": (0.25, 500), "kB allocated more than among 50": (0.25, 15)}
OTHER_ROOM = (0.25, 2)
# As countcalls.so calls them, and how a sentence says it.
CALLS = {"allocations": "allocations", "opens": "files opened", "looks": "looks at files", "reads": "reads",
         "writes": "writes", "sockets": "sockets", "threads": "threads", "libraries": "libraries"}
AGREED_QT = "6.4"  # what counts.json was counted with
MOST_CONNECTIONS = 6  # to an origin; how many of them a busy machine needs is chance
BUNDLE = 100  # certificates
FEW, MANY = 50, 400  # accounts
LATE_SECONDS = 6  # until what may wait for the icon was done, too
IDLE_SECONDS = 5
IDLE_TRIES = 4


def calls(ours, bare):
    """What a program did beyond the bare one."""
    return {words: ours[name] - bare[name] for name, words in CALLS.items()}


def commands(ground):
    """The commands, in homes that were refreshed once, beside a program that asks nothing or makes one request."""
    provider = ground.provider(4)
    homes = {accounts: ground.home(accounts, provider) for accounts in (1, 50)}
    for home in homes.values():
        ground.run(home, "status", "--json", "--refresh")
    address = provider.addresses[0] + "/v1/models"
    bare = {asks: counted(ground, None, [ground.parts / "barerequest", *([address] if asks else [])]) for asks in (False, True)}
    for accounts, words in ((1, "--version"), (1, "account list"), (1, "provider list"), (1, "status --json"),
                            (50, "status --json"), (1, "status --json --refresh"), (1, "status --demo")):
        ours = counted(ground, homes[accounts], [ground.quotalamp, *words.split()])
        asks = words.endswith(("--refresh", "--demo"))
        yield f"{words}, accounts: {accounts}", calls(ours, bare[asks])


def network(ground):
    """What the providers see of a refresh. The latency is long beside the work, so that it is the same each time."""
    for accounts, origins, tls in ((20, 20, True), (24, 4, True), (24, 4, False)):
        provider = ground.provider(origins, 50, tls)
        home = ground.home(accounts, provider)
        ours = counted(ground, home, [ground.quotalamp, "status", "--json", "--refresh"])
        seen = provider.counts()
        full = [all_ - resumed for all_, resumed in zip(seen["handshakes"], seen["resumed"])]
        counts = {"requests": sum(seen["requests"]), "most connections of an origin": max(seen["connections"])}
        if tls:
            counts["most full TLS handshakes of an origin"] = max(full)
        else:
            counts["thousand reads"] = ours["reads"] // 1000  # without a buffer a header is read byte by byte
        yield f"a refresh over {'TLS' if tls else 'plain HTTP'}, {accounts} accounts, {origins} origins", counts


def certificates(ground):
    """A bundle as long as a system's is understood once, not for each request: what 20 accounts allocate more than one
    does, for a bundle, beside the same for a single certificate. Nor is a folder of as many looked through for each."""
    provider = ground.provider(1, 0, True)
    single = pathlib.Path(provider.issuer)
    bundle = ground.folder / "bundle.pem"
    bundle.write_text(single.read_text(encoding="utf-8") * BUNDLE, encoding="utf-8")
    homes = [ground.home(accounts, provider) for accounts in (1, 20)]

    def refreshes():
        return [counted(ground, home, [ground.quotalamp, "status", "--json", "--refresh"]) for home in homes]

    beyond = []
    for file in (single, bundle):
        for home in homes:
            home.trust["SSL_CERT_FILE"] = str(file)
        one, many = refreshes()
        beyond.append(many["allocations"] - one["allocations"])
    folder = ground.folder / "certificates"
    folder.mkdir()
    for number in range(BUNDLE):
        (folder / f"{number}.pem").write_text(single.read_text(encoding="utf-8"), encoding="utf-8")
    for home in homes:
        home.trust |= {"SSL_CERT_FILE": str(single), "SSL_CERT_DIR": str(folder)}
    one, many = refreshes()
    yield f"19 requests more over TLS, with {BUNDLE} certificates to trust", {
        "thousand allocations": max(beyond[1] - beyond[0], 0) // 1000,
        "looks at each file of a folder": (many["looks"] - one["looks"]) // BUNDLE}


def disk(ground):
    """What a command writes that refreshes one account, alone and among others."""
    provider = ground.provider(4)
    for accounts in (1, 50):
        home = ground.home(accounts, provider)
        ground.run(home, "status", "--json", "--refresh")
        ours = counted(ground, home, [ground.quotalamp, "status", home.ids[0], "--json", "--refresh"])
        yield f"a refresh of one account of {accounts}", {
            "bytes written": ours["file_bytes"], "writes of files": ours["file_writes"], "waits for the disk": ours["syncs"]}


def tray(ground):
    """The start beside a bare tray program, and that an idle app does nothing at all. The accounts were asked just now, so
    that none is due at the start."""
    os.environ["FONTCONFIG_FILE"] = str(few_fonts(ground))
    provider = ground.provider(4)
    home = ground.home(20, provider)
    ground.run(home, "status", "--json", "--refresh")
    clicked = first_click(ground, home)
    found = []
    for command, own in (([ground.parts / "baretray"], None), ([ground.quotalamp, "--background"], home)):
        with Bus() as bus, Tray(ground, command, own, counted=True) as program:
            time.sleep(LATE_SECONDS if own else 0)
            program.settle()
            messages = [name for _, name in bus.messages(program.process)]
            before = messages.index("org.kde.StatusNotifierWatcher.RegisterStatusNotifierItem")
            found.append({words: program.counts[name] for name, words in CALLS.items()} | {
                "libraries": len(program.libraries()), "messages on the session bus": len(messages),
                "messages before its icon is registered": before})
            if own:
                idle = rest(program, bus)
    bare, ours = found
    yield "the start of the tray app, until it comes to rest", {words: ours[words] - bare[words] for words in ours}
    yield f"the idle tray app, popup hidden, in {IDLE_SECONDS} s", idle
    yield "the first click on the icon", clicked


def answers(ground):
    """What an answer asks of the tray app must not grow with the number of the other accounts: who copies something of all of
    them for each answer works quadratically. In quiet hours, which have more to look at."""
    provider = ground.provider(4)
    minute = time.localtime().tm_hour * 60 + time.localtime().tm_min
    quiet = {"from": (minute - 60) % 1440, "until": (minute + 120) % 1440}
    found = {}
    for accounts in (FEW, MANY):
        home = ground.home(accounts, provider)
        write_json(home.config / "settings.json", {"quiet_hours": quiet, "schema": 1})
        ground.run(home, "status", "--json", "--refresh")
        with Tray(ground, [ground.quotalamp, "--background"], home, counted=True) as program:
            program.settle()
            program.refresh()
            program.settle()
            before = program.counts.all()
            program.refresh()
            found[accounts] = {name: (program.counts[name] - before[name]) / accounts for name in before}
    yield f"an answer among {MANY} accounts", {
        f"{words} more than among {FEW}": max(0, round((found[MANY][name] - found[FEW][name]) / unit))
        for words, name, unit in (("kB allocated", "allocated_bytes", 1000), ("hundred allocations", "allocations", 100))}


def rest(program, bus):
    """What it does while nothing is due. A panel may ask something once; what repeats is there each time."""
    program.refresh()
    time.sleep(13)  # until what was learned is kept
    least = None
    for _ in range(IDLE_TRIES):
        program.settle()
        before = program.switches(), len(bus.messages(program.process)), program.counts["writes"]
        time.sleep(IDLE_SECONDS)
        after = program.switches(), len(bus.messages(program.process)), program.counts["writes"]
        now = dict(zip(("wake-ups", "messages on the session bus", "writes"), (b - a for a, b in zip(before, after))))
        if least is None or sum(now.values()) < sum(least.values()):
            least = now
        if sum(least.values()) == 0:
            break
    return least


def few_fonts(ground):
    """A configuration with one font: how many a machine has is not to count."""
    folder, cache = ground.folder / "fonts", ground.folder / "fonts-cache"
    folder.mkdir()
    font = min(pathlib.Path("/usr/share/fonts").rglob("*.ttf"))
    (folder / font.name).symlink_to(font)
    file = ground.folder / "fonts.conf"
    file.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>", encoding="utf-8")
    return file


def first_click(ground, home):
    """What is left to do for the popup: fonts were looked up before."""
    with Tray(ground, [ground.quotalamp, "--background"], home, counted=True) as program:
        time.sleep(LATE_SECONDS)
        program.settle()
        before = program.counts.all()
        program.click()
        while program.counts["images"] == before["images"]:
            time.sleep(0.01)
        return {words: program.counts[name] - before[name] for name, words in CALLS.items() if name in ("allocations", "opens")}


def qt_version(ground):
    """Of the library that the programs of this build are linked to: "6.4"."""
    told = subprocess.run(["ldd", ground.parts / "barerequest"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return re.search(r"\.so\.(\d+\.\d+)", os.path.realpath(re.search(r"libQt6Core\S* => (\S+)", told)[1]))[1]


def allowed(group, case, name, agreed):
    """The most that is no growth."""
    if group == "network" and name.startswith("most") and agreed > 1:
        return MOST_CONNECTIONS
    if group == "network" or case.startswith("the idle"):
        return agreed
    share, more = ROOM.get(name, OTHER_ROOM)
    return agreed + int(max(agreed, 0) * share) + more


def complaints(group, found, baseline, qt):
    for case, counts in found.items():
        for name, count in counts.items():
            # Which libraries Qt's own plugins bring along is another matter with each version of it.
            if name == "libraries" and qt != AGREED_QT:
                continue
            agreed = baseline.get(case, {}).get(name)
            if agreed is None:
                yield f"{case}: nothing is agreed on {name}, of which there are {count:,}."
            elif count > (most := allowed(group, case, name, agreed)):
                beyond = " more than the bare program" if group == "commands" or case.startswith("the start") else ""
                yield f"{case}: {name} grew from {agreed:,} to {count:,}{beyond}; up to {most:,} are no growth."


def main():
    words = sys.argv[1:]
    if len(words) != 3 or words[0] != "--build" or words[2] not in GROUPS:
        sys.exit(__doc__)
    group = words[2]
    os.environ.update(QT_HASH_SEED="0")  # or the tables of hashes grow differently each time
    with Ground(words[1]) as ground:
        qt = qt_version(ground)
        found = dict(globals()[group](ground))
    for case, counts in found.items():
        print(f"{case}: " + ", ".join(f"{count:,} {name}" for name, count in counts.items()))
    baseline = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    if os.environ.get("QUOTALAMP_NEW_COUNTS"):
        BASELINE.write_text(json.dumps(baseline | {group: found}, indent=4, sort_keys=True) + "\n", encoding="utf-8")
        return
    said = list(complaints(group, found, baseline.get(group, {}), qt))
    print("\n".join(said))
    sys.exit(1 if said else 0)


if __name__ == "__main__":
    main()
