# SPDX-License-Identifier: MIT
"""What was measured: our runs, those of the program beside it, and what is wanted; as a table and as JSON."""

import dataclasses
import statistics


@dataclasses.dataclass
class Figure:
    name: str
    unit: str
    ours: list
    beside: str = ""  # the program that it is compared with, or what was computed
    theirs: list = dataclasses.field(default_factory=list)
    most: float | None = None  # of the ratio; without anything beside it, or where `absolute`, of the median itself
    absolute: bool = False

    @property
    def ratio(self):
        return quotient(statistics.median(self.ours), statistics.median(self.theirs)) if self.theirs else None

    @property
    def least_ratio(self):
        """Of the best runs, which a busy machine disturbs least."""
        return quotient(min(self.ours), min(self.theirs)) if self.theirs else None

    def json(self, group):
        return {"group": group, "name": self.name, "unit": self.unit, "ours": self.ours, "beside": self.beside,
                "theirs": self.theirs, "ratio": self.ratio, "least_ratio": self.least_ratio, "most": self.most,
                "absolute": self.absolute}


def from_json(value):
    return Figure(*(value[each] for each in ("name", "unit", "ours", "beside", "theirs", "most", "absolute")))


def quotient(a, b):
    return a / b if b else None


def number(value):
    if value is None:
        return ""
    if value and abs(value) < 10 and value != int(value):
        return f"{value:.2f}"
    return f"{value:,.1f}" if abs(value) < 100 and value != int(value) else f"{value:,.0f}"


def spread(values, unit):
    if not values:
        return ""
    middle = f"{number(statistics.median(values))} {unit}".strip()
    least, most = min(values), max(values)
    return middle if number(least) == number(most) else f"{middle} ({number(least)} – {number(most)})"


def wanted(figure):
    if figure.most is None:
        return ""
    of_ratio = figure.theirs and not figure.absolute
    beside = statistics.median(figure.theirs) if of_ratio else 1
    unit = "" if of_ratio else f" {figure.unit}".rstrip()
    reached = statistics.median(figure.ours) <= figure.most * beside
    return f"≤ {number(figure.most)}{unit}" + ("" if reached else " **missed**")


def table(title, figures):
    """Markdown that is also readable as it stands."""
    rows = [[title, "Quotalamp", "beside it", "", "ratio", "of the best runs", "wanted"]]
    for each in figures:
        rows.append([each.name, spread(each.ours, each.unit), each.beside, spread(each.theirs, each.unit),
                     number(each.ratio), number(each.least_ratio), wanted(each)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
