"""One sentence that stands alone: larger than the title, on a ground of its own, its figure largest of all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from renderer.layout.figures.cards import rounded
from renderer.layout.figures.telling_figure import telling_figure
from renderer.layout.geometry import Rect
from renderer.layout.insights import emphasized
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Placeholder, Shape
from renderer.typesetting.scripts import is_cjk
from renderer.typesetting.typesetter import Fitted

_LARGEST, _AS_TITLE, _SMALLEST = 54.0, 44.0, 14.0
_FIGURES, _UNDER_FIGURE = (112.0, 96.0, 80.0, 66.0), 32.0
"""Sizes of a figure to try, and the largest of the sentence below it, in pt."""
_ABOVE_TITLE = 1.27
"""How many times as large as the title a sentence is, at the least, that is to be read instead of it."""
_FEW_WORDS, _FEW_IDEOGRAPHS, _LEAST_REST = 7, 17, 2
"""What other texts of the page may have, lest two sentences compete; and words that go on from a figure."""
_INSETS = (44.0, 28.0, 44.0, 28.0)
_NARROW, _NARROW_INSET = 480.0, 28.0
_LOWEST, _MEASURE = 0.78, 0.84
"""Of the area's height that the panel takes at the least, and of its width the words at the most."""
_THICK, _THIN, _BAR = 4.0, 1.5, 10.0
_STRESSED, _BEHIND_BAR, _ON_TINT, _TURNS = 0, 1, 2, 3
"""What statements of a deck take turns in."""


def lay_out_statement(
    sheet: Sheet, text: str, area: Rect, path: str, *, quiet: bool = False, beside: Sequence[str | None] = ()
) -> None:
    """Set `text` into the middle of a panel that takes most of `area`; a `quiet` one leaves the stress to another.

    Statements of a deck take turns: on what the look stresses with, behind a bar, on a tint under a rule. `beside` are
    the other texts of the page: where one is a sentence, too, this one is no larger than the title.
    """
    turn = _STRESSED if quiet else sheet.turn % _TURNS
    fill, ink = ("bg2", "tx1") if quiet else _ground(sheet, turn)
    left, top, right, bottom = _INSETS if area.width > _NARROW else (_NARROW_INSET, _INSETS[1]) * 2
    left = left if fill or turn == _BEHIND_BAR else 0.0
    insets = (left, top, max(right, area.width * (1 - _MEASURE)), bottom)
    inner = area.inset(*insets)
    fitted = next(_ways(sheet, text, inner, (ink, "accent2" if fill in {None, "bg2"} else ink), _is_alone(beside)))
    box = area if quiet else area.middle(max(fitted.measured.height + insets[1] + insets[3], area.height * _LOWEST))
    shape = rounded(sheet, box) if fill else {}
    style = {"placeholder": Placeholder("body", 1), "builds": True, "name": "Body", "fill": fill, **shape}
    sheet.text(box, [], fitted=fitted, path=path, anchor="ctr", insets=insets, **style)
    if turn == _BEHIND_BAR:
        sheet.decoration(Rect(box.x, box.y, _BAR, box.height), fill=sheet.theme.mark)
    elif turn == _ON_TINT:
        sheet.decoration(Rect(box.x, box.y, box.width, _THICK), fill=sheet.theme.mark)
    elif fill is None:
        height = _THICK if sheet.look.manner.emphasis == "rule" else _THIN
        for top in (box.y, box.bottom - height):
            sheet.decoration(Rect(box.x, top, box.width, height), fill=sheet.theme.mark)


def _ground(sheet: Sheet, turn: int) -> tuple[str | None, str]:
    """The fill of a statement (None for none) and its ink."""
    if turn == _BEHIND_BAR:
        return None, "tx1"
    return ("bg2", "tx1") if turn == _ON_TINT else emphasized(sheet)


def _is_alone(beside: Sequence[str | None]) -> bool:
    """Whether no other text of the page is a sentence."""
    given = [text for text in beside if text]
    return all(len(text) <= _FEW_IDEOGRAPHS if is_cjk(text) else len(text.split()) <= _FEW_WORDS for text in given)


def title_size(sheet: Sheet) -> float:
    """Of the title on the page, in pt; without one, as large as its usual size."""
    titles = (one for one in sheet.elements if isinstance(one, Shape) and one.name == "Title")
    sizes = [run.size for title in titles for line in title.paragraphs for run in line.runs]
    return min(sizes, default=sheet.voice("title").size)


def _ways(sheet: Sheet, text: str, inner: Rect, inks: tuple[str, str], is_alone: bool) -> Iterator[Fitted]:
    """Settings of `text` within `inner`, the best first: around its figure, large, as large as the title."""
    ink, of_figure = inks
    for size in _FIGURES:
        yield from _around_figure(sheet, text, inner, (ink, of_figure), size=size, is_alone=is_alone)
    title = title_size(sheet)
    if is_alone:
        yield from _whole(sheet, [_large(sheet, text, _LARGEST, title * _ABOVE_TITLE, ink)], inner)
    yield sheet.type.fit([_plain(sheet, text, min(_AS_TITLE, title), ink)], inner.width, inner.height)


def _around_figure(
    sheet: Sheet, text: str, inner: Rect, inks: tuple[str, str], *, size: float, is_alone: bool
) -> Iterator[Fitted]:
    """The figure of `size` pt, below it the sentence, which goes on from the figure where it begins with it."""
    span = telling_figure(text)
    if span is None:
        return
    figure, rest = text[slice(*span)].replace(" ", "\u00a0"), text[span[1] :].strip()
    goes_on = not text[: span[0]].strip() and len(rest.split()) >= _LEAST_REST
    title = title_size(sheet)
    least = title * _ABOVE_TITLE
    above = sheet.paragraph(figure, size, "figure", color=inks[1], floor=size)
    words = rest if goes_on else text[: span[0]] + figure + text[span[1] :]
    if is_alone and least <= _UNDER_FIGURE:
        below = _large(sheet, words, _UNDER_FIGURE, least, inks[0])
    else:
        below = _plain(sheet, words, min(_UNDER_FIGURE, title), inks[0])
    lines = [replace(above, line_spacing=1.0), replace(below, before=size * 0.08)]
    if len(sheet.type.measure(lines[:1], inner.width).lines) == 1:
        yield from _whole(sheet, lines, inner)


def _large(sheet: Sheet, text: str, size: float, least: float, ink: str) -> Paragraph:
    """`text` in the voice of statements, which is not held to the size of the title."""
    largest = max(min(size, sheet.voice("statement").size), least)
    line = sheet.paragraph(text, largest, "statement", color=ink, floor=least, line_spacing=1.06)
    return replace(line, runs=tuple(replace(run, floor=min(run.floor, run.size)) for run in line.runs))


def _plain(sheet: Sheet, text: str, size: float, ink: str) -> Paragraph:
    """`text` in the voice of running text; a conclusion beside it, which has a ground, may be smaller."""
    line = sheet.paragraph(text, color=ink, floor=_SMALLEST, line_spacing=1.08)
    return replace(line, runs=tuple(replace(run, size=size) for run in line.runs))


def _whole(sheet: Sheet, lines: Sequence[Paragraph], inner: Rect) -> Iterator[Fitted]:
    """`lines` as they fit into `inner`, unless they are too small there or words are broken."""
    fitted = sheet.type.fit(lines, inner.width, inner.height)
    if not (fitted.too_small or fitted.overflows or fitted.measured.broken_words):
        yield fitted
