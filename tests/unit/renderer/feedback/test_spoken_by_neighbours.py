"""Wishes in Italian, Portuguese and Dutch, and several in one breath."""

from typing import Any

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import revised

ITALIAN = "Motivi: prezzo, qualità, servizio"
PORTUGUESE = "Vendas: Lisboa 45, Porto 38, Faro 12"
DUTCH = "Waarom wij: snel, goedkoop, dichtbij"
SPANISH = "Presupuesto: personal 60 %, alquiler 25 %, marketing 15 %"


@pytest.mark.parametrize(
    ("brief", "wish", "body"),
    [
        (ITALIAN, "aggiungi garanzia", ["Prezzo", "Qualità", "Servizio", "Garanzia"]),
        (ITALIAN, "elimina l'ultimo punto", ["Prezzo", "Qualità"]),
        (ITALIAN, "sposta servizio all'inizio", ["Servizio", "Prezzo", "Qualità"]),
        (DUTCH, "voeg betrouwbaar toe", ["Snel", "Goedkoop", "Dichtbij", "Betrouwbaar"]),
        (DUTCH, "verwijder het laatste punt", ["Snel", "Goedkoop"]),
        (DUTCH, "zet dichtbij bovenaan", ["Dichtbij", "Snel", "Goedkoop"]),
        (DUTCH, "verander goedkoop in voordelig", ["Snel", "voordelig", "Dichtbij"]),
    ],
)
def test_lists_are_changed(brief: str, wish: str, body: list[str]) -> None:
    """By what the entry is called, or by its number."""
    assert revised(brief, wish)["slides"][0]["body"] == body


@pytest.mark.parametrize(
    ("brief", "wish", "changes"),
    [
        (ITALIAN, "titolo in rosso", {"adjustments": [{"part": "title", "color": "#DC2626"}]}),
        (PORTUGUESE, "põe o título a azul", {"adjustments": [{"part": "title", "color": "#1D4ED8"}]}),
        (DUTCH, "maak de titel vet", {"adjustments": [{"part": "title", "bold": True}]}),
        (DUTCH, "maak de titel groter", {"tokens": {"type": {"title": {"size": 36.0}}}}),
        (ITALIAN, "metti il titolo più grande", {"tokens": {"type": {"title": {"size": 36.0}}}}),
        (PORTUGUESE, "põe o título maior", {"tokens": {"type": {"title": {"size": 36.0}}}}),
        (
            SPANISH,
            "pon el título en negrita y más grande",
            {
                "adjustments": [{"part": "title", "bold": True}],
                "tokens": {"type": {"title": {"size": 36.0}}},
            },
        ),
    ],
)
def test_titles_are_dressed(brief: str, wish: str, changes: dict[str, Any]) -> None:
    """In a colour, a weight, a size."""
    plan = revised(brief, wish)
    assert {name: plan[name] for name in changes} == changes


def test_portuguese_changes_a_title_and_key_figures() -> None:
    """One after the other."""
    slide = revised(PORTUGUESE, "muda o título para Vendas 2026", "remove Faro", "acrescenta Braga 20")["slides"][0]
    assert slide["title"] == "Vendas 2026"
    assert [item["label"] for item in slide["items"]] == ["Lisboa", "Porto", "Braga"]


def test_two_wishes_between_a_comma_are_both_done() -> None:
    """Neither needs a verb."""
    fonts = revised(ITALIAN, "Titel größer, alles in Arial")["tokens"]["type"]
    assert fonts["title"] == {"size": 36.0, "family": "Arial"}
    assert fonts["body"]["family"] == "Arial"


def test_a_wish_for_the_whole_slide_hides_no_other() -> None:
    """Which stands before it."""
    plan = revised("Timeline: design freeze 5 Oct, beta 2 Nov, launch 30 Nov", "make it green and less crowded")
    assert plan["adjustments"] == [{"part": "all", "color": "#15803D"}]
    assert plan["tokens"]["canvas"]["density"] < 1


def test_a_list_is_named_by_its_side() -> None:
    """Whatever the brief calls both sides together."""
    slide = revised(
        "Stärken-Schwächen: Pro: günstig, schnell. Contra: laut, weit weg",
        "füge bei Contra „kein Parkplatz“ hinzu",
        "schnell nach vorne",
    )["slides"][0]
    assert (slide["slideType"], slide["pros"]) == ("pros-cons", ["Schnell", "Günstig"])
    assert slide["cons"] == ["Laut", "Weit weg", "Kein Parkplatz"]


def test_german_infinitives_change_a_table() -> None:
    """What to recommend, and a row more."""
    slide = revised(
        "Angebot A: 12 €, 3 Tage; Angebot B: 15 €, 1 Tag",
        "Angebot B empfehlen",
        "Zeile Garantie hinzufügen: 1 Jahr, 2 Jahre",
    )["slides"][0]
    assert slide["recommended"] == 2
    assert [(row["label"], row["values"]) for row in slide["rows"]] == [
        ("€", ["12 €", "15 €"]),
        ("Tage", ["3 Tage", "1 Tag"]),
        ("Garantie", ["1 Jahr", "2 Jahre"]),
    ]


def test_french_does_something_to_it() -> None:
    """The part that the wish before was about."""
    plan = revised(
        "Répartition : salaires 60 %, loyer 40 %", "agrandis le titre et mets-le en bleu", "transforme en barres"
    )
    assert plan["tokens"] == {"type": {"title": {"size": 36.0}}}
    assert plan["adjustments"] == [{"part": "title", "color": "#1D4ED8"}]
    assert plan["slides"][0]["chart"]["chartType"] == "bar"


def test_an_entry_called_design_is_no_theme() -> None:
    """It can be removed."""
    plan = plan_of("Roadmap: Q1 design, Q2 build, Q3 test").document
    assert [one["label"] for one in revise(plan, "remove design").plan["slides"][0]["events"]] == ["Build", "Test"]
