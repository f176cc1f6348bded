"""Points as a list in one placeholder: ruled where each has air around it, else with signs, in one or two columns."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from renderer.deck.slides.stories import Prose
from renderer.layout.figures.point_words import Point, in_one, points_of
from renderer.layout.geometry import Rect
from renderer.layout.marks import stacked
from renderer.layout.sheet import Sheet
from renderer.scene import POINT, Paragraph, Placeholder
from renderer.typesetting.scripts import is_cjk

_LARGEST = {2: 28.0, 3: 26.0, 4: 24.0, 5: 22.0, 6: 22.0, 7: 20.0, 8: 20.0}
_SMALLEST_ROW = 17.0
_ROW_PADDING = 10.0
_TALLEST_ROW, _ROOMY = 150.0, 5.4
_NARROWER, _READERS_DIFFER = 0.97, 1.02
"""Of a width: as much less is tried, and within as much readers may break lines otherwise than they were measured."""
_INDENT = 26.0
_LARGE_BULLET, _BULLET_SIZE = 22.0, 19.0
_HANG = 20.0
_WIDEST_GAP, _WIDEST_IN_COLUMNS = 13.0, 26.0
_CAREFUL = 0.97
"""Of the height, what gaps may fill: a text that fills it to the last point is set smaller."""
_ONE_COLUMN = 18.0
_WIDE = 0.75
"""Of the page's width: below that there is no room for two columns."""


def ruled_list(sheet: Sheet, body: Sequence[str], area: Rect) -> Callable[[], None] | None:
    """Points between hairlines, in the largest type at which each has air around it; None if there is too much."""
    size, points = _LARGEST.get(len(body), 0.0), points_of(body)
    while size >= _SMALLEST_ROW:
        lines = [_row(sheet, point, size) for point in points]
        if sheet.type.is_far_too_much(lines, area.width, area.height):
            return None
        for width in (area.width, area.width * _NARROWER):
            heights = _sure_heights(sheet, lines, width)
            if heights and sum(heights) + 2 * sheet.air(_ROW_PADDING) * len(body) <= area.height:
                rows = list(zip(lines, heights, strict=True))
                return partial(_draw_rows, sheet, rows, area, width)
        size -= 1.0
    return None


def _sure_heights(sheet: Sheet, lines: Sequence[Paragraph], width: float) -> list[float] | None:
    """The heights of points `width` pt wide; None if a word breaks, or if a line more or less hangs by a hair.

    All points are one text, whose lines move up where a reader breaks one of them later, and rules strike it then.
    """
    measured = [sheet.type.measure([line], width) for line in lines]
    heights = [text.height for text in measured]
    at_ease = [sheet.type.measure([line], width * _READERS_DIFFER).height for line in lines]
    return heights if heights == at_ease and not any(text.broken_words for text in measured) else None


def _row(sheet: Sheet, point: Point, size: float) -> Paragraph:
    return replace(in_one(sheet, point, size), bullet=POINT, indent=_indent(sheet, _INDENT))


def _draw_rows(sheet: Sheet, rows: list[tuple[Paragraph, float]], area: Rect, width: float) -> None:
    """Draw rules across `area`, and the points between them, `width` pt wide."""
    heights = [height for _, height in rows]
    gap = (area.height - sum(heights)) / len(rows)
    tallest = sheet.air(min(_TALLEST_ROW, _ROOMY * rows[0][0].runs[0].size))
    gap = min(gap, max(tallest - max(heights), 2 * sheet.air(_ROW_PADDING)))
    tops = [area.y]
    for height in heights:
        tops.append(tops[-1] + height + gap)
    # Ideographic lines vary in height from reader to reader, and rules would drift into the text.
    if not any(is_cjk(line.text) for line, _ in rows):
        # Where a rule stands under the title, one above the first point would double it.
        for top in tops[1 if sheet.look.ornaments.title_rule else 0 : -1]:
            divider(sheet, area, top)
    lines = [replace(line, before=gap if index else 0.0) for index, (line, _) in enumerate(rows)]
    _body(sheet, Rect(area.x, area.y + gap / 2, width, tops[-1] - area.y - gap / 2), lines, 1)


def lay_out_bullets(sheet: Sheet, body: Sequence[str], area: Rect) -> None:
    """Points with signs, and prose without, in one column or two; what does not fit shrinks, and is said."""
    is_narrow = area.width < _WIDE * sheet.page.width
    if len(body) <= 8 or is_narrow:
        large = [_bullet(sheet, text, _LARGE_BULLET, first=index == 0) for index, text in enumerate(body)]
        single = sheet.type.fit(large, area.width, area.height)
        is_large = single.paragraphs[0].runs[0].size >= sheet.voice("body").sized(_ONE_COLUMN)
        if len(body) < 4 or is_narrow or (is_large and not single.too_small):
            _body(sheet, area, _spread(list(single.paragraphs), _spare_gap(sheet, single.paragraphs, area)), 1)
            return
    _two_columns(sheet, [_bullet(sheet, text, _BULLET_SIZE, first=index == 0) for index, text in enumerate(body)], area)


def _two_columns(sheet: Sheet, points: list[Paragraph], area: Rect) -> None:
    left, right = area.columns(2, gap=sheet.air(sheet.look.spacing.columns))
    cut = _balanced_cut(sheet, points, left.width)
    columns = (points[:cut], [replace(points[cut], before=0.0), *points[cut + 1 :]])
    fitted = [sheet.type.fit(column, left.width, left.height) for column in columns]
    size = min(run.size for column in fitted for line in column.paragraphs for run in line.runs)
    tight = min((line.before for column in fitted for line in column.paragraphs[1:]), default=0.0)
    spacing = min(line.line_spacing for column in fitted for line in column.paragraphs)
    sized = [[_sized(line, size, tight if n else 0.0, spacing) for n, line in enumerate(column)] for column in columns]
    gap = min(_spare_gap(sheet, column, left, _WIDEST_IN_COLUMNS) for column in sized)
    for column, box, idx in zip(sized, (left, right), (1, 2), strict=True):
        _body(sheet, box, _spread(column, gap), idx)


def _balanced_cut(sheet: Sheet, points: list[Paragraph], width: float) -> int:
    """After how many points the second column starts; the first may be a little the longer."""
    if sheet.type.is_far_too_much(points, 2 * width, sheet.page.height):
        return len(points) // 2
    heights = [sheet.type.measure([point], width).height + point.before for point in points]
    half = sum(heights) / 2
    return min(range(1, len(points)), key=lambda cut: (round(abs(sum(heights[:cut]) - half)), -cut))


def _sized(line: Paragraph, size: float, before: float, spacing: float) -> Paragraph:
    """A point as large and as close to the others as in the fuller of two columns."""
    runs = tuple(replace(run, size=min(size, run.size)) for run in line.runs)
    return replace(line, before=before, line_spacing=min(line.line_spacing, spacing), runs=runs)


def _spare_gap(sheet: Sheet, lines: Sequence[Paragraph], box: Rect, most: float = _WIDEST_GAP) -> float:
    """How much wider the gaps between `lines` may be in `box`, `most` pt at the most."""
    if sheet.type.is_far_too_much(lines, box.width, box.height):
        return 0.0
    spare = box.height * _CAREFUL - sheet.type.measure(lines, box.width).height
    return max(min(spare / max(len(lines) - 1, 1), most), 0.0)


def _spread(lines: list[Paragraph], gap: float) -> list[Paragraph]:
    """`lines` with gaps wider by `gap` pt."""
    return [replace(line, before=line.before + gap if index else 0.0) for index, line in enumerate(lines)]


def _bullet(sheet: Sheet, text: str, size: float, *, first: bool) -> Paragraph:
    gap = 0.0 if first else sheet.air(sheet.look.spacing.points)
    if isinstance(text, Prose):
        return sheet.paragraph(text, size, before=gap)
    return sheet.paragraph(text, size, bullet=POINT, indent=_indent(sheet, _HANG), before=gap)


def _indent(sheet: Sheet, usual: float) -> float:
    """How far points hang behind their sign, in pt."""
    given, char = sheet.look.ornaments.bullet.indent, sheet.look.ornaments.bullet.char
    return given if given is not None else usual if char else 0.0


def divider(sheet: Sheet, area: Rect, top: float) -> None:
    """Add the line above a point, across `area`."""
    lines = sheet.look.ornaments.divider
    if lines is None:
        sheet.rule(area.x, top, area.width)
        return
    for box, style in stacked(lines, area.x, top, area.width):
        sheet.decoration(box, **style)


def _body(sheet: Sheet, box: Rect, paragraphs: list[Paragraph], idx: int) -> None:
    placeholder = Placeholder("body", idx)
    sheet.text(
        box, paragraphs, path="body", placeholder=placeholder, builds=True, name="Body" if idx == 1 else "Body 2"
    )
