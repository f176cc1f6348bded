"""Briefs of weeks and of numbered steps: days of the week are dates, and the number of a step is none."""

import pytest

from tests.support.planned import Json, slide_of


def _events(slide: Json) -> list[tuple[str, str]]:
    return [(one["label"], one["date"]) for one in slide["events"]]


@pytest.mark.parametrize(
    ("brief", "title", "events"),
    [
        (
            "Mon: 9:00 stand-up, Tue: 14:00 client call, Wed: design review, Thu: testing",
            "Mon \u2013 Thu",
            [("Stand-up", "Mon 9:00"), ("Client call", "Tue 14:00"), ("Design review", "Wed"), ("Testing", "Thu")],
        ),
        (
            "Weekly schedule: Monday 9:00 stand-up; Tuesday 10:00 training; Friday 16:00 demo",
            "Weekly schedule",
            [("Stand-up", "Monday 9:00"), ("Training", "Tuesday 10:00"), ("Demo", "Friday 16:00")],
        ),
        (
            "Wochenplan: Montag Rückenkurs 9 Uhr, Dienstag Yoga 18 Uhr, Mittwoch frei",
            "Wochenplan",
            [("Rückenkurs", "Montag 9 Uhr"), ("Yoga", "Dienstag 18 Uhr"), ("Frei", "Mittwoch")],
        ),
        (
            "Our week\nMonday\n9:00 stand-up\n11:00 planning\nTuesday\n10:00 training\nWednesday: 14:00 review",
            "Our week",
            [
                ("9:00 stand-up, 11:00 planning", "Monday"),
                ("10:00 training", "Tuesday"),
                ("14:00 review", "Wednesday"),
            ],
        ),
        (
            "Lundi 9h réunion d'équipe, mardi 14h visite client, jeudi 10h formation",
            "Lundi \u2013 Jeudi",
            [("Réunion d'équipe", "Lundi 9h"), ("Visite client", "Mardi 14h"), ("Formation", "Jeudi 10h")],
        ),
        (
            "Horario: lunes 9:00 lengua; martes 10:00 historia; miércoles 9:00 música",
            "Horario",
            [("Lengua", "Lunes 9:00"), ("Historia", "Martes 10:00"), ("Música", "Miércoles 9:00")],
        ),
        (
            "週間予定\uff1a月曜 朝礼、火曜 研修、金曜 発表",
            "週間予定",
            [("朝礼", "月曜"), ("研修", "火曜"), ("発表", "金曜")],
        ),
        (
            "الأسبوع: الأحد اجتماع، الاثنين تدريب، الثلاثاء زيارة",
            "الأسبوع",
            [("اجتماع", "الأحد"), ("تدريب", "الاثنين"), ("زيارة", "الثلاثاء")],
        ),
        (
            "Mi 5. Mai Test, Do 6. Mai Abnahme, Fr 7. Mai Feier",
            "Mi \u2013 Fr",
            [("Test", "Mi 5. Mai"), ("Abnahme", "Do 6. Mai"), ("Feier", "Fr 7. Mai")],
        ),
    ],
)
def test_a_week_is_a_timeline_of_its_days(brief: str, title: str, events: list[tuple[str, str]]) -> None:
    """With the times of the day beside them, where each has one thing to do."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"], _events(slide)) == ("timeline", title, events)


def test_days_with_much_to_do_are_rows_of_a_table() -> None:
    """An event has no room for it."""
    day = "9:00 meeting of the whole team, 11:00 planning of the next release, 15:00 training for all"
    slide = slide_of(f"Our week\nMonday: {day}\nTuesday: {day}\nThursday: {day}")

    (block,) = slide["blocks"]
    assert block["input"]["columnHeaders"] == ["Day", "Programme"]
    assert [(row["label"], row["cells"]) for row in block["input"]["rows"]] == [
        (name, [day]) for name in ("Monday", "Tuesday", "Thursday")
    ]


def test_hours_of_a_shop_are_said_large() -> None:
    """They are no events."""
    slide = slide_of("Öffnungszeiten: Mo\u2013Fr 9\u201318 Uhr, Sa 10\u201314 Uhr, So geschlossen")

    assert [(one["label"], one["value"]) for one in slide["items"]] == [
        ("Mo\u2013Fr", "9\u201318 Uhr"),
        ("Sa", "10\u201314 Uhr"),
        ("So", "Geschlossen"),
    ]


def test_figures_by_day_are_a_line() -> None:
    """As figures by month are."""
    slide = slide_of("Takings Mon 1,200 €, Tue 900 €, Wed 1,450 €")

    assert (slide["title"], slide["chart"]["chartType"]) == ("Takings", "line")
    assert slide["chart"]["categories"] == ["Mon", "Tue", "Wed"]


@pytest.mark.parametrize(
    ("brief", "events"),
    [
        (
            "Timeline: Step 1 March 2027, Step 2 April 2027",
            [("Step 1", "March 2027"), ("Step 2", "April 2027")],
        ),
        (
            "Phase 1 March, Phase 2 April, Phase 3 May",
            [("Phase 1", "March"), ("Phase 2", "April"), ("Phase 3", "May")],
        ),
        ("Zeitplan: Schritt 1 Februar, Schritt 2 März", [("Schritt 1", "Februar"), ("Schritt 2", "März")]),
        ("Timeline: Step 1: 3 March, Step 2: 5 May", [("Step 1", "3 March"), ("Step 2", "5 May")]),
        ("Timeline: Week 12 March, Version 3 May", [("Week 12", "March"), ("Version 3", "May")]),
        ("Cronograma: Paso 1 marzo 2027, Paso 2 abril 2027", [("Paso 1", "marzo 2027"), ("Paso 2", "abril 2027")]),
        (
            "Timeline: test by 1 March, step 2: 3 March, pilot phase 5 May",
            [("Test", "1 March"), ("Step 2", "3 March"), ("Pilot phase", "5 May")],
        ),
        (
            "March: pilot, June: roll-out, December: review",
            [("Pilot", "March"), ("Roll-out", "June"), ("Review", "December")],
        ),
    ],
)
def test_the_number_of_a_step_is_no_day_of_a_month(brief: str, events: list[tuple[str, str]]) -> None:
    """It stays with the step, and the month is the date."""
    assert _events(slide_of(brief)) == events


def test_a_figure_with_a_unit_is_no_day_of_the_month_before_it() -> None:
    """Sales of January are no event of 12 January."""
    slide = slide_of("Ventes : janvier 12 k€, février 15 k€, mars 11 k€")

    assert slide["chart"]["series"][0]["values"] == [12.0, 15.0, 11.0]
