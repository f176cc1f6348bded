"""The language of a deck without one, by its small words: what the server's own words are written in."""

import pytest

from renderer.typesetting.languages import spoken_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Revenue on plan. Cash on target. 34 % on time", "en-US"),
        ("Tickets in scope. Orders in hand. Revenue at 12 %", "en-US"),
        ("Revenue $12.4M, NPS 62, churn 2.1 %", "en-US"),
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
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    """Words that languages share count for each of them; where none leads, it is English."""
    assert spoken_language([text]) == language
