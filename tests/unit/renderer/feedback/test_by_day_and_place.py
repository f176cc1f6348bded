"""Wishes that name an entry by its day or its number, say where a new one goes, or share what they are about."""

import pytest

from tests.unit.renderer.feedback.plans import revised

WEEK = "Wochenplan: Mo Yoga, Di Laufen, Mi Pause, Do Schwimmen, Fr Rad"
FRENCH = "Pourquoi changer : prix plus bas, livraison rapide, plus de choix"
JAPANESE = "導入の理由: 価格が安い、納期が短い、サポートが良い"
ARABIC = "لماذا ننتقل: سعر أقل، تسليم أسرع، دعم أفضل"
ENGLISH = "Why we switch: lower price, faster delivery, better support"
CHART = "Umsatz nach Region: Nord 120 T€, Süd 90 T€, West 60 T€"


@pytest.mark.parametrize(
    ("brief", "wish", "body"),
    [
        (FRENCH, "ajoute « garantie » en premier", ["Garantie", "Prix plus bas", "Livraison rapide", "Plus de choix"]),
        (
            FRENCH,
            "ajoute garantie gratuite",
            ["Prix plus bas", "Livraison rapide", "Plus de choix", "Garantie gratuite"],
        ),
        (JAPANESE, "最後の項目を削除してください", ["価格が安い", "納期が短い"]),
        (JAPANESE, "2つ目の項目を削除", ["価格が安い", "サポートが良い"]),
        (ARABIC, "احذف النقطة الأخيرة", ["سعر أقل", "تسليم أسرع"]),
        (ARABIC, "احذف آخر نقطة", ["سعر أقل", "تسليم أسرع"]),
        (ARABIC, "احذف النقطة الثانية", ["سعر أقل", "دعم أفضل"]),
        (
            ENGLISH,
            "add free training at the top",
            ["Free training", "Lower price", "Faster delivery", "Better support"],
        ),
    ],
)
def test_entries_are_called_by_their_number_and_put_where_it_is_said(brief: str, wish: str, body: list[str]) -> None:
    """In each language by its own words."""
    assert revised(brief, wish)["slides"][0]["body"] == body


def test_what_is_on_a_day_is_called_by_the_day() -> None:
    """However short the slide writes it; a new one has its day too."""
    plan = revised(WEEK, "Ändere Mittwoch zu Dehnen", "füge Sa Wandern hinzu", "entferne Freitag")
    assert [(one["date"], one["label"]) for one in plan["slides"][0]["events"]] == [
        ("Mo", "Yoga"),
        ("Di", "Laufen"),
        ("Mi", "Dehnen"),
        ("Do", "Schwimmen"),
        ("Sa", "Wandern"),
    ]


@pytest.mark.parametrize("wish", ["make the title bold and blue", "mach die Überschriften fett und blau"])
def test_two_qualities_are_those_of_one_part(wish: str) -> None:
    """The second is not that of the whole slide."""
    assert revised(WEEK, wish)["adjustments"] == [
        {"part": "title", "bold": True},
        {"part": "title", "color": "#1D4ED8"},
    ]


def test_it_is_the_entry_that_the_wish_before_was_about() -> None:
    """And not the whole slide."""
    plan = revised(ENGLISH, "move better support to the top and make it green")
    assert plan["slides"][0]["body"][0] == "Better support"
    assert plan["adjustments"] == [{"part": "item", "text": "Better support", "color": "#15803D"}]


def test_a_chart_is_changed_in_german_without_verbs() -> None:
    """Colour, size, a name, a kind of chart."""
    plan = revised(
        CHART,
        "Balken in orange und die Zahlen größer",
        "nenne Nord in Norden um",
        "mach ein Tortendiagramm draus",
    )
    chart = plan["slides"][0]["chart"]
    assert (chart["chartType"], chart["categories"]) == ("pie", ["Norden", "Süd", "West"])
    assert chart["series"][0]["color"] == "#EA580C"
    assert plan["adjustments"] == [{"part": "values", "scale": 1.2}]


def test_japanese_colours_an_entry_and_quotes_a_title() -> None:
    """The quotation marks around a new title are no part of it."""
    plan = revised(JAPANESE, "2つ目の項目を赤にして", "タイトルを「切り替える理由」に変更してください")
    assert plan["slides"][0]["title"] == "切り替える理由"
    assert plan["adjustments"] == [{"part": "item", "text": "納期が短い", "color": "#DC2626"}]
