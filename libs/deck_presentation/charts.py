"""What a chart part shows, from its cache."""

import math

from deck_presentation.colors import Palette
from deck_presentation.lettering import read_lettering
from deck_presentation.model import Chart
from deck_presentation.names import A, C, Element
from deck_presentation.parts import Parts, all_linked, linked
from deck_presentation.series import read_series

_WORDS = (C + "cat", C + "tx", C + "xVal")
_WORKBOOKS = ("package", "oleObject")
"""The latter in decks from before workbooks were packages."""
_VALUES = (C + "val", C + "xVal", C + "yVal", C + "bubbleSize")


def read_chart(parts: Parts, name: str, palette: Palette) -> Chart:
    """Read a chart part; one that is missing or broken is empty and has no workbook.

    Args:
        parts: the package.
        name: of the part.
        palette: colors of the theme of the slide that shows it.
    """
    root = parts.tree(name)
    if root is None:
        return Chart(name, (), (), has_workbook=False, smallest_text=None)
    return Chart(
        name,
        tuple(_words(root)),
        tuple(_values(root)),
        _has_workbook(parts, name, root),
        min(_sizes(root), default=None),
        read_series(root, palette),
        linked(parts, name, "package"),
        tuple(read_lettering(root)),
    )


def _words(root: Element) -> list[str]:
    cached = [v.text or "" for holder in root.iter(*_WORDS) for v in holder.iter(C + "v")]
    rich = ["".join(t.text or "" for t in p.iter(A + "t")) for p in root.iter(A + "p")]
    return [word for word in (*cached, *rich) if word.strip()]


def _values(root: Element) -> list[float]:
    texts = (v.text or "" for holder in root.iter(*_VALUES) for v in holder.iter(C + "v"))
    return [value for text in texts if (value := _number(text)) is not None]


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _sizes(root: Element) -> list[float]:
    sizes = (element.get("sz", "") for element in root.iter(A + "defRPr", A + "rPr"))
    return [int(size) / 100 for size in sizes if size.isdecimal()]


def _has_workbook(parts: Parts, name: str, root: Element) -> bool:
    if root.find(C + "externalData") is None:
        return False
    return parts.is_linked_out(name) or any(kind in _WORKBOOKS for kind, _ in all_linked(parts, name))
