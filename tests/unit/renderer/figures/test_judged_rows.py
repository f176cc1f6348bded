"""Key figures with a history and a target are drawn in every look, however many they are."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Chart, Shape
from tests.support.page_checks import spilling

_BOOK = FontBook.load()
_ITEMS = {
    "Der Service trägt das Jahr": [
        ("Umsatz mit Serviceverträgen", "48,2 Mio. €", 50, [36.1, 38.4, 40.9, 44, 48.2]),
        ("Verlängerungsquote der Verträge", "94 %", "95 %", [88, 89, 91, 91, 94]),
        ("Beim ersten Besuch behoben", "81 %", "85 %", [70, 72, 77, 79, 81]),
        ("Auftragsbestand in Stück", "1.204", "1.000", [1500, 1400, 1350, 1300, 1204]),
        ("Weiterempfehlung", "61", "65", [44, 50, 55, 58, 61]),
        ("Krankenstand", "3,1 %", "3,0 %", [4, 3.8, 3.4, 3.2, 3.1]),
    ],
    "الخدمة تحمل السنة": [
        ("الإيرادات", "48.2", 50, [36.1, 38.4, 40.9, 44, 48.2]),
        ("التجديد", "94 %", "95 %", [88, 89, 91, 91, 94]),
        ("الإصلاح من أول زيارة", "81 %", "85 %", [70, 72, 77, 79, 81]),
        ("الطلبات", "1204", "1000", [1500, 1400, 1350, 1300, 1204]),
        ("التوصية", "61", "65", [44, 50, 55, 58, 61]),
        ("الغياب", "3.1 %", "3.0 %", [4, 3.8, 3.4, 3.2, 3.1]),
    ],
}


def _document(title: str, look: str, count: int, **fields: Any) -> dict[str, Any]:
    items = [
        {"label": label, "value": value, "target": target, "history": history, "sublabel": label, "trend": "up"}
        for label, value, target, history in _ITEMS[title][:count]
    ]
    slide = {"slideType": "kpi-grid", "title": title, "items": items, **fields}
    return {"version": "2.0", "title": title, "theme": look, "slides": [slide]}


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("count", [4, 5, 6])
def test_evidence_is_drawn_and_not_told_in_words(look: str, count: int) -> None:
    """A history for each figure, large enough to be seen, on the page; with a conclusion too, and from the right."""
    for title in _ITEMS:
        for more in ({}, {"insight": title}):
            scene, found, _ = lay_out(deck_from(parse("protocol_v2", _document(title, look, count, **more))), _BOOK)
            charts = [one for one in scene.pages[0].elements if isinstance(one, Chart)]
            assert len(charts) == count
            assert not [one for one in found if one.code == "OPTION_WITHOUT_EFFECT"]
            assert all(one.frame.width >= 60 * EMU_PER_PT and one.frame.height >= 24 * EMU_PER_PT for one in charts)
            assert all(0 <= one.frame.x and one.frame.x + one.frame.width <= 960 * EMU_PER_PT for one in charts)


@pytest.mark.parametrize("look", THEMES)
def test_figures_of_rows_are_no_taller_than_their_rows(look: str) -> None:
    """Five rows above a conclusion and a source have the size of figures that they hold."""
    (title, *_) = _ITEMS
    document = _document(title, look, 5, insight=title, source="ERP, 30. September 2026")
    page = lay_out(deck_from(parse("protocol_v2", document)), _BOOK)[0].pages[0]
    assert any(isinstance(one, Chart) for one in page.elements)
    assert not spilling(page)


def test_labels_beside_a_long_figure_are_as_large_as_beside_short_ones() -> None:
    """The figure gives way: what it is called is not squeezed into a narrow column."""
    items = [
        {"label": "Average revenue per daily active user", "value": "$0.143 per player-day", "target": "$0.15"},
        {"label": "Day-30 retention", "value": "18.4 %", "target": "17 %"},
        {"label": "Paying players", "value": "4.0 %", "target": "4.5 %"},
        {"label": "Monthly players", "value": "2.31 m"},
    ]
    slide = {"slideType": "kpi-grid", "title": "Players stayed", "items": items, "insight": "Co-op opened in April."}
    document = {"version": "2.0", "title": "Season", "theme": "dark-punch", "slides": [slide]}
    page = lay_out(deck_from(parse("protocol_v2", document)), _BOOK)[0].pages[0]
    (label,) = [
        one
        for one in page.elements
        if isinstance(one, Shape) and one.paragraphs[:1] and "Average" in one.paragraphs[0].text
    ]
    assert label.frame.width / EMU_PER_PT > 150
    assert label.paragraphs[0].runs[0].size >= 13
