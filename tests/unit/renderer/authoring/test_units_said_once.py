"""Units that a brief says with one figure for all."""

from renderer.authoring import plan_of


def test_the_last_month_says_the_unit_of_all() -> None:
    """The line that was asked for is drawn, and nothing is told of that."""
    plan = plan_of("Jan 12, Feb 15, Mar 9 days, as line chart")
    (slide,) = plan.document["slides"]
    assert (slide["chart"]["chartType"], slide["subtitle"]) == ("line", "in days")
    assert slide["chart"]["series"][0]["values"] == [12, 15, 9]
    assert not plan.warnings


def test_a_unit_in_brackets_behind_a_series_is_on_the_slide() -> None:
    """Beside the name of the series that it belongs to, and not among what is lost."""
    plan = plan_of("Revenue: 2027 4.1, 2028 4.9, 2029 5.6; guests: 2027 4.6, 2028 5.2, 2029 5.7 (million guests)")
    (slide,) = plan.document["slides"]
    assert [one["name"] for one in slide["chart"]["series"]] == ["Revenue", "Guests (million guests)"]
    assert not plan.warnings


def test_remarks_in_any_series_stand_below() -> None:
    """Those of the second one, too."""
    (slide,) = plan_of("A: 2027 4, 2028 5 (planned); B: 2027 6 (3 sites), 2028 about 7").document["slides"]
    assert slide["footnotes"] == ["A, 2028: planned", "B, 2028: about 7", "B, 2027: 3 sites"]
    assert [one["name"] for one in slide["chart"]["series"]] == ["A", "B"]
