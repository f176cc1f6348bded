"""What the author makes of briefs: the kind of slide, its title, its items, and never a figure that nobody said."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck_documents import parse
from renderer.authoring import plan_of
from tests.support.planned import Json, slide_of


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
            "From Design to Build: Jan 2027 \u2013 Jul 2027",
        ),
        ("Agenda: 09:00 Welcome, 09:15 Results", "agenda", "Agenda"),
        ("Next steps: sign the lease (COO), hire 20 people (HR)", "closing", "Next steps"),
        ("Sign-up funnel: 12,000 visits, 210 customers", "funnel", "Sign-up funnel"),
        ("Please make a pie chart of costs: staff 52 %, rent 48 %", "chart", "Costs"),
        ("Our churn doubled. Onboarding takes 14 days.", "title-body", "Our churn doubled"),
        ("We lose 400 € a day after 17:00. Close earlier.", "title-body", "We lose 400 € a day after 17:00"),
        ("Wir öffnen am 12. Januar 2027. Bitte kommen.", "title-body", "Wir öffnen am 12. Januar 2027"),
        ("Staff 340; revenue per head 212 k€; scrap 1.8 %", "kpi-grid", "Staff 340, revenue per head 212 k€"),
        ("We should hire a second night nurse.", "section", "We should hire a second night nurse"),
    ],
)
def test_a_brief_becomes_its_kind_ofslide_of(brief: str, kind: str, title: str) -> None:
    """English and German, with a word for its kind and without."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"]) == (kind, title)


def test_figures_keep_their_names_units_and_notes() -> None:
    """As they are written, in either order of name and figure."""
    slide = slide_of("Kennzahlen: Umsatz 12,4 Mio. € (+18 %), 847 Kunden (-3 %), Abwanderung 2,1 %")

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
        ("Bar chart of growth: North +12 %, South -3 %", None, '+0" %";\u22120" %";0" %"'),
        ("Bar chart of growth: North 12 %, South -3 %", None, '0" %"'),
        ("Bar chart of profit, change: North +€12m, South -€3.5m", "in €m", "+#,##0.0;\u2212#,##0.0;#,##0.0"),
    ],
)
def test_charts_say_what_they_measure(brief: str, subtitle: str | None, number_format: str | None) -> None:
    """Per cent at each value, other units once; a title ends before what it is drawn as."""
    slide = slide_of(brief)

    assert slide.get("subtitle") == subtitle
    assert slide["chart"].get("dataLabels", {}).get("numberFormat") == number_format
    assert not slide["title"].endswith((" as", " a"))


def test_steps_of_a_bridge_fall_and_rise_as_they_say() -> None:
    """Totals at both ends; a sign decides between them."""
    slide = slide_of("Bridge: Budget 10, Price +2, Volume -1.5, Actual 10.5")

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


@pytest.mark.parametrize(
    ("brief", "axis"),
    [
        ("Visitors: 2023 81,000, 2024 96,500, 2025 112,000", {"min": 0, "visible": False}),
        ("Uptime: 2023 99.1 %, 2024 99.3 %, 2025 99.2 %", {"visible": True}),
        ("Result: 2023 -4 M€, 2024 1 M€, 2025 6 M€", {"visible": True}),
    ],
)
def test_a_line_begins_at_zero_or_shows_where(brief: str, axis: Json) -> None:
    """A hidden axis that is cut would make small changes look large."""
    assert slide_of(brief)["chart"]["valueAxis"] == axis


@pytest.mark.parametrize(
    ("brief", "title", "subtitle", "insight"),
    [
        (
            "We lost two customers. Three actions: call all, fix the line, cut prices",
            "We lost two customers",
            "Three actions",
            None,
        ),
        ("KPIs: margin 8 %, staff 340. We should hire now.", "Margin 8 %, staff 340", None, "We should hire now."),
    ],
)
def test_sentences_beside_a_list_are_on_theslide_of(
    brief: str, title: str, subtitle: str | None, insight: str | None
) -> None:
    """Before it the point, behind it the conclusion."""
    slide = slide_of(brief)

    assert [slide["title"], slide.get("subtitle"), slide.get("insight")] == [title, subtitle, insight]


@pytest.mark.parametrize(
    ("brief", "kind", "title"),
    [
        ("病院の入院手続き: 受付、診察、検査、入院", "process", "病院の入院手続き"),
        ("SWOT分析: 強み: 立地、技術; 弱み: 資金; 機会: 輸出; 脅威: 円安", "swot", "立地 \u2013 円安"),
        (
            "ロードマップ\uff1a製品\uff1a検索 2027年1月、アプリ 2027年4月\uff1b営業\uff1a提携 2027年2月",
            "roadmap",
            "製品、営業",
        ),
        ("救急外来の待ち時間: 導入前 94分、導入後 41分", "before-after", "救急外来の待ち時間: 94分 → 41分"),
        ("ホテル稼働率 1月 41%、4月 62%、7月 93%", "chart", "ホテル稼働率"),
        ("جدول الأعمال: الترحيب، النتائج، الخطة", "agenda", "جدول الأعمال"),
        ("مقارنة بين العبوة والزجاجة: السعر 0.12 € / 0.21 €", "comparison-table", "العبوة أو الزجاجة"),
        (
            "الجدول الزمني: التصميم 2027-01-05، الإطلاق 2027-03-01",
            "timeline",
            "من التصميم إلى الإطلاق: 2027-01-05 \u2013 2027-03-01",
        ),
    ],
)
def test_briefs_in_japanese_and_arabic_are_read(brief: str, kind: str, title: str) -> None:
    """Their words for kinds of slides, and what their lists are parted by."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"]) == (kind, title)
