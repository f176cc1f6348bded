"""Key figures with evidence below each other: what each is, its figure, its way here, and the bar that judges it."""

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.deck.slides.figures import Kpi
from renderer.layout.figures.evidence import bar_height, lay_out_bar, lay_out_history
from renderer.layout.figures.icons_in_text import behind_icon, draw_before
from renderer.layout.figures.kpi_words import LEAST_FIGURE, figure_line, figure_width, largest_figure
from renderer.layout.figures.trends import judge_tone, tone_note
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_FIGURES, _WORDS, _FLOOR = (40.0, 34.0, 30.0, 26.0, 22.0, 19.0), 17.0, 11.5
_COMFORTABLE, _SLACK, _FIGURE_SHARE = 15.0, 2.0, 0.46
"""Pt of labels that figures give way to, and by how much ideographs and looks set them smaller; the share of the width
that figures take unless labels break otherwise."""
_SHARES, _GAP, _AIR = (0.42, 0.5, 0.56), 20.0, 1.0
"""Of the width without figures that words take, to be tried; between columns, above and below, in pt."""
_LEAST_LINE, _MOST_LINE, _LEAST_WIDTH = 28.0, 64.0, 84.0
"""Heights of the line of a history, and the width of a column, in pt."""
_ONE_LINE = 4_000.0
"""A width in pt that holds any figure on one line."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row stand: left edges and widths in pt; 0 wide where no row has such a part."""

    words: tuple[float, float]
    figure: tuple[float, float]
    history: tuple[float, float]
    bar: tuple[float, float]

    def of(self, column: tuple[float, float], row: Rect) -> Rect:
        """A column's part of `row`."""
        return Rect(row.x + column[0], row.y + _AIR, column[1], row.height - 2 * _AIR)


def lay_out_judged_rows(sheet: Sheet, items: Sequence[Kpi], area: Rect, kind: str) -> bool:
    """Fill `area` with a row for each figure; False where one of them has no room for its parts."""
    rows = area.rows(len(items), gap=0.0)
    height = rows[0].height - 2 * _AIR
    most = _most(sheet, items)
    sizes = [figure for figure in _FIGURES if figure <= most and _line_height(sheet, items, figure) <= height]
    tried = ((least, figure, share) for least in (_COMFORTABLE, _FLOOR) for figure in sizes for share in _SHARES)
    for least, figure, share in tried:
        columns = _columns(sheet, items, area.width, figure, share)
        words = sheet.type.fit_alike([_words(sheet, item) for item in items], columns.words[1], height)
        is_even = least == _FLOOR or (
            _label_size(words) >= least - _SLACK and columns.figure[1] <= _FIGURE_SHARE * area.width
        )
        if is_even and _fits(sheet, items, columns, height, words):
            break
    else:
        return False
    for index, (item, row, text) in enumerate(zip(items, rows, words, strict=True)):
        path, since = sheet.item(kind, index), len(sheet.elements)
        judge_tone(sheet, item, path)
        if index:
            sheet.rule(row.x, row.y, row.width)
        _row(sheet, item, (row, columns), (text, figure), path)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since + bool(index) :]))
    return True


def _most(sheet: Sheet, items: Sequence[Kpi]) -> float:
    """The largest size of figures, in pt."""
    return min(largest_figure(sheet, [item.value for item in items]), _FIGURES[0])


def _label_size(words: Sequence[Fitted]) -> float:
    """The size that labels are set in, in pt."""
    return min(text.paragraphs[0].runs[0].size for text in words)


def _line_height(sheet: Sheet, items: Sequence[Kpi], figure: float) -> float:
    """What the tallest of the figures takes in height, in pt."""
    lines = ([figure_line(sheet, item, figure, LEAST_FIGURE)] for item in items)
    return max(sheet.type.measure(line, _ONE_LINE).height for line in lines)


def _columns(sheet: Sheet, items: Sequence[Kpi], width: float, figure: float, share: float) -> _Columns:
    """Figures as wide as the widest; of the rest words take a `share`, and histories and bars what they leave."""
    wide = max(figure_width(sheet, item, figure) for item in items)
    parts = [any(item.history for item in items), any(map(_is_compared, items))]
    rest = width - wide - _GAP * (1 + sum(parts))
    words = max(rest, 1.0) * share
    part = (rest - words) / max(sum(parts), 1)
    history, bar = (part * shown for shown in parts)
    left = words + _GAP + wide + _GAP
    return _Columns((0.0, words), (words + _GAP, wide), (left, history), (width - bar, bar))


def _is_compared(item: Kpi) -> bool:
    return item.target is not None or item.benchmark is not None


def _fits(sheet: Sheet, items: Sequence[Kpi], columns: _Columns, height: float, words: Sequence[Fitted]) -> bool:
    """Whether words are whole and evidence is large enough to be read."""
    if columns.words[1] < _LEAST_WIDTH or any(text.too_small or text.measured.broken_words for text in words):
        return False
    wide = [column[1] for column in (columns.history, columns.bar) if column[1]]
    tall = max(bar_height(sheet, item, columns.bar[1]) for item in items) if columns.bar[1] else 0.0
    line = _LEAST_LINE if columns.history[1] else 0.0
    return min(wide, default=_LEAST_WIDTH) >= _LEAST_WIDTH and max(tall, line) <= height


def _words(sheet: Sheet, item: Kpi) -> list[Paragraph]:
    label = sheet.paragraph(item.label or " ", _WORDS, "heading", floor=_FLOOR)
    lines = [behind_icon(label, item.icon)]
    if item.sublabel:
        lines.append(sheet.paragraph(item.sublabel, _WORDS * 0.85, color="tx2", floor=_FLOOR, before=1.0))
    return lines


def _row(sheet: Sheet, item: Kpi, row: tuple[Rect, _Columns], said: tuple[Fitted, float], path: str) -> None:
    """One figure in a `row` of such columns: `said` are its words and the size of its figure."""
    (box, columns), (text, size) = row, said
    place = columns.of(columns.words, box).middle_of(text.measured.height + 1)
    sheet.text(place, [], fitted=text, path=path, builds=True)
    draw_before(sheet, item.icon, text.paragraphs[0], place, color="accent2", path=path)
    line = figure_line(sheet, item, size, LEAST_FIGURE)
    place = columns.of(columns.figure, box)
    fitted = Fitted((line,), sheet.type.measure([line], place.width))
    sheet.type.note([line])
    note = tone_note(sheet, item.tone)
    sheet.text(place, [], fitted=fitted, path=path, anchor="ctr", builds=True, description=note)
    if item.history:
        place = columns.of(columns.history, box)
        lay_out_history(sheet, item, place.middle_of(min(place.height, _MOST_LINE)), f"{path}.history")
    if _is_compared(item):
        place = columns.of(columns.bar, box)
        lay_out_bar(sheet, item, place.middle_of(bar_height(sheet, item, place.width)), path)
