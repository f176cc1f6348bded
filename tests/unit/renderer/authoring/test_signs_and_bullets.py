"""Marks of points and of cells are told from signs, numbers and words: a line keeps what it says."""

from typing import Any

import pytest

from renderer.authoring import plan_of


@pytest.mark.parametrize(
    ("brief", "values"),
    [
        ("Flats:\n1.200 rented\n2.400 sold\n1.500 empty", ["1.200", "2.400", "1.500"]),
        ("Work:\n10.5 hours\n12.5 people", ["10.5", "12.5"]),
        ("Changes:\n-20 % in the north\n+5 % in the south", ["-20 %", "+5 %"]),
        ("Results:\n-$3M in the north\n$5M in the south\n\u20131.5M for both", ["-$3M", "$5M", "\u20131.5M"]),
        ("Plan:\n1. 200 flats\n2. 400 tenants", ["200", "400"]),
        ("Plan:\n1) 200 flats\n2) 400 tenants", ["200", "400"]),
        ("Notes:\n- 20 new customers\n- 3 % churn", ["20", "3 %"]),
        ("Notes:\n-20 new customers\n-churn below 3 %", ["20", "3 %"]),
    ],
)
def test_figures_at_the_beginnings_of_lines_are_whole(brief: str, values: list[str]) -> None:
    """With their thousands, decimals and signs; a dash is a mark where it stands before words, too."""
    (slide,) = plan_of(brief).document["slides"]

    assert _figures(slide) == values


def test_temperatures_below_zero_are_drawn_so() -> None:
    """In a chart as well."""
    (slide,) = plan_of("Temperatures:\n-3 °C Monday\n-5 °C Tuesday\n2 °C Wednesday").document["slides"]

    assert slide["chart"]["series"][0]["values"] == [-3.0, -5.0, 2.0]


def test_a_table_of_a_team_is_people() -> None:
    """Without its bars, and without the row that heads it."""
    (slide,) = plan_of("Team\n| Name | Role |\n|---|---|\n| Ada | Lead |\n| Ben | Sales |").document["slides"]

    assert (slide["title"], slide["members"]) == (
        "Team",
        [{"name": "Ada", "role": "Lead"}, {"name": "Ben", "role": "Sales"}],
    )


def _figures(slide: dict[str, Any]) -> list[str]:
    if "items" in slide:
        return [one["value"] for one in slide["items"]]
    return [text.split(" ")[0] for text in slide["body"]]
