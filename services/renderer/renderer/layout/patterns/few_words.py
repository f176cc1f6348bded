"""Pages of few words: a statement."""

from typing import Any

from renderer.deck.slides.composed import PatternSlide
from renderer.layout.chrome import lay_out_footer
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, page_ground, strong_ground
from renderer.layout.motif import lay_out_motif
from renderer.layout.photos import lay_out_photo
from renderer.layout.recoloring import readable_on
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Element, Placeholder, Shape

_TITLE_FLOOR = 24.0
_BAR = 56.0
_SHORT_CLAIM = 90
"""Letters of a claim, with what supports it, that would leave most of a page empty."""
_PICTURE = 0.36
"""Of the page's width that a picture beside a statement takes."""
_CLAIM, _HIGHEST_CLAIM, _FOOT = 156.0, 56.0, 70.0
"""The top of a claim in pt, usually and where it is long, and what stays free below it."""


def on_template(sheet: Sheet, slide: PatternSlide) -> bool:
    """Set the words into the placeholders of a template's layout; False without a template."""
    if sheet.surround is None:
        return False
    rest = [text for text in (slide.subtitle, *slide.prose, *slide.points) if text]
    drawn = sheet.surround.words(sheet, (slide.title, "content.title"), rest, path_of_words(slide))
    if drawn:
        sheet.surround.sources(sheet, slide)
    return drawn


def path_of_words(slide: PatternSlide, *, subtitle: bool = True) -> str:
    """Where the words below a title stand, or beside a figure: in one field of the content, or in several."""
    said = {"subtitle": subtitle and slide.subtitle, "prose": slide.prose, "bulletPoints": slide.points}
    fields = [name for name, words in said.items() if words]
    return f"content.{fields[0]}" if len(fields) == 1 else "content"


def statement(sheet: Sheet, slide: PatternSlide) -> None:
    """A claim, beside its picture where it has one, which runs to the edges of the page.

    A short one that has none, on the ground of the page, stands beside a motif: alone it would leave the page empty.
    """
    if slide.image and slide.image.place:
        sheet.no_effect("image.place", "The place of a picture beside a statement has no effect here.")
    said = [slide.title, *([slide.subtitle] if slide.subtitle else []), *slide.prose, *slide.points]
    has_motif = not slide.image and sheet.turn % 2 == 1 and sum(map(len, said)) <= _SHORT_CLAIM
    if not (slide.image or has_motif):
        _claim(sheet, slide)
        return
    page = sheet.page
    width = page.width * (1 - _PICTURE)
    place = Rect(width, 0, page.width - width, page.height)
    with sheet.narrowed(width):
        _claim(sheet, slide)
    if slide.image:
        lay_out_photo(sheet, slide.image, place, "image", to_edges=True)
        return
    ground = strong_ground(sheet.look, sheet.theme)
    sheet.decoration(place, fill=ground.fill)
    lay_out_motif(sheet, place, ground)


def _claim(sheet: Sheet, slide: PatternSlide) -> None:
    """One claim, large; what supports it stands below in a quieter voice.

    It breaks the run of pages on the strong ground of the look; of several, every other one does.
    """
    sheet.layout = "statement"
    ground = page_ground(sheet.theme) if sheet.turn % 2 else strong_ground(sheet.look, sheet.theme)
    if ground.fill != "bg1":
        sheet.decoration(sheet.page, fill=ground.fill)
    rest = [*([slide.subtitle] if slide.subtitle else []), *slide.prose, *slide.points]
    width = sheet.width - 90
    align = sheet.look.ornaments.align
    title = [sheet.paragraph(slide.title, role="statement", floor=_TITLE_FLOOR, align=align, **_ink(ground))]
    fitted = sheet.type.fit(title, width, 200)
    height = min(fitted.measured.height, 200) + 2
    lines = [
        sheet.paragraph(text, 24.0, color=ground.quiet, before=12.0 if n else 0.0, align=align)
        for n, text in enumerate(rest)
    ]
    words = sheet.type.fit(lines, width, 470 - 90 - height - 40) if lines else None
    under = words.measured.height + 28 if words else 0.0
    # Claims of a deck begin at one height, unless one needs more room.
    top = max(min(sheet.page.height - _FOOT - height - under, _CLAIM), _HIGHEST_CLAIM)
    left = sheet.margin + (45 if align == "ctr" else 0)
    _statement_mark(sheet, top - 26, ground)
    box = Rect(left, top, width, height)
    sheet.text(box, title, fitted=fitted, path="content.title", placeholder=Placeholder("title"), name="Title")
    if words:
        below = Rect(left, box.bottom + 28, width, min(words.measured.height + 2, 490 - box.bottom - 28))
        sheet.text(
            below,
            lines,
            fitted=words,
            path=path_of_words(slide),
            placeholder=Placeholder("body", 1),
            name="Body",
            builds=True,
        )
    since = len(sheet.elements)
    bottom = lay_out_footer(sheet, slide, ground.fill)
    lay_out_sources(sheet, slide, Rect(sheet.margin, 0, sheet.width, bottom), ground.quiet)
    sheet.elements[since:] = [_readable(sheet, element, ground) for element in sheet.elements[since:]]
    sheet.close(since)


def _ink(ground: Ground) -> dict[str, Any]:
    """The color of the claim; on the ground of the page, that of its voice."""
    return {} if ground.fill == "bg1" else {"color": ground.ink}


def _readable(sheet: Sheet, element: Element, ground: Ground) -> Element:
    """What stands at the foot, in inks that read on `ground`."""
    if not isinstance(element, Shape) or not element.paragraphs or element.fill:
        return element
    return element.saying(readable_on(element.paragraphs, sheet.theme.hex_of(ground.fill), sheet.theme))


def _statement_mark(sheet: Sheet, top: float, ground: Ground) -> None:
    mark = sheet.look.ornaments.statement
    if mark == "bar":
        left = (sheet.page.width - _BAR) / 2 if sheet.look.ornaments.align == "ctr" else sheet.margin
        sheet.decoration(Rect(left, top, _BAR, 5), fill=ground.mark)
    elif mark == "rule":
        sheet.decoration(Rect(sheet.margin, top, sheet.width, 1.5), fill=ground.mark)
