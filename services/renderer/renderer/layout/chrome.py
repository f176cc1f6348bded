"""The chrome of a page: a ribbon at its head, a footer, a watermark behind everything."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from renderer.deck.slide import Footer, HeaderRibbon, Slide
from renderer.layout.direction import is_mirrored
from renderer.layout.geometry import Rect
from renderer.layout.marks import stacked
from renderer.layout.sheet import HAIRLINE, Sheet
from renderer.looks import Rule, lines_from
from renderer.looks.rules import height_of, opaque
from renderer.scene import Align, Line, Page, Paragraph, Placeholder, Run, Shape, Turn
from renderer.typesetting.typesetter import Fitted

_RIBBON, _RIBBON_WITH_TEXT, _LEAST_WITH_TEXT, _HIGHEST = 14.0, 24.0, 16.0, 120.0
_ALIGN: dict[str | None, Align] = {None: "l", "left": "l", "center": "ctr", "right": "r"}
_FOOTER, _LOWEST_FOOTER, _HIGHEST_FOOTER = 30.0, 20.0, 120.0
_BELOW_FOOTER = 14.0
_GAP = 16.0
_NUMBER = 60.0
_BETWEEN = "   |   "
_LOGO, _BESIDE_LOGO = (96.0, 22.0), 14.0
"""The room of a logo in the corner, and what parts it from the words beside it."""
_TEXTS = {"disclaimer": "disclaimer", "projectCode": "project_code"}
_WATERMARK, _WATERMARK_TURN = "alpha:10000", -24
_WATERMARK_SIZE = 120.0


def lay_out_ribbon(sheet: Sheet, slide: Slide) -> float:
    """Add the ribbon and return its height in pt; 0 for none."""
    ribbon = slide.chrome.header_ribbon if slide.chrome else None
    if ribbon is None or ribbon.enabled is False:
        return 0.0
    height = _ribbon_height(sheet, ribbon)
    fill = opaque(ribbon.fill) if ribbon.fill else sheet.theme.mark
    band = Rect(0, 0, sheet.page.width, height)
    if not ribbon.type:
        sheet.decoration(band, fill=fill)
        return height
    words = [sheet.paragraph(ribbon.type, 11.0, "nav", floor=8.0, align=_ALIGN[ribbon.align], bold=True)]
    ink = sheet.theme.ink_on(fill)
    words = [replace(line, runs=tuple(replace(run, color=ink) for run in line.runs)) for line in words]
    insets = (sheet.margin, 1.0, sheet.margin, 1.0)
    path = "chrome.headerRibbon.type"
    sheet.text(band, words, path=path, fill=fill, insets=insets, anchor="ctr", name="Ribbon")
    return height


def _ribbon_height(sheet: Sheet, ribbon: HeaderRibbon) -> float:
    height = (_RIBBON_WITH_TEXT if ribbon.type else _RIBBON) if ribbon.height is None else ribbon.height
    least = _LEAST_WITH_TEXT if ribbon.type else 0.0
    drawn = min(max(height, least), _HIGHEST)
    if drawn != height:
        message = f"A ribbon of {height:g} px (it is drawn {drawn:g} px high) has no effect here."
        sheet.no_effect("chrome.headerRibbon.height", message)
    return drawn


def lay_out_watermark(sheet: Sheet, slide: Slide, ink: str = "tx1") -> None:
    """Add the watermark across the page in a faint `ink`, so that everything above it reads."""
    footer = slide.chrome.footer if slide.chrome else None
    if footer is None or not footer.watermark or footer.enabled is False:
        return
    page = sheet.page
    box = Rect(page.width * 0.08, page.height * 0.34, page.width * 0.84, page.height * 0.32)
    words = [sheet.paragraph(footer.watermark, _WATERMARK_SIZE, "display", color=f"{ink} {_WATERMARK}", floor=28.0)]
    words = [replace(line, align="ctr") for line in words]
    style: dict[str, Any] = {"turn": Turn(_upwards(slide)), "anchor": "ctr", "decorative": True, "name": "Watermark"}
    sheet.text(box, words, path="chrome.footer.watermark", **style)


def _upwards(slide: Slide) -> float:
    """A watermark climbs in every script: where its page is turned round, it is turned beforehand."""
    return -_WATERMARK_TURN if is_mirrored(slide) else _WATERMARK_TURN


@dataclass(frozen=True, slots=True)
class _Part:
    """Something in the footer; a spacer has no text."""

    text: str = ""
    is_number: bool = False

    @property
    def is_spacer(self) -> bool:
        return not self.text


def lay_out_footer(sheet: Sheet, slide: Slide, ground: str = "bg1") -> float:
    """Add the footer, with the logo in the corner across from the page number; return where the content ends, in pt.

    `ground` is the colour that it stands on.
    """
    footer = slide.chrome.footer if slide.chrome and slide.chrome.footer else Footer()
    if footer.enabled is False:
        _, top = _logo(sheet, _band(sheet, Footer()), ground)
        return min(top, sheet.page.height - _FOOTER) - sheet.look.spacing.foot
    parts = _parts(sheet, footer)
    band, highest = _logo(sheet, _band(sheet, footer), ground, at_right=bool(parts) and parts[0].is_number)
    top = min(_placed(sheet, parts, band), highest)
    rule = _top_rule(sheet, footer)
    for box, style in stacked(rule, band.x, top - 6 - height_of(rule), band.width):
        sheet.decoration(box, **style)
    return top - sheet.look.spacing.foot - height_of(rule)


def _logo(sheet: Sheet, band: Rect, ground: str, *, at_right: bool = False) -> tuple[Rect, float]:
    """Add the logo at an end of `band`, on its lower edge; return what is left of that, and the top of both."""
    if sheet.logo is None:
        return band, band.y
    wide, high = _LOGO
    box = Rect(band.right - wide if at_right else band.x, band.bottom - high, wide, high)
    sheet.add_logo(box, ground, "r" if at_right else "l")
    taken = sheet.logo.size_in(wide, high)[0] + _BESIDE_LOGO
    return band.inset(*((0, 0, taken, 0) if at_right else (taken, 0, 0, 0))), min(box.y, band.y)


def _band(sheet: Sheet, footer: Footer) -> Rect:
    """Where the footer's words stand."""
    wanted = _FOOTER if footer.height is None else footer.height
    height = min(max(wanted, _LOWEST_FOOTER), _HIGHEST_FOOTER)
    if height != wanted:
        sheet.no_effect(
            "chrome.footer.height", f"A footer of {wanted:g} px (it is drawn {height:g} px high) has no effect here."
        )
    below = min(_BELOW_FOOTER, 0.3 * height)
    return Rect(sheet.margin, sheet.page.height - height, sheet.width, height - below)


def _parts(sheet: Sheet, footer: Footer) -> list[_Part]:
    """What stands in the footer from left to right; words that the layout does not place come first."""
    order = ["spacer", "pageNumber"] if footer.layout is None else list(footer.layout)
    texts = {name: getattr(footer, field) for name, field in _TEXTS.items() if getattr(footer, field)}
    parts: list[_Part] = []
    for name in [name for name in ("projectCode", "disclaimer") if name in texts and name not in order] + order:
        match name:
            case "spacer":
                parts.append(_Part())
            case "pageNumber":
                parts.append(_Part(_number_text(sheet), is_number=True))
            case "projectCode" | "disclaimer":
                parts = _with_text(parts, texts.get(name, ""))
            case "watermark":
                pass
            case _:
                sheet.no_effect("chrome.footer.layout", f"The footer part {name!r} has no effect here.")
    return parts


def _with_text(parts: list[_Part], text: str) -> list[_Part]:
    """`parts` and one more; words that follow words share their box."""
    if not text:
        return parts
    if parts and parts[-1].text and not parts[-1].is_number:
        return [*parts[:-1], _Part(parts[-1].text + _BETWEEN + text)]
    return [*parts, _Part(text)]


def _number_text(sheet: Sheet) -> str:
    return sheet.look.ornaments.number_text.replace("{n}", str(sheet.number))


def _placed(sheet: Sheet, parts: Sequence[_Part], band: Rect) -> float:
    """Add `parts` to `band` and return the top of the highest."""
    aligns = [_align(index, parts) for index in range(len(parts))]
    lines = [[_line(sheet, part, align)] for part, align in zip(parts, aligns, strict=True)]
    widths = _widths(sheet, parts, lines, band.width)
    left, top, is_first = band.x, band.y, True
    for part, line, width in zip(parts, lines, widths, strict=True):
        if part.is_number:
            _number(sheet, line[0], Rect(left, max(band.bottom - 16.0, band.y), width, min(16.0, band.height)))
        elif part.text:
            fitted = sheet.type.fit(line, width, 40)
            height = max(min(fitted.measured.height, 40), 14) + 1
            top = min(top, band.bottom - height)
            _words(sheet, fitted, Rect(left, band.bottom - height, width, height), is_first=is_first)
            is_first = False
        left += width + (0 if part.is_spacer else _GAP)
    return top


def _align(index: int, parts: Sequence[_Part]) -> Align:
    """Left at the left end, right at the right end, else in the middle."""
    if index == len(parts) - 1:
        return "r" if index else "l"
    return "l" if index == 0 else "ctr"


def _line(sheet: Sheet, part: _Part, align: Align) -> Paragraph:
    if not part.is_number:
        return sheet.paragraph(part.text, 10.0, "caption", floor=8.0, align=align)
    chip = sheet.look.ornaments.number == "chip"
    style = {"color": sheet.theme.ink_on("accent2"), "bold": True, "align": "ctr"} if chip else {"align": align}
    return sheet.paragraph(part.text, role="nav", floor=9.0, **style)


def _widths(sheet: Sheet, parts: Sequence[_Part], lines: Sequence[list[Paragraph]], room: float) -> list[float]:
    """Words get what they take, or a share of what there is; spacers the rest."""
    natural = []
    for part, line in zip(parts, lines, strict=True):
        wide = 0.0 if part.is_spacer else sheet.type.measure(line, 100_000.0).width * 1.04 + 3
        natural.append(max(wide, _NUMBER) if part.is_number and part is parts[-1] else wide)
    free = room - _GAP * sum(1 for part in parts[:-1] if part.text)
    fixed = sum(width for width, part in zip(natural, parts, strict=True) if part.is_number)
    words = sum(natural) - fixed
    if words > free - fixed:
        shrink = max(free - fixed, 1.0) / words
        return [width if part.is_number else width * shrink for width, part in zip(natural, parts, strict=True)]
    spacers = sum(part.is_spacer for part in parts)
    spare = (free - sum(natural)) / spacers if spacers else 0.0
    return [spare if part.is_spacer else width for width, part in zip(natural, parts, strict=True)]


def _words(sheet: Sheet, fitted: Fitted, box: Rect, *, is_first: bool) -> None:
    placeholder = Placeholder("ftr", 11) if is_first else None
    name = "Footer" if is_first else sheet.name()
    sheet.text(box, [], fitted=fitted, path="chrome.footer", anchor="b", placeholder=placeholder, name=name)


def _number(sheet: Sheet, line: Paragraph, box: Rect) -> None:
    """The page number is a field; what the pattern has around it is not."""
    number = str(sheet.number)
    before, found, after = line.runs[0].text.partition(number)
    pieces = ((before, None), (found, "slidenum"), (after, None))
    runs = tuple(replace(line.runs[0], text=text, field=field) for text, field in pieces if text)
    style: dict[str, Any] = {"placeholder": Placeholder("sldNum", 12), "name": "Page number"}
    if sheet.look.ornaments.number == "chip":
        width = max(34.0, sheet.type.measure([line], 1_000.0).width + 14)
        box = Rect(box.right - width, box.y - 1, width, box.height + 2)
        sheet.text(box, [replace(line, runs=runs)], path="chrome.footer", fill="accent2", anchor="ctr", **style)
        return
    sheet.text(box, [replace(line, runs=runs)], path="chrome.footer", anchor="b", **style)
    if sheet.look.ornaments.number == "ruled" and line.align == "r":
        wide = sheet.type.measure([line], 1_000.0).width
        sheet.line(Rect(box.right - wide - 9, box.y + 3, 0, box.height - 5), Line("accent1", 1.0))


def _top_rule(sheet: Sheet, footer: Footer) -> tuple[Rule, ...]:
    hairline = (Rule(HAIRLINE.width, "hairline"),)
    if footer.top_rule is None or isinstance(footer.top_rule, bool):
        return hairline if footer.top_rule else ()
    try:
        return lines_from(footer.top_rule)
    except ValueError:
        sheet.no_effect(
            "chrome.footer.topRule", f"The line {footer.top_rule[:40]!r} (a hairline is drawn) has no effect here."
        )
        return hairline


def numbered(pages: Sequence[Page]) -> tuple[Page, ...]:
    """`pages` with how many they are, where a page number tells."""
    total = str(len(pages))
    return tuple(
        replace(page, elements=tuple(_counted(one, total) if isinstance(one, Shape) else one for one in page.elements))
        for page in pages
    )


def _counted(shape: Shape, total: str) -> Shape:
    if not any(run.field for line in shape.paragraphs for run in line.runs):
        return shape

    def counted(run: Run) -> Run:
        return replace(run, text=run.text.replace("{total}", total))

    lines = tuple(replace(line, runs=tuple(map(counted, line.runs))) for line in shape.paragraphs)
    return shape.saying(lines)
