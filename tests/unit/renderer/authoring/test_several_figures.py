"""Names with several figures each, causes with theirs, and lists that come round or add up."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "columns", "rows"),
    [
        (
            "Compare: bike 12 min 0 €, bus 18 min 2.10 €, car 15 min 4.80 €",
            ["", "Bike", "Bus", "Car"],
            {"min": ["12 min", "18 min", "15 min"], "€": ["0 €", "2.10 €", "4.80 €"]},
        ),
        (
            "Vergelijking: fiets 12 min 0 €, bus 18 min 2,10 €, auto 15 min 4,80 €",
            ["", "Fiets", "Bus", "Auto"],
            {"min": ["12 min", "18 min", "15 min"], "€": ["0 €", "2,10 €", "4,80 €"]},
        ),
        (
            "Heat map: Store A service 4.5 price 3.2; Store B service 3.9 price 4.1",
            ["", "Service", "Price"],
            {"Store A": ["4.5", "3.2"], "Store B": ["3.9", "4.1"]},
        ),
    ],
)
def test_several_figures_of_each_are_a_table(brief: str, columns: list[str], rows: dict[str, list[str]]) -> None:
    """Though no comma stands between them."""
    slide = slide_of(brief)
    values = {
        row["label"]: [one["value"] if isinstance(one, dict) else one for one in row["values"]] for row in slide["rows"]
    }
    assert (slide["columns"], values) == (columns, rows)


def test_points_of_a_scatter_plot_may_have_slashes() -> None:
    """Between their two figures."""
    chart = slide_of("Scatter: hours vs score: Ana 2/55, Ben 5/71, Cleo 8/88")["chart"]
    assert [(one["name"], one["xValues"], one["yValues"]) for one in chart["xySeries"]] == [
        ("Ana", [2], [55]),
        ("Ben", [5], [71]),
        ("Cleo", [8], [88]),
    ]


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Margin fell because freight +12 %, energy +18 %, wages +5 % while prices only +3 %", "Margin fell"),
        ("Die Marge sank, weil Fracht +12 %, Energie +18 %, Löhne +5 %", "Die Marge sank"),
    ],
)
def test_causes_with_figures_are_a_list_of_what_they_cause(brief: str, title: str) -> None:
    """Each cause with its own figure."""
    slide = slide_of(brief)
    assert slide["title"] == title
    assert [item["value"] for item in slide["items"]][:3] == ["+12 %", "+18 %", "+5 %"]


def test_parts_that_make_up_a_sum_are_parts() -> None:
    """Though one of them happens to be as much as those below it."""
    plan = plan_of("Budget: personnel 1.2M, rent 0.3M, IT 0.15M, marketing 0.1M, reserve 0.05M = 1.8M")
    (slide,) = plan.document["slides"]
    rows = slide["blocks"][0]["input"]["rows"]
    assert [row["label"] for row in rows if row.get("accent") or row.get("total")] == ["Total"]
    assert plan.warnings == ()


def test_that_a_cycle_begins_again_is_no_step() -> None:
    """It is drawn."""
    slide = slide_of("Cycle of the compost: collect, shred, turn, sieve, and again")
    assert [step["label"] for step in slide["steps"]] == ["Collect", "Shred", "Turn", "Sieve"]


def test_hours_of_days_are_no_events() -> None:
    """Where no date is said."""
    slide = slide_of("Calendrier du marché : samedi 8 h - 13 h place Carnot, mercredi 16 h - 20 h gare, dimanche fermé")
    assert slide["slideType"] != "timeline"


def test_items_that_say_their_place_in_brackets_are_a_matrix() -> None:
    """On the two axes that all of them name."""
    slide = slide_of(
        "Effort vs impact: quick wins are new signs and LED lamps (low effort, high impact); big bets: new roof (high "
        "effort, high impact); skip repainting (high effort, low impact)"
    )
    assert slide["title"] == "Effort vs impact"
    assert [(cell["label"], cell.get("points")) for cell in slide["cells"]] == [
        ("Quick wins", ["New signs", "LED lamps"]),
        ("Big bets", ["New roof"]),
        ("Effort low, impact low", None),
        ("Effort high, impact low", ["Skip repainting"]),
    ]


def test_dates_between_slashes_are_a_list() -> None:
    """Behind what asks for the slide as well."""
    slide = slide_of("Please make a nice slide about water use (litres): 2022 4,200 / 2023 3,900 / 2024 3,350")
    assert slide["chart"]["categories"] == ["2022", "2023", "2024"]
    assert slide["chart"]["series"][0]["values"] == [4200, 3900, 3350]


def test_the_last_of_several_figures_may_have_a_colon() -> None:
    """What stands before it is no title, and ">" before a figure no rank."""
    slide = slide_of("1 in 4 patients waits > 60 days, 1 in 10 > 90 days, target: nobody > 60")
    assert [item["value"] for item in slide["items"]] == ["1 in 4", "> 90 days", "> 60"]


def test_the_first_name_behind_a_question_is_of_the_list() -> None:
    """As those of the others are."""
    slide = slide_of("Wer ist zuständig? Einkauf: Meier, Lager: Schulz, Versand: Okonkwo")
    assert slide["title"] == "Wer ist zuständig?"
    assert slide["body"] == ["Einkauf: Meier", "Lager: Schulz", "Versand: Okonkwo"]


def test_more_than_a_figure_is_no_arrow() -> None:
    """Where arrows are drawn in two strokes."""
    slide = slide_of("Flow: order -> payment -> (if > 500: approval) -> packing")
    assert [step["label"] for step in slide["steps"]] == ["Order", "Payment", "(if > 500: approval)", "Packing"]


def test_good_and_bad_of_a_swot_are_its_quarters() -> None:
    """By whatever words they are called."""
    slide = slide_of("SWOT of our bakery. Good: sourdough. Bad: no parking. Chances: catering. Dangers: supermarket")
    assert [slide[name] for name in ("strengths", "weaknesses", "opportunities", "threats")] == [
        ["Sourdough"],
        ["No parking"],
        ["Catering"],
        ["Supermarket"],
    ]


@pytest.mark.parametrize(
    "brief",
    [
        "Actions: fence repaired (done), slide ordered (in progress), sandpit (open)",
        "Maßnahmen: Zaun repariert (erledigt), Rutsche bestellt (läuft), Sandkasten (offen)",
    ],
)
def test_how_far_a_task_is_is_no_owner(brief: str) -> None:
    """It is drawn beside it."""
    rows = slide_of(brief)["blocks"][0]["input"]["rows"]
    assert [row["cells"][0]["harvey"] for row in rows] == [4, 2, 0]


def test_sentences_by_days_are_a_week() -> None:
    """The first one too."""
    slide = slide_of("Mon: chest. Tue: back. Wed: rest. Thu: legs. Fri: cardio")
    assert [(event["date"], event["label"]) for event in slide["events"]][:2] == [("Mon", "Chest"), ("Tue", "Back")]


@pytest.mark.parametrize(
    ("brief", "body"),
    [
        (
            "email open rate 34 %, click rate 6 %, unsubscribes 0.4 %, best day tue",
            "Email open rate 34 %|Click rate 6 %|Unsubscribes 0.4 %|Best day tue",
        ),
        (
            "Comparativa: alquilar 900 €/mes; comprar 1.100 €/mes con 40.000 € de entrada",
            "Alquilar 900 €/mes|Comprar 1.100 €/mes con 40.000 € de entrada",
        ),
    ],
)
def test_figures_among_words_are_points(brief: str, body: str) -> None:
    """Where one part has no figure, or two."""
    assert slide_of(brief)["body"] == body.split("|")
