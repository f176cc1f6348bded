"""Where a sentence of a brief ends, and where a full stop only shortens a word."""

import pytest

from renderer.authoring import plan_of
from renderer.authoring.sentences import sentences


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was 0.51 in Sep. Butter doubled. We wait", ["It was 0.51 in Sep.", "Butter doubled.", "We wait"]),
        ("We close on Thu. Staff is tired", ["We close on Thu.", "Staff is tired"]),
        ("Sales Mon. 12, Tue. 14", ["Sales Mon. 12, Tue. 14"]),
        ("Dec. 2025 was cold", ["Dec. 2025 was cold"]),
        ("Offices in St. Gallen. We grow", ["Offices in St. Gallen.", "We grow"]),
        ("It is in Main St. We meet there", ["It is in Main St.", "We meet there"]),
        ("Ask for the room No. The door is open", ["Ask for the room No.", "The door is open"]),
        ("Es kostet ca. 4 Mio. Euro", ["Es kostet ca. 4 Mio. Euro"]),
        ("Es kostet 4 Mio. Wir sparen", ["Es kostet 4 Mio.", "Wir sparen"]),
        ("Nach 10 Std. Wartezeit, z. B. Die Nacht", ["Nach 10 Std. Wartezeit, z. B. Die Nacht"]),
        ("Scope 3: 21.600 t. Ziel: minus 42 %", ["Scope 3: 21.600 t.", "Ziel: minus 42 %"]),
        ("For grade 7. 5 min warm-up, 15 min quiz", ["For grade 7.", "5 min warm-up, 15 min quiz"]),
    ],
)
def test_a_sentence_ends_where_the_next_one_begins(text: str, said: list[str]) -> None:
    """A month, a day or a unit that is shortened ends one before a new sentence, and none before what it belongs to."""
    assert sentences(text) == said


@pytest.mark.parametrize(
    ("brief", "values", "insight"),
    [
        (
            "flour 0.42 €/kg in Jan, 0.44 in Mar, 0.47 in Jun, 0.51 in Sep. Butter doubled. We raise bread by 20 cents",
            [0.42, 0.44, 0.47, 0.51],
            "Butter doubled. We raise bread by 20 cents.",
        ),
        (
            "Visitors 412 in 2023, 433 in 2024, 478 in 2025. The pool was closed for 3 weeks. We reopen on 4 May",
            [412, 433, 478],
            "The pool was closed for 3 weeks. We reopen on 4 May.",
        ),
        (
            "Sales Mon. 12, Tue. 14, Wed. 9. We close on Thu. Staff is tired",
            [12, 14, 9],
            "We close on Thu. Staff is tired",
        ),
    ],
    ids=["months", "years", "days"],
)
def test_a_series_and_what_is_said_of_it(brief: str, values: list[float], insight: str) -> None:
    """The series is a line, and the sentences behind it stand below, however the last one ends."""
    (slide,) = plan_of(brief).document["slides"]
    assert slide["chart"]["chartType"] == "line"
    assert slide["chart"]["series"][0]["values"] == values
    assert slide["insight"] == insight


def test_a_lesson_keeps_its_topic() -> None:
    """It is the title, and the list behind it what happens when."""
    (slide,) = plan_of(
        "Lesson plan: photosynthesis, grade 7. 5 min warm-up, 15 min experiment, 20 min worksheet, 5 min quiz"
    ).document["slides"]
    assert slide["title"] == "Lesson plan: photosynthesis, grade 7"
    assert [item["time"] for item in slide["items"]] == ["5 min", "15 min", "20 min", "5 min"]
