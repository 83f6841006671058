# SPDX-License-Identifier: MIT
"""The tray app beside a bare tray program: start, memory, and what it does while nobody looks."""

import contextlib
import statistics
import time

from desktop import Bus, Tray
from figures import Figure

ACCOUNTS = 20
REFRESHES = 10
MANY_REFRESHES = 10_000
STEP = 1000  # refreshes between two looks at the memory
WRITTEN_SECONDS = 65
GIVEN_BACK_SECONDS = 65  # after windows were closed
NOISE = 40  # kB a thousand refreshes
BESIDE = "bare tray program"


def commands(ground, home):
    """A bare tray program and ours, each with its home."""
    return ([ground.parts / "baretray"], None), ([ground.quotalamp, "--background"], home)


class LongClosed:
    """An app with a month of history whose popup was opened and closed after some refreshes, and what it has in memory once
    that was a while ago."""

    def __init__(self, ground):
        with Tray(ground, [ground.parts / "baretray"]) as bare:  # alone, as those that share libraries have less each
            bare.settle()
            self.beside = bare.memory()
        self.home = ground.home(ACCOUNTS, ground.provider(10))
        with Tray(ground, [ground.quotalamp, "--background"], self.home) as tray:
            tray.refresh()
        self.home.add_history()
        self.tray = Tray(ground, [ground.quotalamp, "--background"], self.home)
        for _ in range(REFRESHES):
            self.tray.refresh()
        look(self.tray)
        self.closed = time.monotonic()

    def wait(self):
        time.sleep(max(0.0, self.closed + GIVEN_BACK_SECONDS - time.monotonic()))
        self.tray.settle()

    def sizes(self):
        """RSS and PSS at rest, and the same after one refresh more, which touches again what refreshing needs."""
        self.wait()
        resting = self.tray.memory()
        self.tray.refresh()
        self.tray.settle()
        return resting, self.tray.memory()


long_closed = None


@contextlib.contextmanager
def begin(ground):
    """It waits while others are measured."""
    global long_closed
    long_closed = LongClosed(ground)
    with long_closed.tray:
        yield


def measure(ground, quick):
    provider = ground.provider(10)
    home = ground.home(ACCOUNTS, provider)
    with Tray(ground, [ground.quotalamp, "--background"], home) as tray:
        tray.refresh()
    home.add_history()
    figures = start(ground, home, quick) + idle(ground, 5 if quick else 60) + memory(ground)
    return figures if quick else figures + growth(ground, provider)


def start(ground, home, quick):
    times = {True: [], False: []}
    for _ in range(5 if quick else 15):
        for command, own in commands(ground, home):
            with Tray(ground, command, own) as tray:
                times[own is None].append(tray.start)
    return [Figure(f"start to icon, {ACCOUNTS} accounts and a month of history", "ms", times[False], BESIDE, times[True], 1.6)]


def memory(ground):
    """A minute after the popup was closed, when what it took has been given back."""
    resting, refreshed = long_closed.sizes()
    figures = []
    for when, own in ((f"after {REFRESHES} refreshes, popup opened, and closed a minute ago", resting),
                      ("the same after one refresh more", refreshed)):
        figures += [Figure(f"{name}, {when}", "MB", [size], BESIDE, [beside], 1.5)
                    for name, size, beside in zip(("RSS", "PSS"), own, long_closed.beside)]
    return figures


def look(tray):
    """A person opens the popup and closes it. A second click too early would be a double click."""
    tray.click()
    time.sleep(1.5)
    tray.click()
    time.sleep(0.5)


def idle(ground, seconds):
    """With nothing due and the popup hidden, at the same time for both, once they have come to rest."""
    our_tray = long_closed.tray
    with Tray(ground, [ground.parts / "baretray"]) as bare_tray, Bus() as bus:
        bare_tray.settle()
        long_closed.wait()  # what was learned is on the disk by then, and nothing is due for minutes
        heard = len(bus.messages(our_tray.process))
        trays = bare_tray, our_tray
        before = [(tray.switches(), tray.cpu(), tray.written()) for tray in trays]
        time.sleep(seconds)
        after = [(tray.switches(), tray.cpu(), tray.written()) for tray in trays]
        messages = len(bus.messages(our_tray.process)) - heard
    bare, ours = [[b - a for a, b in zip(*each)] for each in zip(before, after)]
    name = f"popup hidden, {seconds} s"
    return [Figure(f"wake-ups, {name}", "", [ours[0]], BESIDE, [bare[0]], 1),
            Figure(f"CPU, {name}", "ms", [ours[1]], BESIDE, [bare[1]]),
            Figure(f"bytes written, {name}", "", [ours[2]], most=0),
            Figure(f"messages on the session bus, {name}", "", [messages], most=0)]


def growth(ground, provider):
    """What is not given back: the slope of RSS over many refreshes, each time after what was learned has been written, which
    happens once a minute. The list of the day's requests is full after the first fifth, which is left out."""
    with Tray(ground, [ground.quotalamp, "--background"], ground.home(1, provider)) as tray:
        sizes = []
        for _ in range(MANY_REFRESHES // STEP):
            for _ in range(STEP):
                tray.refresh()
            time.sleep(WRITTEN_SECONDS)
            sizes.append((tray.memory()[0] * 1024, tray.own_memory()))
    figures = []
    for name, values in zip(("RSS growth", "the same of what is its own, no library's"), zip(*sizes[len(sizes) // 5:])):
        slope, doubt = slope_of(values)
        thousand = 1000 / STEP
        figures.append(Figure(f"{name}, over {MANY_REFRESHES:,} refreshes of one account", "kB a thousand",
                              [slope * thousand], most=max(doubt * thousand, NOISE)))
    return figures


def slope_of(values):
    """The slope of a line through the values, and by how much it may be another by chance, in nineteen cases of twenty."""
    slope, start = statistics.linear_regression(range(len(values)), values)
    rest = [value - start - slope * place for place, value in enumerate(values)]
    middle = (len(values) - 1) / 2
    spread = sum((place - middle) ** 2 for place in range(len(values)))
    return slope, 2 * (sum(each * each for each in rest) / (len(values) - 2) / spread) ** 0.5
