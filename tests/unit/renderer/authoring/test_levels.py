"""A level that a brief names for all its figures is a line across their chart."""

import time

import pytest

from renderer.authoring import plan_of
from renderer.authoring.levels import without_level
from tests.support.planned import slide_of

SERIES = "Loaves per month: Jan 820, Feb 870, Mar 910, Apr 960"


@pytest.mark.parametrize(
    ("brief", "value", "label"),
    [
        (f"{SERIES}. Target 900.", 900, "Target"),
        (f"{SERIES}; our goal is 900", 900, "Our goal"),
        (f"{SERIES} - capacity 950", 950, "Capacity"),
        (f"Target 900. {SERIES}", 900, "Target"),
        ("Waste in kg: Jan 41, Feb 38, Mar 44, Apr 36. Last year's average 40.", 40, "Last year's average"),
        ("Waiting time per clinic in days\n- Eyes 41\n- Skin 63\n- Heart 12\nTarget: 28 days", 28, "Target"),
        ("Our goal is 40 hires. Hires per quarter: Q1 31, Q2 44, Q3 38, Q4 52", 40, "Our goal"),
        ("Calls in time: Mon 82 %, Tue 87 %, Wed 91 %, Thu 78 %. Our target is 85 %.", 85, "Our target"),
        ("Revenue 2023: 4.1m, 2024: 5.3m, 2025: 6.8m. The target is 8m.", 8, "Target"),
        ("Cold room: 6am 3.1°C, 9am 3.4°C, noon 4.9°C. Limit is 5°C!", 5, "Limit"),
        ("Absenzen: Jan 3,1 %, Feb 4,2 %, Mrz 3,9 %. Grenzwert 3,5 %", 3.5, "Grenzwert"),
        ("Absatz je Filiale: Mitte 410, Nord 380, Süd 295. Der Durchschnitt liegt bei 362", 362, "Durchschnitt"),
        ("Ventes par magasin : Lyon 120, Nice 95, Lille 143. Seuil : 100", 100, "Seuil"),
        ("Ventas: enero 820, febrero 870, marzo 910. Objetivo: 900", 900, "Objetivo"),
        ("売上: 1月 820、2月 870、3月 910、4月 960。目標 900", 900, "目標"),
    ],
)
def test_a_level_is_a_line_across_the_chart(brief: str, value: float, label: str) -> None:
    """With its name, before or behind the figures; nothing of it is said to be left out."""
    made = plan_of(brief)
    (slide,) = made.document["slides"]
    assert slide["chart"]["evidence"] == {"target": {"value": value, "label": label}}
    assert "insight" not in slide
    assert made.warnings == ()


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        ("Revenue 4.1M, margin 12 %, churn 2 %. Target 15 %", "Target 15 %"),
        ("Math test class 9c: 3x A, 7x B, 9x C, 4x D, 1x F. Average 2.7", "Average 2.7"),
        ("Complaints: North 12, South 8, East 15. Limit 10 minutes", "Limit 10 minutes"),
    ],
)
def test_what_measures_something_else_is_a_remark(brief: str, said: str) -> None:
    """Figures of several things, an average of other figures, another unit: a line would say what nobody did."""
    slide = slide_of(brief)
    assert "evidence" not in slide.get("chart", {})
    assert slide["insight"].rstrip(".") == said


@pytest.mark.parametrize("unit", ["target ", "target for ", "- goal: ", "1 target 9. "])
def test_long_texts_are_read_in_time(unit: str) -> None:
    """Only the ends of a short text are looked at."""
    text = unit * (1_990 // len(unit))
    began = time.process_time()
    without_level(text)
    assert time.process_time() - began < 0.5
