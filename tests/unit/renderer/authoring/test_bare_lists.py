"""Lists as people type them: behind a dash, figures that lead from one to another, hours without a word for them."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "points"),
    [
        (
            "risks - weather (mild, dry), staff (new, keen)",
            "Risks",
            ["Weather: mild, dry", "Staff: new, keen"],
        ),
        ("risks - weather - staff - fuel", "Risks", ["Weather", "Staff", "Fuel"]),
        (
            "Why we win \u2013 price, service, the people on the phone",
            "Why we win",
            ["Price", "Service", "The people on the phone"],
        ),
    ],
)
def test_a_list_stands_behind_a_dash(brief: str, title: str, points: list[str]) -> None:
    """As it does behind a colon."""
    slide = slide_of(brief)

    assert (slide["title"], slide["body"]) == (title, points)


def test_figures_behind_a_dash_are_key_figures() -> None:
    """The hyphen of a word is no dash."""
    slide = slide_of("A well-known co-op \u2013 42 shops, 900 members, 12 M\u20ac turnover")

    assert (slide["title"], [one["value"] for one in slide["items"]]) == (
        "A well-known co-op",
        ["42", "900", "12 M\u20ac"],
    )


@pytest.mark.parametrize(
    "brief",
    [
        "Revenue fell by 4 % - mostly because the shop in Lyon was closed, which nobody expected",
        "Roadmap Jan - Mar 2027",
        "We moved - finally",
    ],
)
def test_a_remark_behind_a_dash_stays_with_its_sentence(brief: str) -> None:
    """It is no list."""
    assert slide_of(brief)["title"] == brief


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        (
            "Budget: planned 100k, materials +12k, labour +8k, discount -5k, final 115k",
            "Budget: planned 100k \u2192 final 115k",
        ),
        (
            "Budget bridge: planned 100k, materials +20k, discount -5k, final 115k",
            "Budget: planned 100k \u2192 final 115k",
        ),
        ("Why cash fell: start 90, rent -20, sales +5, end 75", "Why cash fell: start 90 \u2192 end 75"),
        (
            "Our plan lost two years to floods: start 90, rent -20, sales +5, end 75",
            "Our plan lost two years to floods",
        ),
    ],
)
def test_a_bridge_says_where_it_leads(brief: str, title: str) -> None:
    """Figures with signs between two without, which add up, are one; a title that only names it gets the figures."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"]) == ("waterfall", title)


def test_figures_that_do_not_add_up_are_no_bridge() -> None:
    """They are drawn as they are."""
    assert slide_of("Budget: planned 100k, materials +12k, labour +8k, final 150k")["slideType"] == "chart"


@pytest.mark.parametrize(
    ("brief", "hours"),
    [
        (
            "hmm not sure, maybe put something about our opening hours: Mon-Fri 9-18, Sat 10-14, closed Sunday",
            [("Mon-Fri", "9-18"), ("Sat", "10-14"), ("Sunday", "Closed")],
        ),
        (
            "Öffnungszeiten: Mo-Fr 8-18, Sa 9-13, sonntags geschlossen",
            [("Mo-Fr", "8-18"), ("Sa", "9-13"), ("Sonntags", "Geschlossen")],
        ),
        (
            "Horaires : lun-ven 9h-18h, sam 10h-14h, fermé le dimanche",
            [("Lun-ven", "9h-18h"), ("Sam", "10h-14h"), ("Dimanche", "Fermé")],
        ),
    ],
)
def test_opening_hours_stand_against_their_days(brief: str, hours: list[tuple[str, str]]) -> None:
    """Also without colons, and where the day that is closed comes last."""
    assert [(one["label"], one["value"]) for one in slide_of(brief)["items"]] == hours


@pytest.mark.parametrize("brief", ["Roadmap", "Roadmap 2027", "...", "KPIs: 1", "- ", "Gantt: , ;"])
def test_a_brief_of_next_to_nothing_is_a_slide(brief: str) -> None:
    """Whatever it says, there is one, and it has a title."""
    assert plan_of(brief).document["slides"][0]["title"]


@pytest.mark.parametrize(
    ("brief", "ends"),
    [
        ("From 4.2m to 5.1m: new customers +0.8m, price +0.3m, churn -0.2m", [("Start", 4.2), ("End", 5.1)]),
        ("ARR from €4.2m to €5.1m: new customers +0.8m, price +0.3m, churn -0.2m", [("Start", 4.2), ("End", 5.1)]),
        ("Mitarbeiter von 120 auf 141: Vertrieb +15, Werk +9, Verwaltung -3", [("Anfang", 120.0), ("Ende", 141.0)]),
        (
            "Cash from 3.1m in January to 2.4m in June: sales +1.2m, wages -1.5m, tax -0.4m",
            [("Start", 3.1), ("End", 2.4)],
        ),
    ],
)
def test_the_ends_of_a_bridge_may_stand_in_its_title(brief: str, ends: list[tuple[str, float]]) -> None:
    """Where the steps lead from the one to the other."""
    slide = slide_of(brief)

    assert slide["slideType"] == "waterfall"
    assert [(one["label"], one["value"]) for one in slide["entries"] if one["type"] == "total"] == ends
    assert len(slide["entries"]) == 5


@pytest.mark.parametrize(
    "brief",
    [
        "From 4.2m to 5.3m: new customers +0.8m, price +0.3m, churn -0.2m",
        "From 3 to 5 in our towns: Lyon 4, Metz 3, Pau 5",
    ],
)
def test_steps_that_lead_elsewhere_are_no_bridge(brief: str) -> None:
    """One that does not add up would be a wrong one."""
    assert slide_of(brief)["slideType"] != "waterfall"


@pytest.mark.parametrize(
    ("brief", "hours", "remark"),
    [
        (
            "Hours of the museum: Tue-Fri 10-18, Sat and Sun 10-20, closed on Mondays; last entry 45 min before",
            ["10-18", "10-20", "Closed"],
            "Last entry 45 min before",
        ),
        (
            "Öffnungszeiten: Mo-Fr 9-18, Sa 10-14, So geschlossen; Feiertage wie sonntags",
            ["9-18", "10-14", "Geschlossen"],
            "Feiertage wie sonntags",
        ),
    ],
)
def test_a_remark_behind_hours_stands_below_them(brief: str, hours: list[str], remark: str) -> None:
    """It belongs to no day, and the days stay hours."""
    slide = slide_of(brief)

    assert slide["slideType"] == "kpi-grid"
    assert [item["value"] for item in slide["items"]] == hours
    assert slide["insight"] == remark


def test_a_remark_behind_a_rota_stands_below_its_days() -> None:
    """It belongs to none of them."""
    slide = slide_of("Rota: Mon Anna, Tue Ben, Wed Cem; swaps go to Dana")
    assert [(event["date"], event["label"]) for event in slide["events"]] == [
        ("Mon", "Anna"),
        ("Tue", "Ben"),
        ("Wed", "Cem"),
    ]
    assert slide["insight"] == "Swaps go to Dana."
