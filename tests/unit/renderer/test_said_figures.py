"""Figures of a model's plan that nobody said, in long briefs too."""

import cProfile
import pstats

from renderer.model_author.said_figures import invented


def test_what_stands_at_the_ends_of_a_brief_is_no_figure_together() -> None:
    """A brief that begins with a figure and ends with one says these, and not the digits of both."""
    brief = "3 shops on 3.5.2027, guests 412"
    assert list(invented(["3 shops, 412 guests, 3.5.2027"], [], brief)) == []
    assert list(invented(["4123 guests"], [], brief))


def test_a_plan_is_not_held_against_each_figure_of_a_long_brief() -> None:
    """Counted in calls: 160 figures of a plan and thousands of a brief kept a service from its leases."""

    def calls(brief_length: int, texts: int) -> int:
        brief = " ".join(f"{number} boxes in {number % 50} weeks" for number in range(brief_length))
        profile = cProfile.Profile()
        profile.runcall(lambda: list(invented(["15 % of 23 weeks and \u20ac4m " * 10] * texts, ["3"], brief)))
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    short, long = (calls(length, 8) - calls(length, 2) for length in (100, 1600))
    assert long < 1.5 * short
