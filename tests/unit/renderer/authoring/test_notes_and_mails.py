"""Briefs that are notes, mails and things said in passing."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "said"),
    [
        (
            "Hallo Frau Kern, für die Sitzung am Dienstag bräuchte ich eine Folie: Umsatz 4 Mio. €, Gewinn 0,3 Mio. €. "
            "Danke! Gruß, B. Thoma",
            "Umsatz 4 Mio. €, Gewinn 0,3 Mio. €",
            ["Hallo Frau Kern,", "Danke! Gruß, B. Thoma", "für die Sitzung am Dienstag bräuchte ich eine Folie:"],
        ),
        (
            "Dear Mrs Long, our café had 1,240 guests in May, 1,410 in June and 1,620 in July. Kind regards, Tim B.",
            "Our café had 1,240 guests in May and 1,620 in July",
            ["Dear Mrs Long,", "Kind regards, Tim B."],
        ),
    ],
)
def test_what_greets_and_thanks_in_one_line_is_on_no_slide(brief: str, title: str, said: list[str]) -> None:
    """It comes back as warnings, initials and all."""
    plan = plan_of(brief)
    assert plan.document["title"] == title
    assert [warning.message.partition(': "')[2] for warning in plan.warnings] == [f'{one}".' for one in said]


def test_points_without_a_head_are_all_points() -> None:
    """Also where a line stands below them that is none."""
    slide = slide_of(
        "hi, need slide for monday pls:\n- rev 1.2m (plan 1.1)\n- headcount 24, 2 open\n- cash 410k\nthx jo"
    )
    assert slide["body"] == ["Rev 1.2m (plan 1.1)", "Headcount 24, 2 open", "Cash 410k"]


def test_sentences_with_clauses_are_a_line_each() -> None:
    """Behind the name of what they are notes of."""
    slide = slide_of(
        "Protokoll Teamrunde: Neue Kasse läuft, aber Drucker spinnt. Lieferung jetzt Di statt Do. Azubi ab Mai."
    )
    assert (slide["title"], slide["body"]) == (
        "Protokoll Teamrunde",
        ["Neue Kasse läuft, aber Drucker spinnt", "Lieferung jetzt Di statt Do", "Azubi ab Mai"],
    )


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        (
            "What new staff can do alone: open the shop, order milk. What they can't: give refunds, close alone.",
            "What new staff can do alone \u2013 What they can't",
            ["What new staff can do alone: open the shop, order milk", "What they can't: give refunds, close alone"],
        ),
        (
            "Inflation: a general rise in prices. Causes: demand, costs. Effects: lower purchasing power, uncertainty.",
            "Inflation: a general rise in prices",
            ["Causes: demand, costs", "Effects: lower purchasing power, uncertainty"],
        ),
    ],
)
def test_lists_with_a_name_each_are_a_line_each(brief: str, title: str, body: list[str]) -> None:
    """The end of one is not torn into the next."""
    slide = slide_of(brief)
    assert (slide["title"], slide["body"]) == (title, body)


def test_what_somebody_said_is_a_quote() -> None:
    """By a verb as well as by a dash."""
    slide = slide_of('"The best onboarding in 20 years" said our new plant manager')
    assert (slide["slideType"], slide["quote"]) == ("quote", "The best onboarding in 20 years")


def test_how_many_points_are_wanted_is_in_no_title() -> None:
    """Nor that it is anything at all."""
    slide = slide_of(
        "irgendwas zum thema datenschutz für die neuen, so 4-5 punkte: passwörter, bildschirm sperren, mails"
    )
    assert slide["title"] == "Datenschutz für die neuen"


def test_what_a_step_costs_is_nobody_who_does_it() -> None:
    """An owner is."""
    slide = slide_of("Next steps: a greenhouse (1,200), a rain barrel (Anna)")
    assert slide["steps"] == [{"text": "A greenhouse (1,200)"}, {"text": "A rain barrel", "owner": "Anna"}]


def test_spans_of_months_are_dates_in_french() -> None:
    """From one to another, and two in a row."""
    slide = slide_of(
        "Travaux : démolition en mars, gros œuvre d'avril à juillet, finitions en août et septembre, "
        "visite le 1er octobre"
    )
    assert [(one["label"], one["date"]) for one in slide["events"]] == [
        ("Démolition", "mars"),
        ("Gros œuvre", "avril à juillet"),
        ("Finitions", "août et septembre"),
        ("Visite", "1er octobre"),
    ]


def test_figures_of_a_mail_stand_below_its_subject() -> None:
    """Without the words that only say that they follow; a sentence below them is the point."""
    slide = slide_of(
        "Subject: Budget\nHi all,\nplease find the numbers: personnel 1.2m, IT 340k, travel 60k.\n"
        "Travel is down 40 % on last year.\nBest, Ina"
    )
    assert (slide["title"], slide["insight"]) == ("Budget", "Travel is down 40 % on last year.")
    assert {item["label"]: item["value"] for item in slide["items"]} == {
        "Personnel": "1.2m",
        "IT": "340k",
        "Travel": "60k",
    }


def test_something_for_an_occasion_is_called_by_it() -> None:
    """And what is said behind the comma are its points."""
    slide = slide_of(
        "can you put together something for the parents evening, mainly the trip on 14 June, costs 18 euro"
    )
    assert (slide["title"], slide["body"]) == ("Parents evening", ["The trip on 14 June", "Costs 18 euro"])


def test_what_set_something_off_stands_below_its_causes() -> None:
    """Behind a semicolon, with a name of its own."""
    slide = slide_of("Causes of the war: militarism, alliances, nationalism; trigger: assassination in June 1914")
    assert slide["body"] == ["Militarism", "Alliances", "Nationalism"]
    assert slide["insight"] == "Trigger: assassination in June 1914."
