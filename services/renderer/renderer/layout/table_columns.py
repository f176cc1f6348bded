"""How wide the columns of a table are, and how high its rows."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.layout.sheet import Sheet
from renderer.scene import Cell, Paragraph, Run
from renderer.scripts import cell_line_factor

_SIDE, _LEAST_SIDE, _SIDE_SHARE = 9.0, 1.5, 0.65
_SLACK = 3.0
_LEAST_SHARE, _MOST_SHARE = 0.1, 0.6
_ROW_MIN = 26.0

Cells = Sequence[Sequence[Cell]]


def widths_of(
    sheet: Sheet, rows: Cells, total: float, proportions: Sequence[float] = (), *, whole_lines: bool = False
) -> list[float]:
    """Widths as `proportions` say; else each column gets its longest word and a share of the rest by its texts.

    With `whole_lines` the longest text counts, not the longest word. Lengths are in pt.
    """
    if proportions:
        return [total * share / sum(proportions) for share in proportions]
    least = _least_widths(sheet, rows, total, whole_lines=whole_lines)
    if sum(least) >= total:
        return [width * total / sum(least) for width in least]
    most = [max(_width(sheet, run) for run in runs) + _padding(runs) for runs in _columns(rows)]
    wanted = [min(max(want, low), max(total * _MOST_SHARE, low)) for want, low in zip(most, least, strict=True)]
    spare = total - sum(least)
    extra = [max(want - low, 0.0) for want, low in zip(wanted, least, strict=True)]
    if sum(extra) > spare:
        return [low + more * spare / sum(extra) for low, more in zip(least, extra, strict=True)]
    even = (spare - sum(extra)) / len(least)
    return [low + more + even for low, more in zip(least, extra, strict=True)]


def is_cramped(
    sheet: Sheet, rows: Cells, total: float, proportions: Sequence[float] = (), *, whole_lines: bool = False
) -> bool:
    """Whether some column cannot have the width of its longest word, or line."""
    least = _least_widths(sheet, rows, total, whole_lines=whole_lines)
    if not proportions:
        return sum(least) > total
    given = widths_of(sheet, rows, total, proportions)
    needed = [_needed(sheet, runs, whole_lines=whole_lines) for runs in _columns(rows)]
    return any(need > width for need, width in zip(needed, given, strict=True))


def heights_of(sheet: Sheet, rows: Cells, widths: Sequence[float]) -> tuple[list[float], bool]:
    """The height of each row in pt, and whether a word is broken."""
    heights, broken = [], False
    size = rows[-1][0].paragraphs[0].runs[0].size
    for row in rows:
        measured = [
            sheet.type.measure(_as_in_cells(cell.paragraphs), max(width - 2 * space_beside(size), 1.0))
            for cell, width in zip(row, widths, strict=True)
        ]
        broken = broken or any(text.broken_words for text in measured)
        least = min(_ROW_MIN, size * 2.0)
        heights.append(max(max(text.height for text in measured) + 2 * space_above(size) + 1, least))
    return heights, broken


def space_above(size: float) -> float:
    """The inset above and below text of `size` pt: small text stands closer."""
    return min(max(size * 0.35, 1.5), 5.0)


def _as_in_cells(lines: Sequence[Paragraph]) -> list[Paragraph]:
    return [replace(line, line_spacing=line.line_spacing * cell_line_factor(line.text)) for line in lines]


def space_beside(size: float) -> float:
    """The inset left and right of text of `size` pt."""
    return min(max(size * _SIDE_SHARE, _LEAST_SIDE), _SIDE)


def _padding(runs: Sequence[Run]) -> float:
    return 2 * space_beside(runs[-1].size) + _SLACK


def _least_widths(sheet: Sheet, rows: Cells, total: float, *, whole_lines: bool) -> list[float]:
    """What each column needs, and no less than a tenth of the table."""
    return [max(_needed(sheet, runs, whole_lines=whole_lines), total * _LEAST_SHARE) for runs in _columns(rows)]


def _needed(sheet: Sheet, runs: Sequence[Run], *, whole_lines: bool) -> float:
    if whole_lines:
        return max(_width(sheet, run) for run in runs) + _padding(runs)
    return max(sheet.type.longest_word(run.text, run.size, bold=run.bold) for run in runs) + _padding(runs)


def _columns(rows: Cells) -> list[list[Run]]:
    return [[cell.paragraphs[0].runs[0] for cell in column] for column in zip(*rows, strict=True)]


def _width(sheet: Sheet, run: Run) -> float:
    return sheet.type.width(run.text, run.size, bold=run.bold)
