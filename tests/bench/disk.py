# SPDX-License-Identifier: MIT
"""What a refresh of one account writes to the disk, among many accounts and where there is no other."""

import time

from desktop import Tray, counted
from figures import Figure

MANY = 200
UNTIL_KEPT = 63  # s: readings and history are on the disk by then, which are written once a minute
NAMES = ("file_writes", "file_bytes", "syncs")


def measure(ground, quick):
    provider = ground.provider(10)
    homes = [ground.home(accounts, provider) for accounts in (1, MANY)]
    for home in homes:
        ground.run(home, "status", "--json", "--refresh")
    figures = told("by a command", [[by_command(ground, home) for _ in range(3)] for home in homes])
    return figures if quick else figures + told("by the tray app", [by_tray(ground, home) for home in homes])


def by_command(ground, home):
    return counted(ground, home, [ground.quotalamp, "status", home.ids[0], "--json", "--refresh"])


def by_tray(ground, home):
    runs = []
    with Tray(ground, [ground.quotalamp, "--background"], home, counted=True) as tray:
        time.sleep(UNTIL_KEPT)
        for _ in range(3):
            before = {name: tray.counts[name] for name in NAMES}
            tray.refresh(home.ids[0])
            time.sleep(UNTIL_KEPT)
            runs.append({name: tray.counts[name] - count for name, count in before.items()})
    return runs


def told(by, found):
    alone, among = found

    def figure(what, count, most=None):
        return Figure(f"{what}, refresh of one account of {MANY} {by}", "", [run[count] for run in among], "the only account",
                      [run[count] for run in alone], most)
    return [figure("bytes written", "file_bytes", 1.2), figure("writes", "file_writes"), figure("waits for the disk", "syncs")]
