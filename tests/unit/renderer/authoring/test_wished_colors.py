"""Colours that a brief wishes for are the accent of its slide, and no words on it."""

import json
from time import process_time

import pytest

from deck_documents.deck_brief import plan_of_briefs
from deck_documents.wished_colors import without_colors
from renderer.authoring import plan_of


@pytest.mark.parametrize(
    ("brief", "accent", "title"),
    [
        ("KPI dashboard in blue: revenue 4M (+8 %), churn 2 %, NPS 62", "#1D4ED8", "Revenue 4M (+8 %), churn 2 %"),
        ("Our brand is #004488. Bar chart of revenue: North 12, South 9, West 7", "#004488", "Revenue"),
        ("Use green as accent. Funnel: 12,000 visits, 210 customers", "#15803D", "12,000 visits → 210 customers"),
        ("Three reasons to move, in red: cheap, close, quiet", "#DC2626", "Three reasons to move"),
        ("Unsere Hausfarbe ist #00843D. Drei Gründe: günstig, nah, ruhig", "#00843D", "Drei Gründe"),
        ("Umsatz: Nord 12, Süd 9, West 7. Bitte in Grün.", "#15803D", "Umsatz"),
        ("Umsatz: Nord 12, Süd 9, West 7. Nimm unser Blau #048 als Akzentfarbe.", "#004488", "Umsatz"),
        ("Ventas: Norte 12, Sur 9, Oeste 7. En azul por favor", "#1D4ED8", "Ventas"),
        ("Trois raisons de venir : prix, calme, soleil. Mets-le en rouge.", "#DC2626", "Trois raisons de venir"),
        (
            "Le club en chiffres : 412 adhérents, 36 bénévoles. Faites simple, en bleu.",
            "#1D4ED8",
            "Le club en chiffres",
        ),
    ],
)
def test_a_colour_is_the_accent(brief: str, accent: str, title: str) -> None:
    """Whether it is said before the list, in its head or behind it."""
    document = plan_of(brief).document
    assert document.get("tokens", {}).get("palette", {}).get("accent", "") == accent
    assert document["title"] == title
    assert "#" not in json.dumps(document["slides"])
    assert "Grün" not in json.dumps(document["slides"])


@pytest.mark.parametrize(
    "brief",
    [
        "Cars sold in red, blue and green: 12, 9, 7",
        "Colours: red 12, blue 9, green 4",
        "We are in the red: 12",
        "Red: 12, Blue: 9",
        "Colours: red, blue, green",
        "Teams in red: Anna, Ben",
    ],
)
def test_colours_that_the_slide_is_about_stay(brief: str) -> None:
    """They are counted, listed or a way to speak."""
    assert without_colors(brief) == (brief, "", "")


def test_of_several_colours_the_first_is_the_accent() -> None:
    """And a warning says so."""
    plan = plan_of("Our colours are blue and white. Agenda: results, outlook")
    assert plan.document["tokens"] == {"palette": {"accent": "#1D4ED8"}}
    assert [one.message for one in plan.warnings] == [
        'Of the colours "blue and white" #1D4ED8 is the accent; the others have no place in the theme.'
    ]


@pytest.mark.parametrize("prompt", ["{} Rents fell. Costs: rent 3, staff 9, power 4.", "Our move. Rents fell. {}"])
def test_the_colour_of_a_deck_is_that_of_each_slide(prompt: str) -> None:
    """What its outline says can be sent as briefs."""
    plan = plan_of_briefs({"prompt": prompt.format("Our brand is #7A1FA2.")})
    documents = [plan_of(slide["brief"]).document for slide in plan.slides]
    assert len(documents) > 1
    assert {document["tokens"]["palette"]["accent"] for document in documents} == {"#7A1FA2"}
    assert "7A1FA2" not in json.dumps([document["slides"] for document in documents])


@pytest.mark.parametrize(
    "part", ["in blue and ", "our brand is ", "\nMake it so and in ", "(in blue and ", "blue and "]
)
def test_long_texts_are_read_in_time(part: str) -> None:
    """Whatever begins as a wish does."""
    begin = process_time()
    without_colors((part * 2_000)[:20_000])
    assert process_time() - begin < 1
