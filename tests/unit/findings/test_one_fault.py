"""One fault is told once, costs once, and stops a deck where a person would."""

import base64
import io
from typing import Any

import pytest
from PIL import Image

from deck_domain.findings import Family, Finding, Impact
from deck_presentation.model import Deck
from scorer.rules.evidence import Evidence
from scorer.rules.faults import one_for_each_fault
from tests.support.reporting import report_of

Json = dict[str, Any]
LONG = "There is much to be said about the service business and its parts. " * 40
PICTURE = "data:image/png;base64,AAAA"


def _picture(pixels: int) -> str:
    data = io.BytesIO()
    Image.new("RGB", (pixels, pixels), "#336699").save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


COARSE, SHARP = _picture(12), _picture(1200)


def _nodes(*children: Json) -> Json:
    title = _text("Services grow", fontSize=28, top=40, width=800, height=50)
    slide = {"type": "Slide", "children": [title, *children]}
    return {"type": "Document", "meta": {"title": "Deck", "language": "en"}, "slides": [slide]}


def _text(content: str, **style: Any) -> Json:
    return {"type": "Text", "content": content, "style": {"position": "absolute", "left": 60, "top": 120, **style}}


def _blocks(*blocks: Json, **root: Any) -> Json:
    slide = {"slideType": "composition", "title": "Services grow", "blocks": list(blocks)}
    return {"version": "2.0", "title": "Deck", "slides": [slide], **root}


def _block(primitive: str, region: tuple[int, int, int, int], **content: Any) -> Json:
    places = dict(zip(("col", "row", "colSpan", "rowSpan"), region, strict=True))
    return {"primitive": primitive, "region": places, "input": content}


def _logo(source: str, **place: Any) -> Json:
    """A picture for a master."""
    style = {"position": "absolute", "left": 780, "top": 470, "width": 120, "height": 40, **place}
    return {"type": "Image", "src": source, "altText": "Logo", "style": style}


def _on_master(*children: Json, **title: Any) -> Json:
    """A deck with a title and a master that shows something beneath it."""
    heading = _text("Services grow in every region that we serve", fontSize=28, top=40, width=800, height=50, **title)
    body = _text("Pumps, and all that keeps them going", fontSize=16, top=300, width=500, height=30)
    slide = {"type": "Slide", "masterName": "M", "children": [heading, body]}
    masters = [{"name": "M", "children": list(children)}]
    return {"type": "Document", "meta": {"title": "Deck", "language": "en"}, "masters": masters, "slides": [slide]}


LONG_WORDS = "Word " * 200
LONG_ROWS = [{"label": LONG[:60], "cells": [LONG[:200], LONG[:200]]} for _ in range(12)]
FAULTS: dict[str, tuple[str, Json, str, str]] = {
    "text over its box": (
        "paper_document",
        _nodes(_text(LONG, width=300, height=60)),
        "OVERFLOW_BODY_TEXT",
        "slides[0].children[1]",
    ),
    "text over its box and the slide": (
        "paper_document",
        _nodes(_text(LONG_WORDS, width=200, height=30, top=480)),
        "OVERFLOW_BODY_TEXT",
        "slides[0].children[1]",
    ),
    "text beside the slide": (
        "paper_document",
        _nodes(_text("Beside", left=1200, width=200, height=40)),
        "OUT_OF_BOUNDS",
        "slides[0].children[1]",
    ),
    "a picture that is none": (
        "paper_document",
        _nodes(
            {
                "type": "Image",
                "src": PICTURE,
                "altText": "A pump",
                "style": {"marginTop": 120, "width": 200, "height": 90},
            }
        ),
        "ASSET_MISSING",
        "slides[0].children[1]",
    ),
    "a film in a tiny box": (
        "paper_document",
        _nodes({"type": "Video", "src": "https://example.com/v.mp4", "style": {"width": 14, "height": 10}}),
        "CONTENT_NOT_CARRIED",
        "slides[0].children[1]",
    ),
    "a block that is too small": (
        "protocol_v2",
        _blocks(_block("textBlock", (0, 0, 2, 1), content=LONG)),
        "OVERFLOW_BODY_TEXT",
        "slides[0].blocks[0].input",
    ),
    "blocks over each other": (
        "protocol_v2",
        _blocks(
            _block("textBlock", (0, 2, 8, 4), content="One thing and another thing are said here in some words."),
            _block("textBlock", (0, 2, 8, 4), content="Quite other things are said in words that stand there too."),
        ),
        "NODE_COLLISION",
        "slides[0].blocks[1]",
    ),
    "a value that is missing": (
        "protocol_v2",
        _blocks(_block("textBlock", (0, 2, 8, 4), content="We grew by {{growth}} in the year.")),
        "BINDING_NOT_RESOLVED",
        "slides[0].blocks[0].input.content",
    ),
    "a table that is too full": (
        "protocol_v2",
        _blocks(_block("matrixTable", (0, 0, 12, 12), columnHeaders=["What", "A", "B"], rows=LONG_ROWS)),
        "TABLE_TOO_DENSE",
        "slides[0].table",
    ),
    "a table of nodes that is too full": (
        "paper_document",
        _nodes(
            {
                "type": "Table",
                "tableData": {"columns": [80] * 8, "rows": [{"cells": [{"text": LONG[:20]}] * 8}] * 30},
                "style": {"position": "absolute", "left": 60, "top": 120, "width": 700, "height": 200},
            }
        ),
        "TABLE_TOO_DENSE",
        "slides[0].table",
    ),
    "a coarse portrait": (
        "protocol_v2",
        {
            "version": "2.0",
            "title": "Deck",
            "slides": [
                {
                    "slideType": "team",
                    "title": "Who works on it",
                    "members": [
                        {"name": "Ada King", "role": "Engines", "image": {"src": COARSE, "alt": "Ada King"}},
                        {"name": "Charles Babbage", "role": "Wheels"},
                    ],
                }
            ],
        },
        "IMAGE_UPSCALE_RISK",
        "slides[0].members[0].image",
    ),
    "a coarse logo": (
        "protocol_v2",
        {
            "version": "2.0",
            "title": "Deck",
            "logo": {"src": COARSE, "alt": "Northwind"},
            "slides": [{"slideType": "title-body", "title": f"Part {n}", "body": ["Services grow"]} for n in "123"],
        },
        "IMAGE_UPSCALE_RISK",
        "logo",
    ),
    "colours that do not read": (
        "protocol_v2",
        _blocks(
            _block("textBlock", (0, 2, 8, 4), content="Quiet words", color="muted"),
            _block("textBlock", (0, 7, 8, 4), content="More quiet words", color="muted"),
            tokens={"palette": {"muted": "#DDDDDD"}},
        ),
        "THEME_CONTRAST_LOW",
        "tokens.palette.muted",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_finding_and_one_deduction(fault: str) -> None:
    """The finding that is nearest to the cause stands; what it leads to is not told of again."""
    schema, document, code, path = FAULTS[fault]
    report = report_of(schema, document)
    counted = [one for one in report["findings"] if one["severity"] != "info"]
    assert [(one["code"], one["componentPath"]) for one in counted] == [(code, path)]
    assert len(report["deductions"]) == 1


def test_a_logo_of_a_master_is_looked_at_once() -> None:
    """However many slides show it: that it is coarse is one fault, that a title runs over it one of each slide."""
    document = _on_master(_logo(COARSE, left=300, top=30))
    document["slides"] *= 3
    found = [one for one in report_of("paper_document", document)["findings"] if one["category"] != "validation"]
    alike = {"SLIDE_ILL_USED", "TITLE_DUPLICATE"}  # the slides are the same
    told = [(one["code"], one["slideIndex"], one["message"]) for one in found if one["code"] not in alike]
    over = 'The text of "Text" lies over the picture "Image" of the layout.'
    coarse = 'The picture "Image" of the layout, on 3 slides, has 22 dpi at its size.'
    assert told == [*(("TEXT_OVERLAP", index, over) for index in range(3)), ("IMAGE_UPSCALE_RISK", 0, coarse)]


@pytest.mark.parametrize(
    "place",
    [
        {"left": 780, "top": 470},
        {"left": 0, "top": 0, "width": 960, "height": 540},
        {"left": 50, "top": 0, "width": 300, "height": 300},
    ],
    ids=["elsewhere", "a background", "a large picture"],
)
def test_a_title_may_stand_on_what_is_no_logo(place: Json) -> None:
    """A picture of the layout that is large lies beneath text by design."""
    report = report_of("paper_document", _on_master(_logo(SHARP, **place), color="#FFFFFF"))
    assert [one for one in report["findings"] if one["code"] == "TEXT_OVERLAP"] == []


def test_what_stands_is_as_grave_as_what_gave_way() -> None:
    """The renderer saw text that was set small, the rule that nobody can read it."""
    small = _finding("RND101", Impact.WARNING, path="slides[0].body")
    unreadable = _finding("TXT105", Impact.ERROR, path="slides[0].body", shape_id=7)
    (told,) = one_for_each_fault([small, unreadable], Evidence(Deck(0, 0, ()), document={"slides": []}))
    assert (told.rule, told.impact, told.shape_id, told.blocking) == ("RND101", Impact.ERROR, 7, True)


@pytest.mark.parametrize(
    ("stands", "gives_way"),
    [
        ("RND101", "TXT106"),
        ("RND101", "TXT110"),
        ("TXT110", "TXT106"),
        ("TXT101", "TXT106"),
        ("A11Y507", "COL304"),
        ("RND405", "DAT602"),
    ],
)
def test_of_two_rules_that_see_one_fault_one_tells_it(stands: str, gives_way: str) -> None:
    """At one shape, whichever comes first; at another shape each is a fault of its own."""
    one, other, elsewhere = (
        _finding(rule, Impact.WARNING, path=f"slides[0].{place}", shape_id=number)
        for rule, place, number in ((stands, "body", 7), (gives_way, "body", 7), (gives_way, "notes", 8))
    )
    evidence = Evidence(Deck(0, 0, ()), document={"slides": []})
    for findings in ([one, other, elsewhere], [elsewhere, other, one]):
        told = one_for_each_fault(findings, evidence)
        assert sorted((each.rule, each.shape_id) for each in told) == sorted([(stands, 7), (gives_way, 8)])


def test_a_doubt_makes_nothing_graver() -> None:
    """What a rule is not sure of neither deducts nor blocks, also by way of another finding."""
    small = _finding("RND101", Impact.WARNING, path="slides[0].body")
    doubt = _finding("TXT101", Impact.ERROR, path="slides[0].body", confidence=0.4)
    (told,) = one_for_each_fault([small, doubt], Evidence(Deck(0, 0, ()), document={"slides": []}))
    assert (told.impact, told.blocking) == (Impact.WARNING, False)


@pytest.mark.parametrize(
    ("impact", "confidence", "blocking"),
    [
        (Impact.CRITICAL, 1.0, True),
        (Impact.CRITICAL, 0.4, True),
        (Impact.ERROR, 1.0, True),
        (Impact.ERROR, 0.5, True),
        (Impact.ERROR, 0.4, False),
        (Impact.WARNING, 1.0, False),
        (Impact.INFO, 1.0, False),
    ],
)
def test_a_finding_blocks_by_its_severity(impact: Impact, confidence: float, blocking: bool) -> None:
    """Errors do, unless they are not sure; critical ones always; reports of earlier versions are read alike."""
    finding = _finding("TXT101", impact, confidence=confidence)
    assert finding.blocking is finding.to_wire()["blocking"] is blocking
    earlier = finding.to_wire() | {"blocking": not blocking}
    assert Finding.from_wire(earlier) == finding


def _finding(rule: str, impact: Impact, *, path: str | None = None, **more: Any) -> Finding:
    return Finding(rule, "CODE", "layout", Family.LEGIBILITY, impact, f"Told by {rule}.", 0, path, **more)


def test_a_text_beside_the_slide_is_no_title() -> None:
    """The largest text of those that stand on the slide is; a placeholder that says so is one wherever it stands."""
    beside = _text("Huge and away", fontSize=60, left=1500, width=400, height=80)
    on = _text("What stands here", fontSize=24, width=400, height=40)
    findings = report_of("paper_document", {**_nodes(), "slides": [{"type": "Slide", "children": [beside, on]}]})
    assert [one["componentPath"] for one in findings["findings"] if one["code"] == "TITLE_MISSING"] == []
    alone = report_of("paper_document", {**_nodes(), "slides": [{"type": "Slide", "children": [beside]}]})
    codes = {one["code"]: one["componentPath"] for one in alone["findings"]}
    assert codes["OUT_OF_BOUNDS"] == "slides[0].children[0]"
    assert codes["TITLE_MISSING"] == "slides[0]"
