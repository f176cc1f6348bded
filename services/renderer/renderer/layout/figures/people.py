"""People in a grid: discs with portraits or initials, names, roles, a line about each."""

import math
from collections.abc import Sequence

from renderer.deck.blocks.stories import Person
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.portraits import lay_out_portrait
from renderer.layout.geometry import Rect
from renderer.layout.grounds import page_ground
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph

_ROWS = {1: (1,), 2: (2,), 3: (3,), 4: (4,), 5: (5,), 6: (3, 3), 7: (4, 3), 8: (4, 4), 9: (5, 4), 10: (5, 5)}
_PER_ROW = 6
_LARGEST_DISC, _LARGEST_DISC_ALONE, _BESIDE_SHARE = 176.0, 230.0, 0.36
_DISC_SHARE, _DISC_SHARE_ALONE = 0.46, 0.54
"""Of the height of a cell; the larger where names and roles are all that stands below."""
_LEAST_SCALE, _LEAST_SCALE_ALONE, _LARGEST_SCALE, _LARGEST_SCALE_ALONE = 0.72, 0.9, 1.25, 1.8
"""Of the sizes of words, which go with the disc: the larger least as above, the larger most of one person."""
_OPTICAL = 0.4
_GAP, _UNDER, _BESIDE_ONE = 24.0, 12.0, 0.13
"""Between cells, and between a disc and its words, in pt; beside that of one person as a share of it."""
_NAME, _ROLE, _TEXT = 20.0, 15.0, 14.0
_FLOOR, _SLACK = 10.5, 1.02
_LEAST_NAME, _LOWEST = 13.0, 22.0
"""The type in which names are whole at least, and the height of a cell, in pt."""
_WIDE = 1.9
"""Cells that are so much wider than high have their words beside the disc."""


def rows_of(count: int) -> tuple[int, ...]:
    """How many people stand in each row."""
    if count in _ROWS:
        return _ROWS[count]
    rows = -(-count // _PER_ROW)
    full = -(-count // rows)
    return (*(full,) * (count // full), *((count % full,) if count % full else ()))


def _grid(sheet: Sheet, people: Sequence[Person], area: Rect) -> tuple[tuple[int, ...], int]:
    """How many stand in each row, and how many cells a row has: fewer where words would be broken in a narrow `area`.

    The further pages of a slide have the small cells of a full page, so that its people look alike on all of them.
    """
    count, usual = len(people), rows_of(len(people))
    most = max(*usual, _PER_ROW) if sheet.first else max(usual)
    names = [person.name for person in people]
    others = [text for person in people for text in (person.role, person.text) if text]
    longest = max(sheet.type.longest_word(name, _LEAST_NAME, bold=True) for name in names)
    longest = max(longest, *(sheet.type.longest_word(text, _FLOOR) for text in others), 0.0)
    for columns in range(most, 0, -1):
        rows = len(usual) if columns >= max(usual) else -(-count // columns)
        width, height = (area.width - (columns - 1) * _GAP) / columns, area.height / rows - _GAP / 2
        if height < _LOWEST:
            break
        room = width * (1 - _BESIDE_SHARE) - _UNDER if width > _WIDE * height else width
        if longest * _SLACK <= room:
            # As many in each row where that can be, unless cells become so wide that words would stand beside discs.
            even = -(-count // rows)
            best = even if width * columns / even <= _WIDE * height else columns
            return (usual, columns) if columns >= max(usual) else (_filled(count, best), best)
    return usual, most


def _filled(count: int, columns: int) -> tuple[int, ...]:
    """Rows of so many `columns`, the last one with the rest."""
    full, rest = divmod(count, columns)
    return (*(columns,) * full, *((rest,) if rest else ()))


def lay_out_people(sheet: Sheet, people: Sequence[Person], area: Rect, paths: Sequence[str]) -> None:
    """Fill `area` with a cell for each of `people`; `paths` say where they are."""
    rows, columns = _grid(sheet, people, area)
    gap = _GAP if len(rows) < 3 else _GAP / 2
    cells = [box for band in area.rows(len(rows), gap) for box in band.columns(columns, _GAP)]
    placed = [cells[row * columns + column] for row, count in enumerate(rows) for column in range(count)]
    beside = placed[0].width > _WIDE * placed[0].height
    alone = not any(person.text for person in people)
    one = len(people) == 1 and not sheet.first
    disc = min(
        _LARGEST_DISC_ALONE if one else _LARGEST_DISC,
        placed[0].height * (0.8 if beside else _DISC_SHARE_ALONE if alone else _DISC_SHARE),
        placed[0].width * (_BESIDE_SHARE if beside else 0.9),
    )
    scale = max(disc / 110, _LEAST_SCALE_ALONE if alone else _LEAST_SCALE)
    scale = min(scale, _LARGEST_SCALE_ALONE if one else _LARGEST_SCALE)
    boxes = [
        _beside(cell, disc, max(_UNDER, disc * _BESIDE_ONE) if one else _UNDER) if beside else _below(cell, disc)
        for cell in placed
    ]
    sizes = [
        _whole(sheet, words, round(size * scale), boxes[0].width, bold=bold)
        for words, size, bold in (
            ([person.name for person in people], _NAME, True),
            ([person.role or "" for person in people], _ROLE, False),
            ([person.text or "" for person in people], _TEXT, False),
        )
    ]
    # A name that had to shrink is no smaller than what is said below it.
    sizes = [min(sizes[: index + 1]) for index in range(len(sizes))]
    texts = [_words(sheet, person, sizes) for person in people]
    fitted = sheet.type.fit_alike(texts, boxes[0].width, boxes[0].height)
    fitted = told_once(sheet, fitted, paths, paths[0].rpartition("[")[0])
    ground = page_ground(sheet.theme)
    tallest = max(text.measured.height for text in fitted)
    lower = 0.0 if beside else max(placed[0].height - disc - _UNDER - tallest, 0.0) * _OPTICAL
    for person, cell, box, text, path in zip(people, placed, boxes, fitted, paths, strict=True):
        top = cell.y + (cell.height - disc) / 2 if beside else cell.y + lower
        lay_out_portrait(sheet, person, Rect(cell.x, top, disc, disc), path, ground)
        sheet.text(box.inset(0, lower, 0, 0), [], fitted=text, path=path, anchor="ctr" if beside else "t", builds=True)


def _beside(cell: Rect, disc: float, gap: float) -> Rect:
    return cell.inset(disc + gap, 0, 0, 0)


def _below(cell: Rect, disc: float) -> Rect:
    return cell.inset(0, disc + _UNDER, 0, 0)


def _whole(sheet: Sheet, texts: Sequence[str], size: float, width: float, *, bold: bool) -> float:
    """The type, of `size` pt at most, in which no word of `texts` is broken: a long role takes no name with it."""
    longest = max(sheet.type.longest_word(text, size, bold=bold) for text in texts) * _SLACK
    return size if longest <= width else max(math.floor(2 * size * width / longest) / 2, min(size, _FLOOR))


def _words(sheet: Sheet, person: Person, sizes: Sequence[float]) -> list[Paragraph]:
    name, role, text = sizes
    lines = [sheet.paragraph(person.name, name, "heading", floor=_FLOOR)]
    if person.role:
        lines.append(sheet.paragraph(person.role, role, color="accent2", floor=_FLOOR, before=1.0))
    if person.text:
        lines.append(sheet.paragraph(person.text, text, color="tx2", floor=_FLOOR, before=5.0))
    return lines
