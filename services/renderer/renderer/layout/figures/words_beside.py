"""Words in rows beside a shape, a row for each of its parts."""

from collections.abc import Sequence

from renderer.deck.blocks.diagrams import Level
from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph

_LABEL_FLOOR, _FLOOR = 12.0, 12.0
# Label and description in pt, by the height of a row in pt.
_SIZES = ((95.0, 24.0, 19.0), (70.0, 21.0, 17.0), (52.0, 18.0, 15.0), (40.0, 16.0, 13.0))
_LOW_SIZES = (14.0, 12.0)
_SLACK = 1.05
"""By how much words may be wider in a viewer than they measure."""


def lay_out_words(sheet: Sheet, items: Sequence[Level], rows: Sequence[Rect], kind: str) -> list[list[str]]:
    """The words of `items`, whose list is at `kind`, at the middle of their rows; returns the names of the shapes."""
    sizes = _sizes(rows[0].height)
    height = min(row.height for row in rows)
    texts = [_text(sheet, item, sizes) for item in items]
    fitted = sheet.type.fit_alike(texts, [row.width for row in rows], height - 2)
    paths = [sheet.item(kind, index) for index in range(len(items))]
    names = []
    for row, text, path in zip(rows, told_once(sheet, fitted, paths, kind), paths, strict=True):
        sheet.text(row, [], fitted=text, path=path, anchor="ctr", builds=True)
        names.append([sheet.elements[-1].name])
    return names


def labels_width(sheet: Sheet, items: Sequence[Level], row_height: float) -> float | None:
    """How wide rows of that height are whose items have labels alone, pt; None where one is described: words wrap."""
    if any(item.description for item in items):
        return None
    size = _sizes(row_height)[0]
    return max(sheet.type.width(item.label, size, bold=True) for item in items) * _SLACK


def _sizes(row_height: float) -> tuple[float, float]:
    return next(((label, words) for least, label, words in _SIZES if row_height >= least), _LOW_SIZES)


def _text(sheet: Sheet, item: Level, sizes: tuple[float, float]) -> list[Paragraph]:
    color = "accent2" if item.emphasis else "tx1"
    lines = [sheet.paragraph(item.label, sizes[0], "heading", bold=True, color=color, floor=_LABEL_FLOOR)]
    if item.description:
        lines.append(sheet.paragraph(item.description, sizes[1], color="tx2", floor=_FLOOR, before=2.0))
    return lines
