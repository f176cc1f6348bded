"""A title that counts what the slide lists stays true."""

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise

REASONS = "Three reasons to move: rents are lower, two motorways meet there, staff live there"


@pytest.mark.parametrize(
    ("brief", "wish", "title"),
    [
        (REASONS, "Remove the third bullet", "Two reasons to move"),
        (REASONS, "Add a bullet: the lease ends", "Four reasons to move"),
        (REASONS, "Remove the third bullet. Remove the second bullet.", "Two reasons to move"),
        (REASONS, "Rename rents are lower to rents are 30 % lower", "Three reasons to move"),
        ("Our 3 levers: price, volume, mix", "remove mix", "Our 2 levers"),
        ("Drei Gründe für Leipzig: Miete, Autobahn, Personal", "Entferne Personal", "Zwei Gründe für Leipzig"),
        ("Three months to launch: design, build, test", "remove test", "Three months to launch"),
        ("Steps for three plants: order, ship, bill, pay", "remove pay", "Steps for three plants"),
        (REASONS, 'Change the title to "Three reasons". Remove the third bullet', "Two reasons"),
    ],
)
def test_the_number_in_a_title_follows(brief: str, wish: str, title: str) -> None:
    """Where it counts the entries; durations and other numbers stay."""
    assert revise(plan_of(brief).document, wish).plan["slides"][0]["title"] == title


@pytest.mark.parametrize(
    ("title", "warnings"),
    [
        ("The lift failed 14 times, up from 3 in 2023", 0),
        ("Complaints fell to 3", 0),
        ("We lost 3 customers in May", 1),
        ("Sales grew in three regions", 1),
    ],
)
def test_figures_of_a_title_are_never_counted_anew(title: str, warnings: int) -> None:
    """A number that happens to be that of the entries is what somebody wrote; one that could count them is told."""
    wish = f'Change the title to "{title}". Remove the third bullet'
    revision = revise(plan_of(REASONS).document, wish)
    assert revision.plan["slides"][0]["title"] == title
    assert len(revision.warnings) == warnings


def test_it_is_told_that_the_title_has_changed() -> None:
    """Nobody asked for it in so many words; where one is left, the title is left to its author."""
    revision = revise(plan_of(REASONS).document, "Remove the third bullet. Remove the second bullet.")

    assert [(one.code, one.message) for one in revision.warnings] == [
        ("done_otherwise", 'The title says "Two" in the place of "Three" now, for there are 2.'),
        ("done_otherwise", 'The title still says "Two": there is one now.'),
    ]
