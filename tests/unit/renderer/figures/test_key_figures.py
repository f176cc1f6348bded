"""Key figures are large, and what they are judged by is drawn wherever there is a way to place it."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import Page, Shape

BOOK = FontBook.load()
VALUES = ("\u20ac48.2m", "33.4 %", "412", "17", "\u20ac9.1m", "6.3 %")


def page_of(look: str, count: int, **of_each: Any) -> tuple[Page, list[str]]:
    """A page of so many figures, and the codes of what the renderer says of it."""
    items = [
        {"label": f"Depot {value}", "value": value, "trend": "up", "sublabel": "+9 % on plan", **of_each}
        for value in VALUES[:count]
    ]
    slide = {"slideType": "kpi-grid", "title": "Orders are ahead of plan", "items": items}
    document = {"version": "2.0", "title": "Board", "theme": look, "slides": [slide]}
    scene, findings, *_ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    return scene.pages[0], [finding.code for finding in findings]


def sizes(page: Page) -> list[float]:
    """Of the figures, in pt."""
    lines = [line for one in page.elements if isinstance(one, Shape) for line in one.paragraphs]
    return [line.runs[0].size for line in lines if line.runs[0].text in VALUES]


@pytest.mark.parametrize("look", THEMES)
def test_three_figures_have_54_pt(look: str) -> None:
    """Where that is too wide for three columns, they stand below each other."""
    page, said = page_of(look, 3)
    assert (len(sizes(page)), said) == (3, [])
    assert min(sizes(page)) >= 54


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_every_history_is_drawn(look: str, count: int) -> None:
    """On two rows or beside the words where one row of columns is too narrow, and never as words."""
    page, said = page_of(look, count, history=[9, 11, 10, 14])
    assert (sum(one.name.startswith("History") for one in page.elements), said) == (count, [])


@pytest.mark.parametrize("look", THEMES)
def test_four_histories_are_drawn_beside_a_conclusion(look: str) -> None:
    """A panel leaves two thirds of the width: they stand two by two there."""
    items = [{"label": "Depot", "value": value, "history": [9, 11, 10, 14]} for value in VALUES[:4]]
    slide = {"slideType": "kpi-grid", "title": "Orders", "items": items, "insight": "Castings cost 1.3 points."}
    document = {"version": "2.0", "title": "Board", "theme": look, "slides": [slide]}
    scene, findings, *_ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    assert sum(one.name.startswith("History") for one in scene.pages[0].elements) == 4
    assert [finding.code for finding in findings] == []


def test_figures_of_a_row_are_alike_whatever_their_units_are_written_in() -> None:
    """One with an ideograph is not smaller than the others, and stands on their line."""
    items = [{"label": "\u9000\u8d27", "value": "7.1%"}, {"label": "\u5929\u6570", "value": "3.2 \u5929"}]
    items.append({"label": "\u6210\u672c", "value": "\u00a518.6"})
    document = {
        "version": "2.0",
        "title": "D",
        "slides": [{"slideType": "kpi-grid", "title": "\u9000\u8d27\u51cf\u5c11", "items": items}],
    }
    page = lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[0]
    lines = [line for one in page.elements if isinstance(one, Shape) for line in one.paragraphs]
    figures = [line for line in lines if line.text in {item["value"] for item in items}]
    assert len(figures) == 3
    assert len({(line.runs[0].size, line.line_spacing) for line in figures}) == 1


def test_bands_of_rows_below_each_other_are_as_wide() -> None:
    """A short last row leaves no hole beside its band."""
    long = "Krankenhausübernahmezeit Rettungsdienst"
    items = [{"label": long, "value": value, "history": [1, 2, 3]} for value in VALUES[:5]]
    slide = {"slideType": "kpi-grid", "title": "Zeit geht verloren", "items": items}
    document = {"version": "2.0", "title": "Klinik", "theme": "default-navy", "slides": [slide]}
    page = lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[0]
    bands = [
        one.frame for one in page.elements if isinstance(one, Shape) and one.decorative and one.frame.height > 10**6
    ]
    by_left = {band.x: {other.width for other in bands if other.x == band.x} for band in bands}
    assert bands
    assert all(len(widths) == 1 for widths in by_left.values())


@pytest.mark.parametrize("look", THEMES)
def test_figures_with_long_units_leave_none_alone(look: str) -> None:
    """Three that do not fit beside each other stand below each other, no larger than the title, whole and readable."""
    values = ("184 kg CO2e per tonne of product", "2.1 m3 per tonne", "3.4 MWh per tonne")
    items: list[dict[str, Any]] = [{"label": f"Figure {value[:3]}", "value": value} for value in values]
    items[-1]["target"] = "3 MWh per tonne"
    slide = {"slideType": "kpi-grid", "title": "Long units", "items": items}
    document = {"version": "2.0", "title": "Plant", "theme": look, "slides": [slide]}
    scene, findings, *_ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    shown = [one for one in scene.pages[0].elements if isinstance(one, Shape) and one.paragraphs]
    figures = [one for one in shown for line in one.paragraphs if line.text.replace("\xa0", " ") in values]
    assert not findings
    assert len(figures) == 3
    assert len({one.frame.x for one in figures}) == 1
    assert len({one.frame.y for one in figures}) == 3


def cards_of(look: str, *styles: str | None, label: str = "Orders") -> list[Shape]:
    """The cards of a dashboard of figures with such styles."""
    items = [
        {"label": label, "value": "48.2", "sublabel": "on plan"} | ({"style": one} if one else {}) for one in styles
    ]
    slide = {"pattern": "dashboard", "content": {"title": "Orders", "kpis": items}}
    document = {"presentationTitle": "Board", "theme": look, "slides": [slide]}
    page = lay_out(deck_from(parse("agent_v1", document)), BOOK)[0].pages[0]
    return [
        one for one in page.elements if isinstance(one, Shape) and any("48.2" in line.text for line in one.paragraphs)
    ]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("style", ["dark", "outline"])
def test_words_keep_off_the_edges_of_styled_cards(look: str, style: str) -> None:
    """Also in looks whose own cards have no edges."""
    styled, _ = cards_of(look, style, None)
    assert styled.body
    assert min(styled.body.insets[0], styled.body.insets[2]) >= 8, styled.body.insets


@pytest.mark.parametrize("look", THEMES)
def test_crowded_cards_keep_their_styles(look: str) -> None:
    """Where one label is a paragraph, what sets off a card is drawn all the same."""
    label = "Recurring service revenue under contracts of three years or more, before rebates and bonuses " * 2
    shown = cards_of(look, "dark", "outline", None, None, label=label)
    dark, outlined, *plain = ((str(one.fill), one.line is None) for one in shown)
    assert dark != outlined
    assert len(set(plain)) == 1
    # A look whose cards are all dark, or all outlined, has no third way.
    assert {dark, outlined} - set(plain)
