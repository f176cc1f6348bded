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
