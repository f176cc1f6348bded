"""Points under a claim: a statement, a ruled list, or two columns, by how much there is to say."""

from dataclasses import replace

from deck_documents.protocol_v2 import TitleBodySlide
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Paragraph, Placeholder
from renderer.typesetting import Fitted

_LIST_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0)
_MOST_ROWS = 6
_ROW_PADDING = 13.0
_TALLEST_ROW = 96.0
_INDENT = 24.0


def lay_out(sheet: Sheet, slide: TitleBodySlide, area: Rect) -> None:
    """Fill `area` with the body."""
    if len(slide.body) == 1:
        _statement(sheet, slide.body[0], area)
    elif (rows := _ruled_rows(sheet, slide.body, area)) is not None:
        _ruled_list(sheet, rows, area)
    else:
        _bullets(sheet, slide.body, area)


def _statement(sheet: Sheet, text: str, area: Rect) -> None:
    box = Rect(area.x, area.y, area.width * 0.86, area.height)
    fitted = sheet.type.fit([paragraph(text, 40.0, floor=14.0)], box.width - 30, box.height - 40)
    height = min(fitted.measured.height + 24, box.height)
    top = area.y + max((area.height - height) * 0.36, 0)
    sheet.decoration(Rect(area.x, top, 5, height), fill=sheet.theme.mark)
    sheet.text(
        Rect(area.x, top, box.width, height),
        [],
        fitted=fitted,
        path="body[0]",
        anchor="ctr",
        insets=(28.0, 0.0, 0.0, 0.0),
        placeholder=Placeholder("body", 1),
        builds=True,
        name="Body",
    )


def _ruled_rows(sheet: Sheet, body: list[str], area: Rect) -> list[Fitted] | None:
    """The points in the largest size at which they stand as rows with air around them; None if there is too much."""
    if len(body) > _MOST_ROWS:
        return None
    for size in _LIST_SIZES:
        rows = [
            Fitted((paragraph(text, size),), sheet.type.measure([paragraph(text, size)], area.width - _INDENT - 8))
            for text in body
        ]
        height = sum(row.measured.height for row in rows) + 2 * _ROW_PADDING * len(rows)
        if height <= area.height and not any(row.measured.broken_words for row in rows):
            return rows
    return None


def _ruled_list(sheet: Sheet, rows: list[Fitted], area: Rect) -> None:
    spare = area.height - sum(row.measured.height for row in rows)
    tallest = _TALLEST_ROW + (24 if len(rows) == 2 else 0)
    gap = min(spare / len(rows), tallest - min(row.measured.height for row in rows))
    gap = max(gap, 2 * _ROW_PADDING)
    tops = [area.y]
    for row in rows:
        tops.append(tops[-1] + row.measured.height + gap)
    for index, row in enumerate(rows):
        sheet.rule(area.x, tops[index], area.width)
        first_line = row.measured.lines[0].height
        middle = tops[index] + gap / 2 + first_line / 2
        sheet.decoration(Rect(area.x, middle - 4, 8, 8), fill=sheet.theme.mark)
    paragraphs = [
        replace(line, before=gap if index else 0.0) for index, line in enumerate(row.paragraphs[0] for row in rows)
    ]
    box = Rect(area.x + _INDENT, area.y + gap / 2, area.width - _INDENT, tops[-1] - area.y - gap / 2)
    _body(sheet, box, paragraphs, 1)


def _bullets(sheet: Sheet, body: list[str], area: Rect) -> None:
    points = [_bullet(text, first=index == 0) for index, text in enumerate(body)]
    single = sheet.type.fit(points, area.width, area.height)
    if len(body) < 4 or (not single.too_small and single.paragraphs[0].runs[0].size >= 18.0 and len(body) <= 8):
        _body(sheet, area, points, 1)
        return
    left, right = area.columns(2, gap=36)
    cut = _balanced_cut(sheet, points, left.width)
    columns = (points[:cut], [replace(points[cut], before=0.0), *points[cut + 1 :]])
    size = min(
        run.size
        for column in columns
        for line in sheet.type.fit(column, left.width, left.height).paragraphs
        for run in line.runs
    )
    for column, box, idx in zip(columns, (left, right), (1, 2), strict=True):
        same = [
            replace(line, runs=tuple(replace(run, size=min(size, run.size)) for run in line.runs)) for line in column
        ]
        _body(sheet, box, same, idx)


def _balanced_cut(sheet: Sheet, points: list[Paragraph], width: float) -> int:
    heights = [sheet.type.measure([point], width).height + point.before for point in points]
    total = sum(heights)
    return min(
        range(1, len(points)), key=lambda cut: abs(sum(heights[:cut]) - total / 2) - (cut * 2 >= len(points)) * 0.01
    )


def _bullet(text: str, *, first: bool) -> Paragraph:
    return paragraph(text, 20.0, bullet=True, indent=18.0, before=0.0 if first else 9.0)


def _body(sheet: Sheet, box: Rect, paragraphs: list[Paragraph], idx: int) -> None:
    placeholder = Placeholder("body", idx)
    sheet.text(
        box, paragraphs, path="body", placeholder=placeholder, builds=True, name="Body" if idx == 1 else "Body 2"
    )
