"""Defects for each rule: what is injected into clean decks to see whether the rules find it.

Each comes at three severities; a fault that is there or not, with nothing in between, is grave.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from tests.evidence import spoils
from tests.evidence.decks import add_text, saved
from tests.evidence.spoils import ALL, Spoil, chart, table, title

Parts = dict[str, bytes]
SEVERITIES = ("mild", "clear", "grave")
_SENTENCE = "The second pod pays for itself within a year and needs a decision now. "
_NO_GLYPH = "\U0001fbff"
_SLIDE, _RELS = "ppt/slides/slide{}.xml", "ppt/slides/_rels/slide{}.xml.rels"
_MAIN, _TYPES = "ppt/presentation.xml", "[Content_Types].xml"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass(frozen=True, slots=True)
class Defect:
    """One way to break a rule.

    Attributes:
        rule: what should be found.
        severity: mild, clear or grave.
        inject: from a clean deck to the bytes of the spoilt one.
        also: other rules that the same change breaks, rightly.
        writers: whose decks have what is to be spoilt; all by default.
        document: the deck is compared with the document that it was made from.
    """

    rule: str
    severity: str
    inject: Callable[[Any], bytes]
    also: frozenset[str] = frozenset()
    writers: frozenset[str] = frozenset({"deckmill", "python-pptx", "PptxGenJS"})
    document: bool = False


def _of_deck(
    rule: str, *spoils_by_severity: Spoil, also: Iterable[str] = (), writers: Iterable[str] = ()
) -> list[Defect]:
    def inject(spoil: Spoil) -> Callable[[Any], bytes]:
        def change(deck: Any) -> bytes:
            spoil(deck)
            return saved(deck)

        return change

    return _graded(rule, [inject(spoil) for spoil in spoils_by_severity], also, writers)


def _of_parts(rule: str, *changes: Callable[[Parts], None], also: Iterable[str] = ()) -> list[Defect]:
    def inject(change: Callable[[Parts], None]) -> Callable[[Any], bytes]:
        def spoil(deck: Any) -> bytes:
            with zipfile.ZipFile(io.BytesIO(saved(deck))) as source:
                parts = {name: source.read(name) for name in source.namelist()}
            change(parts)
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
                for name, data in parts.items():
                    target.writestr(name, data)
            return out.getvalue()

        return spoil

    return _graded(rule, [inject(change) for change in changes], also, ())


def _of_file(rule: str, *changes: Callable[[bytes], bytes]) -> list[Defect]:
    return _graded(rule, [lambda deck, change=change: change(saved(deck)) for change in changes], (), ())


def _graded(
    rule: str, injections: list[Callable[[Any], bytes]], also: Iterable[str], writers: Iterable[str]
) -> list[Defect]:
    named = zip(SEVERITIES[-len(injections) :], injections, strict=True)
    known = frozenset(writers) or Defect.__dataclass_fields__["writers"].default
    return [Defect(rule, severity, inject, frozenset(also), known) for severity, inject in named]


def _each(of: Callable[[Any], Any], change: Callable[[Any, Any], None], on: int = ALL) -> Spoil:
    return spoils.on_each(of, on, change)


def _count(change: Callable[[Parts, int], None]) -> list[Callable[[Parts], None]]:
    """The same on one slide, on two, on four."""

    def on(slides: int) -> Callable[[Parts], None]:
        def spoil(parts: Parts) -> None:
            for number in range(1, slides + 1):
                change(parts, number)

        return spoil

    return [on(1), on(2), on(4)]


def _replace(parts: Parts, part: str, old: bytes, new: bytes) -> None:
    assert old in parts[part], (part, old)
    parts[part] = parts[part].replace(old, new, 1)


def _cut_off(parts: Parts, number: int) -> None:
    _replace(parts, _SLIDE.format(number), b"</p:sld>", b"")


def _odd_part(parts: Parts, number: int) -> None:
    parts[f"ppt/media/odd{number}.qqq"] = b"x"


def _link(kind: str, target: str, *, outside: bool) -> Callable[[Parts, int], None]:
    mode = ' TargetMode="External"' if outside else ""
    link = f'<Relationship Id="rIdX" Type="{_KINDS}{kind}" Target="{target}"{mode}/></Relationships>'.encode()

    def add(parts: Parts, number: int) -> None:
        _replace(parts, _RELS.format(number), b"</Relationships>", link)

    return add


def _same_shape_id(parts: Parts, number: int) -> None:
    root = etree.fromstring(parts[_SLIDE.format(number)])
    first, second = root.findall(".//{*}cNvPr")[1:3]
    second.set("id", first.get("id", ""))
    parts[_SLIDE.format(number)] = etree.tostring(root)


def _stranger(parts: Parts, number: int) -> None:
    _replace(parts, _SLIDE.format(number), b"<p:spTree>", b"<p:spTree><p:bogus/>")


def _encrypted(size: int) -> Callable[[bytes], bytes]:
    """A compound file whose directory names the encrypted package, as Office writes one under a password."""
    name = "EncryptedPackage".encode("utf-16-le")
    return lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + name + bytes(size)


def _strict(parts: Parts, number: int) -> None:
    transitional, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    for name in [_MAIN, *(_SLIDE.format(slide) for slide in range(1, number))]:
        parts[name] = parts[name].replace(transitional + b"presentationml/2006/main", strict + b"presentationml/main")


def _bomb(parts: Parts, number: int) -> None:
    parts[f"ppt/media/bomb{number}.bin"] = bytes(20_000_000)


def _no_workbook(slide: Any, frame: Any) -> None:
    part = frame.chart.part
    data = part._element.find(qn("c:externalData"))
    part.drop_rel(data.get(qn("r:id")))
    part._element.remove(data)


def _format(code: str) -> Spoil:
    """The numbers of an axis with words that stand in no quotation marks."""

    def change(_: Any, frame: Any) -> None:
        frame.chart.value_axis.tick_labels.number_format = code

    return _each(chart, change)


def _nameless_fonts(slides: int) -> Spoil:
    """Runs whose font has no name."""

    def change(_: Any, shape: Any) -> None:
        for run in spoils.runs(shape):
            run.font.name = ""

    return _each(title, change, slides)


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


def _rows(count: int) -> Spoil:
    def change(_: Any, frame: Any) -> None:
        rows = frame.table._tbl.tr_lst
        for _ in range(count):
            rows[-1].addnext(etree.fromstring(etree.tostring(rows[-1])))
        for row in frame.table.rows:
            row.height = Inches(0.1)

    return _each(table, change)


DEFECTS: tuple[Defect, ...] = (
    *_of_parts("PKG001", *_count(_cut_off), also=("PKG004",)),
    *_of_parts("PKG002", *_count(_odd_part)),
    *_of_parts("PKG003", *_count(_link("image", "../media/gone.png", outside=False))),
    *_of_parts("PKG004", *_count(_same_shape_id)),
    *_of_parts("PKG005", *_count(_link("hyperlink", "javascript:x", outside=True))),
    *_of_parts("PKG006", *_count(_link("image", "http://example.org/a.png", outside=True))),
    *_of_file("PKG007", _encrypted(512), _encrypted(4_096), _encrypted(65_536)),
    *_of_parts("PKG008", *_count(_strict), also=("PKG010",)),
    *_of_parts("PKG009", *_count(_bomb), also=("PKG002",)),
    *_of_parts("PKG010", *_count(_stranger)),
    *_of_deck("PKG011", _each(chart, _no_workbook)),
    *_of_deck("PKG013", *map(_format, ("0 days", "0 days and nights", "days 0.0 nights"))),
    *_of_deck("PKG014", *map(_nameless_fonts, (1, 3, 7))),
    *_of_deck("PKG012", _without_slides),
    *_of_deck("TXT101", *(_extra(_SENTENCE * times, 5, 0.8, 16) for times in (3, 6, 12)), also=("TXT106", "LAY201")),
    *_of_deck("TXT102", _tight(0.01), _tight(0.025), _tight(0.045)),
    *_of_deck("TXT103", *(_extra("Donaudampfschifffahrtsgesellschaft", width, 1.6, 16) for width in (2.4, 1.5, 1.0)),
              also=("TXT101",)),
    *_of_deck("TXT104", *(_extra(_SENTENCE * times, 5, 0.8, 16, _shrinking) for times in (3, 6, 12)), also=("TXT106",)),
    *_of_deck("TXT105", *(_extra(_SENTENCE * 2, 8, 1, size) for size in (11, 9, 6))),
    *_of_deck("TXT106", *(_extra(_SENTENCE * times, 12, 1.9, 12) for times in (7, 9, 11))),
    *_of_deck("TXT107", *(_extra(f"Ask {_NO_GLYPH * count} now", 5, 0.6, 16) for count in (1, 3, 9))),
    *_of_deck("TXT108", *map(_empty_placeholder, (1, 2, 5))),
    *_of_deck("TXT109", *(spoils.said(text, 1) for text in ("Your text here", "Dear {{name}}", "Lorem ipsum dolor"))),
    *_of_deck("TXT110", *(spoils.bullets(count, 1) for count in (8, 10, 13)), also=("TXT101",)),
    *_of_deck("COL301", *(spoils.grey(level, 1) for level in (0x98, 0xC0, 0xFA))),
    *_of_deck("LAY201", *(spoils.hanging_out(share, 1) for share in (0.7, 0.85, 1.2)), also=("LAY202",)),
    *_of_deck("LAY202", *(spoils.overprinted(words, 1) for words in (2, 6, 12))),
    *_of_deck("LAY203", *(spoils.cover(share, 1) for share in (0.1, 0.4, 0.9))),
    *_of_deck("LAY206", *map(_near_edge, (0.2, 0.1, 0.02))),
    *_of_deck("LAY207", *(spoils.stretched(factor, 1) for factor in (0.9, 0.6, 0.3))),
    *_of_deck("LAY208", *(spoils.coarse_picture(pixels, 1) for pixels in (600, 300, 60))),
    *_of_deck("CON401", *(spoils.moved(inches, 1, title, down=True) for inches in (0.08, 0.14, 0.2)), also=("LAY202",)),
    *_of_deck("CON402", _fonts("Georgia", "Verdana"), _fonts("Georgia", "Verdana", "Courier New"),
              _fonts("Georgia", "Verdana", "Courier New", "Cambria"), also=("TXT107", "TXT101", "TXT102")),
    *_of_deck("A11Y501", *(spoils.gone(count, title) for count in (1, 3, 6))),
    *_of_deck("A11Y502", *map(_same_title, (2, 4, 7))),
    *_of_deck("A11Y503", spoils.alt_text("IMG_0042.png", 1), spoils.alt_text("", 1), spoils.alt_text("")),
    *_of_deck("A11Y504", *(_each(title, _late_title, on) for on in (1, 3, 5))),
    *_of_deck("A11Y505", spoils.no_header()),
    *_of_deck("A11Y506", _speechless),
    *(
        replace(defect, document=True)
        for defect in _of_deck("DAT604", *(spoils.said("Gone", count) for count in (1, 2, 5)), writers=("deckmill",))
    ),
    *_of_deck("PRV801", *map(_notes, (1, 3, 7))),
)  # fmt: skip
