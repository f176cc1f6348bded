"""The patterns of agent_v1: each is drawn, in each look, and nothing it says is lost."""

import io
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from deck_presentation.contrast import contrast
from renderer.compile import compile_deck
from renderer.deck.from_agent import look_of
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Connector
from scorer.inspect_deck import score_file

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDS = [
    "Revenue",
    "grew",
    "12 %",
    "Rechtsschutzversicherungsgesellschaften",
    "売上高は増加しました。",
    "نمو",
    "x" * 60,
]
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
CHART = {"type": "bar", "series": [{"name": "S", "dataPoints": [{"category": "Q1", "value": 3}]}]}
KPIS = [{"label": "Hulls", "value": "214", "trend": "up"}, {"label": "Margin", "value": "62 %", "style": "dark"}]
SIDES = {"leftLabel": "Dock", "rightLabel": "Afloat", "rows": [{"left": "4 days", "right": "9 hours"}]}
BOOK = FontBook.load()
DECK: list[dict[str, Any]] = [
    {"pattern": "title", "content": {"title": "Tidewater", "subtitle": "Hull inspection"}},
    {"pattern": "statement", "content": {"title": "A day costs $180,000", "prose": ["Twice in five years."]}},
    {"pattern": "dashboard", "content": {"title": "Traction", "kpis": KPIS, "chart": CHART, "prose": ["Strong."]}},
    {"pattern": "chart-focus", "content": {"title": "Revenue", "chart": CHART, "bulletPoints": ["Data grows"]}},
    {"pattern": "comparison", "content": {"title": "Against", "comparison": SIDES}},
    {"pattern": "bullets", "content": {"title": "The ask", "bulletPoints": ["$4.5M", "Rotterdam", "DNV"]}},
]


def document(*slides: dict[str, Any], **root: Any) -> Any:
    """A parsed agent_v1 document."""
    return parse("agent_v1", {"presentationTitle": "Deck", "slides": list(slides), **root})


def texts(pptx: bytes) -> str:
    """All text of the slides; the blanks within figures, which hold them together, as blanks."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        parts = [etree.fromstring(archive.read(name)) for name in names]
    return "\n".join("".join(p.itertext()) for part in parts for p in part.iter(f"{A}p")).replace("\u00a0", " ")


@pytest.mark.parametrize("theme", THEMES)
def test_every_pattern_in_every_look_satisfies_the_rules(theme: str) -> None:
    """Six slides with titles in placeholders; the scorer has nothing of warning level to say."""
    compiled = compile_deck(document(*DECK, theme=theme, companyName="Tidewater Robotics"))
    deck = Presentation(io.BytesIO(compiled.pptx))
    assert [slide.shapes.title.text for slide in deck.slides] == [slide["content"]["title"] for slide in DECK]
    report = score_file(compiled.pptx, fonts=BOOK)
    assert [(f["rule"], f["message"]) for f in report["findings"] if f["impact"] != "info"] == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("accent", [None, "#FFE100", "#101010"])
def test_text_reads_on_every_ground(theme: str, accent: str | None) -> None:
    """Ink, second voice and accent text keep 4.5:1 on the ground, whatever the accent."""
    colors = lay_out(deck_from(document(DECK[0], theme=theme, **({"accentColor": accent} if accent else {}))), BOOK)[
        0
    ].theme.colors
    for slot in ("dk1", "dk2", "accent2"):
        assert contrast(colors[slot], colors["lt1"]) >= 4.5


CONTENT = st.fixed_dictionaries(
    {"title": PHRASE},
    optional={
        "subtitle": PHRASE,
        "prose": st.lists(PHRASE, max_size=6),
        "bulletPoints": st.lists(PHRASE, max_size=14),
        "kpis": st.lists(
            st.fixed_dictionaries(
                {"label": PHRASE, "value": st.sampled_from(["1", "$3.4M", "12,400,000 EUR"])},
                optional={"sublabel": PHRASE, "style": st.sampled_from(["gradient", "dark", "outline"])},
            ),
            max_size=4,
        ),
        "chart": st.just(CHART),
    },
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["title", "statement", "dashboard", "comparison", "chart-focus", "bullets"]), CONTENT)
def test_nothing_is_lost_and_nothing_leaves_the_slide(pattern: str, content: dict[str, Any]) -> None:
    """Whatever a slide says beside its pattern is in the deck, within its edges."""
    parsed = document({"pattern": pattern, "content": content})
    scene, _, _ = lay_out(deck_from(parsed), BOOK)
    for element in (e for page in scene.pages for e in page.elements if not isinstance(e, Connector)):
        frame = element.frame
        assert min(frame.x, frame.y) >= 0
        assert frame.x + frame.width <= PAGE_WIDTH_PT * EMU_PER_PT
        assert frame.y + frame.height <= PAGE_HEIGHT_PT * EMU_PER_PT
    written = texts(compile_deck(parsed).pptx)
    said = [content["title"], content.get("subtitle"), *content.get("prose", ()), *content.get("bulletPoints", ())]
    said += [text for kpi in content.get("kpis", ()) for text in (kpi["label"], kpi["value"], kpi.get("sublabel"))]
    assert [text for text in said if text and text not in written] == []


def test_long_lists_go_on_over_pages() -> None:
    """Two hundred points and a hundred rows stay readable."""
    points = [f"Point {n} with some words to say about it" for n in range(200)]
    rows = [{"left": f"Left {n}", "right": f"Right {n}"} for n in range(100)]
    sides = {"leftLabel": "L", "rightLabel": "R", "rows": rows}
    compiled = compile_deck(
        document(
            {"pattern": "bullets", "content": {"title": "Points", "bulletPoints": points}},
            {"pattern": "comparison", "content": {"title": "Rows", "comparison": sides}},
        )
    )
    assert compiled.slide_count > 2
    written = texts(compiled.pptx)
    assert all(f"Point {n} " in written for n in range(200))
    assert all(f"Right {n}" in written for n in range(100))


def test_tokens_change_the_look_or_are_named() -> None:
    """Colours and families take effect; what does not is a finding."""
    tokens = {
        "scale": "lg",
        "colors": {"background": "#FFF8F0", "chart": ["#123456"]},
        "typography": {"bodyFont": "Arial", "monoFont": "Courier New"},
        "effects": {"shadow": "soft"},
    }
    parsed = document(DECK[0], designTokens=tokens)
    look, _ = look_of(parsed.model)
    assert (look.palette.ground, look.palette.chart, look.body) == ("#FFF8F0", ("#123456",), "Arial")
    said = {finding.component_path for finding in compile_deck(parsed).findings}
    assert said == {"designTokens.typography.monoFont", "designTokens.effects.shadow"}


def test_a_gradient_is_drawn_flat_and_said_so() -> None:
    """The style is a filled card."""
    kpis = [{"label": "A", "value": "1", "style": "gradient"}]
    compiled = compile_deck(document({"pattern": "dashboard", "content": {"title": "T", "kpis": kpis}}))
    assert [finding.code for finding in compiled.findings] == ["GRADIENT_DRAWN_FLAT"]
