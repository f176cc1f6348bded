"""Points under a claim: a statement, a ruled list, or bullets in one or two columns, by how much there is to say."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.model import TitleBodySlide
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.marks import stacked
from renderer.layout.sheet import Sheet
from renderer.scene import POINT, Paragraph, Placeholder
from renderer.typesetting.scripts import is_cjk

_STATEMENT = 44.0
_LARGEST = {2: 36.0, 3: 32.0, 4: 28.0, 5: 26.0, 6: 24.0}
_SMALLEST_ROW = 18.0
_ROW_PADDING = 12.0
_TALLEST_ROW, _ROOMY = 150.0, 5.4
_INDENT = 26.0
_LARGE_BULLET, _BULLET_SIZE = 24.0, 20.0
_HANG = 20.0
_WIDEST_GAP = 13.0
_ONE_COLUMN = 18.0


def lay_out(sheet: Sheet, slide: TitleBodySlide) -> None:
    """Fill the page with the body."""
    area = lay_out_frame(sheet, slide, slide.eyebrow)
    if sheet.surround and sheet.surround.body(sheet, slide.body, area):
        return
    if len(slide.body) == 1:
        _statement(sheet, slide.body[0], area)
    elif (rows := _rows(sheet, slide.body, area)) is not None:
        _ruled_list(sheet, rows, area)
    else:
        _bullets(sheet, slide.body, area)


def _statement(sheet: Sheet, text: str, area: Rect) -> None:
    mark = sheet.look.ornaments.statement
    left = 28.0 if mark == "bar" else 0.0
    width = area.width * 0.86
    fitted = sheet.type.fit([sheet.paragraph(text, _STATEMENT)], width - left - 2, area.height - 24)
    height = min(fitted.measured.height + 24, area.height)
    box = Rect(area.x, area.middle(height).y, width, height)
    if mark == "bar":
        sheet.decoration(Rect(box.x, box.y, 5, height), fill=sheet.theme.mark)
    elif mark == "rule":
        sheet.decoration(Rect(box.x, box.y, 56, 3), fill=sheet.theme.mark)
    sheet.text(
        box,
        [],
        fitted=fitted,
        path="body[0]",
        anchor="ctr",
        insets=(left, 0.0, 0.0, 0.0),
        placeholder=Placeholder("body", 1),
        builds=True,
        name="Body",
    )


def _rows(sheet: Sheet, body: Sequence[str], area: Rect) -> list[tuple[Paragraph, float]] | None:
    """Points and their heights in the largest size at which each has air around it; None if there is too much."""
    size = _LARGEST.get(len(body), 0.0)
    while size >= _SMALLEST_ROW:
        lines = [sheet.paragraph(text, size, bullet=POINT, indent=_indent(sheet, _INDENT)) for text in body]
        if sheet.type.is_far_too_much(lines, area.width, area.height):
            return None
        measured = [sheet.type.measure([line], area.width) for line in lines]
        heights = [text.height for text in measured]
        if sum(heights) + 2 * sheet.air(_ROW_PADDING) * len(body) <= area.height and not any(
            m.broken_words for m in measured
        ):
            return list(zip(lines, heights, strict=True))
        size -= 2.0
    return None


def _ruled_list(sheet: Sheet, rows: list[tuple[Paragraph, float]], area: Rect) -> None:
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
            _divider(sheet, area, top)
    lines = [replace(line, before=gap if index else 0.0) for index, (line, _) in enumerate(rows)]
    _body(sheet, Rect(area.x, area.y + gap / 2, area.width, tops[-1] - area.y - gap / 2), lines, 1)


def _bullets(sheet: Sheet, body: Sequence[str], area: Rect) -> None:
    if len(body) <= 8:
        large = [_bullet(sheet, text, _LARGE_BULLET, first=index == 0) for index, text in enumerate(body)]
        single = sheet.type.fit(large, area.width, area.height)
        is_large = single.paragraphs[0].runs[0].size >= sheet.voice("body").sized(_ONE_COLUMN)
        if len(body) < 4 or (is_large and not single.too_small):
            _body(sheet, area, _spread(list(single.paragraphs), _spare_gap(sheet, single.paragraphs, area)), 1)
            return
    points = [_bullet(sheet, text, _BULLET_SIZE, first=index == 0) for index, text in enumerate(body)]
    left, right = area.columns(2, gap=sheet.air(sheet.look.spacing.columns))
    cut = _balanced_cut(sheet, points, left.width)
    columns = (points[:cut], [replace(points[cut], before=0.0), *points[cut + 1 :]])
    fitted = [sheet.type.fit(column, left.width, left.height) for column in columns]
    size = min(run.size for column in fitted for line in column.paragraphs for run in line.runs)
    tight = min((line.before for column in fitted for line in column.paragraphs[1:]), default=0.0)
    sized = [[_sized(line, size, tight if n else 0.0) for n, line in enumerate(column)] for column in columns]
    gap = min(_spare_gap(sheet, column, left) for column in sized)
    for column, box, idx in zip(sized, (left, right), (1, 2), strict=True):
        _body(sheet, box, _spread(column, gap), idx)


def _balanced_cut(sheet: Sheet, points: list[Paragraph], width: float) -> int:
    """After how many points the second column starts; the first may be a little the longer."""
    if sheet.type.is_far_too_much(points, 2 * width, sheet.page.height):
        return len(points) // 2
    heights = [sheet.type.measure([point], width).height + point.before for point in points]
    half = sum(heights) / 2
    return min(range(1, len(points)), key=lambda cut: (round(abs(sum(heights[:cut]) - half)), -cut))


def _sized(line: Paragraph, size: float, before: float) -> Paragraph:
    return replace(line, before=before, runs=tuple(replace(run, size=min(size, run.size)) for run in line.runs))


def _spare_gap(sheet: Sheet, lines: Sequence[Paragraph], box: Rect) -> float:
    """How much wider the gaps between `lines` may be in `box`, in pt."""
    if sheet.type.is_far_too_much(lines, box.width, box.height):
        return 0.0
    spare = box.height - sheet.type.measure(lines, box.width).height
    return max(min(spare / max(len(lines) - 1, 1), _WIDEST_GAP), 0.0)


def _spread(lines: list[Paragraph], gap: float) -> list[Paragraph]:
    """`lines` with gaps wider by `gap` pt."""
    return [replace(line, before=line.before + gap if index else 0.0) for index, line in enumerate(lines)]


def _bullet(sheet: Sheet, text: str, size: float, *, first: bool) -> Paragraph:
    gap = 0.0 if first else sheet.air(sheet.look.spacing.points)
    return sheet.paragraph(text, size, bullet=POINT, indent=_indent(sheet, _HANG), before=gap)


def _indent(sheet: Sheet, usual: float) -> float:
    """How far points hang behind their sign, in pt."""
    given, char = sheet.look.ornaments.bullet.indent, sheet.look.ornaments.bullet.char
    return given if given is not None else usual if char else 0.0


def _divider(sheet: Sheet, area: Rect, top: float) -> None:
    """The line above a point."""
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
