"""What a job of a brief is called where nobody says so."""

import pytest

from deck_documents.brief import SlideBrief, read_brief
from deck_domain.errors import InvalidDocument


@pytest.mark.parametrize(
    ("brief", "name"),
    [
        ("hmm not sure, maybe put something about our opening hours: Mon-Fri 9-18", "Our opening hours: Mon-Fri 9-18"),
        ("Hi team,\nCould you make a slide about the new travel policy\nThanks\nJo", "The new travel policy"),
        ("Maybe we should close the Lyon site", "Maybe we should close the Lyon site"),
        ("KPI dashboard: revenue 12 M€ (+18 %), 847 clients", "KPI dashboard: revenue 12 M€ (+18 %), 847 clients"),
        (
            "We open a third shop in Porto in spring, and " + "hire people " * 6,
            "We open a third shop in Porto in spring, and hire people hire people hire…",
        ),
        ("...", "Slide"),
    ],
)
def test_a_job_is_called_by_what_its_brief_is_about(brief: str, name: str) -> None:
    """Doubts and greetings are in no name, a doubt that is the message is, and no word is cut."""
    assert SlideBrief(brief=brief).title == name


@pytest.mark.parametrize(
    ("said", "near"), [("paper-serif", "paper_serif"), ("Dark executiv", "dark_executive"), ("pink", "")]
)
def test_a_theme_that_is_nearly_one_is_told_which(said: str, near: str) -> None:
    """Before all that there are; another one is told with these alone."""
    with pytest.raises(InvalidDocument) as refused:
        read_brief({"brief": "Agenda: a, b", "theme_id": said})
    (fault,) = refused.value.violations
    assert fault.code == "unknown_theme"
    assert (f"did you mean {near}?" in fault.message) is bool(near)
    assert "investor_pitch" in fault.message
