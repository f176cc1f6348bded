"""Pasted notes with headings as one slide."""

from renderer.authoring import plan_of
from tests.support.planned import slide_of

_NOTES = {
    "Market": "Bookings fell to 412. They were 538 a year ago.",
    "People": "Two cooks leave in April.",
    "Money": "The oven costs 14,000 euros. The bank offers a loan.",
}


def test_each_section_is_a_point_by_its_heading() -> None:
    """With all that it says, where that is little."""
    slide = slide_of("Strategy day\n\n" + "\n\n".join(f"{head}\n{said}" for head, said in _NOTES.items()))

    assert (slide["slideType"], slide["title"]) == ("title-body", "Strategy day")
    assert slide["body"] == [f"{head}: {said.rstrip('.')}" for head, said in _NOTES.items()]


def test_long_sections_say_their_first_sentence() -> None:
    """And what is left out is quoted, with what would show it all."""
    more = " ".join(f"Guest {number} asks for room {number + 100}." for number in range(12))
    plan = plan_of("Strategy day\n\n" + "\n\n".join(f"## {head}\n{said} {more}" for head, said in _NOTES.items()))
    (slide,) = plan.document["slides"]

    assert slide["body"] == [
        "Market: Bookings fell to 412",
        "People: Two cooks leave in April",
        "Money: The oven costs 14,000 euros",
    ]
    told = [one.message for one in plan.warnings]
    assert 'Not on the slide: "They were 538 a year ago.".' in told
    assert "As `prompt` of a deck" in told[-1]


def test_a_team_that_talks_is_no_team_slide() -> None:
    """The word stands late in a sentence."""
    slide = slide_of("We met on Tuesday with the whole team to talk about spring:\n- bookings\n- the oven\n- two cooks")

    assert (slide["slideType"], slide["body"]) == ("title-body", ["Bookings", "The oven", "Two cooks"])
