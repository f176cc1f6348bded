"""Briefs that say how far things are: what is done, under way or late is a table that keeps the states."""

import pytest

from tests.support.planned import Json, slide_of


def _rows(slide: Json) -> list[tuple[str, str, object]]:
    """Each thing, what is said of it, and the mark beside that."""
    (block,) = slide["blocks"]
    told = []
    for row in block["input"]["rows"]:
        (cell,) = row["cells"]
        said = cell if isinstance(cell, dict) else {"value": cell}
        told.append((row["label"], said["value"], said.get("harvey", said.get("signal"))))
    return told


@pytest.mark.parametrize(
    ("brief", "title", "rows"),
    [
        (
            "ward 3 done, ward 4 in progress, ward 5 not started",
            "1 of 3 done",
            [("Ward 3", "Done", 4), ("Ward 4", "In progress", 2), ("Ward 5", "Not started", 0)],
        ),
        (
            "Project status: Backend: on track; Frontend: delayed by 2 weeks; QA: not started",
            "Project status: 1 of 3 delayed",
            [("Backend", "On track", "good"), ("Frontend", "Delayed by 2 weeks", "bad"), ("QA", "Not started", None)],
        ),
        (
            "Kassen: Filiale 1 fertig, Filiale 2 in Arbeit, Filiale 3 noch nicht begonnen",
            "Kassen: 1 von 3 fertig",
            [("Filiale 1", "Fertig", 4), ("Filiale 2", "In Arbeit", 2), ("Filiale 3", "Noch nicht begonnen", 0)],
        ),
        (
            "Status\n- Backend - done\n- Frontend - in progress (60 %)\n- QA - not started",
            "Status: 1 of 3 done",
            [("Backend", "Done", 4), ("Frontend", "In progress (60 %)", 2), ("QA", "Not started", 0)],
        ),
        (
            "Done: ward 3, ward 5; In progress: ward 4",
            "2 of 3 done",
            [("Ward 3", "Done", 4), ("Ward 5", "Done", 4), ("Ward 4", "In progress", 2)],
        ),
        (
            "改装状況\uff1a1階は完了、2階は進行中、3階は未着手",
            "改装状況: 3件中1件が完了",
            [("1階", "完了", 4), ("2階", "進行中", 2), ("3階", "未着手", 0)],
        ),
        (
            "Tickets: A12 open, A13 closed, A14 open",
            "Tickets",
            [("A12", "Open", None), ("A13", "Closed", None), ("A14", "Open", None)],
        ),
    ],
)
def test_a_status_is_a_table_of_states(brief: str, title: str, rows: list[tuple[str, str, object]]) -> None:
    """No state is lost, no number of a name is taken for a figure, and the title counts what matters."""
    slide = slide_of(brief)

    assert (slide["title"], _rows(slide)) == (title, rows)


@pytest.mark.parametrize(
    "brief",
    [
        "Three orders are open. We hired two people, and the site is live.",
        "The lab is open, the canteen is closed, the gym opens in May",
        "We are done with excuses, suppliers pay late and nobody is started by a red light of theirs",
    ],
)
def test_words_for_states_in_sentences_make_no_table(brief: str) -> None:
    """Only a list of which each item tells a state is a status."""
    assert slide_of(brief)["slideType"] != "composition"


@pytest.mark.parametrize(
    ("brief", "events"),
    [
        (
            "Timeline: design done, build 3 March, launch 5 June",
            [("Design", "done"), ("Build", "3 March"), ("Launch", "5 June")],
        ),
        (
            "Konzept fertig, Pilot 3. März, Start 5. Juni",
            [("Konzept", "fertig"), ("Pilot", "3. März"), ("Start", "5. Juni")],
        ),
    ],
)
def test_an_event_that_is_done_has_that_for_a_date(brief: str, events: list[tuple[str, str]]) -> None:
    """It has no date to come, and none is missed."""
    assert [(one["label"], one["date"]) for one in slide_of(brief)["events"]] == events
