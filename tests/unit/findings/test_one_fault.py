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


def _coarse() -> str:
    data = io.BytesIO()
    Image.new("RGB", (12, 12), "#336699").save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


COARSE = _coarse()


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


def test_what_stands_is_as_grave_as_what_gave_way() -> None:
    """The renderer saw text that was set small, the rule that nobody can read it."""
    small = _finding("RND101", Impact.WARNING, path="slides[0].body")
    unreadable = _finding("TXT105", Impact.ERROR, path="slides[0].body", shape_id=7)
    (told,) = one_for_each_fault([small, unreadable], Evidence(Deck(0, 0, ()), document={"slides": []}))
    assert (told.rule, told.impact, told.shape_id, told.blocking) == ("RND101", Impact.ERROR, 7, True)


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
