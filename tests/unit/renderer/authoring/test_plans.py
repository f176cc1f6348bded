"""What the author makes of briefs: the kind of slide, its title, its items, and never a figure that nobody said."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck_documents import parse
from renderer.authoring import plan_of

Json = dict[str, Any]


def _slide(brief: str) -> Json:
    """The only slide of the plan, which keeps the rules of documents."""
    plan = plan_of(brief)
    parse("protocol_v2", plan.document)
    (slide,) = plan.document["slides"]
    return dict(slide)


@pytest.mark.parametrize(
    ("brief", "kind", "title"),
    [
        ("Title slide: Q4 Strategy Review", "section", "Q4 Strategy Review"),
        ("2x2 matrix comparing build vs buy with cost and speed dimensions", "matrix", "Build or buy"),
        ("Timeline: key milestones for Q4: freeze 5 Oct, beta 2 Nov", "timeline", "Key milestones for Q4"),
        (
            "KPI dashboard: revenue $12.4M (+18 %), 847 clients, NPS 62",
            "kpi-grid",
            "Revenue $12.4M (+18 %), 847 clients",
        ),
        (
            "Three reasons to move to Leipzig: rents 30 % lower, two motorways",
            "title-body",
            "Three reasons to move to Leipzig",
        ),
        ("Compare plan A and plan B: A costs $2M, B costs $3.5M", "comparison-table", "Plan A or plan B"),
        ("SWOT of a regional airline", "swot", "SWOT of a regional airline"),
        ("Funnel: 12,000 visits, 900 trials, 210 customers", "funnel", "12,000 visits → 210 customers"),
        (
            "Vor- und Nachteile der Vier-Tage-Woche: Vorteile: Ruhe; Nachteile: Planung",
            "pros-cons",
            "Vor- und Nachteile der Vier-Tage-Woche",
        ),
        ("Prozess der Reklamation: Eingang, Prüfung, Erstattung", "process", "Prozess der Reklamation"),
        ("Waterfall: ARR Q2 42.6, New +3.1, Churn -1.9, ARR Q3 43.8", "waterfall", "ARR Q2 42.6 → ARR Q3 43.8"),
        ("Balkendiagramm Umsatz je Region: Nord 12,4 Mio. €, Süd 9,8 Mio. €", "chart", "Umsatz je Region"),
        ("Umsatz 2022 bis 2024: 2022 4,2 Mio. €, 2023 5,1 Mio. €, 2024 6,8 Mio. €", "chart", "Umsatz 2022 bis 2024"),
        ("Org chart: CEO > CTO, CFO; CTO > Platform, Data", "org-chart", "CEO: CTO, CFO"),
        ("Roadmap 2027: Product: Search Q1, App Q2 to Q3; Sales: Partners Q2", "roadmap", "Roadmap 2027"),
        (
            "Gantt chart: Design Jan to Mar 2027, Build Mar to Jul 2027",
            "gantt",
            "Design Jan to Mar 2027 → Build Mar to Jul 2027",
        ),
        ("Agenda: 09:00 Welcome, 09:15 Results", "agenda", "Agenda"),
        ("Next steps: sign the lease (COO), hire 20 people (HR)", "closing", "Next steps"),
        ("Sign-up funnel: 12,000 visits, 210 customers", "funnel", "Sign-up funnel"),
        ("Please make a pie chart of costs: staff 52 %, rent 48 %", "chart", "Costs"),
        ("Our churn doubled. Onboarding takes 14 days.", "title-body", "Our churn doubled"),
        ("We should hire a second night nurse.", "section", "We should hire a second night nurse"),
    ],
)
def test_a_brief_becomes_its_kind_of_slide(brief: str, kind: str, title: str) -> None:
    """English and German, with a word for its kind and without."""
    slide = _slide(brief)

    assert (slide["slideType"], slide["title"]) == (kind, title)


def test_figures_keep_their_names_units_and_notes() -> None:
    """As they are written, in either order of name and figure."""
    slide = _slide("Kennzahlen: Umsatz 12,4 Mio. € (+18 %), 847 Kunden (-3 %), Abwanderung 2,1 %")

    assert slide["items"] == [
        {"label": "Umsatz", "value": "12,4 Mio. €", "sublabel": "+18 %", "trend": "up"},
        {"label": "Kunden", "value": "847", "sublabel": "-3 %", "trend": "down"},
        {"label": "Abwanderung", "value": "2,1 %"},
    ]


@pytest.mark.parametrize(
    ("brief", "subtitle", "number_format"),
    [
        ("Pie chart of costs: staff 52 %, rent 48 %", None, None),
        ("Churn as a bar chart: Basic 4.5 %, Pro 2.25 %", None, '0.00" %"'),
        ("Bar chart of revenue: North $12M, South $9M", "in $M", None),
        ("Balkendiagramm Umsatz: Nord 12,4 Mio. €, Süd 9,8 Mio. €", "in Mio. €", None),
        ("Bar chart of plants: North 12, South 9", None, None),
    ],
)
def test_charts_say_what_they_measure(brief: str, subtitle: str | None, number_format: str | None) -> None:
    """Per cent at each value, other units once; a title ends before what it is drawn as."""
    slide = _slide(brief)

    assert slide.get("subtitle") == subtitle
    assert slide["chart"].get("dataLabels", {}).get("numberFormat") == number_format
    assert not slide["title"].endswith((" as", " a"))


def test_steps_of_a_bridge_fall_and_rise_as_they_say() -> None:
    """Totals at both ends; a sign decides between them."""
    slide = _slide("Bridge: Budget 10, Price +2, Volume -1.5, Actual 10.5")

    assert [(one["type"], one["value"]) for one in slide["entries"]] == [
        ("total", 10.0),
        ("increase", 2.0),
        ("decrease", 1.5),
        ("total", 10.5),
    ]


def test_what_a_brief_does_not_say_is_left_open_and_told() -> None:
    """Three of four lists."""
    plan = plan_of("SWOT of the shop: strengths: location, staff")

    (slide,) = plan.document["slides"]
    assert slide["strengths"] == ["Location", "Staff"]
    assert slide["threats"] == ["[open]"]
    assert [warning.code for warning in plan.warnings] == ["left_open"] * 3


_WORDS = st.sampled_from(
    [
        *("KPI dashboard", "Timeline", "Zeitplan", "SWOT", "Funnel", "vs", "and", "und", "from", "Q3", "2027", "5 Oct"),
        *("12.4", "-3 %", "€", ":", ",", ";", "(", ")", ">", "\n", "revenue", "Umsatz", "売上", "إيرادات", "😀", '"'),
        "x" * 300,
    ]
)
_LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=200)
"""What a brief may hold: control characters are refused before an author sees them."""


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(_WORDS, min_size=1, max_size=40).map(" ".join), _LETTERS).filter(str.strip))
def test_any_brief_is_a_sound_plan_without_invented_figures(brief: str) -> None:
    """Whatever it says: no exception, and no digits that are not its own."""
    plan = plan_of(brief)

    parse("protocol_v2", plan.document)
    said = set(re.findall(r"\d+", brief))
    shown = set(re.findall(r"\d+", " ".join(_texts(plan.document["slides"]))))
    assert shown <= said


def _texts(value: Any) -> list[str]:
    """All texts of a plan but names and numbers of its own making."""
    if isinstance(value, dict):
        return [
            text for key, one in value.items() if key not in {"slideType", "id", "parentId"} for text in _texts(one)
        ]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def test_the_same_brief_is_the_same_plan() -> None:
    """To the byte."""
    brief = "Compare plan A and plan B: A costs $2M and takes 6 months, B costs $3.5M and takes 3 months"

    assert json.dumps(plan_of(brief).document) == json.dumps(plan_of(brief).document)
