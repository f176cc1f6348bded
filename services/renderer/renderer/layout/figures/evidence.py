"""What a key figure is judged by: a thin bar with a tick at its target, and a small native chart of its way here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from renderer import findings
from renderer.deck.blocks.figures import Comparison, Reference
from renderer.layout.charts.number_formats import number_format, shown
from renderer.layout.charts.written_figures import written_in
from renderer.layout.figures.amounts import Amount, in_one_unit, read_amount
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run
from renderer.scene.charts import CategoryAxis, Chart, DataLabels, Inks, LabelPosition, Marker, Series, ValueAxis
from renderer.typesetting.terms import term

_BAR, _TICK, _TICK_WIDTH = 7.0, 17.0, 2.25
_CAPTION, _CAPTION_FLOOR, _CAPTION_GAP = 13.0, 10.0, 5.0
_LABEL_SIZE, _ROOM_ABOVE, _ROOM_BELOW = 11.0, 0.34, 0.12
_FIELDS = ("target", "benchmark")


class Judged(Protocol):
    """A key figure of any kind."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> str: ...  # noqa: D102
    @property
    def target(self) -> Comparison | None: ...  # noqa: D102
    @property
    def benchmark(self) -> Comparison | None: ...  # noqa: D102
    @property
    def history(self) -> tuple[float, ...] | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class EvidenceInks:
    """Colors on the surface of a card: of words, of quiet words, of the measure, and of what is behind it."""

    ink: str = "tx1"
    quiet: str = "tx2"
    mark: str = "accent2"
    track: str = "hairline"


INKS = EvidenceInks()


def has_evidence(item: Judged) -> bool:
    """Whether there is anything to judge `item` by."""
    return item.target is not None or item.benchmark is not None or bool(item.history)


def evidence_in_words(sheet: Sheet, item: Judged) -> str:
    """What `item` is compared with, where there is no room for a bar; "" for nothing."""
    return "    ".join(words for _, words in _captions(sheet, item))


def bar_height(sheet: Sheet, item: Judged, width: float) -> float:
    """What the bar of `item` and the words below it take, in pt; 0 for none."""
    words = list(_captions(sheet, item))
    if not words:
        return 0.0
    return _TICK + _CAPTION_GAP + sheet.type.measure(_caption_lines(sheet, words, INKS), width).height + 1


def _captions(sheet: Sheet, item: Judged) -> Iterator[tuple[str, str]]:
    """Which field each figure to compare with is, and its words."""
    amount = read_amount(item.value)
    for field in _FIELDS:
        given = getattr(item, field)
        if given is not None:
            yield field, _words(given, term(field, sheet.language), amount)


def _words(given: Comparison, usual: str, amount: Amount | None) -> str:
    """The name and the figure, a number in the unit of `amount`."""
    value, label = (given.value, given.label) if isinstance(given, Reference) else (given, None)
    if not isinstance(value, str):
        value = amount.written(value) if amount else f"{value:.10g}"
    return f"{label or usual} {value}"


def _caption_lines(sheet: Sheet, captions: Sequence[tuple[str, str]], inks: EvidenceInks) -> list[Paragraph]:
    """One line below the bar; each caption begins with the tick that it belongs to, in the tick's colour."""
    runs: list[Run] = []
    for field, words in captions:
        color = inks.ink if field == "target" else inks.quiet
        line = sheet.paragraph(words, sheet.unscaled(_CAPTION), "caption", color=color, floor=_CAPTION_FLOOR)
        runs += [Run("    ", line.runs[0].size, floor=_CAPTION_FLOOR)] * bool(runs) + list(line.runs)
    return [Paragraph(tuple(runs))]


def _measure_ink(item: Judged, inks: EvidenceInks) -> str:
    """The accent may be green: what the document calls bad is measured in a neutral ink."""
    return inks.quiet if getattr(item, "tone", None) == "bad" else inks.mark


def lay_out_bar(sheet: Sheet, item: Judged, area: Rect, path: str, inks: EvidenceInks = INKS) -> None:
    """From zero to the value on a track that reaches the farthest of all figures; what cannot be compared is said."""
    captions = list(_captions(sheet, item))
    lines = _caption_lines(sheet, captions, inks)
    below = area.inset(0, _TICK + _CAPTION_GAP, 0, 0)
    # Both captions share a line, so that either may be named where it does not fit.
    sheet.text(below, lines, path=f"{path}.{captions[0][0]}", name=sheet.unique("Evidence"))
    placed = _positions(sheet, item, path)
    if placed is None:
        return
    value, zero, ticks = placed
    middle = area.y + _TICK / 2
    sheet.decoration(Rect(area.x, middle - _BAR / 2, area.width, _BAR), fill=inks.track)
    left, right = sorted((value, zero))
    done = Rect(area.x + left * area.width, middle - _BAR / 2, max((right - left) * area.width, 1.0), _BAR)
    sheet.decoration(done, fill=_measure_ink(item, inks))
    for field, position in ticks:
        x = min(max(area.x + position * area.width - _TICK_WIDTH / 2, area.x), area.right - _TICK_WIDTH)
        color = inks.ink if field == "target" else inks.quiet
        sheet.decoration(Rect(x, area.y, _TICK_WIDTH, _TICK), fill=color)


def _positions(sheet: Sheet, item: Judged, path: str) -> tuple[float, float, list[tuple[str, float]]] | None:
    """Where the value, zero and the ticks stand, as shares of the track; None where no tick can be placed."""
    amount = read_amount(item.value)
    pairs: list[tuple[str, float, float]] = []
    for field in _FIELDS:
        given = getattr(item, field)
        if given is None:
            continue
        pair = _pair(amount, given)
        if pair is None:
            raw = given.value if isinstance(given, Reference) else given
            said = findings.not_comparable(sheet.page_index, sheet.at(f"{path}.{field}"), str(raw), item.value)
            sheet.say(said)
        else:
            pairs.append((field, *pair))
    if not pairs:
        return None
    value = pairs[0][1]
    every = [0.0, value, *(reference for *_, reference in pairs)]
    low, span = min(every), max(every) - min(every)
    if not span:
        return None
    return (value - low) / span, -low / span, [(field, (reference - low) / span) for field, _, reference in pairs]


def _pair(amount: Amount | None, given: Comparison) -> tuple[float, float] | None:
    """The value and what it is compared with, in one unit."""
    raw = given.value if isinstance(given, Reference) else given
    if amount is None:
        return None
    # A number is in the unit of the figure, and says which of the two "1.071" is.
    other = read_amount(raw) if isinstance(raw, str) else replace(amount, number=raw, is_doubtful=False)
    return in_one_unit(amount, other) if other else None


def _off_the_line(values: Sequence[float]) -> tuple[LabelPosition, ...]:
    """Where labels of the ends stand: below one that the line rises from, or falls to, else above."""
    first: LabelPosition = "b" if values[1] > values[0] else "t"
    last: LabelPosition = "b" if values[-2] > values[-1] else "t"
    between: list[LabelPosition] = ["t"] * (len(values) - 2)
    return (first, *between, last)


def lay_out_history(sheet: Sheet, item: Judged, area: Rect, path: str, inks: EvidenceInks = INKS) -> None:
    """A line without axes; its ends are labelled, since it does not begin at zero."""
    values = item.history or ()
    low, high = min(values), max(values)
    span = (high - low) or abs(high) or 1.0
    code = number_format(values)
    last = len(values) - 1
    labels = DataLabels((0, last), "t", _LABEL_SIZE, (inks.quiet,), code, positions=_off_the_line(values))
    below = _ROOM_ABOVE if "b" in labels.positions else _ROOM_BELOW
    line = Series(item.label, values, _measure_ink(item, inks), width=2.25, labels=labels, marker=Marker("circle", 5))
    chart = Chart(
        frame=area.frame(),
        name=sheet.unique("History"),
        origin=sheet.at(path),
        description=f"{item.label}: {'; '.join(shown(value, code, sheet.language) for value in values)}",
        kind="line",
        categories=tuple(str(number) for number in range(1, len(values) + 1)),
        series=(line,),
        number_format=code,
        category_axis=CategoryAxis(size=None, marks=False),
        value_axis=ValueAxis(low - below * span, high + _ROOM_ABOVE * span, span, code, None, grid=False),
        inks=Inks(inks.ink, inks.quiet, inks.track, inks.track),
    )
    sheet.add(written_in(chart, sheet.language))
