"""Strengths and weaknesses, and what speaks for and against, as people say them in sentences and in six languages."""

import pytest

from renderer.authoring import plan_of
from renderer.authoring.sections import SIDES, SWOT


@pytest.mark.parametrize(
    ("brief", "title", "lists"),
    [
        (
            "SWOT analysis of our zoo. Our strengths are a central park and the only pandas in the whole country. "
            "Weaknesses: old cages, no parking. We see opportunities in school trips and in evening visits. "
            "The biggest threats are rainy summers and a lack of keepers.",
            "SWOT analysis of our zoo",
            [
                ["A central park", "The only pandas in the whole country"],
                ["Old cages", "No parking"],
                ["School trips", "Evening visits"],
                ["Rainy summers", "A lack of keepers"],
            ],
        ),
        (
            "Our strengths are taste and price, our weaknesses are slow ovens. There are opportunities in Ghent, "
            "and threats are tariffs and strikes.",
            "Taste \u2013 tariffs",
            [["Taste", "Price"], ["Slow ovens"], ["Ghent"], ["Tariffs", "Strikes"]],
        ),
        (
            "SWOT-Analyse der Gärtnerei: Zu den Stärken gehören Beratung und 40 Jahre Erfahrung, zu den Schwächen die "
            "Lage. Chancen bieten Dachgärten, Risiken sind Baumärkte und Dürre.",
            "SWOT-Analyse der Gärtnerei",
            [["Beratung", "40 Jahre Erfahrung"], ["Die Lage"], ["Dachgärten"], ["Baumärkte", "Dürre"]],
        ),
        (
            "Analyse SWOT de la ferme : forces : lait bio, crème ; faiblesses : peu de bras ; "
            "opportunités : tourisme ; menaces : sécheresse",
            "Analyse SWOT de la ferme",
            [["Lait bio", "Crème"], ["Peu de bras"], ["Tourisme"], ["Sécheresse"]],
        ),
        (
            "Análisis DAFO del hotel: fortalezas: playa, bar; debilidades: wifi; oportunidades: congresos; amenazas: "
            "huracanes",
            "Análisis DAFO del hotel",
            [["Playa", "Bar"], ["Wifi"], ["Congresos"], ["Huracanes"]],
        ),
        (
            "旅館のSWOT\uff1a強みは温泉と料理、弱みは古い客室。機会は訪日客、脅威は人手不足。",
            "旅館のSWOT",
            [["温泉", "料理"], ["古い客室"], ["訪日客"], ["人手不足"]],
        ),
        (
            "SWOT of the choir. Strong sopranos, good hall. Weak in basses. Could grow with weddings. Threatened by "
            "noise rules.",
            "SWOT of the choir",
            [["Strong sopranos", "Good hall"], ["Basses"], ["Weddings"], ["Noise rules"]],
        ),
    ],
)
def test_the_four_lists_are_found_in_sentences(brief: str, title: str, lists: list[list[str]]) -> None:
    """Each list has what the brief says of it, nothing is left open, and nothing is warned of."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert (slide["slideType"], slide["title"], plan.warnings) == ("swot", title, ())
    assert [slide[part] for part in SWOT] == lists


@pytest.mark.parametrize(
    ("brief", "lists"),
    [
        (
            "Pros and cons of a night train. Advantages are less noise and more sleep. Disadvantages are fewer seats.",
            [["Less noise", "More sleep"], ["Fewer seats"]],
        ),
        (
            "Avantages et inconvénients du tramway : avantages : calme, air propre ; inconvénients : travaux",
            [["Calme", "Air propre"], ["Travaux"]],
        ),
    ],
)
def test_both_sides_are_found_in_sentences(brief: str, lists: list[list[str]]) -> None:
    """What speaks for something and against it stands on its side, whole."""
    (slide,) = plan_of(brief).document["slides"]
    assert (slide["slideType"], [slide[side] for side in SIDES]) == ("pros-cons", lists)


@pytest.mark.parametrize(
    "brief",
    [
        "Our strengths are our people. We pay them well.",
        "Risks: fire, theft, strikes",
        "Opportunities in Poland and Spain",
    ],
)
def test_one_list_alone_makes_no_analysis(brief: str) -> None:
    """Whoever speaks of strengths or of risks alone gets no slide with three empty lists."""
    (slide,) = plan_of(brief).document["slides"]
    assert slide["slideType"] != "swot"


@pytest.mark.parametrize(
    ("brief", "slide"),
    [
        (
            "Stärken: Team, flexible Zeiten",
            {"slideType": "title-body", "role": "content", "title": "Stärken", "body": ["Team", "Flexible Zeiten"]},
        ),
        (
            "Strengths: team; weaknesses: pay, old kit",
            {
                "slideType": "pros-cons",
                "title": "Strengths and weaknesses",
                "pros": ["Team"],
                "cons": ["Pay", "Old kit"],
                "prosLabel": "Strengths",
                "consLabel": "Weaknesses",
            },
        ),
        (
            "Team: project lead Aylin, IT Marek",
            {
                "slideType": "team",
                "title": "Team",
                "members": [{"name": "Aylin", "role": "Project lead"}, {"name": "Marek", "role": "IT"}],
            },
        ),
    ],
)
def test_nothing_is_left_open_that_nobody_asked_for(brief: str, slide: dict[str, object]) -> None:
    """One or two of the four lists of a SWOT are these; a role may stand before its name."""
    plan = plan_of(brief)
    assert (plan.document["slides"], plan.warnings) == ([slide], ())
