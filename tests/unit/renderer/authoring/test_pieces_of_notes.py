"""What stands in notes keeps its place: no figure goes to another name, and no name is taken for something else."""

from typing import Any

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "field", "value"),
    [
        (
            "Tres razones para cambiar: 1) precio, 15% más barato 2) entrega en 24h, no 72h 3) soporte en español",
            "body",
            ["Precio, 15% más barato", "Entrega en 24h, no 72h", "Soporte en español"],
        ),
        (
            "Bridge 12 inspection: deck ok, bearings worn, railing rusty, drainage blocked.",
            "title",
            "Bridge 12 inspection",
        ),
        (
            "ملاحظات المدرب: فزنا 9 مباريات، تعادلنا 3، خسرنا 2. سجلنا 31 هدفا.",
            "insight",
            "سجلنا 31 هدفا.",
        ),
        ("売上報告:10月 480万円、11月 520万円、12月 610万円。前年比12%増。", "title", "売上報告"),
        (
            "anbei die Zahlen für den Elternabend: 5a 24 Kinder, 5b 27 Kinder, 5c 22 Kinder. "
            "Ausflug am 12.6. nach Trier.",
            "insight",
            "Ausflug am 12.6. nach Trier.",
        ),
        (
            "Piano di formazione: gennaio sicurezza (8 ore), febbraio primo soccorso (12 ore), "
            "marzo antincendio (4 ore)",
            "events",
            [
                {"label": "Sicurezza (8 ore)", "date": "gennaio"},
                {"label": "Primo soccorso (12 ore)", "date": "febbraio"},
                {"label": "Antincendio (4 ore)", "date": "marzo"},
            ],
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_no_part_of_a_list_is_taken_for_something_else(brief: str, field: str, value: Any) -> None:
    """Neither its last point for what it says, nor a bridge over a river for a chart, nor a month for a figure."""
    assert slide_of(brief)[field] == value


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (
            "For: cheaper, faster. Against: no support, old licence. My view: stay one more year.",
            {
                "slideType": "pros-cons",
                "pros": ["Cheaper", "Faster"],
                "cons": ["No support", "Old licence"],
                "insight": "My view: stay one more year.",
            },
        ),
        (
            "1. Wash hands 2. Put on gloves 3. Check the patient's name 4. Give the medicine",
            {
                "slideType": "process",
                "title": "Wash hands → Give the medicine",
                "steps": [
                    {"label": "Wash hands"},
                    {"label": "Put on gloves"},
                    {"label": "Check the patient's name"},
                    {"label": "Give the medicine"},
                ],
            },
        ),
        (
            "Baustelle A8: Sperrung 14.-18. Juni, Busse 220 und 225 fahren 10 Minuten später. Rückfragen: 089 1234",
            {"body": ["Sperrung 14.-18. Juni", "Busse 220 und 225 fahren 10 Minuten später", "Rückfragen: 089 1234"]},
        ),
        (
            "Team meeting - wins: new client Orbit (80k), hired 2 nurses - problems: scanner down - next: interviews",
            {
                "title": "Team meeting",
                "body": ["Wins: new client Orbit (80k), hired 2 nurses", "Problems: scanner down", "Next: interviews"],
            },
        ),
        (
            "Spotkanie 12 maja: obecni 14 osób, budżet 8 200 zł, festyn 21 czerwca",
            {"body": ["Obecni 14 osób", "Budżet 8 200 zł", "Festyn 21 czerwca"]},
        ),
        (
            "Sales by shop: Linz 12k, Wels 9k, Graz 4k. Problem: stock in Graz. Next: reorder by Friday.",
            {"slideType": "chart", "insight": "Problem: stock in Graz. Next: reorder by Friday."},
        ),
        (
            "Unsere Werte: ehrlich, regional, pünktlich. Bitte modern und mit viel Weißraum.",
            {"body": ["Ehrlich", "Regional", "Pünktlich"], "insight": None},
        ),
        (
            "Can u make a slide abt our opening hrs, mon-fri 8-18, sat 9-13, sun closed",
            {"slideType": "kpi-grid", "title": "Opening hrs"},
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_pieces_of_a_note_stay_what_they_are(brief: str, expected: dict[str, Any]) -> None:
    """Sides with a view of them, steps without a head, parts between dashes, buses by their numbers."""
    slide = slide_of(brief)
    assert {name: slide.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (
            "Sub: Budget youth club. We got 12,000 from the county. Spent so far: rent 6,000, trips 4,200, snacks 900.",
            {"title": "Budget youth club", "subtitle": "We got 12,000 from the county. Spent so far"},
        ),
        (
            "Compare our two routes: North 42 km, 380 m climb, gravel; South 55 km, 210 m climb, asphalt. "
            "Which one? South, safer for kids",
            {
                "body": ["North: 42 km, 380 m climb, gravel", "South: 55 km, 210 m climb, asphalt"],
                "insight": "Which one? South, safer for kids",
            },
        ),
        (
            "Recette : 250 g de farine, 3 œufs, 50 cl de lait",
            {
                "items": [
                    {"label": "Farine", "value": "250 g"},
                    {"label": "Œufs", "value": "3"},
                    {"label": "Lait", "value": "50 cl"},
                ]
            },
        ),
        (
            "Il fatturato è passato da 1,2 a 1,5 milioni, i clienti da 310 a 402, i reclami da 48 a 21.",
            {
                "items": [
                    {"label": "Il fatturato", "value": "1,2 a 1,5 milioni"},
                    {"label": "I clienti", "value": "310 a 402"},
                    {"label": "I reclami", "value": "48 a 21"},
                ]
            },
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_name_is_a_name_and_what_is_said_of_all_stands_below(brief: str, expected: dict[str, Any]) -> None:
    """A subject, a unit, a verb and a question belong to no entry."""
    slide = slide_of(brief)
    assert {name: slide.get(name) for name in expected} == expected
    assert plan_of(brief).warnings == ()


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (
            "New menu - starters: soup 6.50, bruschetta 7.20 - mains: pasta 12.90, steak 24.00 - dessert: tiramisu "
            "6.80",
            {
                "body": [
                    "Starters: soup 6.50, bruschetta 7.20",
                    "Mains: pasta 12.90, steak 24.00",
                    "Dessert: tiramisu 6.80",
                ]
            },
        ),
        (
            "Who is on call: Mon+Tue Jana, Wed Omar, Thu+Fri Kim, weekend agency (0800 555 44)",
            {
                "events": [
                    {"label": "Jana", "date": "Mon+Tue"},
                    {"label": "Omar", "date": "Wed"},
                    {"label": "Kim", "date": "Thu+Fri"},
                    {"label": "Agency (0800 555 44)", "date": "Weekend"},
                ]
            },
        ),
        (
            "Device costs: laptop 1,150 x 12, monitor 240 x 24, headset 89 x 12. Total 20,628.",
            {
                "items": [
                    {"label": "Laptop", "value": "1,150 x 12"},
                    {"label": "Monitor", "value": "240 x 24"},
                    {"label": "Headset", "value": "89 x 12"},
                ],
                "insight": "Total 20,628.",
            },
        ),
        (
            "Budget: Personal 62 %, Sachkosten 21 %, Miete 12 %, Rest 5 %. Gesamt 480.000 €. Bitte Kreisdiagramm.",
            {"slideType": "chart", "insight": "Gesamt 480.000 €."},
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_no_figure_goes_to_another_name(brief: str, expected: dict[str, Any]) -> None:
    """Several prices of a part, times, a weekend behind a Friday."""
    slide = slide_of(brief)
    assert {name: slide.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (
            "Results of the bake sale: cakes 84 €, cookies 51 €, coffee 37 €, minus costs 42 €. Net 130 €.",
            {
                "items": [
                    {"label": "Cakes", "value": "84 €"},
                    {"label": "Cookies", "value": "51 €"},
                    {"label": "Coffee", "value": "37 €"},
                    {"label": "Minus costs", "value": "42 €"},
                ],
                "insight": "Net 130 €.",
            },
        ),
        (
            "Ablauf Taufe: 10:30 Treffen, 11:00 Gottesdienst, 13:00 Mittagessen, ab 15 Uhr Kaffee",
            {
                "slideType": "agenda",
                "items": [
                    {"label": "Treffen", "time": "10:30"},
                    {"label": "Gottesdienst", "time": "11:00"},
                    {"label": "Mittagessen", "time": "13:00"},
                    {"label": "Kaffee", "time": "ab 15 Uhr"},
                ],
            },
        ),
        (
            "Progetto: fase 1 tablet (gen-mar), fase 2 formazione docenti (apr-giu), fase 3 valutazione (set)",
            {"body": ["Fase 1 tablet (gen-mar)", "Fase 2 formazione docenti (apr-giu)", "Fase 3 valutazione (set)"]},
        ),
        (
            "Q3: opex flat at 2.1m, churn 3 %, EBITDA 1.4m vs 1.1m last year",
            {
                "items": [
                    {"label": "Opex flat", "value": "2.1m"},
                    {"label": "Churn", "value": "3 %"},
                    {"label": "EBITDA", "value": "1.4m", "sublabel": "vs 1.1m last year", "trend": "none"},
                ]
            },
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_costs_hours_phases_and_last_year_are_told_apart(brief: str, expected: dict[str, Any]) -> None:
    """What goes off is no way that a figure moved, an hour is not cut at its colon, a phase is no figure."""
    slide = slide_of(brief)
    assert {name: slide.get(name) for name in expected} == expected
