# SPDX-License-Identifier: MIT
"""The popup on a real X server: opening, what is drawn while it is open, and how long the UI thread is busy with it and
with the settings."""

import contextlib
import json
import os
import subprocess
import time

from desktop import Tray
from figures import Figure

CARDS = 20
MANY = 1000
BESIDE = "bare windows"


def measure(ground, quick):
    provider = ground.provider(10)
    figures = drawing(ground, quick)
    openings = 2 if quick else 9
    starts = 1 if quick else 5
    bare_shown, bare_busy = bare_windows(ground, openings, starts)
    for accounts in (CARDS, MANY):
        home = ground.home(accounts, provider)
        ground.run(home, "status", "--json", "--refresh")
        shown, busy, others = [], [], []
        for start in range(starts):
            with Tray(ground, [ground.quotalamp, "--background"], home, counted=True) as tray:
                time.sleep(4)  # what the start leaves for later is over
                tray.settle(quiet=1, most=55 if start == 0 and not quick else 2)
                shown.append(clicks(tray, openings))
                if start > 0:
                    tray.refresh()
                    time.sleep(0.5)
                else:
                    if accounts == CARDS:
                        others += open_and_idle(tray, 8 if quick else 60)
                    others += blocks(tray, accounts)
                busy.append(open_settings(tray, "^Quotalamp$"))
                if start == 0:
                    others += settings(tray, accounts, 2 if quick else 5)
        figures += [Figure(f"{name}, {accounts:,} accounts", "ms", part(shown), BESIDE, part(bare_shown), 50, absolute=True)
                    for name, part in (("first click to pixels", firsts), ("click to pixels", later))]
        figures.append(Figure(f"UI thread busy at a time, {accounts:,} accounts, opening the settings: CPU", "ms", busy, BESIDE,
                              bare_busy, 8, absolute=True))
        figures += others
    return figures


def bare_windows(ground, openings, starts):
    """What clicks() and open_settings() tell of windows that nothing is behind."""
    shown, busy = [], []
    for _ in range(starts):
        with Tray(ground, [ground.parts / "barewindows"], counted=True) as tray:
            tray.settle(quiet=0.5)
            shown.append(clicks(tray, openings))
            busy.append(open_settings(tray, "^Bare popup$"))
    return shown, busy


def firsts(lists):
    return [each[0] for each in lists]


def later(lists):
    return [value for each in lists for value in each[1:]]


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


def clicks(tray, times):
    """From a click to the first picture, in ms; the first time, the window is made. It ends open."""
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
    return shown


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


def open_settings(tray, popup):
    """From the popup with that title: ms of CPU, the longest turn of the UI thread while the settings open the first time."""
    subprocess.run(["xdotool", "windowfocus", "--sync", shown(popup)], check=True)
    tray.counts.clear("longest_cpu")
    subprocess.run(["xdotool", "key", "ctrl+comma"], check=True)
    while not shown("^Settings"):
        time.sleep(0.01)
    time.sleep(1)
    return tray.counts["longest_cpu"] / 1e6


def settings(tray, accounts, seconds):
    """With the settings open on their list of accounts: while all answers arrive below it, and while nothing but the clock
    goes on."""
    figures = []
    for name, act, after in (("refreshing with the settings open", tray.refresh, 0.5),
                             (f"{seconds} s with the settings open", lambda: time.sleep(seconds), 0)):
        tray.counts.clear("longest_cpu")
        before = tray.cpu()
        act()
        time.sleep(after)
        figures += [Figure(f"UI thread busy at a time, {accounts:,} accounts, {name}: CPU", "ms",
                           [tray.counts["longest_cpu"] / 1e6], most=8),
                    Figure("CPU of all of it", "ms", [tray.cpu() - before])]
    return figures


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
