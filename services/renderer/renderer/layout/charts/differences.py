"""What a whole waterfall comes to: the first total beside the last, with the difference and its share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.number_formats import summed
from renderer.layout.charts.plot_places import PlotPlaces
from renderer.layout.charts.waterfall_bars import Bar
from renderer.layout.geometry import Rect
from renderer.layout.sheet import paragraph
from renderer.scene import EMU_PER_PT, Connector, Element, Shape, TextBody, plain_line
from renderer.scene.charts import Chart
from renderer.typesetting.numerals import Numerals, numerals_of
from renderer.typesetting.terms import term

_SIZE, _SMALL = 14.0, 12.0
_PAD, _TICK, _GAP = 8.0, 10.0, 6.0
_LINE, _THIN = 1.25, 0.75
_LEAST_ROOM = 0.25
"""The largest share of the chart that the words about the difference may take."""


@dataclass(frozen=True, slots=True)
class Difference:
    """From one value to another, which `told` says, and the `words` of it: the change, and its share if it has one."""

    start: float
    end: float
    words: tuple[str, ...]
    told: str


def difference_of(bars: Sequence[Bar], language: str, decimals: int) -> Difference | None:
    """What changed from the first bar to the last one, where both are totals and steps lie between them."""
    if len(bars) < 3 or bars[0].kind != "total" or bars[-1].kind != "total":
        return None
    start, end = bars[0].end, bars[-1].end
    words = words_between(start, end, numerals_of(language), decimals)
    return Difference(start, end, words, term("first total to last", language))


def words_between(start: float, end: float, numerals: Numerals, decimals: int) -> tuple[str, ...]:
    """What changed from `start` to `end`: the change, and its share."""
    change = summed((end, -start))
    words = [numerals.written(change, decimals, signed=True)]
    # A share of nothing, of a loss, or of what changes its sign, means nothing.
    if start > 0 and end > 0:
        words.append(numerals.share(change / start, signed=True))
    return tuple(words)


def room_of(area: ChartArea, found: Difference) -> tuple[float, float]:
    """Width and height of the words, with what surrounds them; pt."""
    size = size_in(area)
    width = max(area.text_width(word, size, bold=True) for word in found.words) + 2 * _PAD
    return width, len(found.words) * size * 1.22 + _PAD


def size_in(area: ChartArea) -> float:
    """The size of the words: smaller in a small chart."""
    return _SIZE if area.rect.width > 480 else _SMALL


def fits(area: ChartArea, found: Difference) -> bool:
    """Whether the chart keeps most of its width."""
    return room_of(area, found)[0] + _TICK + 2 * _GAP <= area.rect.width * _LEAST_ROOM


def margin_of(area: ChartArea, found: Difference, *, lying: bool) -> float:
    """What the bracket takes right of standing bars, or below lying ones."""
    width, height = room_of(area, found)
    return height + _TICK + _GAP if lying else width + _TICK + 2 * _GAP


def difference_marks(area: ChartArea, chart: Chart, places: PlotPlaces, found: Difference) -> Iterator[Element]:
    """An arrow from the level of the first total to that of the last, beside the bars, and the words at it."""
    levels = [places.along(value, chart.value_axis) for value in (found.start, found.end)]
    if None in levels:
        return
    box = places.box
    first, last = (level or 0.0 for level in levels)
    if chart.horizontal:
        y = box.bottom + _TICK
        ends = (box.x + first * box.width, y), (box.x + last * box.width, y)
        ticks = [((x, box.bottom - 2), (x, y + 3)) for x, _ in ends]
    else:
        x = box.right + _TICK
        ends = (x, box.bottom - first * box.height), (x, box.bottom - last * box.height)
        ticks = [((box.right - 4, y), (x + 3, y)) for _, y in ends]
    for number, tick in enumerate(ticks, 1):
        yield _wire(area, f"level {number}", *tick)
    if found.start != found.end:
        arrow = _wire(area, "difference arrow", *ends)
        yield replace(arrow, line=plain_line(area.inks.second, _LINE), arrow_end="triangle")
    yield _words(area, found, ends, lying=chart.horizontal)


def _words(
    area: ChartArea, found: Difference, ends: tuple[tuple[float, float], tuple[float, float]], *, lying: bool
) -> Shape:
    """The change and its share in a pill beside the middle of the arrow, within the chart."""
    width, height = room_of(area, found)
    middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2)
    whole = area.rect
    if lying:
        x = min(max(middle[0] - width / 2, whole.x), whole.right - width)
        box = Rect(x, middle[1] + _GAP, width, height)
    else:
        y = min(max(middle[1] - height / 2, whole.y), whole.bottom - height)
        box = Rect(middle[0] + _GAP, y, width, height)
    size, fill = size_in(area), area.sheet.theme.mark
    ink = area.sheet.theme.ink_on(fill)
    lines = tuple(paragraph(word, size, bold=True, color=ink, align="ctr") for word in found.words)
    area.sheet.type.note(list(lines))
    return Shape(
        frame=box.frame(),
        name=f"{area.name} difference",
        description=f"{found.told}: {', '.join(found.words)}",
        geometry="roundRect",
        radius=min(height / 2, 12.0),
        fill=fill,
        body=TextBody(lines, (2.0, 0.0, 2.0, 0.0), "ctr"),
    )


def _wire(area: ChartArea, name: str, start: tuple[float, float], end: tuple[float, float]) -> Connector:
    (x1, y1), (x2, y2) = start, end
    rect = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return Connector(
        frame=rect.frame(),
        name=f"{area.name} {name}",
        decorative=True,
        kind="straight",
        start=(round(x1 * EMU_PER_PT), round(y1 * EMU_PER_PT)),
        end=(round(x2 * EMU_PER_PT), round(y2 * EMU_PER_PT)),
        line=plain_line(area.inks.second, _THIN),
    )
