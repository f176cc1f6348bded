"""A picture to the edges of the page, and what it shows in words beside it."""

from typing import Any

from renderer.deck.slides.stories import PictureTextSlide
from renderer.layout.chrome import lay_out_footer, lay_out_ribbon, lay_out_watermark
from renderer.layout.covers.plans import picture_places
from renderer.layout.figures.lists import lay_out_bullets
from renderer.layout.figures.stack import Piece, lay_out_stack
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.grounds import page_ground
from renderer.layout.photos import lay_out_photo
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import POINT, Paragraph, Placeholder

_TITLE, _TITLE_FLOOR, _BODY, _ONE, _ALONE, _FLOOR = 30.0, 18.0, 20.0, 24.0, 30.0, 12.0
_ABOVE_INSIGHT = 30.0


def lay_out(sheet: Sheet, slide: PictureTextSlide) -> None:
    """Fill the page."""
    if sheet.surround:
        # The frame has put the picture at the right of what is left.
        room = lay_out_frame(sheet, slide, slide.eyebrow)
        if len(slide.body) > 1:
            lay_out_bullets(sheet, slide.body, room)
        else:
            _body(sheet, slide, room)
        return
    sheet.layout, sheet.bare = "picture", True
    lay_out_watermark(sheet, slide)
    head, words, picture = picture_places(sheet.look)
    _title(sheet, slide, head)
    # The footer and what stands above it keep to the column of the words.
    with sheet.narrowed(words.right + sheet.margin):
        opening = len(sheet.elements)
        bottom = lay_out_footer(sheet, slide)
        sheet.close(opening)
        room = lay_out_sources(sheet, slide, Rect(words.x, words.y, words.width, bottom - words.y))
        sheet.close(opening)
    _body(sheet, slide, room)
    if slide.image.place:
        sheet.no_effect("image.place", "The place of a picture that runs to the edges of its page has no effect here.")
    lay_out_photo(sheet, slide.image, picture, "image", to_edges=True)
    lay_out_ribbon(sheet, slide)


def _title(sheet: Sheet, slide: PictureTextSlide, room: Rect) -> None:
    pieces = []
    if slide.eyebrow:
        pieces.append(Piece(sheet.paragraph(slide.eyebrow, role="eyebrow", floor=9.0), "eyebrow"))
    size = min(_TITLE, sheet.voice("title").size)
    title = sheet.paragraph(slide.title, size, "title", floor=_TITLE_FLOOR, before=4.0)
    pieces.append(Piece(title, "title", {"placeholder": Placeholder("title"), "name": "Title"}))
    if slide.subtitle:
        line = sheet.paragraph(slide.subtitle, 16.0, color="tx2", floor=_FLOOR, before=6.0)
        pieces.append(Piece(line, "subtitle", {"name": "Subtitle"}))
    lay_out_stack(sheet, pieces, room)


def _body(sheet: Sheet, slide: PictureTextSlide, room: Rect) -> None:
    """One thing is a paragraph, several are points; the conclusion follows them."""
    ground = page_ground(sheet.theme)
    lines = [_line(sheet, text, alone=len(slide.body) == 1, first=index == 0) for index, text in enumerate(slide.body)]
    foot = room
    if slide.insight and sheet.surround is None:
        said = sheet.paragraph(slide.insight, _ONE, "heading", color=ground.accent, floor=14.0)
        fitted = sheet.type.fit([said], room.width, room.height * 0.35)
        height = min(fitted.measured.height, room.height * 0.35) + 2
        foot = room.inset(0, 0, 0, height + _ABOVE_INSIGHT)
        box = Rect(room.x, room.bottom - height, room.width, height)
        sheet.decoration(Rect(box.x, box.y - 8, 48, 3), fill=ground.mark)
        sheet.text(box, [], fitted=fitted, path="insight", name="Insight")
    held: dict[str, Any] = {} if sheet.surround else {"placeholder": Placeholder("body", 1)}
    sheet.text(foot, lines, path="body", name="Body", builds=True, **held)


def _line(sheet: Sheet, text: str, *, alone: bool, first: bool) -> Paragraph:
    if alone:
        return sheet.paragraph(text, _ALONE, floor=_FLOOR)
    return sheet.paragraph(text, _BODY, floor=_FLOOR, bullet=POINT, indent=20.0, before=0.0 if first else 9.0)
