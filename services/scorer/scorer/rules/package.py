"""PKG: will the file open, and open everywhere, without a question."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from deck_domain.findings import Family, Impact
from deck_package import FAULT_KINDS, PackageFault
from deck_presentation.model import Slide
from deck_presentation.names import C
from deck_presentation.workbooks import is_workbook
from scorer.measuring.format_codes import escaped
from scorer.measuring.typefaces import FONT_ELEMENTS, missing_typeface
from scorer.rules.evidence import Evidence
from scorer.rules.markup import breaches_by_part
from scorer.rules.package_grounds import grounds
from scorer.rules.rule import Hit, Rule, Skipped, shortened

_CODES = {
    "xml_parse": "XML_PARSE_FAILURE",
    "doctype": "XML_PARSE_FAILURE",
    "missing_content_types": "CONTENT_TYPE_MISSING",
    "content_type_duplicate": "CONTENT_TYPE_DUPLICATE",
    "duplicate_shape_id": "SHAPE_ID_NOT_UNIQUE",
    "duplicate_slide": "SLIDE_ID_NOT_UNIQUE",
    "duplicate_slide_id": "SLIDE_ID_NOT_UNIQUE",
    "missing_master": "MASTER_REF_UNRESOLVED",
    "script_link": "SCRIPT_LINK_PRESENT",
}
"""The codes of findings that differ from the code of the rule that reports them."""
_MOST_PER_PART = 5
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"


def _faults_of(rule: str) -> Callable[[Evidence], Iterator[Hit]]:
    def check(evidence: Evidence) -> Iterator[Hit]:
        slides = {slide.part: slide for slide in evidence.deck.slides}
        for fault in evidence.faults:
            if fault.rule == rule:
                slide = slides.get(fault.part or "")
                yield Hit(fault.message, slide, code=_CODES.get(fault.code), impact=_impact(fault, slide))

    return check


def _impact(fault: PackageFault, slide: Slide | None) -> Impact:
    """What no program should open, or can show as it was meant, is critical.

    PowerPoint mends a repeated shape id without a word; in layouts and masters, LibreOffice always writes some. What is
    linked may be missing where the deck is shown, and tells its address who looks at it. What else names something that
    is gone, as sections do, leaves the slides as they are.
    """
    is_of_a_layout = "/slideLayouts/" in (fault.part or "")
    if fault.rejects or (fault.code == "missing_master" and not is_of_a_layout):
        return Impact.CRITICAL
    if fault.code in ("linked_content", "dangling_reference"):
        return Impact.WARNING
    if fault.code == "duplicate_shape_id":
        return Impact.WARNING if slide is not None else Impact.INFO
    return Impact.ERROR


def duplicates(evidence: Evidence) -> Iterator[Hit]:
    """Parts, slide ids, shape ids or relationship ids that occur twice."""
    yield from _faults_of("PKG004")(evidence)
    slides = {slide.part: slide for slide in evidence.deck.slides}
    for name in evidence.part_names:
        for rid in evidence.parts.repeated_ids(name) if evidence.parts is not None else ():
            yield Hit(f"{name} has the relationship id {rid} twice.", slides.get(name), code="RID_NOT_UNIQUE")


def violations(evidence: Evidence) -> Iterator[Hit]:
    """Elements, attributes and values that the schema forbids: PowerPoint then offers to repair the file."""
    parts = evidence.parts
    if parts is None:
        raise Skipped("the file could not be opened")
    slides = {slide.part: slide for slide in evidence.deck.slides}
    for name, breaches in breaches_by_part(parts, _MOST_PER_PART):
        for breach in breaches:
            impact = Impact.INFO if breach.is_forgiven else None
            yield Hit(f"In {name}: {breach.message}", slides.get(name), code=breach.code, impact=impact)


def no_slides(evidence: Evidence) -> Iterator[Hit]:
    """There is nothing that could be right."""
    if not evidence.deck.slides and not any(fault.code == "missing_slide" for fault in evidence.faults):
        yield Hit("The presentation has no slides.")


def chart_without_workbook(evidence: Evidence) -> Iterator[Hit]:
    """A chart without its workbook, embedded or linked, is shown, but nobody can edit it."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.chart is not None and not shape.chart.has_workbook:
                yield Hit(f'The chart "{shape.name}" has no workbook: its data cannot be edited.', slide, shape)
            elif shape.chart is not None and _is_no_workbook(evidence, shape.chart.workbook):
                what = f"{shape.chart.workbook} is no workbook: its data cannot be edited."
                yield Hit(f'Of the chart "{shape.name}", {what}', slide, shape)


def _is_no_workbook(evidence: Evidence, part: str | None) -> bool:
    """Whether what is embedded as a workbook is another file; one with a password, or of before 2007, may be one."""
    if part is None or evidence.parts is None or not evidence.parts.has(part):
        return False
    data = evidence.parts.data(part)
    return not data.startswith(_COMPOUND_FILE) and not is_workbook(data)


def loose_words_in_formats(evidence: Evidence) -> Iterator[Hit]:
    """Words in a chart's number format that stand in no quotation marks: they are read as codes, or refused."""
    for slide in evidence.deck.slides:
        for shape in (each for each in slide.shapes if each.chart is not None):
            codes = _format_codes(evidence, shape.chart.part if shape.chart else "")
            for code in dict.fromkeys(code for code in codes if escaped(code) != code):
                message = f'The number format {shortened(code)} of "{shape.name}" has words without quotation marks.'
                yield Hit(message, slide, shape)


def _format_codes(evidence: Evidence, part: str) -> Iterator[str]:
    root = evidence.parts.tree(part) if evidence.parts is not None else None
    for element in root.iter(C + "numFmt", C + "formatCode") if root is not None else ():
        yield element.get("formatCode") or element.text or ""


def unnamed_fonts(evidence: Evidence) -> Iterator[Hit]:
    """Elements that should name a font and do not: every program takes another one."""
    slides = {slide.part: slide for slide in evidence.deck.slides}
    for name in evidence.part_names if evidence.parts is not None else ():
        if not name.startswith("ppt/") or not name.endswith(".xml"):
            continue
        root = evidence.parts.tree(name) if evidence.parts is not None else None
        count = sum(missing_typeface(each) is not None for each in root.iter(*FONT_ELEMENTS)) if root is not None else 0
        if count:
            yield Hit(f"{name} has {count} elements for fonts that name none.", slides.get(name))


def _fault_rule(number: int, code: str, summary: str, action: str) -> Rule:
    """A rule about faults of the package; critical where with each of them no program should open the file."""
    rule = f"PKG{number:03}"
    impact = (
        Impact.CRITICAL if all(kind.rejects for kind in FAULT_KINDS.values() if kind.rule == rule) else Impact.ERROR
    )
    return replace(_rule(number, code, summary, action, _faults_of(rule)), impact=impact)


def _rule(number: int, code: str, summary: str, action: str, check: Callable[[Evidence], Iterator[Hit]]) -> Rule:
    return Rule(
        f"PKG{number:03}",
        code,
        "validation",
        Family.INTEGRITY,
        Impact.ERROR,
        summary,
        action,
        check,
        needs_deck=False,
        **grounds(number),
    )


RULES = (
    _fault_rule(
        1, "STRUCTURAL_VALIDATION_FAILED", "not a presentation, or a corrupt one", "Save it anew and send it again."
    ),
    _fault_rule(
        2, "CONTENT_TYPE_MISSING", "a content type missing or given twice", "Give each part exactly one content type."
    ),
    _fault_rule(
        3, "RELATIONSHIP_TARGET_MISSING", "a relationship that leads nowhere", "Add the part, or remove the reference."
    ),
    _rule(4, "STRUCTURAL_VALIDATION_FAILED", "a part or an id that occurs twice", "Make every id unique.", duplicates),
    _fault_rule(
        5,
        "MACRO_PRESENT",
        "program code in the file",
        "Save it as .pptx, without macros, controls and links that run programs.",
    ),
    _fault_rule(6, "EXTERNAL_TARGET", "content outside the file", "Embed what is linked."),
    _fault_rule(7, "PACKAGE_ENCRYPTED", "an encrypted file", "Remove the password."),
    _fault_rule(8, "PACKAGE_STRICT", "the ISO strict format", "Save it as an ordinary .pptx."),
    _fault_rule(9, "PACKAGE_LIMIT_EXCEEDED", "a file over the limits", "Make the file smaller."),
    _rule(
        10,
        "ELEMENT_ORDER_VIOLATION",
        "XML that makes PowerPoint offer a repair",
        "Write elements and values as the schema has them.",
        violations,
    ),
    Rule(
        "PKG011",
        "CHART_WORKBOOK_MISSING",
        "chart",
        Family.INTEGRITY,
        Impact.ERROR,
        "a chart without its workbook",
        "Embed the workbook, so that the chart can be edited.",
        chart_without_workbook,
        **grounds(11),
    ),
    Rule(
        "PKG013",
        "CHART_FORMAT_CODE_UNESCAPED",
        "chart",
        Family.INTEGRITY,
        Impact.WARNING,
        "words without quotation marks in a chart's number format",
        'Put words into quotation marks: 0 "days".',
        loose_words_in_formats,
        fix="escape_chart_format_codes",
        **grounds(13),
    ),
    Rule(
        "PKG014",
        "FONT_TYPEFACE_MISSING",
        "typography",
        Family.INTEGRITY,
        Impact.INFO,
        "an element for a font that names none",
        "Name the font, or leave the element out.",
        unnamed_fonts,
        fix="fill_missing_font_typefaces",
        **grounds(14),
    ),
    Rule(
        "PKG012",
        "NO_SLIDES",
        "validation",
        Family.INTEGRITY,
        Impact.CRITICAL,
        "a presentation without slides",
        "Add slides.",
        no_slides,
        **grounds(12),
    ),
)
