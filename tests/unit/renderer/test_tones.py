"""What a change means is the document's to say: its sign stands beside the figure, grey unless a tone is given."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from deck_documents import parse, schema_of
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import Shape

Json = dict[str, Any]
_BOOK = FontBook.load()
_COLORS = {"good": "accent3", "bad": "accent4", "neutral": "tx2", None: "tx2"}
_REGION = {"col": 0, "row": 0, "colSpan": 6, "rowSpan": 8}


def _grid(figure: Json) -> Json:
    return {"slideType": "kpi-grid", "title": "Waiting lists", "items": [figure, {"label": "Open", "value": "3"}]}


def _pattern(figure: Json) -> Json:
    return {"pattern": "dashboard", "content": {"title": "Waiting lists", "kpis": [figure]}}


def _block(primitive: str, content: Json) -> Json:
    block = {"primitive": primitive, "region": _REGION, "input": content}
    return {"slideType": "composition", "title": "Waiting lists", "blocks": [block]}


def _hero(figure: Json) -> Json:
    return _block("kpiHero", _with_delta(figure))


def _stack(figure: Json) -> Json:
    return _block("metricStack", {"rows": [_with_delta(figure)]})


def _with_delta(figure: Json) -> Json:
    return {("delta" if name == "sublabel" else name): value for name, value in figure.items()}


def _drawn(slide: Json, theme: str = "clear") -> tuple[list[Shape], list[str]]:
    """Shapes with words, and where tones have no effect."""
    deck = (
        {"presentationTitle": "Quarter", "theme": theme, "slides": [slide]}
        if "pattern" in slide
        else {"version": "2.0", "title": "Quarter", "theme": theme, "slides": [slide]}
    )
    parsed = parse(schema_of(deck), deck)
    assert parsed.warnings == ()
    scene, findings, _ = lay_out(deck_from(parsed), _BOOK)
    shapes = [one for one in scene.pages[0].elements if isinstance(one, Shape) and one.paragraphs]
    return shapes, [one.component_path or "" for one in findings if (one.component_path or "").endswith(".tone")]


def _signs(shapes: list[Shape]) -> Iterator[tuple[str, str | None, str]]:
    """The text of the paragraph of each sign, the colour of the sign, and what its shape is called."""
    for shape in shapes:
        for line in shape.paragraphs:
            yield from ((line.text, run.color, shape.description) for run in line.runs if "\u25b2" in run.text)


@pytest.mark.parametrize("slide", [_grid, _pattern, _hero, _stack])
@pytest.mark.parametrize("tone", ["good", "bad", "neutral", None])
def test_a_sign_has_the_color_of_its_tone(slide: Any, tone: str | None) -> None:
    """And is told in words; without a tone it is grey, whichever way it goes."""
    figure = {"label": "Over 52 weeks", "value": "4,310", "trend": "up", "sublabel": "+212"}
    shapes, idle = _drawn(slide(figure | ({"tone": tone} if tone else {})))
    ((_, color, said),) = _signs(shapes)
    assert color == _COLORS[tone]
    assert said == (f"Tone: {tone}" if tone else "")
    assert idle == []


@pytest.mark.parametrize("slide", [_grid, _pattern])
@pytest.mark.parametrize(("tone", "slot"), [("good", "accent3"), ("bad", "accent4")])
def test_a_sign_on_a_dark_card_keeps_its_hue(slide: Any, tone: str, slot: str) -> None:
    """In a paler shade, where its colour could not be read."""
    figure = {"label": "Over 52 weeks", "value": "4,310", "trend": "up", "tone": tone}
    shapes, _ = _drawn(slide(figure), "default-navy")
    ((_, color, _),) = _signs(shapes)
    assert (color or "").split()[0] == slot


@pytest.mark.parametrize("slide", [_grid, _pattern])
def test_a_sign_stands_beside_its_figure(slide: Any) -> None:
    """Never before the sublabel, which may speak of something else."""
    figure = {"label": "Vacancies", "value": "4.2 %", "trend": "up", "sublabel": "peer median 3.1 %"}
    shapes, _ = _drawn(slide(figure))
    assert [text for text, _, _ in _signs(shapes)] == ["4.2 %\u00a0\u25b2"]
    (sublabel,) = (line for shape in shapes for line in shape.paragraphs if "median" in line.text)
    assert [(run.text, run.color) for run in sublabel.runs] == [("peer median 3.1 %", "tx2")]


@pytest.mark.parametrize("slide", [_grid, _pattern, _hero, _stack])
@pytest.mark.parametrize(
    ("label", "sign"), [("Open cases, flat", "\u25ba"), ("القضايا المفتوحة في المدينة كلها هذا العام", "\u25c4")]
)
def test_a_flat_trend_points_where_its_page_is_read_to(slide: Any, label: str, sign: str) -> None:
    """On a page from the right an arrow to the right would point back."""
    figure = {"label": label, "value": "42", "trend": "flat", "sublabel": "0"}
    shapes, _ = _drawn(json.loads(json.dumps(slide(figure)).replace("Waiting lists", label)))
    words = "".join(line.text for shape in shapes for line in shape.paragraphs)
    assert [letter for letter in words if letter in "\u25ba\u25c4"] == [sign]


@pytest.mark.parametrize(
    ("slide", "path"),
    [
        (_grid, "slides[0].items[0].tone"),
        (_pattern, "slides[0].content.kpis[0].tone"),
        (_hero, "slides[0].blocks[0].input.tone"),
        (_stack, "slides[0].blocks[0].input.rows[0].tone"),
    ],
)
def test_a_tone_of_nothing_is_told(slide: Any, path: str) -> None:
    """Without a trend and a change there is nothing to colour."""
    _, idle = _drawn(slide({"label": "Open", "value": "3", "tone": "bad"}))
    assert idle == [path]


def test_another_word_for_a_tone_is_refused() -> None:
    """The words are good, bad and neutral."""
    deck = {"version": "2.0", "title": "Q", "slides": [_grid({"label": "Open", "value": "3", "tone": "great"})]}
    with pytest.raises(InvalidDocument) as refused:
        parse("protocol_v2", deck)
    assert [fault.pointer for fault in refused.value.violations] == ["/slides/0/items/0/tone"]
