"""An axis of months, quarters or years: as fine as their names have room."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from deck_domain.dates import Period
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line
from renderer.typesetting.month_names import month_name, quarter_name, year_name

_SIZE, _FLOOR = 12.0, 10.0
_TIER, _PADDING = 18.0, 8.0
_MOST_UNITS = 18
_DAYS_OF_WEEKS = 75
"""Up to so many days, days are named week by week."""

_Name = Callable[[str, date], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit of an axis: its name, and from where to where it goes, in pt."""

    name: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class CalendarAxis:
    """Days along a level stretch of a page.

    Attributes:
        first: the day at its left edge, at `left` pt.
        scale: pt for a day.
        units: the finer cells; `years` are those above them, none where they would say nothing.
    """

    first: date
    left: float
    scale: float
    units: tuple[Cell, ...]
    years: tuple[Cell, ...]

    def at(self, day: date) -> float:
        """Where a day begins, in pt."""
        return self.left + (day - self.first).days * self.scale

    @property
    def height(self) -> float:
        """What the names take, in pt."""
        return _TIER * (2 if self.years else 1)


def axis_of(sheet: Sheet, periods: Sequence[Period], left: float, width: float, *, has_year: bool) -> CalendarAxis:
    """The axis of whole units around `periods`, `width` pt long from `left` on.

    Without `has_year`, years are not named, for nobody said them.
    """
    first, last = min(period.start for period in periods), max(period.end for period in periods)
    chosen: CalendarAxis | None = None
    for unit, months, name in _units(first, last, has_year=has_year):
        edges = list(_edges(first, last, months))
        scale = width / max((edges[-1] - edges[0]).days, 1)
        places = [left + (edge - edges[0]).days * scale for edge in edges]
        cells = tuple(
            Cell(name(sheet.language, edge), place, after)
            for edge, place, after in zip(edges, places, places[1:], strict=False)
        )
        years = _years(sheet, edges, left, scale) if has_year and unit != "year" else ()
        chosen = CalendarAxis(edges[0], left, scale, cells, years)
        has_room = all(sheet.type.width(cell.name, _SIZE) + _PADDING <= cell.right - cell.left for cell in cells)
        if has_room and len(cells) <= _MOST_UNITS:
            break
    assert chosen is not None
    return chosen


def lay_out_axis(sheet: Sheet, axis: CalendarAxis, area: Rect, path: str) -> None:
    """The names of the units above hairlines that go down to the bottom of `area`."""
    top = area.y
    for tier, color in ((axis.years, "tx1"), (axis.units, "tx2")):
        for cell in tier:
            words = [sheet.paragraph(cell.name, _SIZE, bold=tier is axis.years, color=color, floor=_FLOOR)]
            inset = 4.0 if cell.right - cell.left > 24 else 1.0
            sheet.text(Rect(cell.left, top, cell.right - cell.left, _TIER), words, path=path, insets=(inset, 0, 0, 0))
        top += _TIER if tier else 0.0
    for cell in axis.units:
        sheet.line(Rect(cell.left, area.y + axis.height, 0, area.height - axis.height))
    sheet.rule(area.x, area.y + axis.height, area.width, Line("rule", 1.0))


def _units(first: date, last: date, *, has_year: bool) -> Iterator[tuple[str, int, _Name]]:
    """The units to try, the finest first, with their months; 0 is a week."""
    if (last - first).days <= _DAYS_OF_WEEKS:
        yield "week", 0, _day_name
    yield "month", 1, lambda language, day: month_name(language, day.month)
    yield "quarter", 3, lambda language, day: quarter_name(language, (day.month + 2) // 3)
    for years in (1, 2, 5, 10, 25, 100) if has_year else ():
        yield "year", 12 * years, lambda language, day: year_name(language, day.year)


def _day_name(language: str, day: date) -> str:
    """A day of a month, in the order of its language."""
    month = month_name(language, day.month)
    if language.startswith(("ja", "zh")):
        return f"{month}{day.day}日"
    return f"{day.day}. {month}" if language.startswith("de") else f"{day.day} {month}"


def _edges(first: date, last: date, months: int) -> Iterator[date]:
    """From the beginning of the unit of `first` to the end of that of `last`."""
    edge = _begin(first, months)
    yield edge
    while edge < last:
        edge = edge + timedelta(days=7) if not months else _later(edge, months)
        yield edge


def _begin(day: date, months: int) -> date:
    if not months:
        return day - timedelta(days=day.weekday())
    number = day.year * 12 + day.month - 1
    number -= number % months
    return date(number // 12, number % 12 + 1, 1)


def _later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _years(sheet: Sheet, edges: Sequence[date], left: float, scale: float) -> tuple[Cell, ...]:
    """A cell for each year from the first edge to the last."""
    starts = [edges[0], *(date(year, 1, 1) for year in range(edges[0].year + 1, edges[-1].year + 1))]
    ends = [*starts[1:], edges[-1]]
    return tuple(
        Cell(
            year_name(sheet.language, start.year),
            left + (start - edges[0]).days * scale,
            left + (end - edges[0]).days * scale,
        )
        for start, end in zip(starts, ends, strict=True)
        if end > start
    )
