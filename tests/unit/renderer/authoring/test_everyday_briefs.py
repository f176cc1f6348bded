"""Briefs as people of twenty trades write them, and the slides that these mean."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "kind", "points", "subtitle", "insight"),
    [
        (
            "Our podcast had 12,400 downloads in January, 13,900 in February and 18,050 in April after the interview",
            "Our podcast had 12,400 downloads in January and 18,050 in April",
            "line",
            {"January": 12400, "February": 13900, "April": 18050},
            None,
            "18,050 in April after the interview.",
        ),
        (
            "Le musée a accueilli 48 000 visiteurs en 2022, 61 000 en 2023 et 73 500 en 2024",
            "Le musée a accueilli 48 000 visiteurs en 2022 et 73 500 en 2024",
            "line",
            {"2022": 48000, "2023": 61000, "2024": 73500},
            None,
            None,
        ),
        (
            "Machine 3 stopped on Monday for 4 hours, on Wednesday for 1.5 hours and on Friday for 7 hours",
            "Machine 3 stopped",
            "bar",
            {"Monday": 4, "Wednesday": 1.5, "Friday": 7},
            "in hours",
            None,
        ),
        (
            "Rent per square metre: Berlin 14.2, Hamburg 13.8, Leipzig 8.4 euros",
            "Rent per square metre",
            "bar",
            {"Berlin": 14.2, "Hamburg": 13.8, "Leipzig": 8.4},
            "in euros",
            None,
        ),
        (
            "Top four complaints: late delivery (34), damaged goods (21), wrong item (12), billing (5)",
            "Top four complaints",
            "bar",
            {"Late delivery": 34, "Damaged goods": 21, "Wrong item": 12, "Billing": 5},
            None,
            None,
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_figures_of_sentences_are_drawn_whole(
    brief: str, title: str, kind: str, points: dict[str, float], subtitle: str | None, insight: str | None
) -> None:
    """None is left in the title alone, and what explains the last one is said with it."""
    slide = slide_of(brief)
    chart = slide["chart"]
    assert (slide["title"], chart["chartType"], slide.get("subtitle")) == (title, kind, subtitle)
    assert dict(zip(chart["categories"], chart["series"][0]["values"], strict=True)) == points
    assert slide.get("insight") == insight


def test_days_that_follow_each_other_are_a_line() -> None:
    """Between others lies a day of which nothing is said."""
    assert slide_of("Takings Mon 1,200 €, Tue 900 €, Wed 1,450 €")["chart"]["chartType"] == "line"
    assert slide_of("Takings Mon 1,200 €, Wed 900 €, Sat 1,450 €")["chart"]["chartType"] == "bar"


def test_what_is_this_year_is_one_of_the_figures() -> None:
    """Behind those of years that are named."""
    slide = slide_of("Number of volunteers rose from 45 in 2021 to 78 in 2023 and 130 this year")
    assert [(one["label"], one["value"]) for one in slide["items"]] == [
        ("2021", "45"),
        ("2023", "78"),
        ("This year", "130"),
    ]


@pytest.mark.parametrize(
    ("brief", "title", "members", "insight"),
    [
        (
            "Who does what for the wedding: Anna flowers and cake, Ben music, Chloe invitations (done), David transport"
            " - all by 14 June",
            "Who does what for the wedding",
            {"Anna": "flowers and cake", "Ben": "music", "Chloe": "invitations (done)", "David": "transport"},
            "All by 14 June",
        ),
        (
            "The team: Maria Lopez, head of design; Jonas Weber, front end; two open positions",
            "Team",
            {"Maria Lopez": "head of design", "Jonas Weber": "front end"},
            "Two open positions",
        ),
        (
            "Our board: Erika van der Berg, chair; Tom Ade, treasurer; Li Na, secretary",
            "Our board",
            {"Erika van der Berg": "chair", "Tom Ade": "treasurer", "Li Na": "secretary"},
            None,
        ),
    ],
)
def test_people_are_told_with_what_they_do(
    brief: str, title: str, members: dict[str, str], insight: str | None
) -> None:
    """Whichever sign stands behind a name; what is said of no person stands below them."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"], slide.get("insight")) == ("team", title, insight)
    assert {one["name"]: one["role"] for one in slide["members"]} == members


def test_companies_with_what_they_make_are_no_people() -> None:
    """A list says who they are by its head."""
    assert (
        slide_of("Suppliers: Munich Re, insurer; Siemens Energy, turbines; Vestas Wind, blades")["slideType"] != "team"
    )


def test_a_target_in_brackets_is_that_of_all_figures() -> None:
    """It is a line of a chart, a mark of each key figure, and words where neither can be."""
    chart = slide_of("Customer satisfaction by branch: Leeds 4.6, York 4.1, Hull 3.2 (target 4.0)")["chart"]
    assert chart["target"] == {"value": 4.0, "label": "target 4.0"}
    figures = slide_of("Wartezeit (Ziel 14 Tage): Nord 12 Tage, Süd 19 Tage, West 9 Tage")
    assert figures["chart"]["target"] == {"value": 14.0, "label": "Ziel 14 Tage"}
    marks = slide_of("Shops (goal 90): Leeds 92, York 85, Hull 91")
    assert [item["target"] for item in marks["items"]] == ["90"] * 3
    words = slide_of("Shops: Leeds 92 visitors, York open late, Hull closed (goal 90)")
    assert words["subtitle"] == "Goal 90"


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Explain to the board why the move is late: no permit, two left, more scope", "Why the move is late"),
        ("Tell the parents what changes in autumn: later start, longer lunch, new uniforms", "What changes in autumn"),
        ("Remind our members that the hall is closed: no class, no bar, no courts", "The hall is closed"),
        ("Erkläre dem Vorstand, warum wir warten: kein Bescheid, kein Personal, kein Geld", "Warum wir warten"),
        ("Explique au conseil pourquoi nous attendons : permis, budget, équipe", "Pourquoi nous attendons"),
        ("Bitte eine Folie zur Urlaubsregelung: Antrag, Freigabe, Vertretung", "Urlaubsregelung"),
    ],
)
def test_whom_a_slide_is_for_is_no_part_of_its_title(brief: str, title: str) -> None:
    """What they shall learn is."""
    assert slide_of(brief)["title"] == title


def test_where_a_slide_is_shown_is_not_what_it_is_about() -> None:
    """A meeting is said back as a warning."""
    plan = plan_of("Bitte eine Folie zur Vorstandssitzung: Umsatz 4 Mio. €, Gewinn 0,3 Mio. €, Kunden 210")
    assert "Vorstandssitzung" not in plan.document["title"]
    assert any("Vorstandssitzung" in warning.message for warning in plan.warnings)


def test_what_a_list_comes_to_stands_behind_a_semicolon() -> None:
    """The only one, behind a list at commas."""
    slide = slide_of("Why we are late: parts came late, two people left, scope grew; new date 1 October")
    assert slide["body"] == ["Parts came late", "Two people left", "Scope grew"]
    assert slide["insight"] == "New date 1 October."


@pytest.mark.parametrize(
    "brief",
    [
        "Wie wir Bewerber auswählen: Unterlagen prüfen, Telefongespräch (30 min), Probetag, Entscheidung",
        "How we hire: read the letters, phone call, trial day, decision",
        "Comment nous recrutons : lecture, appel, journée d'essai, décision",
        "Mon flux de vente : prospect, rendez-vous, devis, signature",
    ],
)
def test_how_something_is_done_is_a_process(brief: str) -> None:
    """One step after the other."""
    slide = slide_of(brief)
    assert slide["slideType"] == "process"
    assert len(slide["steps"]) == 4


@pytest.mark.parametrize(
    "brief",
    [
        "How we work better: fewer meetings, shorter mails, clear owners",
        "How we make money: shops 61 %, web 29 %, fairs 10 %",
    ],
)
def test_means_and_shares_are_no_steps(brief: str) -> None:
    """Nothing says that one follows the other."""
    assert slide_of(brief)["slideType"] != "process"


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("From 1,000 leads we got 320 calls, 110 demos and 19 contracts", "1,000 leads → 19 contracts"),
        ("Aus 400 Bewerbungen wurden 60 Gespräche, 12 Angebote und 9 Verträge", "400 Bewerbungen → 9 Verträge"),
    ],
)
def test_what_is_left_of_something_step_by_step_is_a_funnel(brief: str, title: str) -> None:
    """Each stage with its figure."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"], len(slide["stages"])) == ("funnel", title, 4)


def test_counts_that_fall_are_no_funnel_by_themselves() -> None:
    """A shop that sells fewer guides than novels does not lose readers between them."""
    assert slide_of("We sold 12,400 novels, 5,300 comics, 3,100 maps and 900 guides")["slideType"] != "funnel"


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        ("Our three values are honesty, curiosity and care", "Our three values", ["Honesty", "Curiosity", "Care"]),
        ("Die zwei Gründe sind der Preis und die Lage", "Die zwei Gründe", ["Der Preis", "Die Lage"]),
        (
            "Nos trois priorités sont la santé, le climat et l'école",
            "Nos trois priorités",
            ["La santé", "Le climat", "L'école"],
        ),
    ],
)
def test_as_many_things_as_a_sentence_says_are_its_points(brief: str, title: str, body: list[str]) -> None:
    """Its verb joins them to their head."""
    slide = slide_of(brief)
    assert (slide["title"], slide["body"]) == (title, body)


def test_a_sentence_that_counts_something_else_stays_whole() -> None:
    """Two sisters are not three cities."""
    assert (
        slide_of("The two sisters are in Rome, Paris and Lima")["title"]
        == "The two sisters are in Rome, Paris and Lima"
    )


def test_years_of_long_ago_are_dates_of_a_history() -> None:
    """Beside others that can only be years."""
    slide = slide_of("Timeline of the castle: 1180 first mentioned, 1427 rebuilt after fire, 1902 bought by the town")
    assert [(one["date"], one["label"]) for one in slide["events"]] == [
        ("1180", "First mentioned"),
        ("1427", "Rebuilt after fire"),
        ("1902", "Bought by the town"),
    ]


def test_several_figures_behind_each_name_are_a_table() -> None:
    """Of what all say the same things."""
    slide = slide_of(
        "Unsere Standorte: München 42 Mitarbeiter, 8,1 Mio. € Umsatz; Köln 31 Mitarbeiter, 5,4 Mio. € Umsatz"
    )
    assert slide["columns"] == ["", "München", "Köln"]
    assert slide["rows"] == [
        {"label": "Mitarbeiter", "values": ["42", "31"]},
        {"label": "Umsatz", "values": ["8,1 Mio. €", "5,4 Mio. €"]},
    ]


def test_options_with_several_figures_are_told_whole() -> None:
    """No figure of theirs is larger than another; a verb that both have is said of both."""
    slide = slide_of(
        "Two ways: keep the caterer (4.80 € a meal, no investment) or cook (3.90 € a meal, 85,000 € investment)"
    )
    assert slide["body"] == [
        "Keep the caterer: 4.80 € a meal, no investment",
        "Cook: 3.90 € a meal, 85,000 € investment",
    ]
    slide = slide_of("By Friday: sign with Orbit (cheaper, slower) or with Nexa (faster, 20 % dearer)")
    assert [one.partition(":")[0] for one in slide["body"]] == ["Sign with Orbit", "Sign with Nexa"]


def test_risks_are_rated_by_many_words() -> None:
    """How likely they are, and how bad."""
    slide = slide_of("Risks: data loss (rare, severe), key staff leave (often, moderate), strike (possible, minor)")
    assert slide["columns"] == ["", "Likelihood", "Impact"]
    assert [[cell["heat"] for cell in row["values"]] for row in slide["rows"]] == [[0, 75], [100, 50], [50, 25]]
