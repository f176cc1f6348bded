"""The language of a deck without one, by its small words: what the server's own words are written in."""

import pytest

from deck_documents import parse
from renderer.deck.from_protocol import deck_from
from renderer.typesetting.languages import spoken_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Revenue on plan. Cash on target. 34 % on time", "en-US"),
        ("Tickets in scope. Orders in hand. Revenue at 12 %", "en-US"),
        ("Revenue $12.4M, NPS 62, churn 2.1 %", "en-US"),
        ("All rise. Altenwerder gained a service. Change in throughput. Süd-West", "en-US"),
        ("Where München and Köln lead", "en-US"),
        ("Ventas a crédito: más plazo y menos margen", "es-ES"),
        ("Umsatz in Mio. € und Marge im Plan; Kosten an der Grenze", "de-DE"),
        ("Der Umsatz ist in allen Regionen gestiegen", "de-DE"),
        ("Le chiffre d'affaires et la marge sont en hausse sur un an", "fr-FR"),
        ("Ingresos por región y margen en el trimestre", "es-ES"),
        ("De omzet in het kwartaal is hoger en de kosten zijn lager", "nl-NL"),
        ("Myynti on kasvanut ja kate on parempi kuin viime vuonna", "fi-FI"),
        ("Omsætningen er steget og marginen er bedre på to markeder", "da-DK"),
        ("売上は計画を上回った", "ja-JP"),
        ("الإيرادات أعلى من الخطة", "ar-SA"),
        ("Выручка выше плана", "ru-RU"),
        ("The harbour waits for the cranes of مرفأ", "en-US"),
        ("Der Hafen wartet mit dem Umbau auf die Kräne von 神戸", "de-DE"),
        ("神戸港 Container Terminal KPI", "zh-CN"),
        ("神戸港の Container Terminal KPI", "ja-JP"),
        ("خطة الميناء KPI Container Terminal", "ar-SA"),
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    """Words that languages share count for each of them; where none leads, it is English."""
    assert spoken_language([text]) == language


def test_settings_and_encoded_pictures_are_no_words() -> None:
    """An Arabic deck stays one, however many of its fields hold words of the schema."""
    settings = ["neutral", "chevronArrow", "accent"] * 20
    assert spoken_language(["خطة الميناء", *settings, "data:image/png;base64,AAAAAAAAAAAAAAAAAAAA"]) == "ar-SA"


@pytest.mark.parametrize(
    ("title", "body", "runs_from_right"),
    [
        ("KPI النقل Q3 2027", ["Die Gebühren steigen zum ersten Mal seit fünf Jahren"], False),
        ("KPI النقل Q3 2027", ["ترتفع تكلفة الشحن منذ الربيع"], True),
        ("النقل", ["12 %"], True),
        ("Gebühren", ["ترتفع تكلفة الشحن منذ الربيع"], False),
    ],
)
def test_a_foreign_title_does_not_turn_a_slide_round(title: str, body: list[str], runs_from_right: bool) -> None:
    """In a deck from left to right, title and text of a slide must both run from the right."""
    slides = [
        {"slideType": "title-body", "title": one, "body": text} for one, text in ((title, body), ("Mehr", ["Ja"]))
    ]
    deck = deck_from(parse("protocol_v2", {"version": "2.0", "title": "Abwasserbeseitigung", "slides": slides}))
    assert deck.slides[0].from_right is runs_from_right
