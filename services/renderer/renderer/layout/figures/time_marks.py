"""What is drawn on a line of time: the line, its dots, where it is cut, phases beside it, the day of today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from renderer.deck.blocks.figures import Phase
from renderer.icons import strokes_of
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.event_texts import Course
from renderer.layout.figures.time_track import Track
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line

DOT, SMALL_DOT = 14.0, 10.0
_DISC, _AROUND = 18.0, 7.0
"""A disc with a number, and how much wider one with an icon is than a dot, in pt."""
_LINE = Line("rule", 2.0)
_TIE = Line("rule", 1.0)
_CUT, _SLASH = 4.0, 6.0
_BAND, _BAND_GAP = 24.0, 2.0
_BAND_SIZE, _BAND_FLOOR = 13.0, 10.0
_TODAY, _TODAY_SIZE, _TODAY_FLOOR = 18.0, 12.0, 10.0
_TODAY_GAP, _LEAST_PIECE = 3.0, 2.0


@dataclass(frozen=True, slots=True)
class Rail:
    """A track with its length in pt, from `start` on; `across` is where it lies in the other direction."""

    track: Track
    start: float
    length: float
    across: float
    upright: bool = False

    def at(self, share: float) -> float:
        """Where a share of the track is, in pt."""
        return self.start + share * self.length

    def stops(self, least: float) -> list[float]:
        """Where the dots are, moved apart to `least` pt from each other as far as the rail is long enough."""
        return apart([self.at(stop) for stop in self.track.stops], least, self.start, self.start + self.length)


def apart(wanted: Sequence[float], least: float, first: float, last: float) -> list[float]:
    """Places near those that are `wanted`, in their order, `least` from each other, from `first` to `last`."""
    step = min(least, (last - first) / max(len(wanted) - 1, 1))
    found: list[float] = []
    for place in wanted:
        found.append(max(place, found[-1] + step if found else first))
    edge = last
    for index in reversed(range(len(found))):
        found[index] = min(found[index], edge)
        edge = found[index] - step
    return found


def lay_out_rail(sheet: Sheet, rail: Rail, line: Line = _LINE) -> None:
    """The line up to its last event, cut where the track is, and thick along events that last."""
    for start, end in _pieces(rail):
        _along(sheet, rail, start, end, line)
    for cut in rail.track.breaks:
        for shift in (-_CUT, _CUT):
            _slash(sheet, rail, rail.at(cut) + shift, line)
    for stop, last in zip(rail.track.stops, rail.track.ends, strict=True):
        if last is not None and last > stop:
            _along(sheet, rail, rail.at(stop), rail.at(last), Line(sheet.theme.mark, line.width * 2))


def _pieces(rail: Rail) -> Iterator[tuple[float, float]]:
    """The stretches between cuts, in pt."""
    edges = [rail.at(rail.track.stops[0])]
    for cut in rail.track.breaks:
        edges += [rail.at(cut) - _CUT, rail.at(cut) + _CUT]
    edges.append(rail.at(rail.track.last))
    yield from ((start, end) for start, end in list(pairwise(edges))[::2] if end > start)


def _along(sheet: Sheet, rail: Rail, start: float, end: float, line: Line) -> None:
    box = Rect(rail.across, start, 0, end - start) if rail.upright else Rect(start, rail.across, end - start, 0)
    sheet.line(box, line)


def _slash(sheet: Sheet, rail: Rail, middle: float, line: Line) -> None:
    half = _SLASH / 2
    if rail.upright:
        box = Rect(rail.across - _SLASH, middle - half, 2 * _SLASH, _SLASH)
    else:
        box = Rect(middle - half, rail.across - _SLASH, _SLASH, 2 * _SLASH)
    sheet.line(box, replace(line, color="tx2"), rising=True)


def lay_out_dots(sheet: Sheet, course: Course, places: Sequence[tuple[float, float]], size: float = DOT) -> None:
    """The sign of each event around its point; an icon stands on a disc."""
    for index, (event, (x, y)) in enumerate(zip(course.events, places, strict=True)):
        if event.icon and _icon(sheet, event.icon, (x, y, size), sheet.item(f"{course.path}{course.kind}", index)):
            continue
        lay_out_dot(sheet, sheet.first + index, x, y, size)


def _icon(sheet: Sheet, name: str, place: tuple[float, float, float], path: str) -> bool:
    """Draw an icon on a disc in the place of a dot (x, y, size), or say why there is none."""
    x, y, size = place
    if strokes_of(name) and size < SMALL_DOT:
        sheet.no_effect(f"{path}.icon", "An icon where there is room for a dot alone has no effect here.")
        return False
    wide = size + _AROUND
    disc, mark = Rect(x - wide / 2, y - wide / 2, wide, wide), sheet.theme.mark
    if strokes_of(name):
        sheet.decoration(disc, fill=mark, geometry="ellipse", line=Line("bg1", 1.5))
    return sheet.icon(name, disc.inset(*[_AROUND / 2] * 4), sheet.theme.ink_on(mark), f"{path}.icon")


def lay_out_dot(sheet: Sheet, index: int, x: float, y: float, size: float = DOT) -> None:
    """The sign of a step around a point. Numbers are told by the order of the texts as well, so they are decoration."""
    box, mark = Rect(x - size / 2, y - size / 2, size, size), sheet.theme.mark
    match sheet.look.ornaments.step:
        case "ring":
            sheet.decoration(box, fill="bg1", geometry="ellipse", line=Line(mark, size / 5.6))
        case "square":
            sheet.decoration(box, fill=mark, line=Line("bg1", size / 4))
        case "number" if size >= DOT:
            words = [sheet.paragraph(sheet.count(index + 1), 9.0, bold=True, color=sheet.theme.ink_on(mark), floor=8.0)]
            box = Rect(x - _DISC / 2, y - _DISC / 2, _DISC, _DISC)
            style: dict[str, Any] = {"fill": mark, "geometry": "ellipse", "anchor": "ctr", "decorative": True}
            sheet.text(box, [replace(line, align="ctr") for line in words], path="ornament.stepMarker", **style)
        case _:
            sheet.decoration(box, fill=mark, geometry="ellipse", line=Line("bg1", size / 7))


def tie(sheet: Sheet, x: float, y: float, end: float, edge: float) -> None:
    """A thin line from a dot at (`x`, `y`) to what it is about, at (`end`, `edge`)."""
    box = Rect(min(x, end), min(y, edge), abs(end - x), abs(edge - y))
    sheet.line(box, _TIE, rising=(end - x) * (edge - y) < 0)


def height_of_phases(track: Track) -> float:
    """What phases and the day of today take above the line, in pt."""
    return (_BAND + 10 if track.bands else 0.0) + (_TODAY if track.today is not None else 0.0)


def lay_out_phases(sheet: Sheet, rail: Rail, phases: Sequence[Phase], top: float, path: str) -> None:
    """Bands above a level line, each with its name inside."""
    boxes = [_band(rail, start, end, top) for start, end in rail.track.bands]
    texts = [
        [sheet.paragraph(phase.label, _BAND_SIZE, bold=True, color="accent2", align="ctr", floor=_BAND_FLOOR)]
        for phase in phases
    ]
    fitted = sheet.type.fit_alike(texts, [max(box.width - 8, 1.0) for box in boxes], _BAND - 2)
    paths = [f"{path}[{index}]" for index in range(len(phases))]
    for box, text, place in zip(boxes, told_once(sheet, fitted, paths, path), paths, strict=True):
        insets = (4.0, 1.0, 4.0, 1.0)
        sheet.text(box, [], fitted=text, path=place, fill="accent6", insets=insets, anchor="ctr")


def _band(rail: Rail, start: float, end: float, top: float) -> Rect:
    return Rect(rail.at(start), top, max(rail.at(end) - rail.at(start) - _BAND_GAP, 1.0), _BAND)


def lay_out_today(sheet: Sheet, x: float, words: str, span: Rect, *, path: str) -> None:
    """The day of today as it is written, at the head of its line and within `span`; the line has `line_of_today`."""
    lines = [sheet.paragraph(words, _TODAY_SIZE, bold=True, floor=_TODAY_FLOOR)]
    width = sheet.type.measure(lines, span.width).width * 1.04 + 6
    goes_left = x + 5 + width > span.right
    box = Rect(x - 5 - width if goes_left else x + 5, span.y, width, _TODAY)
    sheet.text(box, [replace(line, align="r" if goes_left else "l") for line in lines], path=path)


def line_of_today(sheet: Sheet, x: float, span: Rect, around: Sequence[Rect] = ()) -> None:
    """A thin line down `span` at the day of today, open where it would cross the words in `around`."""
    top = span.y
    crossed = (box for box in around if box.x - _TODAY_GAP < x < box.right + _TODAY_GAP)
    for box in sorted(crossed, key=lambda box: box.y):
        _piece_of_today(sheet, x, top, min(box.y, span.bottom))
        top = max(top, box.bottom)
    _piece_of_today(sheet, x, top, span.bottom)


def _piece_of_today(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    if bottom - top >= _LEAST_PIECE:
        sheet.line(Rect(x, top, 0, bottom - top), Line("tx1", 1.25))
