"""Names that count, what is said before and behind a list, and who stands above whom."""

import pytest

from tests.support.planned import Json, slide_of


def _points(slide: Json) -> dict[str, float]:
    """The categories of a chart of one series, with their values."""
    return dict(zip(slide["chart"]["categories"], slide["chart"]["series"][0]["values"], strict=True))


@pytest.mark.parametrize(
    ("brief", "points"),
    [
        ("Overtime: wk 44 312 h, wk 45 298 h, wk 46 341 h", {"Wk 44": 312, "Wk 45": 298, "Wk 46": 341}),
        ("Überstunden: KW 44 312 h, KW 46 298 h, KW 48 341 h", {"KW 44": 312, "KW 46": 298, "KW 48": 341}),
        (
            "Sales by store: Store 12 400 units, Store 13 350 units, Store 14 280 units",
            {"Store 12": 400, "Store 13": 350, "Store 14": 280},
        ),
        ("Calls: week 1 120, week 2 140, week 3 90", {"Week 1": 120, "Week 2": 140, "Week 3": 90}),
        (
            "Heures : semaine 44 312 h, semaine 45 298 h, semaine 46 341 h",
            {"Semaine 44": 312, "Semaine 45": 298, "Semaine 46": 341},
        ),
    ],
)
def test_the_number_of_a_name_is_no_part_of_its_figure(brief: str, points: dict[str, float]) -> None:
    """Though a blank stands between them as between thousands."""
    assert _points(slide_of(brief)) == points


def test_figures_with_blanks_between_thousands_stay_whole() -> None:
    """Where names do not count."""
    slide = slide_of("Ventes : Lyon 12 400 €, Nantes 13 500 €, Lille 9 800 €")
    assert _points(slide) == {"Lyon": 12400, "Nantes": 13500, "Lille": 9800}


@pytest.mark.parametrize(
    "brief",
    [
        "Motion 14: bike lanes on Hafenstraße. For: 21, against: 14, abstained: 3.",
        "Votes: for 21, against 14, abstained 3",
    ],
)
def test_votes_are_counted_and_no_arguments(brief: str) -> None:
    """With what was voted on above them."""
    slide = slide_of(brief)
    assert [(item["label"], item["value"]) for item in slide["items"]] == [
        ("For", "21"),
        ("Against", "14"),
        ("Abstained", "3"),
    ]
    assert slide["title"] == brief.split(". ", maxsplit=1)[0] or slide["title"] == "Votes"


def test_a_sentence_before_a_list_belongs_to_its_head() -> None:
    """Dates of the list are written alike."""
    slide = slide_of("Exam prep: 3 weeks left. Week 1 vocabulary, week 2 past papers, week 3 oral practice.")
    assert slide["title"] == "Exam prep: 3 weeks left"
    assert [(event["date"], event["label"]) for event in slide["events"]] == [
        ("Week 1", "Vocabulary"),
        ("Week 2", "Past papers"),
        ("Week 3", "Oral practice"),
    ]


def test_the_same_things_at_two_dates_are_series() -> None:
    """Each date is told in a sentence of its own."""
    chart = slide_of(
        "Reading levels in September: below 12, at level 31, above 9. In June: below 5, at level 33, above 14."
    )["chart"]
    assert chart["categories"] == ["September", "June"]
    assert {one["name"]: one["values"] for one in chart["series"]} == {
        "Below": [12, 5],
        "Level": [31, 33],
        "Above": [9, 14],
    }


@pytest.mark.parametrize(
    ("brief", "chief", "below"),
    [
        ("Director Bianchi; under her production (Rossi), sales (Conti)", "Director Bianchi", "Production|Sales"),
        (
            "Organizzazione: Direttrice Bianchi; sotto di lei produzione, vendite",
            "Direttrice Bianchi",
            "Produzione|Vendite",
        ),
        ("Organisation: Leiterin Bianchi, unter ihr Fertigung und Vertrieb", "Leiterin Bianchi", "Fertigung|Vertrieb"),
    ],
)
def test_who_stands_below_whom_is_a_chart(brief: str, chief: str, below: str) -> None:
    """Also where a sentence says it."""
    first, *others = slide_of(brief)["nodes"]
    assert first["label"] == chief
    assert [one["label"] for one in others] == below.split("|")
    assert {one["parentId"] for one in others} == {first["id"]}


def test_what_is_said_behind_a_quotation_stands_below_it() -> None:
    """And a title with a full stop is a part of the name."""
    slide = slide_of('"The train was on time." - Passenger, line S7. Punctuality was 94 %.')
    assert (slide["quote"], slide["title"], slide["insight"]) == (
        "The train was on time.",
        "Passenger, line S7",
        "Punctuality was 94 %.",
    )
    assert slide_of('"I never wait" - Dr. Keller')["title"] == "Dr. Keller"


def test_strengths_and_weaknesses_are_told_in_polish() -> None:
    """In one sentence."""
    slide = slide_of("Nasza mocna strona to zespół, słaba strona to dług, szansa to Niemcy, zagrożenie to koszty")
    assert [slide[name] for name in ("strengths", "weaknesses", "opportunities", "threats")] == [
        ["Zespół"],
        ["Dług"],
        ["Niemcy"],
        ["Koszty"],
    ]


def test_what_says_that_something_runs_is_no_part_of_its_name() -> None:
    """Where a span follows; a trial run is a name."""
    slide = slide_of("Design runs January to March, permits run February to June, trial runs June to July")
    assert [task["label"] for task in slide["tasks"]] == ["Design", "Permits", "Trial runs"]


def test_the_number_of_a_name_alone_is_no_figure() -> None:
    """Line 6 did not run six times."""
    slide = slide_of("Line 4 stopped 3 times, line 5 stopped 2 times, line 6 ran all day")
    assert slide["body"] == ["Line 4 stopped 3 times", "Line 5 stopped 2 times", "Line 6 ran all day"]
