"""How wide the columns of a table are, and how high its rows."""

import re
from collections.abc import Sequence

from deck_fonts import SAFETY
from renderer.layout.sheet import Sheet
from renderer.scene import Cell, Run
from renderer.typesetting.scripts import is_cjk
from renderer.typesetting.ties import tied

_SIDE, _LEAST_SIDE, _SIDE_SHARE = 9.0, 1.5, 0.65
_SLACK = 3.0
_DOUBT = 1.0
"""How much narrower than drawn a cell is measured: what fits to a hair, another renderer may break."""
_FEW_IDEOGRAPHS = 4
_NAME, _FIGURE, _DIGIT = 6, 10, re.compile(r"\d")
"""Characters of a name, and of a figure with its unit, that are not broken."""
_TALL_LINE, _LEAST_ABOVE = 1.8, 0.5
_LEAST_SHARE, _MOST_SHARE = 0.1, 0.6
_ROW_MIN = 26.0

Cells = Sequence[Sequence[Cell]]
_Text = tuple[Run, float]
"""What a cell says, and what stands before it takes, in pt."""


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
    most = [max(_width(sheet, run) + beside for run, beside in texts) + _padding(texts) for texts in _columns(rows)]
    wanted = [min(max(want, low), max(total * _MOST_SHARE, low)) for want, low in zip(most, least, strict=True)]
    spare = total - sum(least)
    extra = [max(want - low, 0.0) for want, low in zip(wanted, least, strict=True)]
    if sum(extra) > spare:
        return [low + more for low, more in zip(least, _shared(extra, spare), strict=True)]
    return _levelled([low + more for low, more in zip(least, extra, strict=True)], spare - sum(extra))


def _shared(extra: Sequence[float], spare: float) -> list[float]:
    """What each column gets of `spare` pt: names and figures all that they want, the long texts shares of the rest.

    Otherwise one long text would break the names of a whole column of short ones.
    """
    given = [0.0] * len(extra)
    hungry = [index for index, want in enumerate(extra) if want > 0]
    while hungry:
        modest = [index for index in hungry if extra[index] <= spare / len(hungry)]
        if not modest:
            wanted = sum(extra[index] for index in hungry)
            for index in hungry:
                given[index] = extra[index] * spare / wanted
            return given
        for index in modest:
            given[index] = extra[index]
            spare -= extra[index]
        hungry = [index for index in hungry if index not in modest]
    return given


def _levelled(widths: Sequence[float], spare: float) -> list[float]:
    """`widths` with `spare` pt: the first gets its share, by the rest narrow columns become as wide as others.

    What is left when they are alike is for all.
    """
    first, *others = widths
    first, spare = first + spare / len(widths), spare - spare / len(widths)
    lows = sorted(others)
    level = 0.0
    for count in range(1, len(lows) + 1):
        level = (sum(lows[:count]) + spare) / count
        if count < len(lows) and level <= lows[count]:
            break
    level = min(level, max(lows, default=0.0))
    raised = [max(level, width) for width in others]
    spare -= sum(raised) - sum(others)
    return [width + spare / len(widths) for width in (first, *raised)]


def is_cramped(
    sheet: Sheet, rows: Cells, total: float, proportions: Sequence[float] = (), *, whole_lines: bool = False
) -> bool:
    """Whether some column cannot have the width of its longest word, or line."""
    least = _least_widths(sheet, rows, total, whole_lines=whole_lines)
    if not proportions:
        return sum(least) > total
    given = widths_of(sheet, rows, total, proportions)
    needed = [_needed(sheet, texts, whole_lines=whole_lines) for texts in _columns(rows)]
    return any(need > width for need, width in zip(needed, given, strict=True))


def heights_of(sheet: Sheet, rows: Cells, widths: Sequence[float]) -> tuple[list[float], bool]:
    """The height of each row in pt, and whether a word is broken."""
    size = rows[-1][0].paragraphs[0].runs[0].size
    above, beside = space_above(sheet, rows), space_beside(size)
    heights, broken = [], False
    for row in rows:
        tallest = min(_ROW_MIN, size * 2.0)
        for cell, width in zip(row, widths, strict=True):
            wide = max(width - 2 * beside - _DOUBT, 1.0)
            broken = broken or bool(sheet.type.measure(cell.paragraphs, wide).broken_words)
            tallest = max(tallest, sheet.type.cell_height(cell.paragraphs, wide) + 2 * above + 1)
        heights.append(tallest)
    return heights, broken


def space_above(sheet: Sheet, rows: Cells) -> float:
    """The inset above and below all texts, in pt: small text stands closer, tall lines bring their own air."""
    lines = [cell.paragraphs[0] for row in rows for cell in row]
    size = lines[-1].runs[0].size
    if max(map(sheet.type.claimed_line, lines)) > _TALL_LINE * size:
        return _LEAST_ABOVE
    return min(max(size * 0.35, 1.5), 5.0)


def space_beside(size: float) -> float:
    """The inset left and right of text of `size` pt."""
    return min(max(size * _SIDE_SHARE, _LEAST_SIDE), _SIDE)


def _padding(texts: Sequence[_Text]) -> float:
    return 2 * space_beside(texts[-1][0].size) + _SLACK


def _least_widths(sheet: Sheet, rows: Cells, total: float, *, whole_lines: bool) -> list[float]:
    """What each column needs, and no less than a tenth of the table."""
    return [max(_needed(sheet, texts, whole_lines=whole_lines), total * _LEAST_SHARE) for texts in _columns(rows)]


def _needed(sheet: Sheet, texts: Sequence[_Text], *, whole_lines: bool) -> float:
    width = _width if whole_lines else _longest_word
    return max(width(sheet, run) + beside for run, beside in texts) + _padding(texts)


def _longest_word(sheet: Sheet, run: Run) -> float:
    """Text without spaces breaks anywhere, but a column of single ideographs is no column.

    Short names of ideographs, and figures with their units among them, stay whole, as figures of all scripts do.
    """
    longest = sheet.type.longest_word(tied(run.text), run.size, bold=run.bold)
    if is_cjk(run.text) and len(run.text) <= (_FIGURE if _DIGIT.search(run.text) else _NAME):
        return _width(sheet, run)
    if not is_cjk(run.text[:_FEW_IDEOGRAPHS]):
        return longest
    return max(longest, min(sheet.type.width(run.text, run.size, bold=run.bold), run.size * _FEW_IDEOGRAPHS))


def _columns(rows: Cells) -> list[list[_Text]]:
    lines = ((cell.paragraphs[0] for cell in column) for column in zip(*rows, strict=True))
    return [[(line.runs[0], line.indent) for line in column] for column in lines]


def _width(sheet: Sheet, run: Run) -> float:
    """What a line takes without being called full before it is: measuring has the same doubt."""
    return sheet.type.width(run.text, run.size, bold=run.bold) * SAFETY
