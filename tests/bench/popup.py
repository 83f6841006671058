# SPDX-License-Identifier: MIT
"""The popup on a real X server: opening, what is drawn while it is open, and how long the UI thread is busy with it and
with the settings."""

import json
import os
import subprocess
import time

from desktop import Tray
from figures import Figure

CARDS = 20
MANY = 1000
OPENINGS = 3


def measure(ground, quick):
    provider = ground.provider(10)
    figures = drawing(ground, quick)
    for accounts in (CARDS, MANY):
        home = ground.home(accounts, provider)
        ground.run(home, "status", "--json", "--refresh")
        with Tray(ground, [ground.quotalamp, "--background"], home, counted=True) as tray:
            tray.settle(most=7 if quick else 60)  # what the start leaves for later is over
            figures += opening(tray, accounts, OPENINGS if quick else 3 * OPENINGS)
            if accounts == CARDS:
                figures += open_and_idle(tray, 8 if quick else 60)
            figures += blocks(tray, accounts)
            figures += settings(tray, accounts, 2 if quick else 5)
    return figures


def drawing(ground, quick):
    """From inside, without an X server: what it takes to open, to draw the cards, what a second changes, and a turn of the
    wheel."""
    figures = []
    for cards in (CARDS, MANY):
        command = [ground.parts / "benchpopup", str(cards), "20" if quick else "200"]
        done = subprocess.run(command, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True)
        times = json.loads(done.stdout)
        figures += [Figure(f"{name}, {cards:,} cards, CPU", "ms", times[part], most=most)
                    for part, name, most in (("cold", "opening, made anew", 50), ("open", "opening again", 50),
                                             ("whole", "repaint", 4), ("words", "words of a second", 4),
                                             ("tick", "what changes in a second", 4), ("scroll", "turn of the wheel", 8))]
    return figures


def opening(tray, accounts, times):
    """From a click to the first picture. It ends open."""
    shown = []
    for _ in range(times):
        before = tray.counts["images"]
        clicked = tray.click()
        while tray.counts["images"] == before:
            time.sleep(0.0005)
        shown.append((tray.counts["last_image"] - clicked) / 1e6)
        time.sleep(0.5)  # a second click too early would be a double click
        tray.click()
        time.sleep(0.5)
    tray.click()
    time.sleep(0.6)
    return [Figure(f"click to pixels, {accounts:,} accounts", "ms", shown, most=50)]


def open_and_idle(tray, seconds):
    names = "repaints", "images", "pixels"
    before = [tray.counts[name] for name in names], tray.cpu()
    time.sleep(seconds)
    repaints, images, pixels = (tray.counts[name] - count for name, count in zip(names, before[0]))
    cpu = tray.cpu() - before[1]
    return [Figure(f"repaints a second, popup open, {seconds} s", "", [repaints / seconds], most=1),
            Figure("pictures of a repaint", "", [images / max(repaints, 1)]),
            Figure("pixels of a repaint", "", [pixels / max(repaints, 1)]),
            Figure("CPU, popup open", "% of a core", [cpu / seconds / 10], most=0.5)]


def blocks(tray, accounts):
    """The longest that the UI thread did not look for events: CPU, which another program cannot prolong, and by the
    clock."""
    figures = []
    for name, act in (("scrolling", scroll), ("while all answers arrive", tray.refresh)):
        tray.counts.clear("longest_cpu")
        tray.counts.clear("longest_wall")
        act()
        time.sleep(0.5)
        figures.append(Figure(f"UI thread busy at a time, {accounts:,} accounts, {name}: CPU", "ms",
                              [tray.counts["longest_cpu"] / 1e6], most=8))
        figures.append(Figure("the same by the clock", "ms", [tray.counts["longest_wall"] / 1e6]))
    return figures


def settings(tray, accounts, seconds):
    """The same while the settings open on their list of accounts, while all answers arrive below it, and while nothing but
    the clock goes on. It begins with the popup open."""
    figures = []
    window = shown("^Quotalamp$")
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
    for name, act, after in (("opening the settings", open_settings, 1), ("refreshing with the settings open", tray.refresh, 0.5),
                             (f"{seconds} s with the settings open", lambda: time.sleep(seconds), 0)):
        tray.counts.clear("longest_cpu")
        before = tray.cpu()
        act()
        time.sleep(after)
        figures += [Figure(f"UI thread busy at a time, {accounts:,} accounts, {name}: CPU", "ms",
                           [tray.counts["longest_cpu"] / 1e6], most=8),
                    Figure("CPU of all of it", "ms", [tray.cpu() - before])]
    return figures


def open_settings():
    subprocess.run(["xdotool", "key", "ctrl+comma"], check=True)
    while not shown("^Settings"):
        time.sleep(0.01)


def shown(title):
    """The window of ours with that title that is in sight; none: there is none."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True).stdout.split()
    return found[-1] if found else None


def scroll():
    """Down through the cards and up again, with the pointer over the popup."""
    subprocess.run(["xdotool", "mousemove", "--window", shown("^Quotalamp$"), "150", "200"], check=True)
    for button in ("5", "4"):
        subprocess.run(["xdotool", "click", "--repeat", "30", "--delay", "15", button], check=True)
