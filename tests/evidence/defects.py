"""Defects for each rule: what is injected into clean decks to see whether the rules find it.

Each comes at three severities; a fault that is there or not, with nothing in between, is grave.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from tests.evidence import (
    brand_spoils as brand,
)
from tests.evidence import (
    data_spoils as data,
)
from tests.evidence import (
    design_spoils as design,
)
from tests.evidence import (
    package_spoils as package,
)
from tests.evidence import (
    picture_spoils,
    spoils,
)
from tests.evidence.decks import add_text
from tests.evidence.defect import Defect, of_deck, of_file, of_parts
from tests.evidence.spoils import ALL, Spoil, chart, on_each, title

_SENTENCE = "The second pod pays for itself within a year and needs a decision now. "
_NO_GLYPH = "\U0001fbff"


def _no_workbook(slide: Any, frame: Any) -> None:
    part = frame.chart.part
    data = part._element.find(qn("c:externalData"))
    part.drop_rel(data.get(qn("r:id")))
    part._element.remove(data)


def _format(code: str) -> Spoil:
    """The numbers of an axis with words that stand in no quotation marks."""

    def change(_: Any, frame: Any) -> None:
        frame.chart.value_axis.tick_labels.number_format = code

    return on_each(chart, ALL, change)


def _nameless_fonts(slides: int) -> Spoil:
    """Runs whose font has no name."""

    def change(_: Any, shape: Any) -> None:
        for run in spoils.runs(shape):
            run.font.name = ""

    return on_each(title, slides, change)


def _without_slides(deck: Any) -> None:
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)


def _tight(excess: float) -> Spoil:
    """A text box a little lower than the three lines in it."""

    def spoil(deck: Any) -> None:
        box = _instead_of_body(deck, "One\nTwo\nThree", 0.6, 3, 1, 20)
        frame = box.text_frame
        frame.margin_top = frame.margin_bottom = 0
        for paragraph in frame.paragraphs:
            paragraph.runs[0].font.name = "Arial"
            paragraph.line_spacing = Pt(24)
        box.height = Emu(int(Pt(72) / (1 + excess)))

    return spoil


def _extra(text: str, width: float, height: float, size: float, change: Callable[[Any], None] | None = None) -> Spoil:
    """A text box in the place of the body of the second slide."""

    def spoil(deck: Any) -> None:
        box = _instead_of_body(deck, text, 0.6, width, height, size)
        if change is not None:
            change(box)

    return spoil


def _instead_of_body(deck: Any, text: str, left: float, width: float, height: float, size: float) -> Any:
    slide = deck.slides[1]
    shape = spoils.body(slide)
    shape._element.getparent().remove(shape._element)
    box = add_text(slide, text, left, 2.2, width, height, size)
    box.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    return box


def _shrinking(box: Any) -> None:
    box.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def _wide_box(deck: Any) -> None:
    """A few words at the left of a box as wide as the body, and nothing else on the first slide that has one."""
    spoils.said("Approve the plan.", 1)(deck)


def _empty_placeholder(slides: int) -> Spoil:
    """The body placeholder of a layout, left as it came."""

    def spoil(deck: Any) -> None:
        for slide in list(deck.slides)[:slides]:
            holder = add_text(slide, "x", 0.6, 6.2, 4, 0.6)
            properties = holder._element.nvSpPr.find(qn("p:nvPr"))
            etree.SubElement(properties, qn("p:ph"), type="body", idx="77")
            next(spoils.runs(holder)).text = ""

    return spoil


def _near_edge(inches: float) -> Spoil:
    """A line of text so far from the left edge."""

    def spoil(deck: Any) -> None:
        box = _instead_of_body(deck, "A remark that stands far out", inches, 5, 0.5, 18)
        box.text_frame.margin_left = 0

    return spoil


def _fonts(*names: str) -> Spoil:
    def spoil(deck: Any) -> None:
        for slide, name in zip(deck.slides, names, strict=False):
            for run in spoils.runs(title(slide)):
                run.font.name = name

    return spoil


def _same_title(slides: int) -> Spoil:
    return spoils.said("Results", slides, title)


def _late_title(slide: Any, shape: Any) -> None:
    slide.shapes._spTree.append(shape._element)


def _speechless(deck: Any) -> None:
    """No language anywhere: not of the deck, nor of any run."""
    roots = [deck.part._element, *(slide._element for slide in deck.slides)]
    roots += [layout._element for layout in deck.slide_layouts] + [deck.slide_master._element]
    for element in (element for root in roots for element in root.iter() if "lang" in element.attrib):
        del element.attrib["lang"]
    deck.core_properties.language = ""


def _notes(slides: int) -> Spoil:
    def spoil(deck: Any) -> None:
        for slide in list(deck.slides)[:slides]:
            slide.notes_slide.notes_text_frame.text = "Say this slowly."

    return spoil


def _argued(rule: str, *changes: Spoil) -> list[Defect]:
    """Of a rule that people argue about, so that it never costs."""
    return [replace(defect, argued=True) for defect in of_deck(rule, *changes)]


def _of_document(rule: str, *changes: Spoil) -> list[Defect]:
    """Of a rule that holds a deck against the document that it was made from, which only our renderer's have."""
    return [replace(defect, document=True) for defect in of_deck(rule, *changes, writers=("deckmill",))]


def _of_brand(rule: str, *changes: Spoil, also: Iterable[str] = ()) -> list[Defect]:
    """Of a rule that holds a deck against its brand."""
    return [replace(defect, branded=True) for defect in of_deck(rule, *changes, also=also)]


DEFECTS: tuple[Defect, ...] = (
    *of_parts("PKG001", *package.on_slides(package.cut_off), also=("PKG004",)),
    *of_parts("PKG002", *package.on_slides(package.odd_part)),
    *of_parts("PKG003", *package.on_slides(package.link("image", "../media/gone.png", outside=False))),
    *of_parts("PKG004", *package.on_slides(package.same_shape_id)),
    *of_parts("PKG005", *package.on_slides(package.link("hyperlink", "javascript:x", outside=True))),
    *of_parts("PKG006", *package.on_slides(package.link("image", "http://example.org/a.png", outside=True))),
    *of_file("PKG007", package.encrypted(512), package.encrypted(4_096), package.encrypted(65_536)),
    *of_parts("PKG008", *package.on_slides(package.strict), also=("PKG010",)),
    *of_parts("PKG009", *package.on_slides(package.bomb), also=("PKG002",)),
    *of_parts("PKG010", *package.on_slides(package.stranger)),
    *of_deck("PKG011", on_each(chart, ALL, _no_workbook)),
    *of_deck("PKG013", *map(_format, ("0 days", "0 days and nights", "days 0.0 nights"))),
    *of_deck("PKG014", *map(_nameless_fonts, (1, 3, 7))),
    *of_deck("PKG012", _without_slides),
    *of_deck("TXT101", *(_extra(_SENTENCE * times, 5, 0.8, 16) for times in (3, 6, 12)), also=("TXT106", "LAY201")),
    *of_deck("TXT102", _tight(0.01), _tight(0.025), _tight(0.045)),
    *of_deck("TXT103", *(_extra("Donaudampfschifffahrtsgesellschaft", width, 1.6, 16) for width in (2.4, 1.5, 1.0)),
              also=("TXT101", "LAY211")),
    *of_deck("TXT104", *(_extra(_SENTENCE * times, 5, 0.8, 16, _shrinking) for times in (3, 6, 12)), also=("TXT106",)),
    *of_deck("TXT105", *(_extra(_SENTENCE * 2, 8, 1, size) for size in (11, 9, 6))),
    *of_deck("TXT106", *(_extra(_SENTENCE * times, 12, 1.9, 12) for times in (7, 9, 11))),
    *of_deck("TXT107", *(_extra(f"Ask {_NO_GLYPH * count} now", 5, 0.6, 16) for count in (1, 3, 9)),
              also=("LAY211",)),
    *of_deck("TXT108", *map(_empty_placeholder, (1, 2, 5))),
    *of_deck("TXT109", *(spoils.said(text, 1) for text in ("Your text here", "Dear {{name}}", "Lorem ipsum dolor"))),
    *of_deck("TXT113", *(spoils.said(text, 1) for text in ("**Revenue** is up", "Sites<br>people", "R&amp;D first"))),
    *of_deck("TXT110", *(spoils.bullets(count, 1) for count in (8, 10, 13)), also=("TXT101",)),
    *of_deck("TXT111", *map(spoils.type_size, (34, 40, 48)), also=("TXT101", "TXT102", "LAY202", "COL301")),
    *of_deck("COL301", *(spoils.grey(level, 1) for level in (0x98, 0xC0, 0xFA))),
    *of_deck("COL301", *(spoils.see_through(alpha, 1) for alpha in (0.4, 0.2, 0))),
    *of_deck("COL301", *(spoils.outlined(level, 1) for level in (0x98, 0xC0, 0xFA))),
    *of_deck("COL302", *map(design.in_colors, (design.strange_panel(0.1), spoils.color(design.STRANGE, 1),
             spoils.all_of(design.strange_panel(0.3), spoils.color(design.STRANGE, 1))))),
    *of_deck("COL303", *map(design.series, (8, 10, 14))),
    *of_deck("COL303", *map(design.shades, (0.1, 0.05, 0.0))),
    *of_deck("COL304", *(design.two_colors("C00000", green) for green in ("00B050", "009040", "007033"))),
    *of_deck("COL305", design.false_tone("neutral", "15803D", 1), design.false_tone("bad", "15803D", 1),
             design.false_tone("good", "B42318", ALL), also=("COL301",)),
    *of_deck("DAT606", *map(design.dwarfed_series, (0.015, 0.005, 0.001))),
    *of_deck("DAT605", *map(design.cut_axis, (0.5, 0.8, 0.97))),
    *_argued("COL306", *map(design.alike_bars, (6, 9, 14))),
    *of_deck("TXT112", *(design.long_names("Wartungsvertragsverlängerungen", count) for count in (5, 7, 9)),
             also=("COL306",)),
    *of_deck("LAY201", *(spoils.hanging_out(share, 1) for share in (0.7, 0.85, 1.2)), also=("LAY202",)),
    *of_deck("LAY201", *(spoils.all_of(_wide_box, spoils.hanging_out(share, 1)) for share in (0.15, 0.3, 0.6))),
    *of_deck("LAY202", *(spoils.overprinted(words, 1) for words in (2, 6, 12))),
    *of_deck("LAY203", *(spoils.cover(share, 1) for share in (0.1, 0.4, 0.9))),
    *of_deck("LAY204", *(design.card_moved(1, down=pixels / 96) for pixels in (2.5, 4, 7))),
    *of_deck("LAY205", *(design.card_moved(2, right=inches) for inches in (0.08, 0.15, 0.25))),
    *of_deck("LAY206", *map(_near_edge, (0.2, 0.1, 0.02)), also=("LAY211",)),
    *of_deck("LAY207", *(picture_spoils.stretched(factor, 1) for factor in (0.9, 0.6, 0.3))),
    *of_deck("LAY208", *(picture_spoils.coarse_picture(pixels, 1) for pixels in (600, 300, 60))),
    *of_deck("LAY209", *map(design.as_picture, (1, 2, 3))),
    *_argued("LAY210", *(design.on_one_side(width, _SENTENCE) for width in (5, 4, 2.5))),
    *of_deck("LAY211", *map(design.nearly_empty, ("In May", "May", "?"))),
    *of_deck("LAY211", *map(design.one_line, (11, 7, 3))),
    *of_deck("LAY211", *map(design.title_alone, (1, 2, 3))),
    *of_deck("LAY211", *map(design.short_table, (1.6, 1.2, 0.8))),
    *of_deck("LAY211", *map(design.on_a_strip, (1.2, 0.9, 0.6))),
    *_argued("LAY211", *map(design.paved, (0.88, 0.91, 0.94))),
    *of_deck("CON401", *(spoils.moved(inches, 1, title, down=True) for inches in (0.08, 0.14, 0.2)), also=("LAY202",)),
    *of_deck("CON402", _fonts("Georgia", "Verdana"), _fonts("Georgia", "Verdana", "Courier New"),
              _fonts("Georgia", "Verdana", "Courier New", "Cambria"), also=("TXT107", "TXT101", "TXT102")),
    *of_deck("CON403", *map(design.drifting_number, (0.1, 0.4, 1.0))),
    *of_deck("CON404", *map(design.again, (4, 6, 9))),
    *of_deck("CON405", design.retitled("Growth Is Back Above Plan"), design.retitled("GROWTH IS BACK ABOVE PLAN"),
             design.retitled("Growth Is Back Above Plan", "WHAT WE WANT FROM THE BOARD TODAY")),
    *of_deck("A11Y501", *(spoils.gone(count, title) for count in (1, 3, 6))),
    *of_deck("A11Y502", *map(_same_title, (2, 4, 7))),
    *of_deck("A11Y503", picture_spoils.alt_text("IMG_0042.png", 1),
             picture_spoils.alt_text("", 1), picture_spoils.alt_text("")),
    *of_deck("A11Y504", *(on_each(title, on, _late_title) for on in (1, 3, 5))),
    *of_deck("A11Y505", spoils.no_header()),
    *of_deck("A11Y506", _speechless),
    *of_deck("A11Y507", *map(design.traffic_lights, (3, 5, 9))),
    *_of_document("DAT601", *map(data.numbers_changed, (1, 2, 4))),
    *of_deck("DAT602", *map(data.pictured, ("Graph of revenue", "Table of costs", "Bar chart of revenue by quarter"))),
    *of_deck("DAT603", *(data.shares_in_table("45 %", "30 %", last) for last in ("23 %", "22 %", "20 %"))),
    *of_deck("DAT603", *(data.pie((45.5, 30.2, last)) for last in (23.3, 20.3, 9.3))),
    *_of_document("DAT604", *(spoils.said("Gone", count) for count in (1, 2, 5))),
    *_of_brand("BRD701", *(spoils.font("Georgia", count) for count in (1, 3, 6)), also=("CON402", "TXT101", "TXT102")),
    *_of_brand("BRD702", *(spoils.color(design.STRANGE, count) for count in (1, 3, 6)), also=("COL301", "COL302")),
    *_of_brand("BRD703", *map(brand.logo_hidden, (1, 3, ALL))),
    *_of_brand("BRD704", brand.foreign_layout),
    *_of_brand("BRD705", *map(brand.title_beside, (1, 3, 6)), also=("A11Y501",)),
    *of_deck("PRV801", *map(_notes, (1, 3, 7))),
)  # fmt: skip
