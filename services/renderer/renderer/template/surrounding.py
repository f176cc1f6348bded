"""What a template's layout puts around the content of a page, and which words go into its placeholders."""

import math
from collections.abc import Sequence
from dataclasses import replace

from renderer import findings
from renderer.deck.slide import Footer, Slide
from renderer.layout.chrome import lay_out_watermark
from renderer.layout.geometry import Rect
from renderer.layout.photos import lay_out_image
from renderer.layout.sheet import Sheet, paragraph
from renderer.layout.sources import lay_out_sources
from renderer.scene import Align, Inherited, Line, Paragraph, Placeholder, Run, Shape, TextBody
from renderer.template.model import TITLES, TemplateLayout, TemplatePlaceholder
from renderer.typesetting.scripts import is_rtl
from renderer.typesetting.typesetter import Fitted

_TITLE_FLOOR, _BODY_FLOOR, _FOOT_FLOOR = 18.0, 14.0, 7.0
_SUBTITLE, _EYEBROW, _INSIGHT = 16.0, 12.0, 20.0
_GAP, _ASIDE = 10.0, 0.05
_FOOT_GAP = 8.0
_FOOT_FAMILY = "+mn-lt"
_FEW_WORDS_FLOOR = 12.0
_PANEL_EDGE, _EDGE_AT_FOOT = 8.0, 4.0
_FOOT = frozenset({"sldNum", "ftr", "dt"})
_PANEL = "bg1 alpha:90000"
_WORDS = {
    "subTitle": "Subtitle",
    "body": "Text",
    "obj": "Content",
    "dt": "Date",
    "ftr": "Footer",
    "sldNum": "1",
}
_OBJECTS = {"pic": "Picture", "chart": "Chart", "tbl": "Table", "dgm": "Diagram", "media": "Film", "clipArt": "Picture"}
_OUTLINE = Line("tx2", 0.75, dash="dash")


class TemplateSurround:
    """One layout of a template around one page.

    Attributes:
        part: of the layout.
        axis: x of the left edge of its content plus that of the right, for pages that are mirrored.
    """

    def __init__(self, layout: TemplateLayout, page: Rect) -> None:
        self._layout, self._page = layout, page
        self.part, self.axis = layout.part, layout.area.x + layout.area.right

    def frame(self, sheet: Sheet, slide: Slide, eyebrow: str | None, *, titled: bool = True) -> Rect:
        """Add title, subtitle, insight and footer; return the room left for content, which may bring its own title."""
        area = self._layout.area
        lay_out_watermark(sheet, slide)
        if titled:
            area = self._title(sheet, slide.title, "title", area)
        if eyebrow:
            words = [paragraph(eyebrow, _EYEBROW, color="accent2", bold=True, floor=9.0, align=self._align())]
            area = _on_top(sheet, words, area, "eyebrow", name="Eyebrow", tallest=18.0)
        if slide.subtitle:
            area = self._subtitle(sheet, slide.subtitle, area)
        opening = len(sheet.elements)
        self.footer(sheet, slide)
        if slide.source or slide.footnotes:
            # What lies below the content of a layout is not known: notes stand in it.
            area = lay_out_sources(sheet, slide, area.inset(0, 0, 0, _FOOT_GAP))
        if slide.insight:
            area = _insight(sheet, slide.insight, area)
        sheet.close(opening)
        area = lay_out_image(sheet, slide.image, area)
        if self._layout.has_panel:
            # What stands behind cannot be judged: the content brings a ground of its own.
            sheet.elements.insert(0, _panel(f"{sheet.component}.ground", self._layout.area, self._page))
        return area

    def footer(self, sheet: Sheet, slide: Slide) -> None:
        """Fill the placeholders at the foot that the layout has."""
        opening = len(sheet.elements)
        chrome = slide.chrome
        if chrome and chrome.header_ribbon and chrome.header_ribbon.enabled is not False:
            sheet.no_effect("chrome.headerRibbon", "A header ribbon on a template has no effect here.")
        footer = chrome.footer if chrome and chrome.footer else Footer()
        if footer.enabled is not False:
            self._foot(sheet, footer)
        sheet.close(opening)

    def words(self, sheet: Sheet, title: tuple[str, str], rest: Sequence[str], path: str) -> bool:
        """Title and words in the layout's placeholders; in boxes where it has none."""
        area = self._title(sheet, *title, self._layout.area)
        if not rest:
            return True
        place = self._layout.of_kind("subTitle") or next(iter(self._layout.bodies), None)
        if place:
            lines = _lines(rest, place, bulleted=False, floor=_FEW_WORDS_FLOOR)
            self._fill(sheet, place, lines, path=path, name="Subtitle" if place.kind == "subTitle" else "Body")
        else:
            lines = [paragraph(text, 20.0, color="tx2", before=8.0 if n else 0.0) for n, text in enumerate(rest)]
            sheet.text(area, lines, path=path, name="Body")
        return True

    def sources(self, sheet: Sheet, slide: Slide) -> None:
        """Add footnotes and source at the foot of a page of few words."""
        lay_out_sources(sheet, slide, self._layout.area.inset(0, 0, 0, _FOOT_GAP))

    def body(self, sheet: Sheet, lines: Sequence[str], area: Rect) -> bool:
        """Set points into the layout's largest body that stands in `area`."""
        bodies = [
            p for p in self._layout.bodies if p.upright and p.box and p.holds_list and p.box.shared(self._layout.area)
        ]
        if not bodies:
            return False
        place = max(bodies, key=lambda p: p.box.width * p.box.height if p.box else 0.0)
        assert place.box is not None
        free = self._layout.area
        top = place.box.y if area.y == free.y else max(place.box.y, area.y)
        bottom = place.box.bottom if area.bottom == free.bottom else min(place.box.bottom, area.bottom)
        right = place.box.right if area.right == free.right else min(place.box.right, area.right)
        box = Rect(place.box.x, top, max(right - place.box.x, 1.0), max(bottom - top, 1.0))
        set_lines = _lines(lines, place, bulleted=place.style.bullet and len(lines) > 1, floor=_BODY_FLOOR)
        moved = any(abs(one - other) > 1 for one, other in zip(_sides(box), _sides(place.box), strict=True))
        self._fill(
            sheet,
            place,
            set_lines,
            path="body",
            name="Body",
            box=box if moved else None,
            builds=True,
            most=sheet.most_text,
        )
        return True

    def show(self, sheet: Sheet) -> None:
        """Fill every placeholder with a word that says what it is for, the title with the layout's name."""
        for place in self._layout.placeholders:
            if place.box is None:
                continue
            if place.kind in TITLES:
                self._fill(
                    sheet,
                    place,
                    _lines([self._layout.name], place, bulleted=False, floor=_FOOT_FLOOR),
                    path="",
                    name="Title",
                )
            elif place.kind in _WORDS:
                field = "slidenum" if place.kind == "sldNum" else None
                lines = _lines([_WORDS[place.kind]], place, bulleted=place.style.bullet, floor=_FOOT_FLOOR)
                self._fill(sheet, place, lines, path="", name=place.name, field=field)
            else:
                words = [
                    paragraph(_OBJECTS.get(place.kind, "Content"), 14.0, color="tx2", align="ctr", floor=_FOOT_FLOOR)
                ]
                sheet.text(place.box, words, path="", name=place.name, anchor="ctr", line=_OUTLINE, fill="bg2")

    def _title(self, sheet: Sheet, text: str, path: str, area: Rect) -> Rect:
        place = self._layout.title
        if place:
            floor = min(_TITLE_FLOOR, place.style.size)
            self._fill(sheet, place, _lines([text], place, bulleted=False, floor=floor), path=path, name="Title")
            return area
        sheet.say(
            findings.no_placeholder(
                sheet.page_index, sheet.at(path), "title", self._layout.name, "it stands in a text box"
            )
        )
        words = [paragraph(text, 28.0, bold=True, floor=_TITLE_FLOOR, heading=True)]
        return _on_top(sheet, words, area, path, name="Title", tallest=72.0)

    def _subtitle(self, sheet: Sheet, text: str, area: Rect) -> Rect:
        place = self._layout.of_kind("subTitle")
        if place:
            lines = _lines([text], place, bulleted=False, floor=_FEW_WORDS_FLOOR)
            self._fill(sheet, place, lines, path="subtitle", name="Subtitle")
            return area
        words = [paragraph(text, _SUBTITLE, color="tx2", floor=12.0, align=self._align())]
        return _on_top(sheet, words, area, "subtitle", name="Subtitle", tallest=42.0)

    def _align(self) -> Align:
        """How words stand that belong to the title: in the middle, if it stands in the middle of the content."""
        title, area = self._layout.title, self._layout.area
        if title is None or title.box is None or title.style.align != "ctr":
            return "l"
        aside = abs(title.box.x + title.box.width / 2 - area.x - area.width / 2)
        return "ctr" if aside < area.width * _ASIDE else "l"

    def _foot(self, sheet: Sheet, footer: Footer) -> None:
        words = "   |   ".join(text for text in (footer.project_code, footer.disclaimer) if text)
        self._foot_text(sheet, words, "ftr", "footer", "chrome.footer")
        for asked, path, message in (
            (
                footer.top_rule not in {None, False, "none"},
                "topRule",
                "A rule above the footer of a template has no effect here.",
            ),
            (footer.height is not None, "height", "The height of a footer on a template has no effect here."),
        ):
            if asked:
                sheet.no_effect(f"chrome.footer.{path}", message)
        if footer.layout is not None and "pageNumber" not in footer.layout:
            return
        number = self._layout.of_kind("sldNum")
        if number:
            lines = _lines([str(sheet.number)], number, bulleted=False, floor=_FOOT_FLOOR)
            self._fill(sheet, number, lines, path="chrome.footer", name="Page number", field="slidenum")
        elif footer.layout is not None:
            self._lacks(sheet, "chrome.footer", "page number")

    def _foot_text(self, sheet: Sheet, text: str, kind: str, what: str, path: str) -> None:
        place = self._layout.of_kind(kind)
        if not (text or (place and place.text)):
            return
        if place is None:
            self._lacks(sheet, path, what)
            return
        lines = _lines([text or place.text], place, bulleted=False, floor=_FOOT_FLOOR)
        self._fill(sheet, place, lines, path=path, name="Footer")

    def _lacks(self, sheet: Sheet, path: str, what: str) -> None:
        said = findings.no_placeholder(sheet.page_index, sheet.at(path), what, self._layout.name, "it is not shown")
        sheet.say(said)

    def _fill(
        self,
        sheet: Sheet,
        place: TemplatePlaceholder,
        lines: Sequence[Paragraph],
        *,
        path: str,
        name: str,
        box: Rect | None = None,
        field: str | None = None,
        builds: bool = False,
        most: float = math.inf,
    ) -> None:
        """Words in a placeholder; `most` is what type of them may have, in pt."""
        where = box or place.box
        assert where is not None
        fitted = _fitted(sheet, place, _at_most(lines, most), where)
        sheet.report(fitted, path)
        body = TextBody(_said(fitted.paragraphs, place, tuple(lines), field), place.insets, place.anchor)
        inherits: set[Inherited] = {"look"}
        if box is None and not place.is_cut:
            inherits.add("place")
        if not place.style.sampled:
            inherits.add("characters")
            if fitted.paragraphs == tuple(lines):
                inherits.add("sizes")
        if place.style.on_panel:
            said = _said_in(where, place, fitted) if place.kind in _FOOT else where
            sheet.add(_panel(f"{sheet.component}.{name}.ground", said, self._page))
        sheet.add(
            Shape(
                where.frame(),
                name,
                body=body,
                placeholder=Placeholder("" if place.kind == "obj" else place.kind, place.idx),
                inherits=frozenset(inherits),
                builds=builds,
                origin=sheet.at(path),
            )
        )


def _sides(box: Rect) -> tuple[float, float, float, float]:
    return box.x, box.y, box.right, box.bottom


def _said(
    lines: Sequence[Paragraph], place: TemplatePlaceholder, asked: Sequence[Paragraph], field: str | None
) -> tuple[Paragraph, ...]:
    """`lines`, fitted from those `asked`, without what the placeholder gives them by itself."""
    style = place.style
    turned = any(is_rtl(line.text) != style.rtl for line in asked)
    said = []
    for line in lines:
        aligned = style.sampled or turned or line.rtl
        runs = tuple(_said_run(run, place, field) for run in line.runs)
        bullet = line.bullet if style.bullet else "inherited"
        said.append(
            replace(
                line, runs=runs, bullet=bullet, align=line.align if aligned else None, rtl=line.rtl if aligned else None
            )
        )
    return tuple(said)


def _said_run(run: Run, place: TemplatePlaceholder, field: str | None) -> Run:
    """LibreOffice does not inherit the font of footers."""
    if place.style.sampled:
        return replace(run, field=field, typeface=run.family, caps=False)
    return replace(run, field=field, typeface=_FOOT_FAMILY if place.kind == "ftr" else None)


def _fitted(sheet: Sheet, place: TemplatePlaceholder, lines: Sequence[Paragraph], box: Rect) -> Fitted:
    inner = box.inset(*place.insets)
    if not place.upright:
        inner = Rect(inner.x, inner.y, inner.height, inner.width)
    return sheet.type.fit(lines, inner.width, inner.height)


def _lines(texts: Sequence[str], place: TemplatePlaceholder, *, bulleted: bool, floor: float) -> list[Paragraph]:
    """Paragraphs in the placeholder's own style, to be measured by; few of its properties are written."""
    style = place.style
    first = [_line(text, place, bulleted=bulleted, floor=floor) for text in texts]
    return [replace(line, before=style.before if number else 0.0) for number, line in enumerate(first)]


def _at_most(lines: Sequence[Paragraph], most: float) -> list[Paragraph]:
    """`lines` in type of `most` pt at the most."""
    return [
        replace(
            line, runs=tuple(replace(run, size=min(run.size, most), floor=min(run.floor, most)) for run in line.runs)
        )
        for line in lines
    ]


def _line(text: str, place: TemplatePlaceholder, *, bulleted: bool, floor: float) -> Paragraph:
    style, rtl = place.style, is_rtl(text)
    run = Run(
        text,
        style.size,
        bold=style.bold,
        italic=style.italic,
        caps=style.caps,
        floor=min(floor, style.size),
        color=style.ink or (style.color if style.sampled else None),
        family=style.family,
    )
    return Paragraph(
        (run,),
        align="ctr" if style.align == "ctr" else style.align if rtl == style.rtl else "r" if rtl else "l",
        line_spacing=style.line_spacing,
        indent=style.indent if bulleted else 0.0,
        bullet="inherited" if bulleted else None,
        rtl=rtl,
    )


def _said_in(box: Rect, place: TemplatePlaceholder, fitted: Fitted) -> Rect:
    """Where the words of a placeholder are within its `box`."""
    inner = box.inset(*place.insets)
    if not place.upright:
        return box
    width, height = min(fitted.measured.width, inner.width), min(fitted.measured.height, inner.height)
    left = {"ctr": (inner.width - width) / 2, "r": inner.width - width}.get(fitted.paragraphs[0].align or "l", 0.0)
    top = {"ctr": (inner.height - height) / 2, "b": inner.height - height}.get(place.anchor or "t", 0.0)
    spare = _PANEL_EDGE - _EDGE_AT_FOOT
    return Rect(inner.x + left, inner.y + top, width, height).inset(spare, spare, spare, spare)


def _panel(name: str, area: Rect, page: Rect) -> Shape:
    """The ground under `area`, a little wider than it."""
    left, top = max(area.x - _PANEL_EDGE, 0.0), max(area.y - _PANEL_EDGE, 0.0)
    right, bottom = min(area.right + _PANEL_EDGE, page.width), min(area.bottom + _PANEL_EDGE, page.height)
    return Shape(Rect(left, top, right - left, bottom - top).frame(), name, fill=_PANEL, decorative=True)


def _on_top(sheet: Sheet, words: list[Paragraph], area: Rect, path: str, *, name: str, tallest: float) -> Rect:
    """Set `words` at the top of `area` and return what is left below."""
    fitted = sheet.type.fit(words, area.width, tallest)
    height = min(fitted.measured.height, tallest) + 1
    sheet.text(Rect(area.x, area.y, area.width, height), words, fitted=fitted, path=path, name=name)
    return area.inset(0, height + _GAP, 0, 0)


def _insight(sheet: Sheet, text: str, area: Rect) -> Rect:
    """A strip at the foot of `area`."""
    insets, tallest = (16.0, 7.0, 14.0, 7.0), min(76.0, area.height / 3)
    words = [paragraph(text, _INSIGHT, bold=True, floor=12.0)]
    fitted = sheet.type.fit(words, area.width - 30, tallest)
    height = min(fitted.measured.height, tallest) + 15
    strip = Rect(area.x, area.bottom - height, area.width, height)
    sheet.text(strip, words, fitted=fitted, path="insight", fill="accent6", insets=insets, anchor="ctr", name="Insight")
    sheet.decoration(Rect(strip.x, strip.y, 4, height), fill=sheet.theme.mark)
    return area.inset(0, 0, 0, height + 16)
