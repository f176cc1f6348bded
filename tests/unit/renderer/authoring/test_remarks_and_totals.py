"""What stands beside a list: its aim, its total, its reasons, a remark behind a quotation."""

from renderer.authoring import plan_of
from renderer.authoring.planners.asked import Json


def slide_of(brief: str) -> Json:
    """The planned slide."""
    (slide,) = plan_of(brief).document["slides"]
    return slide


def test_reasons_behind_a_series_stand_below_it() -> None:
    """The series is a line."""
    slide = slide_of(
        "we lose volunteers: 2019 88, 2021 64, 2023 51. reasons: people move away, nobody asks, late meetings"
    )
    assert slide["chart"]["series"][0]["values"] == [88, 64, 51]
    assert slide["insight"] == "Reasons: people move away, nobody asks, late meetings"


def test_two_series_between_strokes_are_lines() -> None:
    """A dash stands between them."""
    slide = slide_of("Milk price: jan 41.2 / feb 41.0 / mar 39.8 \u2014 feed cost: jan 22 / feb 22 / mar 23")
    assert {one["name"]: one["values"] for one in slide["chart"]["series"]} == {
        "Milk price": [41.2, 41, 39.8],
        "Feed cost": [22, 22, 23],
    }


def test_a_total_in_brackets_is_of_all() -> None:
    """And none of the figure that it stands behind."""
    slide = slide_of("Patient falls: night 9, evening 6, day 3 (total 18, last year 26). Most falls: bathroom 11")
    assert all("sublabel" not in item for item in slide["items"])
    assert slide["insight"] == "Most falls: bathroom 11. Total 18, last year 26."


def test_hours_one_after_the_other_are_no_figures() -> None:
    """What happens in them is told as it is said."""
    slide = slide_of("Coffee: till 9 rush 120 cups; 9-11 quiet 35 cups; 11-14 lunch 90 cups; 14-17 quiet 40")
    assert slide["body"][1:] == ["9-11 quiet 35 cups", "11-14 lunch 90 cups", "14-17 quiet 40"]


def test_an_aim_on_top_is_the_title() -> None:
    """With the rest as points below it."""
    slide = slide_of(
        "ZIEL: 0 Unfälle. Stand 2025: 4 Unfälle (2024: 7). Ursachen: Stolpern 2, Schnitt 1. Maßnahmen: Wege, Mai"
    )
    assert slide["title"] == "ZIEL: 0 Unfälle"
    assert slide["body"][0] == "Stand 2025: 4 Unfälle (2024: 7)"


def test_a_line_below_a_table_that_has_a_name_is_no_title() -> None:
    """It stands below the table."""
    slide = slide_of("| Feature | Free | Pro |\n|---|---|---|\n| Users | 1 | 5 |\n| Mail | 2 | 6 |\nPrice: 0 / 9 €")
    assert slide["columns"] == ["Feature", "Free", "Pro"]
    assert slide["insight"] == "Price: 0 / 9 €"


def test_a_remark_behind_a_quotation_with_its_author() -> None:
    """The author in brackets, the remark behind a dash."""
    slide = slide_of('"Der Laden war mein Wohnzimmer." (Stammkundin, 81) \u2013 wir schließen am 31. März')
    assert slide["quote"] == "Der Laden war mein Wohnzimmer."
    assert slide["insight"] == "Wir schließen am 31. März"


def test_a_year_that_comes_round_is_a_cycle() -> None:
    """By what people call it."""
    slide = slide_of("Circle of the church year: Advent, Christmas, Epiphany, Lent, Easter, Pentecost")
    assert (slide["slideType"], len(slide["steps"])) == ("cycle", 6)


def test_a_number_in_brackets_counts_no_part() -> None:
    """The parts are those that are numbered from one on."""
    slide = slide_of("Our goals for 2026 are 1) 200 new members 2) fewer cancellations (from 18 to 8) 3) one new coach")
    assert slide["title"] == "Our goals for 2026"
    assert slide["body"] == ["200 new members", "Fewer cancellations (from 18 to 8)", "One new coach"]
