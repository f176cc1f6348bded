"""Figures and lists that a brief tells in sentences are drawn, with the sentence as the title."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "dates", "values", "insight"),
    [
        (
            "Energy use fell from 310 MWh in 2022 to 288 in 2023, 251 in 2024 and 236 in 2025, mostly thanks to LED",
            "Energy use fell from 310 MWh in 2022 to 236 MWh in 2025",
            ["2022", "2023", "2024", "2025"],
            [310, 288, 251, 236],
            "Mostly thanks to LED.",
        ),
        (
            "Membership grew from 1,200 in 2021 to 1,450 in 2022 and 2,340 in 2024. We expect 3,000 in 2026.",
            "Membership grew from 1,200 in 2021 to 2,340 in 2024",
            ["2021", "2022", "2024"],
            [1200, 1450, 2340],
            "We expect 3,000 in 2026.",
        ),
        (
            "Der Umsatz stieg von 4,1 Mio. € in 2022 auf 4,9 in 2023 und 5,6 in 2024",
            "Der Umsatz stieg von 4,1 Mio. € in 2022 auf 5,6 Mio. € in 2024",
            ["2022", "2023", "2024"],
            [4.1, 4.9, 5.6],
            None,
        ),
        (
            "Les visites sont passées de 12 000 en 2022 à 15 000 en 2023 et 19 500 en 2024",
            "Les visites sont passées de 12 000 en 2022 à 19 500 en 2024",
            ["2022", "2023", "2024"],
            [12000, 15000, 19500],
            None,
        ),
        (
            "Complaints dropped from 48 in Q1 to 31 in Q2, then 22 in Q3 and 9 in Q4",
            "Complaints dropped from 48 in Q1 to 9 in Q4",
            ["Q1", "Q2", "Q3", "Q4"],
            [48, 31, 22, 9],
            None,
        ),
        (
            "Attendance: 310 in 2022, 288 in 2023, 251 in 2024",
            "Attendance",
            ["2022", "2023", "2024"],
            [310, 288, 251],
            None,
        ),
        (
            "Our rent was €12,000 in January, €12,400 in February and €13,100 in March",
            "Our rent",
            ["January", "February", "March"],
            [12000, 12400, 13100],
            None,
        ),
    ],
)
def test_a_figure_over_time_is_a_line(
    brief: str, title: str, dates: list[str], values: list[float], insight: str | None
) -> None:
    """The unit is written once, as people do, and what follows the figures stands beside the chart."""
    slide = slide_of(brief)
    chart = slide["chart"]
    assert (slide["title"], chart["chartType"], chart["categories"]) == (title, "line", dates)
    assert chart["series"][0]["values"] == values
    assert slide.get("insight") == insight


@pytest.mark.parametrize(
    ("brief", "title", "told", "insight"),
    [
        (
            "Our shelter took in 412 dogs, 655 cats and 98 rabbits in 2025; 87 % were adopted within 60 days",
            "Our shelter took in 412 dogs, 655 cats and 98 rabbits in 2025",
            {"Dogs": "412", "Cats": "655", "Rabbits": "98"},
            "87 % were adopted within 60 days.",
        ),
        (
            "We have 3 offices, 120 people and 14 trucks",
            "We have 3 offices, 120 people and 14 trucks",
            {"Offices": "3", "People": "120", "Trucks": "14"},
            None,
        ),
        (
            "Wir haben 3 Standorte, 120 Mitarbeitende und 14 Lkw",
            "Wir haben 3 Standorte, 120 Mitarbeitende und 14 Lkw",
            {"Standorte": "3", "Mitarbeitende": "120", "Lkw": "14"},
            None,
        ),
        (
            "In 2025 we planted 1,200 trees, 340 shrubs and 4 hedges with 85 volunteers",
            "In 2025 we planted 1,200 trees, 340 shrubs and 4 hedges with 85 volunteers",
            {"Trees": "1,200", "Shrubs": "340", "Hedges": "4"},
            None,
        ),
        (
            "El refugio atendió a 412 perros, 655 gatos y 98 conejos",
            "El refugio atendió a 412 perros, 655 gatos y 98 conejos",
            {"Perros": "412", "Gatos": "655", "Conejos": "98"},
            None,
        ),
    ],
)
def test_what_a_sentence_counts_is_shown_as_figures(
    brief: str, title: str, told: dict[str, str], insight: str | None
) -> None:
    """The verb is no part of the name of the first."""
    slide = slide_of(brief)
    assert {item["label"]: item["value"] for item in slide["items"]} == told
    assert (slide["title"], slide.get("insight")) == (title, insight)


@pytest.mark.parametrize(
    ("brief", "title", "before", "after", "insight"),
    [
        (
            "Gap analysis: where we are (manual reports, 3 tools) and where we want to be (one dashboard, live data)",
            "Gap analysis",
            ("Where we are", ["Manual reports", "3 tools"]),
            ("Where we want to be", ["One dashboard", "Live data"]),
            None,
        ),
        (
            "Support today: 3 inboxes, no owner. Target: one queue, one owner, answers in 4 hours",
            "Support",
            ("Today", ["3 inboxes", "No owner"]),
            ("Target", ["One queue", "One owner", "Answers in 4 hours"]),
            None,
        ),
        (
            "Current state: paper forms, two weeks to approve. Future state: an app, approval in one day",
            "Paper forms → an app",
            ("Current state", ["Paper forms", "Two weeks to approve"]),
            ("Future state", ["An app", "Approval in one day"]),
            None,
        ),
        (
            "Today: we answer in 3 days. Tomorrow: we answer in 3 hours. Customers leave after two days.",
            "We answer in 3 days → we answer in 3 hours",
            ("Today", ["We answer in 3 days"]),
            ("Tomorrow", ["We answer in 3 hours"]),
            "Customers leave after two days.",
        ),
    ],
)
def test_what_is_and_what_shall_be_stand_side_by_side(
    brief: str, title: str, before: tuple[str, list[str]], after: tuple[str, list[str]], insight: str | None
) -> None:
    """Each side by its name, with a colon or in brackets, and what follows as the takeaway."""
    slide = slide_of(brief)
    sides = [(slide[side]["label"], slide[side]["points"]) for side in ("before", "after")]
    assert (slide["title"], sides, slide.get("insight")) == (title, [before, after], insight)
    assert "subtitle" not in slide


@pytest.mark.parametrize(
    "brief",
    [
        "Three suppliers: Alpha - 12 weeks, €48k, ISO 9001; Beta - 9 weeks, €55k, none; Gamma - 15 weeks, €39k, "
        "ISO 9001 and 14001",
        "Compare three suppliers: Alpha: 12 weeks, €48k, ISO 9001; Beta: 9 weeks, €55k, none; Gamma: 15 weeks, €39k, "
        "ISO 9001 and 14001",
    ],
)
def test_options_that_say_the_same_things_are_a_table(brief: str) -> None:
    """A row for each; a column has the name that its figures give it."""
    slide = slide_of(brief)
    assert (slide["title"], slide["columns"]) == ("Three suppliers", ["", "Weeks", "€", ""])
    assert {row["label"]: row["values"] for row in slide["rows"]} == {
        "Alpha": ["12 weeks", "€48k", "ISO 9001"],
        "Beta": ["9 weeks", "€55k", "none"],
        "Gamma": ["15 weeks", "€39k", "ISO 9001 and 14001"],
    }


def test_a_risk_behind_a_list_is_no_part_of_its_last_point() -> None:
    """It is told beside the list."""
    slide = slide_of("Why monthly sprints: fewer meetings, deeper work, clearer releases. Risk: slower feedback")
    assert slide["body"] == ["Fewer meetings", "Deeper work", "Clearer releases"]
    assert slide["insight"] == "Risk: slower feedback"


@pytest.mark.parametrize(
    ("brief", "title", "total"),
    [
        (
            "What does the heating cost? Boiler 24,000 €, labour 6,500 €, subsidy -9,000 €, so 21,500 € in total",
            "What does the heating cost? 21,500 €",
            ("Total", "21,500 €"),
        ),
        (
            "Kosten der Feier: Saal 400 €, Essen 1.250 €, Musik 300 €, macht 1.950 €",
            "Kosten der Feier: 1.950 €",
            ("Summe", "1.950 €"),
        ),
    ],
)
def test_what_figures_add_up_to_is_set_off(brief: str, title: str, total: tuple[str, str]) -> None:
    """However a sentence says that it is the sum; nothing of the brief is missing."""
    plan = plan_of(brief)
    slide = plan.document["slides"][0]
    last = slide["blocks"][0]["input"]["rows"][-1]
    assert (slide["title"], (last["label"], last["cells"][0]), last["total"]) == (title, total, True)
    assert plan.warnings == ()


@pytest.mark.parametrize(
    "brief",
    [
        "How a complaint is handled: received by phone, logged within an hour, answered within two days, closed",
        "How our bread is made: mixed at night, rested for a day, baked until dark, delivered by hand",
    ],
)
def test_how_something_is_done_is_a_process(brief: str) -> None:
    """One step after the other."""
    slide = slide_of(brief)
    assert (slide["slideType"], len(slide["steps"])) == ("process", 4)


def test_reasons_with_figures_stay_sentences() -> None:
    """A figure in the middle of a reason is no key figure; shares of short reasons are drawn."""
    slide = slide_of(
        "Why a depot in Lyon: 60 % of our customers live near it, rents are 30 % lower than in Paris, no tolls"
    )
    assert slide["body"][:2] == ["60 % of our customers live near it", "Rents are 30 % lower than in Paris"]
    assert slide_of("Why customers leave: price 45 %, service 30 %, product 25 %")["chart"]["chartType"] == "doughnut"


@pytest.mark.parametrize(
    ("brief", "series"),
    [
        (
            "Revenue by quarter: North 120/135/150/160, South 90/95/99/120",
            {"North": [120, 135, 150, 160], "South": [90, 95, 99, 120]},
        ),
        (
            "Umsatz je Quartal: Nord 1,2/1,3/1,5/1,6, Süd 0,9/0,9/1,0/1,2",
            {"Nord": [1.2, 1.3, 1.5, 1.6], "Süd": [0.9, 0.9, 1.0, 1.2]},
        ),
        ("Quarterly visits: 120/135/150/160", {"Quarterly visits": [120, 135, 150, 160]}),
    ],
)
def test_figures_between_slashes_are_quarters(brief: str, series: dict[str, list[float]]) -> None:
    """Where the head says so, and there are four."""
    chart = slide_of(brief)["chart"]
    assert chart["categories"] == ["Q1", "Q2", "Q3", "Q4"]
    assert {one["name"]: one["values"] for one in chart["series"]} == series


def test_figures_between_slashes_are_not_guessed() -> None:
    """Three of a year's quarters, or a head that names no time, stay as they are written."""
    for brief in ("Quarterly revenue: North 120/135/150, South 90/95/99", "Ratings: North 4/5/5/4, South 3/4/4/4"):
        assert "chart" not in slide_of(brief)


def test_who_does_what_is_a_team() -> None:
    """A name, and what the person does."""
    members = slide_of("Roles in the project: Mia leads, Tom builds, Jo talks to customers")["members"]
    assert members == [
        {"name": "Mia", "role": "leads"},
        {"name": "Tom", "role": "builds"},
        {"name": "Jo", "role": "talks to customers"},
    ]


def test_key_results_stand_below_their_objective() -> None:
    """The objective is the title."""
    slide = slide_of(
        "OKR: Objective: be the fastest repair shop. KR1: repair in 3 days; KR2: 95 % first-time fix; KR3: NPS 60"
    )
    assert slide["title"] == "Be the fastest repair shop"
    assert [(item["label"], item["value"]) for item in slide["items"]] == [
        ("KR1: repair", "3 days"),
        ("KR2: first-time fix", "95 %"),
        ("KR3: NPS", "60"),
    ]


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        (
            "Pros of remote work are focus and less commuting; cons are loneliness and slow onboarding",
            "Pros and cons of remote work",
        ),
        (
            "Benefits of remote work are focus and less commuting. Drawbacks are loneliness and slow onboarding.",
            "Benefits and drawbacks of remote work",
        ),
    ],
)
def test_both_sides_of_a_thing_are_told_in_sentences(brief: str, title: str) -> None:
    """What speaks for it, and what against it."""
    slide = slide_of(brief)
    assert (slide["title"], slide["pros"], slide["cons"]) == (
        title,
        ["Focus", "Less commuting"],
        ["Loneliness", "Slow onboarding"],
    )


def test_what_happened_when_has_its_times() -> None:
    """Also behind a word for a time."""
    slide = slide_of(
        "Incident on 3 May: at 09:40 the pump failed, at 10:05 the backup started, at 11:30 supply was back"
    )
    assert [(item["time"], item["label"]) for item in slide["items"]] == [
        ("09:40", "The pump failed"),
        ("10:05", "The backup started"),
        ("11:30", "Supply was back"),
    ]


def test_joints_are_no_part_of_names() -> None:
    """Of a measure, and of who has a share."""
    farm = slide_of("Our farm has 12 ha of wheat, 40 cows and 3 tractors")
    assert farm["items"][0] == {"label": "Wheat", "value": "12 ha"}
    assert slide_of("The market: 60 % Alpha, 25 % Beta, we have 15 %")["chart"]["categories"] == ["Alpha", "Beta", "We"]


@pytest.mark.parametrize(
    ("brief", "dates", "values"),
    [
        ("売上は2022年の12億円から2023年14億円、2024年17億円に伸びた", ["2022年", "2023年", "2024年"], [12, 14, 17]),
        ("売上高は2022年が12億円、2023年が14億円、2024年が17億円でした", ["2022年", "2023年", "2024年"], [12, 14, 17]),
        ("来店客数は4月1,200人、5月1,350人、6月1,510人と増えている", ["4月", "5月", "6月"], [1200, 1350, 1510]),
    ],
)
def test_a_japanese_figure_over_time_is_a_line(brief: str, dates: list[str], values: list[float]) -> None:
    """However it is joined to its date; the sentence is the title."""
    slide = slide_of(brief)
    assert (slide["title"], slide["chart"]["chartType"], slide["chart"]["categories"]) == (brief, "line", dates)
    assert slide["chart"]["series"][0]["values"] == values


def test_sentences_that_all_have_names_are_points() -> None:
    """The first is the title; a chemical formula may end one."""
    slide = slide_of("Ziel 2027: 50 % weniger CO2. Stand heute: 18 % weniger. Maßnahmen: neue Lkw, Solar auf dem Dach")
    assert slide["body"] == [
        "50 % weniger CO2",
        "Stand heute: 18 % weniger",
        "Maßnahmen: neue Lkw, Solar auf dem Dach",
    ]


def test_what_all_figures_are_of_stands_above_them() -> None:
    """It is not said of the last one alone."""
    slide = slide_of("Ratings: food 4.6, service 4.1, price 3.2, location 4.8 (out of 5)")
    assert slide["title"] == "Ratings (out of 5)"
    assert slide["chart"]["series"][0]["values"] == [4.6, 4.1, 3.2, 4.8]


@pytest.mark.parametrize("brief", ["", " ", "\n", ":", "\u3002", ";", "- "])
def test_a_brief_of_nothing_still_has_a_slide(brief: str) -> None:
    """Such ones are refused before they come here; an author that stumbles would fail their job."""
    assert plan_of(brief).document["slides"]


def test_times_are_read_in_french_and_portuguese() -> None:
    """With an h between hours and minutes."""
    for brief in (
        "Incident : à 9h40 panne, à 10h05 appel, à 11h30 retour",
        "Incidente: às 9h40 falha, às 10h05 aviso, às 11h30 fim",
    ):
        assert [item["time"] for item in slide_of(brief)["items"]] == ["9h40", "10h05", "11h30"]


def test_how_often_something_is_stands_as_it_is_said() -> None:
    """Figures are "a day", and not "in a day"."""
    slide = slide_of("Bike counts rose from 1,900 a day in 2021 to 2,300 in 2022 and 3,400 in 2025")
    assert slide["subtitle"] == "a day"
