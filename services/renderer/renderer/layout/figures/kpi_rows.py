"""Where key figures stand, by how many there are; neighbours in a deck take turns between two ways."""

from collections.abc import Iterator, Mapping, Sequence

from renderer.deck.slides.figures import Kpi
from renderer.layout.figures.evidence import has_evidence
from renderer.layout.figures.kpis import KpiRow, figure_size
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_WHOLE, _HALVES, _THIRDS, _QUARTERS = (150.0, 30.0), (96.0, 24.0), (66.0, 20.0), (46.0, 17.0)
_SQUARE, _SIXTH, _HERO, _BESIDE_HERO = (54.0, 19.0), (44.0, 17.0), (88.0, 22.0), (40.0, 16.0)
"""The sizes of figures and of words, in pt."""
_OTHERS: Mapping[int, Sequence[tuple[Sequence[int], tuple[float, float]]]] = {
    3: (((2, 1), _SQUARE), ((1, 1, 1), _SQUARE)),
    4: (((2, 2), _SQUARE), ((4,), _QUARTERS)),
    5: (((3, 2), _SIXTH), ((2, 2, 1), _SIXTH)),
    6: (((3, 3), _SIXTH), ((2, 2, 2), _SIXTH)),
}
"""Rows of so many each and their sizes, the best first, by the number of figures."""
_HERO_SHARE = 5 / 12
_TALLEST_ROW, _TALLEST = 330.0, 190.0
_ROOMY = 330.0
"""The height that three rows need at least, in pt."""
_OPEN = 0.85
"""Without a surface, a box need not be as high."""


def rows_of(sheet: Sheet, items: Sequence[Kpi], area: Rect) -> list[KpiRow]:
    """Rows for two to six figures; a single one, left over on a page, has a row for itself."""
    count, second, judged = len(items), sheet.turn % 2 == 1, any(map(has_evidence, items))
    match count:
        case 1 | 2:
            return _band_of_rows(sheet, area, (count,), _WHOLE if count == 1 else _HALVES)
        case 3:
            return _band_of_rows(sheet, area, (3,), _THIRDS)
        case 4 if second and not judged:
            return _band_of_rows(sheet, area, (4,), _QUARTERS)
        case 4:
            return _band_of_rows(sheet, area, (2, 2), _SQUARE)
        case 5:
            return _hero(sheet, area, at_right=second)
        case _:
            return _band_of_rows(
                sheet, area, (2, 2, 2) if second and not judged and area.height > _ROOMY else (3, 3), _SIXTH
            )


def fitting_rows(sheet: Sheet, items: Sequence[Kpi], area: Rect) -> list[KpiRow] | None:
    """The usual rows; others where these have no room for words and evidence; None where no rows of boxes have it."""
    usual = rows_of(sheet, items, area)
    if figure_size(sheet, items, usual):
        return usual
    return next((rows for rows in _other_rows_of(sheet, items, area) if figure_size(sheet, items, rows)), None)


def _other_rows_of(sheet: Sheet, items: Sequence[Kpi], area: Rect) -> Iterator[list[KpiRow]]:
    """Other ways to place as many figures, for words or evidence that have no room in the usual one."""
    for counts, sizes in _OTHERS.get(len(items), ()):
        yield _band_of_rows(sheet, area, counts, sizes, whole=True)


def _band_of_rows(
    sheet: Sheet, area: Rect, counts: Sequence[int], sizes: tuple[float, float], *, whole: bool = False
) -> list[KpiRow]:
    """Rows of so many equal boxes each, no higher than they look well, or over the `whole` height."""
    tallest = (_TALLEST_ROW if len(counts) == 1 else _TALLEST) * (1.0 if sheet.look.manner.has_surfaces else _OPEN)
    height = len(counts) * sheet.air(tallest) + (len(counts) - 1) * sheet.gutter
    bands = (area if whole else area.middle(height)).rows(len(counts), sheet.gutter)
    rows, first = [], 0
    for band, count in zip(bands, counts, strict=True):
        # A short last row keeps to the columns of the others.
        rows.append(KpiRow(first, tuple(band.columns(max(counts), sheet.gutter)[:count]), *sizes))
        first += count
    return rows


def _hero(sheet: Sheet, area: Rect, *, at_right: bool) -> list[KpiRow]:
    """The first figure on five columns of twelve and the full height, the other four two by two beside it."""
    band = area.middle(sheet.air(2 * _TALLEST + sheet.gutter))
    width = (band.width - sheet.gutter) * _HERO_SHARE
    rest = band.width - sheet.gutter - width
    hero = Rect(band.right - width if at_right else band.x, band.y, width, band.height)
    beside = Rect(band.x if at_right else hero.right + sheet.gutter, band.y, rest, band.height)
    above, below = beside.rows(2, sheet.gutter)
    return [
        KpiRow(0, (hero,), *_HERO),
        KpiRow(1, tuple(above.columns(2, sheet.gutter)), *_BESIDE_HERO),
        KpiRow(3, tuple(below.columns(2, sheet.gutter)), *_BESIDE_HERO),
    ]
