"""Briefs as people type them in a hurry, copy them from a message, or write them in Markdown."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import Json, slide_of


def _told(slide: Json) -> list[tuple[str, ...]]:
    """What the slide shows, item by item."""
    if chart := slide.get("chart"):
        (series,) = chart["series"]
        return [(name, f"{value:g}") for name, value in zip(chart["categories"], series["values"], strict=True)]
    if events := slide.get("events"):
        return [(one["label"], one["date"]) for one in events]
    if tasks := slide.get("tasks"):
        return [(one["label"], one["start"], one.get("end", "")) for one in tasks]
    if slide["slideType"] == "kpi-grid":
        return [(one["label"], one["value"], one.get("sublabel", "")) for one in slide["items"]]
    if slide["slideType"] == "agenda":
        return [(one["label"], one["time"]) for one in slide["items"]]
    return [(one if isinstance(one, str) else one["label"],) for one in slide.get("body", slide.get("steps", []))]


@pytest.mark.parametrize(
    ("brief", "kind", "title", "told", "insight"),
    [
        (
            "# Why we switch\n\n- **Price**: 12% cheaper per tonne\n- **Lead time**: 6 days, not `21`\n\n"
            "> Decision by 15 March",
            "kpi-grid",
            "Why we switch",
            [("Price", "12%", "cheaper per tonne"), ("Lead time", "6 days", "not 21")],
            "Decision by 15 March",
        ),
        (
            "🚀 Launch plan 🚀\n🔥 Beta \u2013 3 Feb\n📊 Press kit \u2013 20 Feb\n🎉 Launch \u2013 10 March",
            "timeline",
            "Launch plan",
            [("Beta", "3 Feb"), ("Press kit", "20 Feb"), ("Launch", "10 March")],
            None,
        ),
        (
            "Occupancy of 2026 (Jan 54%, Feb 58%, Mar 63%). Point: spring is our chance.",
            "chart",
            "Occupancy of 2026",
            [("Jan", "54"), ("Feb", "58"), ("Mar", "63")],
            "Spring is our chance.",
        ),
        (
            "Umsatz nach Region: Nord 1.240 €, Süd 2.115 €, Ost 640 € \u2013 Süd ist erstmals größte Region",
            "chart",
            "Umsatz nach Region",
            [("Nord", "1240"), ("Süd", "2115"), ("Ost", "640")],
            "Süd ist erstmals größte Region",
        ),
        (
            "Revenue 2023: 4.1m, 2024: 5.3m, 2025: 6.8m. The target is 8m.",
            "chart",
            "Revenue",
            [("2023", "4.1"), ("2024", "5.3"), ("2025", "6.8")],
            None,  # the target is a line across the chart
        ),
        (
            "CO2-Bilanz: Scope 1: 1.240 t, Scope 2: 3.870 t, Scope 3: 21.600 t. Ziel: minus 42 % bis 2030.",
            "chart",
            "CO2-Bilanz",
            [("Scope 1", "1240"), ("Scope 2", "3870"), ("Scope 3", "21600")],
            "Ziel: minus 42 % bis 2030.",
        ),
        (
            "Downtime in hours per week: wk 1 12, wk 2 9, wk 3 14. New plan started in week 3.",
            "chart",
            "Downtime in hours per week",
            [("Wk 1", "12"), ("Wk 2", "9"), ("Wk 3", "14")],
            "New plan started in week 3.",
        ),
        (
            "Cold room: 6am 3.1°C, 9am 3.4°C, noon 4.9°C. Limit is 5°C!",
            "chart",
            "Cold room",
            [("6am", "3.1"), ("9am", "3.4"), ("Noon", "4.9")],
            None,
        ),
        (
            "Project plan for the wing: permits Jan-Mar 2027, shell Apr\u2013Dec 2027",
            "gantt",
            "Wing",
            [("Permits", "Jan", "Mar 2027"), ("Shell", "Apr", "Dec 2027")],
            None,
        ),
        (
            "Pricing: Basic 9 €/month (1 user, 5 GB), Pro 29 €/month (5 users, 100 GB)",
            "kpi-grid",
            "Pricing",
            [("Basic", "9 €/month", "1 user, 5 GB"), ("Pro", "29 €/month", "5 users, 100 GB")],
            None,
        ),
        (
            "Workshop on Thursday\n9-9:30 Intro (Anna)\n9:30-11 Journeys (all)\n12:30 lunch",
            "agenda",
            "Workshop on Thursday",
            [("Intro (Anna)", "9-9:30"), ("Journeys (all)", "9:30-11"), ("Lunch", "12:30")],
            None,
        ),
        (
            "Risks: 1) permit not renewed 2) fuel price 3) cook leaves. What we do: cross-train staff.",
            "title-body",
            "Risks",
            [("Permit not renewed",), ("Fuel price",), ("Cook leaves",)],
            "What we do: cross-train staff.",
        ),
        (
            "Step 1 - call us. Step 2 - we measure. Step 3 - you choose.",
            "process",
            "Call us → We measure → You choose",
            [("Call us",), ("We measure",), ("You choose",)],
            None,
        ),
        (
            "We merge both stores. Cost: 85,000 €. Time: 4 months. Risk: late in October.",
            "title-body",
            "We merge both stores",
            [("Cost: 85,000 €",), ("Time: 4 months",), ("Risk: late in October",)],
            None,
        ),
        (
            "how a claim works: customer reports, we check, payout",
            "process",
            "How a claim works",
            [("Customer reports",), ("We check",), ("Payout",)],
            None,
        ),
        (
            "Weekly orders: 120, 135, 128, 160",
            "chart",
            "Weekly orders",
            [("1", "120"), ("2", "135"), ("3", "128"), ("4", "160")],
            None,
        ),
        (
            "We started in a garage in 2012, first shop 2014, online shop 2017, 12 shops in 2025.",
            "timeline",
            "We started in a garage → 12 shops: 2012 \u2013 2025",
            [("We started in a garage", "2012"), ("First shop", "2014"), ("Online shop", "2017"), ("12 shops", "2025")],
            None,
        ),
        (
            "We decide: build an app (€400k, full control) or license one (€90k, limited changes). I prefer a licence.",
            "kpi-grid",
            "We decide",
            [("Build an app", "€400k", "full control"), ("License one", "€90k", "limited changes")],
            "I prefer a licence.",
        ),
        (
            "Revenue 410m -> 530m, churn 2.1% -> 1.4%, NPS 31 -> 52, headcount 210 -> 245",
            "kpi-grid",
            "Revenue 410m → 530m, churn 2.1% → 1.4%, NPS 31 → 52",
            [
                ("Revenue", "410m → 530m", ""),
                ("Churn", "2.1% → 1.4%", ""),
                ("NPS", "31 → 52", ""),
                ("Headcount", "210 → 245", ""),
            ],
            None,
        ),
        (
            "Fleet: 34 vans (21 electric), 6 trucks, 2 cargo bikes. Goal 2027: 100 % electric vans.",
            "kpi-grid",
            "Fleet",
            [("Vans", "34", "21 electric"), ("Trucks", "6", ""), ("Cargo bikes", "2", "")],
            "Goal 2027: 100 % electric vans.",
        ),
    ],
)
def test_a_brief_in_a_hurry_is_read_as_it_is_meant(
    brief: str, kind: str, title: str, told: list[tuple[str, ...]], insight: str | None
) -> None:
    """Its list, its title, and what it says beside them."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"], _told(slide), slide.get("insight")) == (kind, title, told, insight)


@pytest.mark.parametrize(
    ("brief", "title", "left_out"),
    [
        (
            "From: Petra Vogel\nTo: Jonas\nSubject: Re: board slide\nDate: Tue, 3 Feb 2026\n\nHi Jonas,\n\n"
            "can you put on one slide that sick leave fell from 6.8 % to 4.9 % in May?\n\nThanks\nPetra\n\n"
            "On 2 Feb Jonas wrote:\n> Which numbers should I use?",
            "Sick leave fell from 6.8 % to 4.9 % in May",
            [
                "From: Petra Vogel",
                "To: Jonas",
                "Subject: Re: board slide",
                "Date: Tue, 3 Feb 2026",
                "Hi Jonas,",
                "Thanks Petra",
                "On 2 Feb Jonas wrote: > Which numbers should I use?",
                "can you put on one slide that",
            ],
        ),
        (
            "hey, need 1 slide for tmrw. our bakery: 3 shops, 41 staff, 612k rolls. we want a shop in Ghent. thx!!",
            "Our bakery",
            ["thx!!", "hey, need 1 slide for tmrw."],
        ),
        (
            "Hello team, pls make a slide for the parents' evening: our kindergarten has 4 groups, 78 children; "
            "waiting list 52. Thanks, Julia",
            "Our kindergarten",
            ["Hello team,", "Thanks, Julia", "pls make a slide for the parents' evening:"],
        ),
        ("Von: A\nAn: B\nBetreff: Neue Halle\n\nDie Halle ist fertig.", "Neue Halle", ["Von: A", "An: B"]),
    ],
)
def test_what_a_message_says_to_its_reader_is_named_and_not_shown(brief: str, title: str, left_out: list[str]) -> None:
    """Fields above it, greetings, and the message that it answers."""
    plan = plan_of(brief)

    assert plan.document["slides"][0]["title"] == title
    assert [one.message.split('"', 1)[1].rstrip('".') for one in plan.warnings] == [one.rstrip(".") for one in left_out]


@pytest.mark.parametrize(
    ("brief", "source"),
    [
        ("Why they leave: 42% price, 31% service, 27% other (n=312, survey March 2026)", "n=312, survey March 2026"),
        ("Revenue: North 4 €, South 5 €. Source: annual report", "Annual report"),
        ("Umsatz: Nord 4 €, Süd 5 €, Ost 6 €. Quelle: Jahresbericht 2025.", "Jahresbericht 2025"),
    ],
)
def test_where_figures_are_from_is_the_source_of_the_slide(brief: str, source: str) -> None:
    """And no part of the list."""
    assert slide_of(brief)["source"] == source


def test_rows_between_bars_are_a_table_with_what_stands_below_them() -> None:
    """As Markdown writes tables; a line below one without a title is its title."""
    rows = "| Region | Q1 | Q2 |\n|---|---:|---|\n| North | 1.2 | 1.4 |\n| South | 0.9 | 0.8 |\n"

    titled, told = slide_of(f"{rows}\nRevenue in € m"), slide_of(f"## Revenue\n{rows}\nThe North leads.")

    assert (titled["title"], titled["columns"]) == ("Revenue in € m", ["Region", "Q1", "Q2"])
    assert [row["values"] for row in titled["rows"]] == [["1.2", "1.4"], ["0.9", "0.8"]]
    assert (told["title"], told["insight"]) == ("Revenue", "The North leads.")


@pytest.mark.parametrize(
    ("brief", "unit"),
    [
        ("Revenue by region: North 410m, South 530m, West 120m", "in millions"),
        ("Umsatz nach Region: Nord 410 Mio., Süd 530 Mio., West 120 Mio.", "in Mio."),
        ("Height of our towers by town: Ulm 161m, Bonn 162m, Trier 90m", "in m"),
        ("Umsatz nach Land: Polen 4 bn, Ungarn 5 bn, Lettland 2 bn", "in Milliarden"),
    ],
)
def test_a_scale_without_a_unit_is_said_in_words(brief: str, unit: str) -> None:
    """Millions of money are no metres."""
    assert slide_of(brief)["subtitle"] == unit


def test_the_old_and_the_new_are_two_sides() -> None:
    """Whatever they are called."""
    slide = slide_of("old process takes 9 steps and 23 days. new process: 4 steps, 5 days")

    assert (slide["before"]["label"], slide["before"]["points"]) == ("Old process", ["9 steps", "23 days"])
    assert (slide["after"]["label"], slide["after"]["points"]) == ("New process", ["4 steps", "5 days"])


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        (
            "スケジュール: 契約2026年4月、着工2026年7月、稼働2027年3月。",
            [("契約", "2026年4月"), ("着工", "2026年7月"), ("稼働", "2027年3月")],
        ),
        (
            "Timeline: bail en mars 2026, travaux en mai 2026, ouverture en juin 2026",
            [("Bail", "mars 2026"), ("Travaux", "mai 2026"), ("Ouverture", "juin 2026")],
        ),
    ],
)
def test_dates_are_told_from_what_they_are_of(brief: str, told: list[tuple[str, ...]]) -> None:
    """Where no space parts them, and where a word joins them that is none of the name."""
    plan = plan_of(brief)

    assert _told(plan.document["slides"][0]) == told
    assert plan.warnings == ()


def test_the_last_of_a_list_is_one_in_other_languages_too() -> None:
    """As "a, b et c"."""
    assert _told(slide_of("Trois risques: le personnel, les travaux et la concurrence")) == [
        ("Le personnel",),
        ("Les travaux",),
        ("La concurrence",),
    ]


@pytest.mark.parametrize(
    ("brief", "kind", "title", "told"),
    [
        (
            "Tea plantation | workers 310 | harvest 82 t | export 64%",
            "kpi-grid",
            "Tea plantation",
            [("Workers", "310", ""), ("Harvest", "82 t", ""), ("Export", "64%", "")],
        ),
        (
            "Q: What does it cost?\nA: 49 € per month\nQ: Can I cancel?\nA: Any time",
            "title-body",
            "Q&A",
            [("What does it cost?: 49 € per month",), ("Can I cancel?: Any time",)],
        ),
        (
            "Day 1: arrival. Day 2: factory visit. Day 3: departure.",
            "title-body",
            "Day 1 \u2013 Day 3",
            [("Day 1: arrival",), ("Day 2: factory visit",), ("Day 3: departure",)],
        ),
        (
            "turnover 2.4M (2024: 2.1M), EBIT 310k (2024: 250k), staff 34 (2024: 31)",
            "kpi-grid",
            "Turnover 2.4M (2024: 2.1M), EBIT 310k (2024: 250k)",
            [("Turnover", "2.4M", "2024: 2.1M"), ("EBIT", "310k", "2024: 250k"), ("Staff", "34", "2024: 31")],
        ),
        (
            "Headcount plan: Sales 12 → 18, Engineering 40 → 55",
            "kpi-grid",
            "Headcount plan",
            [("Sales", "12 → 18", ""), ("Engineering", "40 → 55", "")],
        ),
        (
            "New menu: Starters: soup, salad. Mains: trout, risotto.",
            "title-body",
            "New menu",
            [("Starters: soup, salad",), ("Mains: trout, risotto",)],
        ),
        (
            "Income (k€): Mill 240, Harbour 180, Station 95; vacancy: Mill 2%, Harbour 11%, Station 0%",
            "title-body",
            "Income (k€)",
            [("Mill 240, Harbour 180, Station 95",), ("Vacancy: Mill 2%, Harbour 11%, Station 0%",)],
        ),
        (
            "Bonjour, pouvez-vous faire une diapositive sur nos ventes: 2023: 1,2 M€, 2024: 1,5 M€, 2025: 1,9 M€. "
            "Merci, Claire",
            "chart",
            "Nos ventes",
            [("2023", "1.2"), ("2024", "1.5"), ("2025", "1.9")],
        ),
        (
            "Mon: 120, Tue: 98, Wed: 143",
            "chart",
            "Mon: 120 → Wed: 143",
            [("Mon", "120"), ("Tue", "98"), ("Wed", "143")],
        ),
    ],
)
def test_names_in_a_brief_are_told_from_what_they_name(
    brief: str, kind: str, title: str, told: list[tuple[str, ...]]
) -> None:
    """Whichever signs part them."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"], _told(slide)) == (kind, title, told)


@pytest.mark.parametrize(
    ("brief", "title", "subtitle", "told"),
    [
        (
            "Hafenumschlag 2025: 1,84 Mio TEU, 2026: 2,02 Mio TEU",
            "Hafenumschlag",
            "TEU, in Mio.",
            [("2025", "1.84"), ("2026", "2.02")],
        ),
        (
            "Airport 2024: 1.8m passengers, 2025: 2.1m passengers, 2026: 2.4m passengers",
            "Airport",
            "Passengers, in millions",
            [("2024", "1.8"), ("2025", "2.1"), ("2026", "2.4")],
        ),
        (
            "Beds by site: Leeds 410 beds, York 220 beds, Hull 180 beds",
            "Beds by site",
            None,
            [("Leeds", "410"), ("York", "220"), ("Hull", "180")],
        ),
        (
            "Sea walls: Hull 3 m wall, Goole 4 m wall, Whitby 5 m dune",
            "Sea walls",
            "in m",
            [("Hull wall", "3"), ("Goole wall", "4"), ("Whitby dune", "5")],
        ),
    ],
)
def test_what_all_figures_count_is_told_once(
    brief: str, title: str, subtitle: str | None, told: list[tuple[str, ...]]
) -> None:
    """Below the title, unless that says it; names that differ stay whole."""
    slide = slide_of(brief)
    assert (slide["title"], slide.get("subtitle"), _told(slide)) == (title, subtitle, told)


@pytest.mark.parametrize(
    ("brief", "title", "proofs"),
    [
        (
            "Our dam in numbers: 12 MW peak, 4 turbines, 31 GWh a year, 9,800 homes, €14M invested, 61 m high, 3 locks",
            "Our dam in numbers",
            ["12 MW Peak", "4 Turbines", "31 GWh A year", "9,800 Homes", "€14M Invested", "61 m High", "3 Locks"],
        ),
        (
            "May: guests 980 (+4 %), nights 2.1, rate €131 (€126), share of groups 22 %, cafe €40k, rooms 64, "
            "score 8.8/10",
            "May",
            [
                "980 Guests (+4 %)",
                "2.1 Nights",
                "€131 Rate (€126)",
                "22 % Share of groups",
                "€40k Cafe",
                "64 Rooms",
                "8.8/10 Score",
            ],
        ),
    ],
)
def test_seven_figures_are_rows_with_their_figures(brief: str, title: str, proofs: list[str]) -> None:
    """More key figures than a grid has room for are no bullets: each stands beside what it is."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"]) == ("executive-summary", title)
    assert [f"{one['figure']} {one['text']}" for one in slide["proofs"]] == proofs


@pytest.mark.parametrize(
    ("brief", "kind", "title", "told"),
    [
        (
            "Warum steigen die Kosten? Energie +31 %, Löhne +6 %, Fracht +12 %",
            "kpi-grid",
            "Warum steigen die Kosten?",
            [("Energie", "+31 %", ""), ("Löhne", "+6 %", ""), ("Fracht", "+12 %", "")],
        ),
        (
            "Umsatz 2026: 7,1 Mio. € (+9 %), Ergebnis 0,4 Mio. €, 51 Mitarbeiter",
            "kpi-grid",
            "Umsatz 2026: 7,1 Mio. € (+9 %), Ergebnis 0,4 Mio. €",
            [("Umsatz 2026", "7,1 Mio. €", "+9 %"), ("Ergebnis", "0,4 Mio. €", ""), ("Mitarbeiter", "51", "")],
        ),
        (
            "Our farm: 12 ha, 60% wheat, 40% barley. The harvest was 74 t.",
            "title-body",
            "Our farm",
            [("12 ha",), ("60% wheat",), ("40% barley",)],
        ),
        (
            "Théâtre : spectateurs par an : 2023 41 000, 2024 44 500, 2025 52 000. Objectif : 60 000 en 2027.",
            "chart",
            "Théâtre : spectateurs par an",
            [("2023", "41000"), ("2024", "44500"), ("2025", "52000")],
        ),
        (
            "Options for the yard: Pave (cheap, lasts 8 years), Plant (dear, needs water)",
            "title-body",
            "Options for the yard",
            [("Pave: cheap, lasts 8 years",), ("Plant: dear, needs water",)],
        ),
        (
            "The night bus loses money: 3 riders bring €12, but the trip costs €90. Stop it.",
            "title-body",
            "The night bus loses money",
            [("3 riders bring €12",), ("But the trip costs €90",)],
        ),
    ],
)
def test_lists_are_found_behind_questions_names_and_aims(
    brief: str, title: str, kind: str, told: list[tuple[str, ...]]
) -> None:
    """What stands before a list is its title, the name of its first figure, or no list at all."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"], _told(slide)) == (kind, title, told)


@pytest.mark.parametrize(
    ("brief", "title", "rows"),
    [
        (
            "Comparez vélo et bus pour nos livraisons : prix 3 200 € contre 21 000 €, temps 1 h 20 contre 2 h",
            "Vélo ou bus pour nos livraisons",
            [("Prix", "3 200 €", "21 000 €"), ("Temps", "1 h 20", "2 h")],
        ),
        (
            "Comparar avión y tren para nuestras visitas: precio 140 € contra 89 €",
            "Avión o tren para nuestras visitas",
            [("Precio", "140 €", "89 €")],
        ),
    ],
)
def test_two_things_are_compared_in_french_and_spanish(brief: str, title: str, rows: list[tuple[str, ...]]) -> None:
    """Each row has what is said of both, and what the comparison is for is in the title."""
    slide = slide_of(brief)
    assert (slide["title"], [(row["label"], *row["values"]) for row in slide["rows"]]) == (title, rows)
