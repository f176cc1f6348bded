"""Pairs of figures and of people, phases with their months, and lists without the marks between their items."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Ventes (k€) : Lyon 420 / 455, Nantes 310 / 298, Lille 275 / 301 (2024 / 2025)", "Ventes (k€) 2024 / 2025"),
        ("Sales (2024/2025): Lyon 420/455, Nantes 310/298, Lille 275/301", "Sales 2024 / 2025"),
    ],
)
def test_two_figures_of_two_dates_are_two_series(brief: str, title: str) -> None:
    """Wherever the dates stand."""
    slide = slide_of(brief)
    assert slide["title"] == title
    assert slide["chart"]["categories"] == ["Lyon", "Nantes", "Lille"]
    told = {one["name"]: one["values"] for one in slide["chart"]["series"]}
    assert told == {"2024": [420, 310, 275], "2025": [455, 298, 301]}


def test_days_without_commas_are_a_list() -> None:
    """As people type readings."""
    chart = slide_of("temp readings: mon 36.8 tue 37.4 wed 38.9 thu 38.1")["chart"]
    assert chart["categories"] == ["Mon", "Tue", "Wed", "Thu"]
    assert chart["series"][0]["values"] == [36.8, 37.4, 38.9, 38.1]


@pytest.mark.parametrize(
    ("brief", "body"),
    [
        (
            "Shifts: early Ana and Luis, late Marta, night Ivan and Sofia",
            "Early Ana and Luis|Late Marta|Night Ivan and Sofia",
        ),
        (
            "Turnos: mañana Ana y Luis, tarde Marta, noche Iván y Sofía",
            "Mañana Ana y Luis|Tarde Marta|Noche Iván y Sofía",
        ),
        (
            "Phase 1 (Jan-Mar) discovery, phase 2 (Apr-Jun) pilot in 3 shops, phase 3 (Jul-Dec) roll-out to 42 shops",
            "Phase 1 (Jan-Mar) discovery|Phase 2 (Apr-Jun) pilot in 3 shops|Phase 3 (Jul-Dec) roll-out to 42 shops",
        ),
        (
            "Wins 12, draws 5, losses 3; goals 41:19; next match Sat vs Rovers",
            "Wins 12, draws 5, losses 3|Goals 41:19|Next match Sat vs Rovers",
        ),
        (
            "if we do nothing: costs 2027 +8 %, 2028 +12 %, 2029 +15 %. if we act: +8 %, +4 %, +2 %",
            "If we do nothing: costs 2027 +8 %, 2028 +12 %, 2029 +15 %|If we act: +8 %, +4 %, +2 %",
        ),
    ],
)
def test_what_belongs_together_stays_together(brief: str, body: str) -> None:
    """Two people of a shift, a phase and its number, what is counted of one thing."""
    assert slide_of(brief)["body"] == body.split("|")


def test_a_measure_by_team_is_a_chart() -> None:
    """And no team of people."""
    chart = slide_of("NPS by team: Support 62, Sales 41, Delivery 55, Field -8")["chart"]
    assert chart["series"][0]["values"] == [62, 41, 55, -8]


def test_who_leads_whom_is_a_chart() -> None:
    """With those below these."""
    nodes = slide_of("CEO Maria Lund leads CFO Tom Berg and CTO Lee Park; under Lee Park are Platform and Data")[
        "nodes"
    ]
    assert [(one["label"], one.get("parentId")) for one in nodes] == [
        ("CEO Maria Lund", None),
        ("CFO Tom Berg", "n1"),
        ("CTO Lee Park", "n1"),
        ("Platform", "n3"),
        ("Data", "n3"),
    ]
    assert slide_of("Quality leads to trust, sales and growth")["slideType"] == "section"


def test_what_follows_a_request_is_the_content() -> None:
    """What asks for a slide ends at its colon, below a subject and behind a greeting."""
    plan = plan_of(
        "Subject: Elternabend\nLiebe Frau Sommer, bitte eine Folie: Klassenfahrt Juni, 3 Tage Harz, Anzahlung 50 € bis "
        "15. März. Viele Grüße, T. Brandt"
    )
    (slide,) = plan.document["slides"]
    assert slide["title"] == "Elternabend"
    assert slide["body"] == ["Klassenfahrt Juni", "3 Tage Harz", "Anzahlung 50 € bis 15. März"]
    assert 'not on the slide: "bitte eine Folie:"' in plan.warnings[-1].message


def test_a_process_is_asked_for_in_polish() -> None:
    """By its word."""
    slide = slide_of("Proces zamówienia: klient zamawia, magazyn kompletuje, kurier odbiera")
    assert [step["label"] for step in slide["steps"]] == ["Klient zamawia", "Magazyn kompletuje", "Kurier odbiera"]
