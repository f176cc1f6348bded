"""Titles for briefs that have none: what the slide shows, said in the words and figures of the brief."""

import re
from collections.abc import Sequence

from deck_documents.capitals import going_on
from renderer.authoring.quantities import capitalised

MOST = 64
"""How many characters a title has at most, unless one item alone is longer: it stays on one line of most looks."""
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff]")
_EAST = re.compile(r"[\u3040-\u30ff㐀-\u9fff]")


def change(items: Sequence[str], shorter: Sequence[str] = ()) -> str:
    """From the first to the last: "12,000 visits → 210 customers". `shorter` names stand in for items that are long."""
    arrow = "←" if _FROM_RIGHT.search(items[0]) else "→"
    for names in (items, shorter):
        if names and len(names[0]) + len(names[-1]) < MOST:
            return capitalised(f"{names[0]} {arrow} {names[-1]}")
    return capitalised(items[0])


def way(items: Sequence[str]) -> str:
    """All stations where they are short, else the first and the last."""
    arrow = "←" if _FROM_RIGHT.search(items[0]) else "→"
    whole = f" {arrow} ".join(items)
    return capitalised(whole) if len(whole) <= MOST else change(items)


def enumerated(items: Sequence[str]) -> str:
    """As many of the items, from the first on, as a title has room for."""
    comma = "، " if _FROM_RIGHT.search(items[0]) else "、" if _EAST.search(items[0]) else ", "
    said = items[0]
    for item in items[1:]:
        if len(said) + len(comma) + len(item) > MOST:
            break
        said += comma + going_on(item)
    return capitalised(said)


def contrast(one: str, other: str) -> str:
    """Two sides of a matter, one against the other."""
    return capitalised(f"{one} \u2013 {other}") if len(one) + len(other) < MOST else capitalised(one)
