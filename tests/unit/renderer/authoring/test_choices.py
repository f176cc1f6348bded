"""Choices between options, as people put them: with "or", or one compared with the other."""

import pytest

from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        ("Two options for the canteen: caterer or own kitchen", "Two options for the canteen", "Caterer|Own kitchen"),
        ("Three ways to get there: by bus, by train or on foot.", "Three ways to get there", "By bus|By train|On foot"),
        (
            "Zwei Möglichkeiten für die Kantine: Caterer oder eigene Küche",
            "Zwei Möglichkeiten für die Kantine",
            "Caterer|Eigene Küche",
        ),
        ("Deux options pour la cantine : traiteur ou cuisine", "Deux options pour la cantine", "Traiteur|Cuisine"),
        ("Dos opciones para la sede: alquilar o comprar", "Dos opciones para la sede", "Alquilar|Comprar"),
        ("Due opzioni per la sede: affittare o comprare", "Due opzioni per la sede", "Affittare|Comprare"),
        (
            "Twee opties voor de kantine: cateraar of eigen keuken",
            "Twee opties voor de kantine",
            "Cateraar|Eigen keuken",
        ),
        ("Dwie opcje: wynajem lub zakup", "Dwie opcje", "Wynajem|Zakup"),
    ],
)
def test_what_there_is_a_choice_of_are_points(brief: str, title: str, body: str) -> None:
    """And no statement with an "or" in it."""
    slide = slide_of(brief)
    assert slide["title"] == title
    assert slide["body"] == body.split("|")


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Compare option A (12k, three months) with option B (9k, five months)", "Option A or option B"),
        ("Vergleiche Option A (12k, drei Monate) mit Option B (9k, fünf Monate)", "Option A oder Option B"),
        ("Comparer option A (12k, trois mois) et option B (9k, cinq mois)", "Option A ou option B"),
        ("Compara opción A (12k, tres meses) con opción B (9k, cinco meses)", "Opción A o opción B"),
    ],
)
def test_what_is_compared_in_brackets_stands_side_by_side(brief: str, title: str) -> None:
    """With what is said of each beside it."""
    slide = slide_of(brief)
    assert slide["title"] == title
    assert [item["value"] for item in slide["items"]] == ["12k", "9k"]
    assert all(item["sublabel"].split()[0] in brief for item in slide["items"])


def test_two_of_a_kind_are_figures_side_by_side() -> None:
    """As they are where there are three."""
    slide = slide_of("Variant A 12k, variant B 9k")
    assert [(item["label"], item["value"]) for item in slide["items"]] == [("Variant A", "12k"), ("Variant B", "9k")]


def test_an_item_that_counts_two_things_is_not_cut() -> None:
    """Where those before it do so, too."""
    slide = slide_of("Zwei Varianten: A mit 3 Etagen und 12 Mio. €, B mit 2 Etagen und 9 Mio. €")
    assert slide["body"] == ["A mit 3 Etagen und 12 Mio. €", "B mit 2 Etagen und 9 Mio. €"]


def test_answers_to_a_question_are_points() -> None:
    """Where there are three or more."""
    slide = slide_of("What are our options? Rent, buy or share.")
    assert (slide["title"], slide["body"]) == ("What are our options?", ["Rent", "Buy", "Share"])
