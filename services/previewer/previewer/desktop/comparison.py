"""Whether a copy that LibreOffice saved is still the deck: its slides, shapes, text, tables and charts.

A copy may say the same in another way: a picture in a frame becomes a shape, a diagram the shapes that draw it.
So what counts is that nothing of the deck is lost.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator

from deck_presentation.model import Chart, Deck, Shape, Slide

_NEARLY = 1e-6
"""The relative difference between numbers that is ignored, because the copy writes all numbers anew."""
_MOST = 20
"""The most differences that are reported."""


def differences(deck: Deck, copy: Deck) -> tuple[str, ...]:
    """What of a deck its copy lacks, as sentences, slide by slide; nothing for a copy that is still that deck."""
    if len(deck.slides) != len(copy.slides):
        return (f"The copy has {len(copy.slides)} slides, the deck {len(deck.slides)}.",)
    found = [
        f"Slide {slide.index + 1}: {difference}"
        for slide, other in zip(deck.slides, copy.slides, strict=True)
        for difference in _between(slide, other)
    ]
    more = len(found) - _MOST
    return (*found[:_MOST], *([f"And {more} differences more."] if more > 0 else []))


def _between(slide: Slide, copy: Slide) -> Iterator[str]:
    if lost := _characters(slide) - _characters(copy):
        yield f"the copy lacks {lost.total()} characters of its text."
    shapes, kept = _seen(slide), _seen(copy)
    if len(kept) < len(shapes):
        yield f"the copy has {len(kept)} of {len(shapes)} shapes."
    tables, kept_tables = (sum(shape.table is not None for shape in each) for each in (shapes, kept))
    if kept_tables < tables:
        yield f"the copy has {kept_tables} of {tables} tables."
    yield from _between_charts(_charts(shapes), _charts(kept))


def _between_charts(charts: list[Chart], copies: list[Chart]) -> Iterator[str]:
    if len(copies) < len(charts):
        yield f"the copy has {len(copies)} of {len(charts)} charts."
        return
    for number, (chart, copy) in enumerate(zip(charts, copies, strict=False), 1):
        if not _holds(sorted(copy.values), sorted(chart.values)):
            yield f"chart {number} of the copy does not have all values of the deck's."


def _characters(slide: Slide) -> Counter[str]:
    """Letters and digits that are written on a slide; not those of fields, which are filled in anew."""
    runs = (run for shape in slide.shapes for body in shape.bodies for run in body.runs() if not run.field)
    text = unicodedata.normalize("NFKC", "".join(run.text for run in runs)).casefold()
    return Counter(filter(str.isalnum, text))


def _seen(slide: Slide) -> list[Shape]:
    return [shape for shape in slide.shapes if not shape.hidden]


def _charts(shapes: list[Shape]) -> list[Chart]:
    return [shape.chart for shape in shapes if shape.chart is not None]


def _holds(values: list[float], wanted: list[float]) -> bool:
    """Whether each wanted number is among the values, each value taken once; both in order."""
    rest = iter(values)
    return all(any(math.isclose(value, each, rel_tol=_NEARLY, abs_tol=_NEARLY) for value in rest) for each in wanted)
