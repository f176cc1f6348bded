"""Who does what until when, and who stands above whom."""

import pytest

from renderer.authoring import plan_of


@pytest.mark.parametrize("head", ["", "Summer fair: "])
def test_owners_and_dates_are_steps(head: str) -> None:
    """Each task has its owner or its date beside it."""
    (slide,) = plan_of(f"{head}tickets - Lena, food - Omar and Pia; dates: build-up 3 July, fair 4 July").document[
        "slides"
    ]
    assert slide["slideType"] == "closing"
    assert slide["title"] == ("Summer fair" if head else "Tickets, Food, Build-up, Fair")
    assert slide["steps"] == [
        {"text": "Tickets", "owner": "Lena"},
        {"text": "Food", "owner": "Omar and Pia"},
        {"text": "Build-up", "date": "3 July"},
        {"text": "Fair", "date": "4 July"},
    ]


def test_two_who_lead_together_are_one_box() -> None:
    """And a name behind a colon leads its unit."""
    plan = plan_of("Org chart: Anna Berg and Jon Falk (co-CEOs) > Sales: Mia Roth, Ops: Ben Ott")
    (slide,) = plan.document["slides"]
    assert slide["nodes"] == [
        {"id": "n1", "label": "Anna Berg and Jon Falk", "role": "co-CEOs"},
        {"id": "n2", "label": "Sales", "role": "Mia Roth", "parentId": "n1"},
        {"id": "n3", "label": "Ops", "role": "Ben Ott", "parentId": "n1"},
    ]
    assert not plan.warnings


def test_who_works_for_whom_in_words() -> None:
    """Those below the two at the top, and who is below one of these."""
    plan = plan_of("Org chart: co-founders Anna and Jon; under them Mia (sales), Ben (ops); Lea works for Mia")
    (slide,) = plan.document["slides"]
    assert {node["label"]: node.get("parentId") for node in slide["nodes"]} == {
        "Co-founders Anna and Jon": None,
        "Mia": "n1",
        "Ben": "n1",
        "Lea": "n2",
    }
    assert not plan.warnings


def test_what_a_figure_was_keeps_its_date() -> None:
    """And the figure that it became does not get that date."""
    (slide,) = plan_of("We went from 3 shops in 2019 to 11 and now plan two more in Leipzig.").document["slides"]
    assert slide["before"] == {"label": "Shops in 2019", "figure": "3"}
    assert slide["after"] == {"label": "Shops", "figure": "11"}


def test_options_of_notes_without_capitals_have_names() -> None:
    """Each is a word before its figure; the years that it lasts are not what it costs."""
    (slide,) = plan_of("rent 1,450/month, no repairs; buy 38,000, lasts 9 years, repairs on us").document["slides"]
    assert slide["title"] == "Rent \u2013 buy"
    assert slide["body"] == ["Rent: 1,450/month, no repairs", "Buy: 38,000, lasts 9 years, repairs on us"]


def test_tasks_before_those_who_do_them_have_owners() -> None:
    """Drinks are nobody of a team."""
    (slide,) = plan_of(
        "Wer macht was beim Fest\nGetränke - Familie Özdemir\nGrill - Jens + Ali\nAufbau - alle"
    ).document["slides"]
    assert slide["title"] == "Wer macht was beim Fest"
    assert slide["steps"][:2] == [
        {"text": "Getränke", "owner": "Familie Özdemir"},
        {"text": "Grill", "owner": "Jens + Ali"},
    ]
