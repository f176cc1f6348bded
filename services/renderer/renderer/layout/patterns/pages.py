"""Pages of few words: the opening, and a statement."""

from renderer.agent_deck import PatternSlide
from renderer.layout.frame import lay_out_footer
from renderer.layout.geometry import MARGIN, PAGE, Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Placeholder, Stroke

_TITLE_SIZE, _TITLE_FLOOR = 54.0, 24.0
_LEFT = 72.0
_PANEL = 10.0


def title_page(sheet: Sheet, slide: PatternSlide) -> None:
    """The title large, the subtitle and any words below it, the company at the foot."""
    sheet.layout = "opening"
    width = PAGE.width - _LEFT - 120
    title = [paragraph(slide.title, _TITLE_SIZE, bold=True, floor=_TITLE_FLOOR, heading=True, **_on(slide))]
    fitted = sheet.type.fit(title, width, 210)
    height = min(fitted.measured.height, 210) + 2
    middle = 292.0
    _ornament(sheet, slide, Rect(_LEFT, middle - height, width, height))
    sheet.text(
        Rect(_LEFT, middle - height, width, height),
        title,
        fitted=fitted,
        path="content.title",
        placeholder=Placeholder("title"),
        name="Title",
    )
    below = [paragraph(slide.subtitle, 24.0, floor=14.0, **_on(slide, "tx2"))] if slide.subtitle else []
    below += [paragraph(text, 18.0, floor=12.0, before=10.0, **_on(slide, "tx2")) for text in slide.prose]
    if below:
        path = "content.subtitle" if slide.subtitle else "content.prose"
        box = Rect(_LEFT, middle + 18, width, 150)
        sheet.text(box, below, path=path, placeholder=Placeholder("body", 13), name="Subtitle")
    if slide.company and slide.company.strip() != slide.title.strip():
        words = [paragraph(slide.company, 14.0, bold=True, floor=9.0, **_on(slide))]
        sheet.text(Rect(_LEFT, 476, width, 24), words, path="companyName", anchor="b")


def on_template(sheet: Sheet, slide: PatternSlide) -> bool:
    """Set the words into the placeholders of a template's layout; False without a template."""
    if sheet.surround is None:
        return False
    company = [slide.company] if slide.pattern == "title" and slide.company.strip() != slide.title.strip() else []
    rest = [text for text in (slide.subtitle, *slide.prose, *slide.points, *company) if text]
    path = "content.subtitle" if slide.subtitle else "content.prose"
    return sheet.surround.words(sheet, (slide.title, "content.title"), rest, path)


def statement(sheet: Sheet, slide: PatternSlide) -> None:
    """One claim, large; what supports it stands below in a quieter voice."""
    sheet.layout = "statement"
    rest = [*([slide.subtitle] if slide.subtitle else []), *slide.prose, *slide.points]
    width = PAGE.width - 2 * MARGIN - 90
    title = [paragraph(slide.title, 48.0, bold=True, floor=_TITLE_FLOOR, heading=True)]
    fitted = sheet.type.fit(title, width, 200)
    height = min(fitted.measured.height, 200) + 2
    lines = [paragraph(text, 24.0, color="tx2", before=12.0 if n else 0.0, floor=12.0) for n, text in enumerate(rest)]
    words = sheet.type.fit(lines, width, 470 - 90 - height - 40) if lines else None
    under = words.measured.height + 28 if words else 0.0
    top = max((PAGE.height - 30 - height - under) * 0.42, 56.0)
    sheet.decoration(Rect(MARGIN, top - 26, 56, 5), fill=sheet.theme.mark)
    box = Rect(MARGIN, top, width, height)
    sheet.text(box, title, fitted=fitted, path="content.title", placeholder=Placeholder("title"), name="Title")
    if words:
        below = Rect(MARGIN, box.bottom + 28, width, min(words.measured.height + 2, 490 - box.bottom - 28))
        sheet.text(
            below,
            lines,
            fitted=words,
            path="content.prose",
            placeholder=Placeholder("body", 1),
            name="Body",
            builds=True,
        )
    lay_out_footer(sheet, slide)


def _on(slide: PatternSlide, otherwise: str = "tx1") -> dict[str, str]:
    return {"color": "bg1" if slide.opening == "panel" else otherwise}


def _ornament(sheet: Sheet, slide: PatternSlide, title: Rect) -> None:
    if slide.opening == "panel":
        sheet.decoration(PAGE, fill="tx1")
        sheet.decoration(Rect(0, 0, _PANEL, PAGE.height), fill="accent1")
    elif slide.opening == "bar":
        sheet.decoration(Rect(_LEFT - 26, title.y, 8, title.height), fill=sheet.theme.mark)
    else:
        sheet.line(Rect(_LEFT, title.bottom + 9, PAGE.width - 2 * _LEFT, 0), Stroke(sheet.theme.mark, 2.0))
