"""Repairs of text and numbers: stored autofit, names of fonts, format codes of charts."""

from collections.abc import Iterator
from dataclasses import replace

from deck_fonts import FontBook
from deck_presentation.model import Shape, Slide, TextBody
from deck_presentation.names import A, C, Element, P
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from scorer.measuring.fitting import lay_out
from scorer.measuring.format_codes import escaped
from scorer.measuring.needed_fonts import missing_fonts
from scorer.measuring.typefaces import FONT_ELEMENTS, missing_typeface
from scorer.repairs.workshop import Done, Workshop

_STEP = 2_500
"""PowerPoint's own steps, in thousandths of a per cent."""
_SMALLEST, _WHOLE = 25_000, 100_000
_TIGHTER = ((100_000, 0), (90_000, 10_000), (0, 20_000))
"""From so much down, so much is taken from the spacing of lines, as PowerPoint does."""


def add_normautofit_font_scale(workshop: Workshop) -> Iterator[Done]:
    """Store the scale at which text that is to shrink on overflow fits: else it is shown at full size."""
    deck = read_deck(Parts(workshop.package))
    book = FontBook.load().standard
    if book is None or missing_fonts(deck, book):
        return
    for slide in deck.slides:
        root = workshop.tree(slide.part)
        for element in root.iter(f"{P}sp") if root is not None else ():
            autofit = element.find(f"{P}txBody/{A}bodyPr/{A}normAutofit")
            if autofit is not None and not autofit.get("fontScale"):
                yield from _store_scale(workshop, slide, element, autofit, book)


def _store_scale(
    workshop: Workshop, slide: Slide, element: Element, autofit: Element, book: FontBook
) -> Iterator[Done]:
    shape = _shape_of(slide, element)
    if shape is None or shape.body is None or shape.is_placeless or _fits(shape, shape.body, book):
        return
    found = next((each for each in _scales() if _fits(shape, _scaled(shape.body, *each), book)), None)
    if found is None:
        message = f'"{shape.name}" on slide {slide.index + 1} does not fit at a quarter of its size: shorten its text.'
        yield Done(message, slide.part, success=False)
        return
    scale, reduction = found
    autofit.set("fontScale", str(scale))
    if reduction:
        autofit.set("lnSpcReduction", str(reduction))
    workshop.touch(slide.part)
    yield Done(f'"{shape.name}" on slide {slide.index + 1} is shown at {scale / 1000:g} % of its size.', slide.part)


def _shape_of(slide: Slide, element: Element) -> Shape | None:
    properties = element.find(f"{P}nvSpPr/{P}cNvPr")
    if properties is None:
        return None
    mark = (properties.get("id"), properties.get("name"))
    found = [shape for shape in slide.shapes if (str(shape.id), shape.name) == mark]
    return found[0] if len(found) == 1 else None


def _scales() -> Iterator[tuple[int, int]]:
    for scale in range(_WHOLE, _SMALLEST - 1, -_STEP):
        yield scale, next(taken for least, taken in _TIGHTER if scale >= least)


def _scaled(body: TextBody, scale: int, reduction: int) -> TextBody:
    return replace(body, font_scale=scale / _WHOLE, line_reduction=reduction / _WHOLE, scale_stored=True)


def _fits(shape: Shape, body: TextBody, book: FontBook) -> bool:
    return lay_out(book, body, shape.box, shape.geometry).excess <= 0


def fill_missing_font_typefaces(workshop: Workshop) -> Iterator[Done]:
    """Name a font where an element that must name one does not."""
    for name in workshop.names:
        root = workshop.tree(name) if name.startswith("ppt/") and name.endswith(".xml") else None
        for element in root.iter(*FONT_ELEMENTS) if root is not None else ():
            filled = missing_typeface(element)
            if filled is not None:
                element.set("typeface", filled)
                workshop.touch(name)
                tag = str(element.tag).rpartition("}")[2]
                yield Done(f'An element {tag} without a font has "{filled}" now.', name)


def escape_chart_format_codes(workshop: Workshop) -> Iterator[Done]:
    """Put words in the number formats of charts into quotation marks."""
    for name in workshop.names:
        root = workshop.tree(name) if name.startswith("ppt/charts/") and name.endswith(".xml") else None
        for element in root.iter(f"{C}numFmt", f"{C}formatCode") if root is not None else ():
            code = (element.get("formatCode") if element.tag == f"{C}numFmt" else element.text) or ""
            if (better := escaped(code)) == code:
                continue
            if element.tag == f"{C}numFmt":
                element.set("formatCode", better)
            else:
                element.text = better
            workshop.touch(name)
            yield Done(f"The number format {code} is {better} now.", name)
