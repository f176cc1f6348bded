"""What a brief says and its slide cannot show is told; a figure is never drawn as another one."""

import pytest

from deck_documents import parse
from renderer.authoring import Plan, plan_of


def _sound(brief: str) -> Plan:
    plan = plan_of(brief)
    parse("protocol_v2", plan.document)
    return plan


@pytest.mark.parametrize("kind", ["Ideas", "Process", "Agenda", "Team", "Next steps", "Ablauf", "Zeitplan", "Gantt"])
def test_items_beyond_a_slides_room_are_quoted(kind: str) -> None:
    """Each item of a long list is on the slide or in a warning."""
    items = [f"item{first}{second}" for first in "abcd" for second in "abcdefghij"]
    plan = _sound(f"{kind}: " + ", ".join(f"{item} Jan to Mar 2027" for item in items))

    told = str(plan.document).lower() + " ".join(warning.message for warning in plan.warnings)
    assert [item for item in items if item not in told] == []
    assert {warning.code for warning in plan.warnings} >= {"not_shown"}


def test_sentences_beyond_a_slides_room_are_quoted() -> None:
    """A brief without a list keeps the same promise."""
    names = [f"place{letter}" for letter in "abcdefghijklmnopqrst"]
    plan = _sound(" ".join(f"We open in {name}." for name in names))

    told = str(plan.document) + " ".join(warning.message for warning in plan.warnings)
    assert [name for name in names if name not in told] == []


@pytest.mark.parametrize(
    "brief",
    [
        "Compare plan A and plan B: A costs $2M and takes 6 months, B costs $3.5M and takes 3 months",
        "Vor- und Nachteile der Woche: Vorteile: Ruhe; Nachteile: Planung",
        "Roadmap 2027: Product: Search Q1, App Q2 to Q3; Sales: Partners Q2",
        "Org chart: CEO > CTO, CFO; CTO > Platform, Data",
    ],
)
def test_a_brief_that_is_shown_whole_has_no_warning(brief: str) -> None:
    """Words that become the form of a slide are not missing from it."""
    assert _sound(brief).warnings == ()


@pytest.mark.parametrize(
    ("brief", "kind"),
    [
        ("Bar chart: A 900 k€, B 1.2 t", "kpi-grid"),
        ("Funnel: visits 1.2 t, trials 40k", "kpi-grid"),
        ("Bar chart: North 12-15 %, South 20 %", "kpi-grid"),
        ("Pie chart: A 50, B -10", "kpi-grid"),
        ("Balkendiagramm: A 412 T€, B 388 T€", "chart"),
    ],
)
def test_a_chart_has_one_unit_and_single_figures(brief: str, kind: str) -> None:
    """Figures that one axis cannot hold stay as they are written."""
    assert _sound(brief).document["slides"][0]["slideType"] == kind


def test_a_decimal_below_one_keeps_its_value() -> None:
    """A nought before the point is no group of thousands."""
    (slide,) = _sound("Bar chart: A 0.125 %, B 0.250 %").document["slides"]

    assert slide["chart"]["series"][0]["values"] == [0.125, 0.25]


def test_a_bridge_that_does_not_add_up_is_told_and_shown_in_figures() -> None:
    """No step is guessed to make it agree."""
    plan = _sound("Waterfall: Start 10, Price +2, Cost 3, End 9")

    assert [item["value"] for item in plan.document["slides"][0]["items"]] == ["10", "+2", "3", "9"]
    assert "add up to 15" in plan.warnings[0].message


@pytest.mark.parametrize(
    ("brief", "kind"),
    [
        ("Visits: Mon: 8 h 12, 14 h 25; Sat: 8 h 20, 14 h 38", "comparison-table"),
        ("Revenue grew 24 % to 18.2 M€, costs 3 % to 9 M€, staff 2 % to 340", "title-body"),
        ("North 1998, South 2010, West 2024", "timeline"),
        ("Pie chart: staff 52 %, rent 21 %", "chart"),
    ],
)
def test_an_item_of_several_figures_is_no_bar(brief: str, kind: str) -> None:
    """Whichever of them was drawn, the others would be lost."""
    slide = _sound(brief).document["slides"][0]

    assert slide["slideType"] == kind
    assert slide.get("chart", {}).get("chartType") in {None, "bar"}


def test_figures_beyond_a_slides_room_are_quoted() -> None:
    """Though every word of theirs is on the slide; a comma within a number parts nothing."""
    items = [f"item {chr(97 + number % 26)}{number} {10**6 - number * 16_901:,} pieces" for number in range(60)]
    plan = plan_of("Inventory: " + ", ".join(items))
    told = [one.message for one in plan.warnings if one.code == "not_shown"]

    assert told
    assert [item for item in items if any(f'"{item}"' in one for one in told)] == items[-len(told) :]
    assert any("As `prompt` of a deck" in one.message for one in plan.warnings)
