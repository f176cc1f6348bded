"""Every text and number of the input is looked for in the output."""

from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deck_domain.findings import Family, Finding, Impact
from scorer.fidelity.input_facts import read_facts

from .conftest import add_slide, add_text

Report = Callable[..., dict[str, Any]]
DOCUMENT = {
    "version": "2.0",
    "title": "Third quarter",
    "slides": [
        {
            "slideType": "title-body",
            "title": "Growth is back",
            "eyebrow": "Board",
            "body": ["Margins\nheld", "No"],
            "notes": ["Open with the ask."],
            "transition": {"type": "fade", "advanceAfterMs": 500},
        },
        {
            "slideType": "waterfall",
            "title": "From 42.6 to 48.2",
            "entries": [
                {"label": "Start", "value": 42.6, "type": "total"},
                {"label": "Churn", "value": 1300, "type": "decrease"},
            ],
        },
        {"slideType": "market-map", "title": "Where we are", "companies": [{"name": "Us", "x": 12.5, "y": 81}]},
    ],
}


def _deck(**left_out: bool) -> Any:
    """What a renderer might make of the document, less what is left out."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    deck.core_properties.title = DOCUMENT["title"]
    first = add_slide(deck, "Growth is back")
    add_text(first, "BOARD", 0.6, 1.5, 3, 0.4)
    add_text(first, "Margins held\n" + ("Notes matter" if left_out.get("no") else "No"), 0.6, 2, 6, 1)
    if not left_out.get("notes"):
        first.notes_slide.notes_text_frame.text = "Open with the ask."
    second = add_slide(deck, "From 42.6 to 48.2")
    data = CategoryChartData()
    data.categories = ["Start", "Churn"]
    data.add_series("Up", (42.6, 0))
    data.add_series("Down", (0, 0 if left_out.get("value") else -1300))
    second.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, Inches(1), Inches(2), Inches(6), Inches(4), data)
    third = add_slide(deck, "Where we are")
    add_text(third, "Them" if left_out.get("name") else "Us", 1, 3, 2, 0.5)
    return deck


def _lost(report: dict[str, Any]) -> list[tuple[int, str]]:
    return [(f["slideIndex"], f["componentPath"]) for f in report["findings"] if f["rule"] == "DAT604"]


def test_a_faithful_deck_loses_nothing(report_on: Report) -> None:
    """Case, line breaks and signs of decreases may change; coordinates are shown by place."""
    assert _lost(report_on(_deck(), document=DOCUMENT)) == []


@pytest.mark.parametrize(
    ("what", "path"),
    [
        ("no", "slides[0].body[1]"),
        ("notes", "slides[0].notes[0]"),
        ("value", "slides[1].entries[1].value"),
        ("name", "slides[2].companies[0].name"),
    ],
)
def test_each_loss_is_named(what: str, path: str, report_on: Report) -> None:
    """The finding points at the place in the input, blocks, and costs."""
    report = report_on(_deck(**{what: True}), document=DOCUMENT)
    assert [where for _, where in _lost(report)] == [path]
    finding = next(f for f in report["findings"] if f["rule"] == "DAT604")
    assert (finding["code"], finding["blocking"]) == ("CONTENT_LOST", True)
    assert any(deduction["rule"] == "DAT604" for deduction in report["deductions"])


def test_what_the_renderer_told_of_is_not_lost(report_on: Report) -> None:
    """A finding of the renderer that names the place is enough."""
    told = Finding(
        "RND201", "FIELD_NOT_DRAWN", "layout", Family.LAYOUT, Impact.INFO, "Not drawn.", 0, "slides[0].notes[0]"
    )
    assert _lost(report_on(_deck(notes=True), document=DOCUMENT, renderer_findings=(told,))) == []


def test_a_foreign_deck_skips_the_rule(deck: Any, report_on: Report) -> None:
    """Without an input there is nothing to compare with."""
    assert "DAT604" in {item["rule"] for item in report_on(deck)["skippedRules"]}


def test_what_steers_the_look_is_no_content() -> None:
    """Types, ids and transitions are not looked for in the text."""
    paths = {fact.path for fact in read_facts(DOCUMENT)}
    assert "slides[0].body[0]" in paths
    assert not any("slideType" in path or "transition" in path or path.endswith((".type", ".x")) for path in paths)


@pytest.mark.parametrize(
    ("given", "shown", "is_lost"),
    [
        ("Stock: one list", "Stock\none list", False),
        ("Stock : one list", "Stock\none list", False),
        ("\u671f\u9593\uff1a2\u5e74", "\u671f\u9593\n2\u5e74", False),
        ("Stock: one list", "Stock\ntwo lists", True),
        ("Open at 12:30", "Open at 1230", True),
    ],
)
def test_a_colon_at_the_end_of_a_term_is_furniture(report_on: Report, given: str, shown: str, *, is_lost: bool) -> None:
    """A term may stand on a line of its own without it; words and times are still missed."""
    deck = Presentation()
    add_text(add_slide(deck, "Rules"), shown, 0.6, 2, 6, 1)
    document = {
        "version": "2.0",
        "title": "",
        "slides": [{"slideType": "title-body", "title": "Rules", "body": [given]}],
    }
    assert _lost(report_on(deck, document=document)) == [(0, "slides[0].body[0]")] * is_lost


@pytest.mark.parametrize(
    ("label", "progress", "shown", "is_lost"),
    [
        ("Phase 1", 60, "Phase 1  60 %", False),
        ("Phase 1", 100, "Phase 1  100\u00a0%", False),
        ("Phase 12", 5, "Phase 12  5 %", False),
        ("Phase 1", 60, "Phase 1  6 %", True),
        ("Phase 1", 62.5, "Phase 1  \u0666\u0662\u066b\u0665\u066a", False),
        ("Phase 1", 62.5, "Phase 1  \u0666\u0662\u0665\u066a", True),
        ("Phase 1", 60, "Phase 160", True),
    ],
)
def test_a_figure_behind_a_name_that_ends_in_one_is_read(
    report_on: Report, label: str, progress: float, shown: str, *, is_lost: bool
) -> None:
    """Blanks group digits, and part numbers: names of tasks end in digits, and what is done of them follows."""
    deck = Presentation()
    add_text(add_slide(deck, "The plan"), shown, 1, 3, 4, 0.5)
    tasks = [{"label": label, "start": "2027-01", "progress": progress}]
    document = {"version": "2.0", "title": "", "slides": [{"slideType": "gantt", "title": "The plan", "tasks": tasks}]}
    lost = {path for _, path in _lost(report_on(deck, document=document))}
    assert ("slides[0].tasks[0].progress" in lost) == is_lost


@pytest.mark.parametrize(("shown", "is_lost"), [("\u22121", False), ("\u22121.01", True), ("\u22120.9", True)])
def test_a_step_that_ends_just_beyond_zero_is_said(report_on: Report, shown: str, *, is_lost: bool) -> None:
    """1.0000003 less than 1 is drawn in two parts, and its label has not as many decimals."""
    deck = Presentation()
    add_text(add_slide(deck, "The bridge"), shown, 1, 3, 4, 0.5)
    entries = [{"label": "", "value": 1.0000003, "type": "decrease"}]
    slide = {"slideType": "waterfall", "title": "The bridge", "entries": entries}
    report = report_on(deck, document={"version": "2.0", "title": "", "slides": [slide]})
    assert bool(_lost(report)) == is_lost
