"""Notes of people in a hurry: mails in one line, lists that are numbered in a sentence, wishes for the look."""

from typing import Any

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of

_NEXT = "To-dos: Anna calls the bank by Friday, Ben orders the new till by 12 Dec, I book the electrician."


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (
            f"Hi all, quick one for Monday's huddle: {_NEXT} Thanks, Maggie",
            {
                "slideType": "closing",
                "title": "To-dos",
                "steps": [
                    {"text": "Anna calls the bank", "date": "Friday"},
                    {"text": "Ben orders the new till", "date": "12 Dec"},
                    {"text": "I book the electrician"},
                ],
            },
        ),
        (
            "Next steps: Anna: contract by 3 May; Tom to call the bank; Send the offer (Ida, 12 June)",
            {
                "slideType": "closing",
                "steps": [
                    {"text": "Contract", "owner": "Anna", "date": "3 May"},
                    {"text": "Call the bank", "owner": "Tom"},
                    {"text": "Send the offer", "owner": "Ida", "date": "12 June"},
                ],
            },
        ),
        (
            "Year 9 science: photosynthesis in 5 steps. 1. Light hits the leaf 2. Chlorophyll absorbs it "
            "3. Water is split 4. CO2 is taken in 5. Sugar is made",
            {
                "slideType": "process",
                "steps": [
                    {"label": "Light hits the leaf"},
                    {"label": "Chlorophyll absorbs it"},
                    {"label": "Water is split"},
                    {"label": "CO2 is taken in"},
                    {"label": "Sugar is made"},
                ],
            },
        ),
        (
            "Pros and cons of a four day week. Good: happier staff, easier hiring. Bad: phones on Friday, rota harder",
            {
                "slideType": "pros-cons",
                "pros": ["Happier staff", "Easier hiring"],
                "cons": ["Phones on Friday", "Rota harder"],
            },
        ),
        (
            "Before the new rota: 14 agency shifts a week, sickness 8%. After: 5 agency shifts, sickness 6.1%.",
            {
                "slideType": "before-after",
                "title": "The new rota",
                "before": {"label": "Before", "points": ["14 agency shifts a week", "Sickness 8%"]},
                "after": {"label": "After", "points": ["5 agency shifts", "Sickness 6.1%"]},
            },
        ),
        (
            "Last year 1,840 visitors, up from 1,520. This year we aim for 2,000.",
            {
                "slideType": "before-after",
                "before": {"label": "Before", "figure": "1,520", "points": ["Visitors"]},
                "after": {"label": "Last year", "figure": "1,840", "points": ["Visitors"]},
                "insight": "This year we aim for 2,000.",
            },
        ),
        (
            "Umsatz letzte Woche 12.340 €, davor 11.870 €. Bester Tag Samstag mit 3.120 €.",
            {
                "slideType": "before-after",
                "before": {"label": "Vorher", "figure": "11.870 €"},
                "after": {"label": "Umsatz letzte Woche", "figure": "12.340 €"},
                "insight": "Bester Tag Samstag mit 3.120 €.",
            },
        ),
        (
            "Option A: open 3 more stores for 900k; Option B: franchise, no capital but 6 % royalty",
            {
                "slideType": "title-body",
                "body": ["Option A: open 3 more stores for 900k", "Option B: franchise, no capital but 6 % royalty"],
            },
        ),
        (
            "Dear team, please make one slide which says that we close on 24 December at 2pm. Best, Tom",
            {"slideType": "section", "title": "We close on 24 December at 2pm"},
        ),
        (
            "Ciao, mi serve una slide sui vantaggi del nuovo forno: consuma il 30% in meno, cuoce in 8 minuti invece "
            "di 14, costa 6.500 euro, si ripaga in 2 anni",
            {
                "title": "Vantaggi del nuovo forno",
                "body": [
                    "Consuma il 30% in meno",
                    "Cuoce in 8 minuti invece di 14",
                    "Costa 6.500 euro",
                    "Si ripaga in 2 anni",
                ],
            },
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_note_becomes_the_slide_that_it_means(brief: str, expected: dict[str, Any]) -> None:
    """Steps, sides, changes and tasks are drawn as such, under their own names."""
    slide = slide_of(brief)
    assert {name: slide.get(name) for name in expected} == expected


def test_times_of_an_incident_are_its_course_and_what_follows_is_said_below() -> None:
    """A list of times ends where the sentences with names begin, and a full stop behind "inkl" ends none."""
    slide = slide_of(
        "incident 14 nov: 02:10 alarm, 02:25 on-call acks, 03:05 logs rotated, 03:15 all green. "
        "Impact: 1,204 failed requests. Action: disk alert at 80% (owner: Priya)"
    )
    assert [(one["time"], one["label"]) for one in slide["items"]] == [
        ("02:10", "Alarm"),
        ("02:25", "On-call acks"),
        ("03:05", "Logs rotated"),
        ("03:15", "All green"),
    ]
    assert slide["insight"] == "Impact: 1,204 failed requests. Action: disk alert at 80% (owner: Priya)"
    offers = slide_of("3 Angebote: Müller 14.200 €, Krause 15.100 € (inkl. Wartung). Ich würde Krause nehmen.")
    assert offers["items"][1] == {"label": "Krause", "value": "15.100 €", "sublabel": "inkl. Wartung", "trend": "none"}
    assert offers["insight"] == "Ich würde Krause nehmen."


@pytest.mark.parametrize(
    ("brief", "labels", "insight"),
    [
        (
            "U14 girls season: played 18, won 12, drew 2, lost 4. Goals 41:19. Top scorer Mia with 14.",
            [("Played", "18"), ("Won", "12"), ("Drew", "2"), ("Lost", "4")],
            "Goals 41:19. Top scorer Mia with 14.",
        ),
        (
            "ward 4 handover - beds 28, occupied 26, isolation 3, staff on shift 6",
            [("Beds", "28"), ("Occupied", "26"), ("Isolation", "3"), ("Staff on shift", "6")],
            None,
        ),
        (
            "ratio of nurses to patients: day 1:6, night 1:9, target 1:5. Half of our shifts miss the target.",
            [("Day", "1:6"), ("Night", "1:9"), ("Target", "1:5")],
            "Half of our shifts miss the target.",
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_score_is_a_figure_and_no_name(brief: str, labels: list[tuple[str, str]], insight: str | None) -> None:
    """No colon behind a name is in "41:19", and "1:6" is a figure; a number in a head is a part of that."""
    slide = slide_of(brief)
    assert [(one["label"], one["value"]) for one in slide["items"]] == labels
    assert slide.get("insight") == insight


@pytest.mark.parametrize(
    ("brief", "title", "categories", "wish"),
    [
        (
            "Council: recycling rate 2021 38%, 2022 41%, 2023 43%. Target 2030 is 65%. Use a bar chart and make it "
            "green.",
            "Council: recycling rate",
            ["2021", "2022", "2023"],
            "Use a bar chart and make it green.",
        ),
        (
            "Necesito una diapositiva: ventas por trimestre T1 120 mil, T2 135 mil, T3 98 mil, T4 160 mil. "
            "El T3 bajó por la huelga.",
            "Ventas por trimestre",
            ["T1", "T2", "T3", "T4"],
            "Necesito una diapositiva:",
        ),
        (
            "Why are students late? Survey of 120 students: bus late 54, overslept 38, breakfast duty 18, other 10. "
            "Simple slide pls",
            "Why are students late?",
            ["Bus late", "Overslept", "Breakfast duty", "Other"],
            "Simple slide pls",
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_series_is_called_apart_from_its_first_date(brief: str, title: str, categories: list[str], wish: str) -> None:
    """And what is wished of the slide itself is told, and neither drawn nor missing."""
    plan = plan_of(brief)
    slide = slide_of(brief)
    assert (slide["title"], slide["chart"]["chartType"]) == (title, "bar")
    assert slide["chart"]["categories"] == categories
    assert [one.message for one in plan.warnings] == [f'Said to the author, and not on the slide: "{wish}".']


def test_a_copied_sheet_is_a_table_whatever_stands_below_it() -> None:
    """Rows between tabs, and a sentence without any."""
    slide = slide_of("Option\tCost\tRisk\nRent\t1,200/mo\tlow\nBuy\t85,000\tmedium\nRecommendation: rent")
    assert slide["columns"] == ["Option", "Cost", "Risk"]
    assert [(row["label"], *row["values"]) for row in slide["rows"]] == [
        ("Rent", "1,200/mo", "low"),
        ("Buy", "85,000", "medium"),
    ]
    assert slide["insight"] == "Recommendation: rent"


def test_figures_that_each_have_a_target_are_measured_by_it() -> None:
    """Two targets that are reached and one that is not are no bars with footnotes."""
    slide = slide_of("Service levels vs target: response 92% (target 95%), resolution 88% (target 85%)")
    assert slide["items"] == [
        {"label": "Response", "value": "92%", "target": "95%"},
        {"label": "Resolution", "value": "88%", "target": "85%"},
    ]


def test_a_day_that_is_closed_has_no_bar_and_is_said() -> None:
    """It was a timeline of numbers."""
    slide = slide_of("shop numbers: mon 420, tue 380, wed 510, sat 1,240, sun closed. as a bar chart, keep it simple")
    assert slide["chart"]["categories"] == ["Mon", "Tue", "Wed", "Sat"]
    assert slide["insight"] == "Sun closed"
