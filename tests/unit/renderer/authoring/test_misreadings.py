"""Briefs that were read wrongly: dashes that are no signs, words that are no cues, and length."""

import time

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


def test_a_dash_between_a_name_and_its_figure_is_no_sign() -> None:
    """Nobody has minus twelve thousand people."""
    slide = slide_of("Offices: Berlin - 12k, Bonn - 8k, Trier - 4k")

    assert [(item["label"], item["value"]) for item in slide["items"]] == [
        ("Berlin", "12k"),
        ("Bonn", "8k"),
        ("Trier", "4k"),
    ]


def test_a_verb_is_no_kind_of_slide() -> None:
    """All of its words stay."""
    assert slide_of("We table the motion until May")["title"] == "We table the motion until May"


@pytest.mark.parametrize(
    ("brief", "lists"),
    [
        ("Pros: cheap. Cons: slow.", {"pros": ["Cheap"], "cons": ["Slow"]}),
        (
            "Strengths: team. Weaknesses: cash. Opportunities: export. Threats: rates.",
            {"strengths": ["Team"], "weaknesses": ["Cash"], "opportunities": ["Export"], "threats": ["Rates"]},
        ),
    ],
)
def test_lists_that_name_themselves_need_no_cue(brief: str, lists: dict[str, list[str]]) -> None:
    """Each point stands in the list that it belongs to."""
    slide = slide_of(brief)

    assert {name: slide[name] for name in lists} == lists


@pytest.mark.parametrize(
    "unit",
    [
        "before: a. ",
        "compare a and b: ",
        "from a to b, ",
        "a: b; ",
        "vorher a, nachher b. ",
        "in 2022 5 a ",
        "5から6",
        "from 5 ",
    ],
)
def test_long_briefs_are_read_in_linear_time(unit: str) -> None:
    """Twice as much takes about twice as long, up to what the door lets in."""
    taken = []
    for length in (5_000, 20_000):
        begun = time.process_time()
        plan_of((unit * length)[:length])
        taken.append(time.process_time() - begun)

    assert taken[1] < 8 * taken[0] + 0.1


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Meyer v. Colby: defence 12 January 2027, disclosure 26 February 2027, trial 20 May 2027", "Meyer v. Colby"),
        ("Klassenfahrt nach Rügen, 14.-18. Juni: Bus 1.480 €, Kost 3.360 €", "Klassenfahrt nach Rügen, 14.-18. Juni"),
    ],
)
def test_a_full_stop_within_a_name_or_a_date_ends_no_sentence(brief: str, title: str) -> None:
    """The title is whole."""
    assert slide_of(brief)["title"] == title


def test_a_list_without_names_ends_at_a_sentence() -> None:
    """What that says, and what is named behind it, is no part of the last item."""
    slide = slide_of(
        "Errors on ward 7: wrong dose 9, missed dose 14, wrong patient 2, late 21. "
        "Lates doubled since night shifts were cut. Ask: third nurse 22:00-06:00."
    )

    assert [(item["label"], item["value"]) for item in slide["items"]][-1] == ("Late", "21")
    assert slide["insight"] == "Lates doubled since night shifts were cut. Ask: third nurse 22:00-06:00."


def test_days_of_the_week_before_dates_are_a_part_of_these() -> None:
    """A season behind a day ends nothing, a line without a date stands below, and brackets stay."""
    slide = slide_of(
        "Choir season 2027\nSun 7 Feb - Requiem (Fauré), St Mark's\nSat 15 May - Come and Sing: Messiah\n"
        "Fri 2 July - Summer serenade\nTickets £12 / £6"
    )

    assert [(event["date"], event["label"]) for event in slide["events"]] == [
        ("Sun 7 Feb", "Requiem (Fauré), St Mark's"),
        ("Sat 15 May", "Come and Sing: Messiah"),
        ("Fri 2 July", "Summer serenade"),
    ]
    assert slide["insight"] == "Tickets £12 / £6"


def test_what_lies_between_two_days_is_one_step() -> None:
    """Its "and" parts nothing."""
    slide = slide_of("Next steps: Heating is replaced between 3 and 14 May")

    assert [step["text"] for step in slide["steps"]] == ["Heating is replaced between 3 and 14 May"]


@pytest.mark.parametrize(
    ("brief", "last", "point"),
    [
        (
            "Turni estivi: bagnini 6, cassa 2, bar 3, direttore 1. Mancano 2 bagnini per agosto.",
            ("Direttore", "1"),
            "Mancano 2 bagnini per agosto.",
        ),
        (
            "Turnos: caja 2, barra 3, limpieza 2, jefe 1. Faltan 2 personas en agosto.",
            ("Jefe", "1"),
            "Faltan 2 personas en agosto.",
        ),
    ],
)
def test_a_sentence_ends_behind_a_bare_figure(brief: str, last: tuple[str, str], point: str) -> None:
    """But where German counts with a full stop; the figure of the next sentence is not that of the last item."""
    slide = slide_of(brief)

    assert (slide["items"][-1]["label"], slide["items"][-1]["value"]) == last
    assert slide["insight"] == point


def test_a_rank_is_no_figure() -> None:
    """Whoever is first has not one of something."""
    slide = slide_of("結果\uff1a1位 青葉FC 勝点21、2位 港SC 勝点18、3位 緑台 勝点15")

    assert slide["body"] == ["1位 青葉FC 勝点21", "2位 港SC 勝点18", "3位 緑台 勝点15"]


def test_sides_that_are_named_are_not_torn_at_another_word() -> None:
    """Such as the "after" of 90 days is, beside "Now:"."""
    slide = slide_of("New fees: before: hourly €280, invoices after 90 days. Now: fixed price, invoice on day 1.")

    assert slide["before"]["points"] == ["Hourly €280", "Invoices after 90 days"]
    assert slide["after"]["points"] == ["Fixed price", "Invoice on day 1"]


def test_a_question_in_quotation_marks_is_a_part_of_the_title() -> None:
    """And not of its first answer."""
    slide = slide_of('Umfrage: "Würden Sie uns weiterempfehlen?" Ja 68 %, vielleicht 21 %, nein 11 %')

    assert slide["title"] == 'Umfrage: "Würden Sie uns weiterempfehlen?"'
    assert slide["chart"]["categories"] == ["Ja", "Vielleicht", "Nein"]


def test_what_follows_a_list_of_times_is_none_of_them() -> None:
    """Though it has a name."""
    slide = slide_of(
        "Incidente: a las 9:40 cae la web, a las 9:55 avisan, a las 10:20 se reinicia, a las 10:35 todo normal. "
        "Causa: disco lleno."
    )

    assert slide["items"][-1] == {"label": "Todo normal", "time": "10:35"}
    assert slide["insight"] == "Causa: disco lleno."
