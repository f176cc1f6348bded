"""Suggestions hold: with its patch applied to the document, the finding is gone, and the document is sound."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from deck_documents.json_patch import patched, value_at
from deck_domain.records import to_json
from deck_runtime.children.work import no_progress
from renderer.child import handle as render
from renderer.orders import RenderOrder
from scorer.child import handle as score
from scorer.orders import ScoreOrder
from scorer.suggestions.case import Case
from scorer.suggestions.splitting import split_slide

from .conftest import png

PARAGRAPH = (
    "The pilot was extended to three more sites, and the number of visits that nobody came to fell by a third. " * 2
)


def _report(folder: Path, schema: str, document: dict[str, Any], *, suggests: bool = True) -> dict[str, Any]:
    source = folder / "document.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    made = render(RenderOrder(schema, source, folder), no_progress).deck
    assert made
    order = ScoreOrder(folder, made.pptx, source, schema, made.manifest, suggests=suggests)
    report: dict[str, Any] = json.loads(score(order, no_progress).report.read_text(encoding="utf-8"))
    return report


def _protocol(*slides: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"version": "2.0", "title": "Pilot", "slides": list(slides), **fields}


POINT = "A point of a few more words than it needs to be"


def _points(count: int, text: str = POINT, **fields: Any) -> dict[str, Any]:
    body = [f"{text} {number}" for number in range(count)]
    return {"slideType": "title-body", "title": "What we learned", "body": body, **fields}


def _block(primitive: str, content: dict[str, Any]) -> dict[str, Any]:
    block = {"primitive": primitive, "region": {"col": 1, "row": 2, "colSpan": 8, "rowSpan": 4}, "input": content}
    return {"slideType": "composition", "title": "What we learned", "blocks": [block]}


def _agent(**content: Any) -> dict[str, Any]:
    slide = {"pattern": "bullets", "content": {"title": "What we learned", **content}}
    return {"type": "presentation", "version": "1.0", "presentationTitle": "Pilot", "slides": [slide]}


def _paper(*nodes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "type": "Document",
        "version": "1.0",
        "meta": {"title": "Pilot", "language": "en"},
        "slides": [{"type": "Slide", "children": [_text("What we learned", 40, fontSize=28), *nodes], **fields}],
    }


def _text(content: str, top: int, **style: Any) -> dict[str, Any]:
    place = {"position": "absolute", "left": 60, "top": top, "width": 700, "height": 60}
    return {"type": "Text", "content": content, "style": place | style}


def _box(left: int, top: int, color: str = "#DCE6F2", **fields: Any) -> dict[str, Any]:
    place = {"position": "absolute", "left": left, "top": top, "width": 200, "height": 100}
    return {"type": "View", "style": place | {"backgroundColor": color}, **fields}


THEME = {
    "colorScheme": {
        "dk1": "#000000",
        "lt1": "#FFFFFF",
        "dk2": "#1F4E79",
        "lt2": "#DCE6F2",
        "hlink": "#1F4E79",
        "folHlink": "#1F4E79",
        **{f"accent{number}": "#1F4E79" for number in range(1, 7)},
    }
}
PICTURE = "data:image/png;base64," + b64encode(png(600, 400).getvalue()).decode()
PLACE = {"position": "absolute", "left": 60, "top": 200, "width": 300, "height": 200}

CASES: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "many points": ("protocol_v2", "TEXT_TOO_DENSE", _protocol(_points(8)), "split_slide"),
    "many words": ("protocol_v2", "TEXT_TOO_DENSE", _protocol(_points(6, PARAGRAPH)), "split_slide"),
    "many points of an agent": (
        "agent_v1",
        "TEXT_TOO_DENSE",
        _agent(bulletPoints=[f"{POINT} {number}" for number in range(9)]),
        "split_slide",
    ),
    "the same title": ("protocol_v2", "TITLE_DUPLICATE", _protocol(_points(2), _points(3)), "number_title"),
    "notes": ("protocol_v2", "PRIVATE_DATA_PRESENT", _protocol(_points(2, notes=["For me."])), "remove_private_data"),
    "grey on white": (
        "paper_document",
        "CONTRAST_TOO_LOW",
        _paper(_text("Visits fell by a third", 120, fontSize=20, color="#CCCCCC")),
        "change_color",
    ),
    "dark on dark": (
        "paper_document",
        "CONTRAST_TOO_LOW",
        _paper(_text("Visits fell by a third", 120, fontSize=20, backgroundColor="#1F2937", color="#333333")),
        "change_color",
    ),
    "a pale token": (
        "protocol_v2",
        "THEME_CONTRAST_LOW",
        _protocol(_points(3), tokens={"palette": {"foreground": "#CFCFCF"}}),
        "change_color",
    ),
    "small text": (
        "paper_document",
        "TEXT_TOO_SMALL",
        _paper(_text("Visits fell by a third", 120, fontSize=7)),
        "enlarge_text",
    ),
    "a picture without words": (
        "paper_document",
        "ALT_TEXT_MISSING",
        _paper({"type": "Image", "src": PICTURE, "style": PLACE}),
        "add_alt_text",
    ),
    "beyond the slide": (
        "paper_document",
        "OUT_OF_BOUNDS",
        _paper(_text("Visits fell by a third", 120, fontSize=20, left=700, width=400)),
        "move_into_slide",
    ),
    "beside the slide": (
        "paper_document",
        "OUT_OF_BOUNDS",
        _paper(_text("Visits fell by a third", 120, fontSize=20, left=1200)),
        "move_into_slide",
    ),
    "a low box": (
        "paper_document",
        "OVERFLOW_BODY_TEXT",
        _paper(_text(PARAGRAPH, 120, fontSize=20, width=300, height=40)),
        "enlarge_box",
    ),
    "an icon that there is not": (
        "protocol_v2",
        "ICON_UNKNOWN",
        _protocol(_block("calloutBox", {"content": "Two trucks a day are enough", "icon": "trcuk"})),
        "rename_icon",
    ),
    "at the edge": (
        "paper_document",
        "MARGIN_TOO_NARROW",
        _paper(_text("Visits fell by a third", 120, fontSize=20, left=4)),
        "move_into_slide",
    ),
    "behind a box": (
        "paper_document",
        "CONTENT_HIDDEN",
        _paper(_text("Visits fell by a third", 220, fontSize=20), _box(50, 190, "#DCE6F2")),
        "bring_to_front",
    ),
    "out of line": (
        "paper_document",
        "ALIGNMENT_OFF",
        _paper(
            _box(60, 200, textContent="Visits"), _box(300, 204, textContent="Costs"), _box(540, 200, textContent="Cash")
        ),
        "align",
    ),
    "of no theme": (
        "paper_document",
        "COLOR_OFF_PALETTE",
        _paper(_box(60, 200), _box(300, 200), _box(540, 200, "#C71585")) | {"theme": THEME},
        "change_color",
    ),
    "without a title": (
        "paper_document",
        "TITLE_MISSING",
        _paper() | {"slides": [{"type": "Slide", "children": [_text("Visits fell by a third", 120, fontSize=14)]}]},
        "name_title",
    ),
    "left over": (
        "protocol_v2",
        "PLACEHOLDER_TEXT_LEFT",
        _protocol(_points(3) | {"body": ["Lorem ipsum dolor sit amet", "Visits fell", "Costs fell"]}),
        "remove_text",
    ),
}


def _of(report: dict[str, Any], code: str, pointer: str | None = None) -> list[dict[str, Any]]:
    return [each for each in report["findings"] if each["code"] == code and pointer in (None, each["documentPointer"])]


@pytest.mark.parametrize("name", CASES)
def test_a_patch_makes_its_finding_go_away(tmp_path: Path, name: str) -> None:
    """Applied alone, to the document as it was sent; the score does not fall."""
    schema, code, document, strategy = CASES[name]
    report = _report(tmp_path, schema, document)
    hinted = [each for each in _of(report, code) if "machineFixHint" in each]
    assert hinted, report["findings"]
    hint = hinted[0]["machineFixHint"]
    assert hint["strategy"] == strategy
    assert hint["description"]
    again = _report(tmp_path, schema, patched(document, hint["patch"]))
    assert len(_of(again, code)) < len(_of(report, code)), again["findings"]
    if name in ("many points", "many words", "a long point", "many points of an agent"):
        assert not [each for each in again["findings"] if each["code"] in ("TOO_MANY_BULLETS", "TEXT_TOO_DENSE")]
    assert again["deckScore"] >= report["deckScore"]


def test_nothing_is_suggested_that_was_not_asked_for(tmp_path: Path) -> None:
    """Nor for what no program can mend."""
    for _, (schema, code, document, _) in list(CASES.items())[:3]:
        report = _report(tmp_path, schema, document, suggests=False)
        assert _of(report, code)
        assert not [each for each in report["findings"] if "machineFixHint" in each]


def test_a_long_point_becomes_several() -> None:
    """As many as its lines need; a slide with room for them stays one."""
    document = _protocol(_points(2) | {"body": [PARAGRAPH, "Short"]})
    finding = {"documentPointer": "/slides/0/body", "message": 'A bullet of "Body" runs over 5 lines.'}
    suggestion = split_slide(Case(document, "protocol_v2", finding))
    assert suggestion
    assert suggestion.strategy == "split_bullet"
    assert len(patched(document, suggestion.patch)["slides"][0]["body"]) == 4


def test_patches_are_those_of_the_standard() -> None:
    """Add, replace and remove, in lists and objects, with escaped keys; the document that was given stays."""
    document = {"a/b": [1, 2, 3], "~": {"x": 1}}
    operations = [
        {"op": "add", "path": "/a~1b/1", "value": 9},
        {"op": "replace", "path": "/~0/x", "value": 2},
        {"op": "add", "path": "/~0/y", "value": 3},
        {"op": "remove", "path": "/a~1b/0"},
    ]
    assert patched(document, operations) == {"a/b": [9, 2, 3], "~": {"x": 2, "y": 3}}
    assert document == {"a/b": [1, 2, 3], "~": {"x": 1}}
    for pointer in ("/none", "/a~1b/7", "/a~1b/x", "/~0/x/y"):
        with pytest.raises(LookupError):
            value_at(document, pointer)
    assert to_json(operations) == operations


def test_a_list_of_a_composition_can_have_too_many_points(tmp_path: Path) -> None:
    """Slides of points are parted by themselves, a block is not: the finding leads to it, and its author parts it."""
    region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
    listed = {"primitive": "bulletList", "region": region, "input": {"items": [{"text": POINT}] * 9}}
    document = _protocol({"slideType": "composition", "title": "What we ask of the board", "blocks": [listed]})
    (finding,) = _of(_report(tmp_path, "protocol_v2", document), "TOO_MANY_BULLETS")
    assert finding["documentPointer"].startswith("/slides/0/blocks/0")
    assert "machineFixHint" not in finding
