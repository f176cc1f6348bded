"""Briefs that hesitate, apologise or ask nicely before they come to the point."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("hmm not sure, maybe put something about our new parking rules", "Our new parking rules"),
        ("idk maybe a slide on how we lost the Miller account", "How we lost the Miller account"),
        ("not sure what exactly but something about why we win deals", "Why we win deals"),
        ("Could you maybe do something about the canteen prices?", "The canteen prices"),
        ("I was wondering if you could make a slide about our onboarding", "Our onboarding"),
        ("sorry to bother you, but can you do a slide on the new travel policy?", "The new travel policy"),
        ("a slide about our parking rules or something like that", "Our parking rules"),
        ("hm, keine Ahnung, vielleicht was über die neuen Öffnungszeiten", "Die neuen Öffnungszeiten"),
        ("vielleicht irgendwas zu unserem neuen Lager in Kassel", "Zu unserem neuen Lager in Kassel"),
        ("wäre es möglich, eine Folie zum neuen Schichtplan zu bekommen?", "Zum neuen Schichtplan"),
        ("kannst du mal eben eine Folie zu den Kosten machen: Miete 12 T€, Strom 4 T€, Personal 48 T€", "Kosten"),
        ("je ne sais pas trop, quelque chose sur notre nouveau site à Lyon", "Notre nouveau site à Lyon"),
        ("serait-il possible d'avoir une diapo sur la nouvelle cantine ?", "Nouvelle cantine"),
        ("no sé, algo sobre nuestra nueva tienda en Málaga", "Nuestra nueva tienda en Málaga"),
        ("¿sería posible tener una diapositiva sobre nuestra política?", "Nuestra política"),
        ("não sei bem, talvez algo sobre a nova loja no Porto", "A nova loja no Porto"),
        ("うーん、よくわからないけど、新しい倉庫について何か", "新しい倉庫"),
    ],
)
def test_a_title_is_what_a_brief_is_about_and_not_how_it_begins(brief: str, title: str) -> None:
    """In whichever language it hesitates."""
    assert plan_of(brief).document["slides"][0]["title"] == title


@pytest.mark.parametrize(
    "brief",
    [
        "Maybe we should close the Lyon site",
        "Perhaps the most important thing is trust",
        "Not sure how to cut costs",
        "No sé cómo bajar costes",
        "Vielleicht kaufen wir 2027 ein zweites Haus",
    ],
)
def test_a_doubt_that_is_the_message_stays(brief: str) -> None:
    """It is what the slide says."""
    assert plan_of(brief).document["slides"][0]["title"] == brief


def test_a_doubt_that_is_left_out_is_quoted() -> None:
    """Nothing is dropped without a word, and what follows the doubt is read as ever."""
    plan = plan_of("Uhm, I don't really know... maybe something on turnover: 2024 12%, 2025 15%, 2026 11%")

    (slide,) = plan.document["slides"]
    assert (slide["title"], slide["chart"]["series"][0]["values"]) == ("Turnover", [12.0, 15.0, 11.0])
    assert [one.message for one in plan.warnings] == [
        'Said to the author, and not on the slide: "Uhm, I don\'t really know... maybe".'
    ]


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        (
            "Per my last mail: can someone do a slide w/ the new pricing? Basic €9, Pro €29, Team €79 (per month)",
            "The new pricing",
        ),
        ("Wie besprochen, Umsatz je Quartal: Q1 3,1 Mio., Q2 3,4 Mio., Q3 2,9 Mio.", "Umsatz je Quartal"),
        ("Comme convenu, les trois risques : météo, grève, douane", "Les trois risques"),
        ("As agreed with the works council: three shifts, four days", "As agreed with the works council"),
    ],
)
def test_what_refers_to_an_earlier_talk_is_no_title(brief: str, title: str) -> None:
    """Unless it says more than that."""
    assert slide_of(brief)["title"] == title


def test_a_name_in_quotation_marks_begins_a_sentence() -> None:
    """It is no part of the title before it."""
    slide = slide_of("We tested two names. 'Harbour' was preferred by 58 %, 'Anchor' by 31 %, 11 % had no opinion.")

    assert slide["title"] == "We tested two names"
    assert slide["body"][0] == "'Harbour' was preferred by 58 %"
