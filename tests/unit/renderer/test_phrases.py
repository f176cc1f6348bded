"""Where lines of Japanese and Chinese end."""

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Shape
from renderer.typesetting.phrases import torn
from renderer.typesetting.typesetter import Typesetter


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["満了した契約の94%が更新さ", "れた"], 1),
        (["満了した契約の94%が", "更新された"], 0),
        (["営業利益は320", "億円に達した"], 1),
        (["営業利益は、", "320億円に達した"], 0),
        (["我们在三年内把", "成本降低"], 1),
        (["我们去年投资\uff0c", "今年盈利"], 0),
        (["城市供热改造项", "目的投资回报与", "风险控制"], 2),
        (["供热改造的", "投资回报", "与风险控制"], 0),
        (["投资参", "与率"], 1),
        (["增长了", "百分之二十三"], 0),
        (["他了", "解情况"], 1),
    ],
)
def test_a_line_ends_where_a_phrase_does(lines: list[str], count: int) -> None:
    """Behind marks, in Japanese behind what is written in hiragana, in Chinese about words that join others."""
    assert torn("".join(lines), lines) == count


def test_a_blank_ends_a_phrase() -> None:
    """Lines are given without the blanks at their ends."""
    assert torn("保守 契約", ["保守", "契約"]) == 0


@pytest.mark.parametrize("look", ["clear", "consulting"])
def test_a_title_of_two_lines_breaks_between_phrases(look: str) -> None:
    """Its box is as much narrower as it takes: the file holds no mark and no line feed for it."""
    title = "早期更新の契約が十件に達するごとに技術者一名分の費用をまかなえることが今年度の実績で示された"
    document = {
        "version": "2.0",
        "title": title,
        "theme": look,
        "slides": [{"slideType": "kpi-grid", "title": title, "items": [{"label": "件数", "value": "94"}] * 3}],
    }
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    shape = next(one for one in scene.pages[0].elements if isinstance(one, Shape) and one.paragraphs)
    assert shape.body is not None
    assert shape.paragraphs[0].text == title
    left, _, right, _ = shape.body.insets
    width = shape.frame.width / EMU_PER_PT - left - right
    lines = [line.text for line in Typesetter(FontBook.load()).measure(shape.paragraphs, width).lines]
    assert len(lines) >= 2
    assert torn(title, lines) == 0


def test_large_ideographs_are_a_little_smaller_rather_than_torn() -> None:
    """Where no width has both lines end with a phrase, the type gives way, by an eighth at most."""
    title = "人件費の上昇は、値上げではなく作業の見直しで吸収する"
    slide = {"pattern": "statement", "content": {"title": title, "prose": ["仕込みの一部を移す。"]}}
    document = {"presentationTitle": "戦略", "theme": "editorial-serif", "slides": [slide]}
    scene, _, _ = lay_out(deck_from(parse("agent_v1", document)), FontBook.load())
    shape = next(one for one in scene.pages[0].elements if isinstance(one, Shape) and one.name == "Title")
    assert shape.body is not None
    left, _, right, _ = shape.body.insets
    measured = Typesetter(FontBook.load()).measure(shape.paragraphs, shape.frame.width / EMU_PER_PT - left - right)
    assert [line.text for line in measured.lines] == ["人件費の上昇は、値上げではなく", "作業の見直しで吸収する"]
