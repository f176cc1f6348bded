"""Options of which a brief says the same things: "Nova: price 12 $, delivery 5 days; Beta: price 10 $, delivery 9"."""

import re
from collections.abc import Sequence

from renderer.authoring.amounts import amount_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import at_commas, listed, named, parted

_FEWEST, _MOST, _LONGEST_CELL = 2, 5, 40
_ENDING = re.compile(r"(?<=\w{3})(?:en|e|s|n)$")
"""By which several differ from one: "1 Tag", "3 Tage"."""
_SIGN = 3
"""Letters that signs of units have at most: "kg", "MWh"."""
_FIGURE = re.compile(rf"^(?P<figure>{SINGLE})(?P<behind>(?:[^\d,;]|(?<=[^\W\d_])\d)*)$")


def rows_of_options(text: str) -> tuple[list[str], list[list[str]]] | None:
    """The names of options, and a row for each thing that is said of all of them.

    What it is are the first words that all say alike; None where one of them says something else.
    """
    parts = [named(part) for part in parted(text)]
    names = [name for name, _ in parts]
    said = [listed(rest) for _, rest in parts]
    if not _FEWEST <= len(parts) <= _MOST or not all(names) or len(set(names)) < len(names):
        return None
    if len({len(one) for one in said}) > 1 or len(said[0]) < _FEWEST:
        return None
    rows = [_row(one) for one in zip(*said, strict=True)]
    return (list(map(capitalised, names)), [row for row in rows if row]) if all(rows) else None


def table_of_options(text: str) -> tuple[list[str], list[list[str]]] | None:
    """The names of columns, as far as they have one, and a row for each option: "Nova: 12 weeks, ISO 9001; Beta: ...".

    There are three at least, and all say as many short things, one of which is a figure of one measure; None for other
    texts.
    """
    parts = [named(part) for part in parted(text)]
    said = [[cell.strip() for cell in at_commas(rest)] for _, rest in parts]
    if not _FEWEST < len(parts) <= _MOST or not all(name for name, _ in parts) or len(set(map(len, said))) > 1:
        return None
    if not _FEWEST <= len(said[0]) <= _MOST or any(len(cell) > _LONGEST_CELL for cells in said for cell in cells):
        return None
    columns = [_row(one) or ["", *one] for one in zip(*said, strict=True)]
    labels = [column[0] for column in columns]
    cells = [[capitalised(name), *row] for (name, _), *row in zip(parts, *(one[1:] for one in columns), strict=True)]
    return (labels, cells) if any(map(_measured, zip(*said, strict=True))) else None


def _row(said: Sequence[str]) -> list[str]:
    """What all say first, and what each says then; empty where they do not begin alike, or one ends there.

    Figures of one measure may say what they are behind it: "18,000 € now", "9,400 €/year".
    """
    words = [one.replace("\uff1a", ": ").split() for one in said]
    alike = 0
    for column in zip(*words, strict=False):
        if len({word.casefold() for word in column}) > 1:
            break
        alike += 1
    if not alike:
        return _measured(said)
    if any(len(one) <= alike for one in words):
        return []
    label = " ".join(words[0][:alike]).rstrip(" :")
    return [capitalised(label), *(" ".join(one[alike:]) for one in words)] if label else []


def _measured(said: Sequence[str]) -> list[str]:
    found = [_FIGURE.match(one) for one in said]
    amounts = [amount for one in found if one and (amount := amount_of(one["figure"]))]
    behind = {one["behind"].strip(" .").casefold() for one in found if one}
    measures = {_ENDING.sub("", amount.measure.casefold()) for amount in amounts}
    if len(amounts) < len(said) or len(behind - {""}) > 1 or len(measures) > 1:
        return []
    said_behind = next((one["behind"].strip(" .") for one in found if one and one["behind"].strip(" .")), "")
    label = capitalised(said_behind) or _of_unit(max((amount.measure for amount in amounts), key=len))
    return [label, *(one["figure"].strip() for one in found if one)] if label else []


def _of_unit(measure: str) -> str:
    """A measure as the name of a row: words begin with a capital, signs of units stay as they are."""
    return capitalised(measure) if len(measure) > _SIGN else measure
