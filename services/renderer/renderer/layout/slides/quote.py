"""What somebody said, on a ground of its own."""

from dataclasses import replace

from renderer.deck.slides.stories import QuoteSlide
from renderer.layout.chrome import lay_out_ribbon, lay_out_watermark
from renderer.layout.covers.cover import foot_texts, lay_out_small, say_unplaced
from renderer.layout.covers.plans import quote_places
from renderer.layout.figures.quotation import lay_out_quotation
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.grounds import page_ground, strong_ground
from renderer.layout.photos import lay_out_photo
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Align, Placeholder

_TITLE, _FLOOR = 18.0, 12.0
_MORE, _FOOT = 30.0, 24.0
_PICTURE = 5 / 12
"""Of the page's width: what a picture takes, to its edges."""


def lay_out(sheet: Sheet, slide: QuoteSlide) -> None:
    """Fill the page."""
    if sheet.surround:
        area = lay_out_frame(sheet, slide)
        lay_out_quotation(sheet, slide.quote, slide.by, area, page_ground(sheet.theme))
        return
    say_unplaced(sheet, slide, has_picture=True)
    sheet.layout = "quote"
    ground = strong_ground(sheet.look, sheet.theme)
    lay_out_watermark(sheet, slide, ground.ink)
    lay_out_ribbon(sheet, slide)
    title, room = quote_places(sheet.look)
    if slide.image:
        title, room = (replace(box, width=box.width - _PICTURE * sheet.page.width) for box in (title, room))
        place = Rect(sheet.page.width * (1 - _PICTURE), 0, sheet.page.width * _PICTURE, sheet.page.height)
        lay_out_photo(sheet, slide.image, place, "image", to_edges=True)
    align: Align = "ctr" if sheet.look.manner.title == "centred" and not slide.image else "l"
    line = sheet.paragraph(slide.title, _TITLE, "heading", color=ground.accent, floor=_FLOOR, align=align)
    sheet.text(title, [line], path="title", placeholder=Placeholder("title"), name="Title")
    room = lay_out_sources(sheet, slide, room, ground.quiet)
    for path in ("insight", "subtitle"):
        if text := getattr(slide, path):
            color = ground.ink if path == "insight" else ground.quiet
            said = sheet.paragraph(text, _TITLE, color=color, floor=_FLOOR, bold=path == "insight", align=align)
            fitted = sheet.type.fit([said], room.width, 2 * _MORE)
            height = min(fitted.measured.height, 2 * _MORE) + 2
            name = path.capitalize()
            sheet.text(Rect(room.x, room.bottom - height, room.width, height), [], fitted=fitted, path=path, name=name)
            room = room.inset(0, 0, 0, height + 8)
    lay_out_quotation(sheet, slide.quote, slide.by, room, ground, align=align)
    foot = Rect(room.x, sheet.page.height - _FOOT - 20, room.width, 20)
    lay_out_small(sheet, foot_texts(slide), foot, ground, anchor="b")
