"""Figures with scales of Asia, and of hours and minutes, are read whole, drawn right, and not told as lost."""

import pytest

from renderer.authoring import plan_of
from renderer.authoring.amounts import amount_of


@pytest.mark.parametrize(
    ("brief", "unit", "values"),
    [
        ("支店の売上: 東京 2億3,000万円、大阪 1億8,000万円、Lyon 1億2,000万円", "万円", [23_000, 18_000, 12_000]),
        ("予算: 道路 3億5千万円、学校 2億円、公園 8千万円", "億円", [3.5, 2, 0.8]),
        ("予算: 道路 1兆2,000億円、学校 8,000億円、公園 5,000億円", "億円", [12_000, 8_000, 5_000]),
        ("매출: 서울 1억 2천만원, 부산 8천만원, Lyon 3천만원", "만원", [12_000, 8_000, 3_000]),
        ("매출: 서울 2억 5천만원, 부산 1억 2,000만원, 대구 9,000만원", "만원", [25_000, 12_000, 9_000]),
        ("预算: 道路 3000万元, 学校 1.2亿元, 公园 500万元", "亿元", [0.3, 1.2, 0.05]),
        ("Revenue: Mumbai 12 lakh, Delhi 3.5 crore, Pune 80 lakh", "crore", [0.12, 3.5, 0.8]),
        ("Budget: roads ₹1,20,00,000, schools ₹80,00,000, parks ₹50,00,000", "₹", [12e6, 8e6, 5e6]),
        ("Umsatz: Lyon 1,2 Mrd. €, Paris 800 Mio. €, Rom 650 Mio. €", "Mrd. €", [1.2, 0.8, 0.65]),
        ("Users: web 1.25 million, app 800 thousand, tv 45 thousand", "million", [1.25, 0.8, 0.045]),
    ],
)
def test_scales_are_drawn_in_one_and_no_figure_is_told_as_lost(brief: str, unit: str, values: list[float]) -> None:
    """The largest scale is that of the axis; a figure that is drawn in another scale is on the slide."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    (series,) = slide["chart"]["series"]
    assert (series["name"], series["values"]) == (unit, values)
    assert plan.warnings == ()


@pytest.mark.parametrize(
    ("figure", "value", "power"),
    [
        ("3万5千円", 35_000, 0),
        ("1억 2천만원", 12_000, 4),
        ("8천만원", 8_000, 4),
        ("8千円", 8, 3),
        ("1億8,000万円", 18_000, 4),
    ],
)
def test_digits_between_scales_count_in_the_last_one(figure: str, value: float, power: int) -> None:
    """Each scale is ten thousand of the next; thousands and hundreds stand within one."""
    amount = amount_of(figure)
    assert amount is not None
    assert (amount.value, amount.power) == (value, power)


@pytest.mark.parametrize(
    ("brief", "values"),
    [
        ("Waiting: Lyon 1h 30, Paris 45 min, Rome 2h", ["1h 30", "45 min", "2h"]),
        (
            "Time per task: sorting 1 h 30 min, packing 45 min, cleaning 2 h 15 min",
            ["1 h 30 min", "45 min", "2 h 15 min"],
        ),
        ("Accueil 9h 30, pause 11h 15, déjeuner 12h 30", ["9h 30", "11h 15", "12h 30"]),
    ],
)
def test_hours_and_minutes_are_one_figure(brief: str, values: list[str]) -> None:
    """And the minutes are no part of a name."""
    (slide,) = plan_of(brief).document["slides"]
    assert [item["value"] for item in slide["items"]] == values


def test_a_time_with_a_blank_before_its_minutes_is_that_of_an_agenda() -> None:
    """As French programmes write them."""
    (slide,) = plan_of("9h 30 accueil, 11h 15 pause, 12 h 30 déjeuner").document["slides"]
    assert [(item["time"], item["label"]) for item in slide["items"]] == [
        ("9h 30", "Accueil"),
        ("11h 15", "Pause"),
        ("12 h 30", "Déjeuner"),
    ]


def test_counts_of_houses_and_wide_percents_keep_their_units() -> None:
    """A counter belongs to its figure, and no part of it to the name."""
    (slide,) = plan_of("会員数120世帯、来客15\uff05増、利用席48席").document["slides"]

    assert [item["value"] for item in slide["items"]] == ["120世帯", "15\uff05", "48席"]


def test_what_was_and_what_is_are_no_garbled_figure() -> None:
    """Two counts of houses are compared; neither is a part of what the other is called."""
    (slide,) = plan_of("空き店舗は現在14軒、5年前は6軒。").document["slides"]

    assert (slide["chart"]["categories"], slide["chart"]["series"][0]["values"]) == (
        ["空き店舗は現在", "5年前"],
        [14, 6],
    )
