"""Pages of few words: the opening, and a statement."""

from typing import Any

from renderer.deck.model import PatternSlide
from renderer.layout.chrome import lay_out_footer
from renderer.layout.direction import is_mirrored
from renderer.layout.geometry import Rect
from renderer.layout.marks import OPENING_TITLE_BOTTOM, opening_ground, opening_marks
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Placeholder

_TITLE_FLOOR = 24.0
_TITLE_MOST = 210.0
_BAR = 56.0
_FOOT = 496.0
"""Where the company's name ends on an opening page, in pt."""


def title_page(sheet: Sheet, slide: PatternSlide) -> None:
    """The title large, the subtitle and any words below it, the company at the foot."""
    sheet.layout = "opening"
    left, middle = sheet.look.spacing.opening, OPENING_TITLE_BOTTOM
    width = sheet.page.width - left - 120
    title = [sheet.paragraph(slide.title, role="display", floor=_TITLE_FLOOR, **_on(sheet))]
    fitted = sheet.type.fit(title, width, _TITLE_MOST)
    height = min(fitted.measured.height, _TITLE_MOST) + 2
    box = Rect(left, middle - height, width, height)
    _own_marks(sheet, slide, box)
    sheet.text(box, title, fitted=fitted, path="content.title", placeholder=Placeholder("title"), name="Title")
    quiet = _on(sheet) or {"color": "tx2"}
    below = [sheet.paragraph(slide.subtitle, 24.0, floor=14.0, **quiet)] if slide.subtitle else []
    below += [sheet.paragraph(text, 18.0, before=10.0, **quiet) for text in slide.prose]
    if below:
        box = Rect(left, middle + 18, width, 150)
        sheet.text(box, below, path=path_of_words(slide), placeholder=Placeholder("body", 13), name="Subtitle")
    foot = lay_out_sources(sheet, slide, Rect(left, 0, width, _FOOT + 8), **_on(sheet))
    if slide.company and slide.company.strip() != slide.title.strip():
        words = [sheet.paragraph(slide.company, 14.0, bold=True, floor=9.0, **_on(sheet))]
        sheet.text(Rect(left, min(foot.bottom, _FOOT) - 24, width, 24), words, path="chrome.footer", anchor="b")


def on_template(sheet: Sheet, slide: PatternSlide) -> bool:
    """Set the words into the placeholders of a template's layout; False without a template."""
    if sheet.surround is None:
        return False
    company = [slide.company] if slide.pattern == "title" and slide.company.strip() != slide.title.strip() else []
    rest = [text for text in (slide.subtitle, *slide.prose, *slide.points, *company) if text]
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
    """One claim, large; what supports it stands below in a quieter voice."""
    sheet.layout = "statement"
    rest = [*([slide.subtitle] if slide.subtitle else []), *slide.prose, *slide.points]
    width = sheet.width - 90
    align = sheet.look.ornaments.align
    title = [sheet.paragraph(slide.title, role="statement", floor=_TITLE_FLOOR, align=align)]
    fitted = sheet.type.fit(title, width, 200)
    height = min(fitted.measured.height, 200) + 2
    lines = [
        sheet.paragraph(text, 24.0, color="tx2", before=12.0 if n else 0.0, align=align) for n, text in enumerate(rest)
    ]
    words = sheet.type.fit(lines, width, 470 - 90 - height - 40) if lines else None
    under = words.measured.height + 28 if words else 0.0
    top = max((sheet.page.height - 30 - height - under) * 0.42, 56.0)
    left = sheet.margin + (45 if align == "ctr" else 0)
    _statement_mark(sheet, top - 26)
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
    bottom = lay_out_footer(sheet, slide)
    lay_out_sources(sheet, slide, Rect(sheet.margin, 0, sheet.width, bottom))
    sheet.close(since)


def _statement_mark(sheet: Sheet, top: float) -> None:
    mark = sheet.look.ornaments.statement
    if mark == "bar":
        left = (sheet.page.width - _BAR) / 2 if sheet.look.ornaments.align == "ctr" else sheet.margin
        sheet.decoration(Rect(left, top, _BAR, 5), fill=sheet.theme.mark)
    elif mark == "rule":
        sheet.decoration(Rect(sheet.margin, top, sheet.width, 1.5), fill=sheet.theme.mark)


def _on(sheet: Sheet) -> dict[str, Any]:
    """The color of text on the panel of an opening page; the voice's own where there is none."""
    return {"color": "bg1"} if opening_ground(sheet.look, sheet.theme) == "tx1" else {}


def _own_marks(sheet: Sheet, slide: PatternSlide, title: Rect) -> None:
    """What the layout of opening pages cannot know: how high the title is, and that a page is mirrored."""
    if sheet.look.ornaments.opening == "bar":
        sheet.decoration(Rect(title.x - 26, title.y, 8, title.height), fill=sheet.theme.mark)
    elif is_mirrored(slide):
        sheet.bare = True
        for box, style in opening_marks(sheet.look, sheet.theme):
            sheet.decoration(box, **style)
