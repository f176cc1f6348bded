"""The authors' page: every JSON block renders as it stands, and every kind of thing is on it."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from deck_documents import json_schema, parse, schema_of
from deck_documents.agent_v1.document import PATTERNS
from deck_documents.protocol_v2 import SLIDE_TYPES
from deck_documents.theme_names import ThemeName
from deck_runtime.children.work import no_progress
from renderer.child import handle as render
from renderer.layout.charts.kinds import KINDS
from renderer.orders import RenderOrder
from scorer.child import handle as score
from scorer.orders import ScoreOrder
from scorer.rules_document import document as findings_page
from tests.support.typed_commands import ROOT, blocks

PAGE = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
JSON_BLOCKS = [json.loads(text) for mark, text in blocks("docs/authoring.md") if mark == "json"]


def _whole(part: dict[str, Any]) -> dict[str, Any]:
    """A part of a document in the smallest document that holds it; a document as it is."""
    if "chartType" in part and "slideType" not in part:
        region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
        block = {"primitive": "chartBlock", "region": region, "input": {"chartData": part, "altText": "A chart"}}
        part = {"slideType": "composition", "title": "A chart", "blocks": [block]}
    return {"version": "2.0", "title": "A part", "slides": [part]} if "slideType" in part else part


def _report(document: dict[str, Any], folder: Path) -> dict[str, Any]:
    source = folder / "document.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    schema = schema_of(document)
    deck = render(RenderOrder(schema, source, folder), no_progress).deck
    assert deck is not None
    scored = score(ScoreOrder(folder, deck.pptx, source, schema, deck.manifest), no_progress)
    return dict(json.loads(scored.report.read_bytes()))


@pytest.mark.parametrize("part", JSON_BLOCKS, ids=lambda part: next(iter(part.values()))[:20])
def test_every_block_renders_without_a_fault(part: dict[str, Any], tmp_path: Path) -> None:
    """No warning about the document, nothing in the report that costs points."""
    document = _whole(part)
    assert parse(schema_of(document), document).warnings == ()
    report = _report(document, tmp_path)
    assert [each for each in report["findings"] if each["severity"] != "info"] == []
    assert report["deckScore"] == 100


def test_every_kind_of_thing_is_on_the_page() -> None:
    """Types of slides, patterns, charts, blocks and looks."""
    schema = json_schema("protocol_v2")
    slides = set(re.findall(r"'([a-z-]+)': '#/\$defs/\w+Slide'", str(schema)))
    primitives = {match[1] for name in schema["$defs"] if (match := re.match(r"Block_Literal__(\w+?)__", name))}
    names = {*slides, *primitives, *PATTERNS, *KINDS, *get_args(ThemeName)}
    assert {name for name in names if f"`{name}`" not in PAGE} == set()
    assert min(len(slides), len(primitives)) > 8


def test_every_finding_of_the_renderer_is_on_the_page() -> None:
    """Whoever adds one tells the authors how to mend it; those of the finished deck have a page of their own."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "services/renderer/renderer/findings").glob("*.py"))
    codes = {code for text in sources for code in re.findall(r'code="([A-Z_]+)"', text)}
    assert {code for code in codes if f"`{code}`" not in PAGE} == set()
    assert "| [TXT101](#txt101) | `OVERFLOW_BODY_TEXT` | error | text taller than its box |" in findings_page()


def test_a_typed_slide_of_each_kind_is_shown() -> None:
    """And a document of each schema."""
    assert {"protocol_v2", "agent_v1", "paper_document"} == {schema_of(_whole(each)) for each in JSON_BLOCKS}
    shown = {slide.get("slideType") for each in JSON_BLOCKS for slide in _whole(each)["slides"]}
    assert shown - {None} == {*SLIDE_TYPES}
