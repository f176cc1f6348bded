"""Names with two figures each, figures of two years, and risks with two levels."""

import pytest

from renderer.authoring import plan_of


@pytest.mark.parametrize(
    ("brief", "axes"),
    [
        ("Scatter: hours and marks: Ana 2/55, Ben 5/71, Cem 7/80", ("Hours", "Marks")),
        (
            "Plot 3 stations, distance from river (m) and nitrate (mg/l): Ana 2/55, Ben 5/71, Cem 7/80",
            ("Distance from river (m)", "Nitrate (mg/l)"),
        ),
    ],
)
def test_pairs_are_points_where_they_are_plotted(brief: str, axes: tuple[str, str]) -> None:
    """The head says what the axes are, and no point is called by it."""
    (slide,) = plan_of(brief).document["slides"]
    chart = slide["chart"]
    assert (chart["categoryAxis"]["title"], chart["valueAxis"]["title"]) == axes
    points = {one["name"]: (one["xValues"], one["yValues"]) for one in chart["xySeries"]}
    assert points == {"Ana": ([2], [55]), "Ben": ([5], [71]), "Cem": ([7], [80])}


def test_pairs_that_nobody_plots_are_a_table() -> None:
    """Below what the head calls the two."""
    (slide,) = plan_of("Prices and orders: A 20/48, B 55/41, C 90/37").document["slides"]
    assert slide["columns"] == ["", "Prices", "Orders"]
    assert [row["values"] for row in slide["rows"]] == [["20", "48"], ["55", "41"], ["90", "37"]]


@pytest.mark.parametrize("head", ["harvest 2025 vs 2024", "harvest 2024 vs 2025"])
def test_what_was_is_of_the_earlier_year(head: str) -> None:
    """Whichever is named first."""
    (slide,) = plan_of(
        f"{head}: wheat 7.8 t/ha (was 6.9), barley 6.1 (was 6.4), rapeseed 3.4 (was 3.9). Rain in june saved the wheat"
    ).document["slides"]
    assert {one["name"]: one["values"] for one in slide["chart"]["series"]} == {
        "2024": [6.9, 6.4, 3.9],
        "2025": [7.8, 6.1, 3.4],
    }
    assert slide["insight"] == "Rain in june saved the wheat"


def test_a_table_of_risks_is_a_heat_map() -> None:
    """Its first row are the names of the columns, and the first of these the title."""
    (slide,) = plan_of(
        "Risks for the camp | likelihood | impact\nStorm | medium | high\nLost child | low | very high"
    ).document["slides"]
    assert (slide["title"], slide["columns"]) == ("Risks for the camp", ["", "Likelihood", "Impact"])
    assert [[cell["heat"] for cell in row["values"]] for row in slide["rows"]] == [[50, 75], [25, 100]]


@pytest.mark.timeout(5)
@pytest.mark.parametrize("part", ["A 2/5, ", "hours and marks and ", "a (b) and ", "A | low | high\n"])
def test_long_texts_are_read_at_once(part: str) -> None:
    """Whatever they repeat."""
    plan_of(f"Hours and marks: {part * 4_000}"[:20_000])
