"""Options of which a brief says the same things: "Nova: price 12 $, delivery 5 days; Beta: price 10 $, delivery 9"."""

from collections.abc import Sequence

from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import listed, named, parted

_FEWEST, _MOST = 2, 5


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


def _row(said: Sequence[str]) -> list[str]:
    """What all say first, and what each says then; empty where they do not begin alike, or one ends there."""
    words = [one.replace("\uff1a", ": ").split() for one in said]
    alike = 0
    for column in zip(*words, strict=False):
        if len({word.casefold() for word in column}) > 1:
            break
        alike += 1
    if not alike or any(len(one) <= alike for one in words):
        return []
    label = " ".join(words[0][:alike]).rstrip(" :")
    return [capitalised(label), *(" ".join(one[alike:]) for one in words)] if label else []
