"""What the documentation says that feedback may say."""

import re
from pathlib import Path

import pytest

from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import BRIEFS, planned

_PAGE = Path(__file__).parents[4] / "docs" / "generating.md"
_TABLE = _PAGE.read_text(encoding="utf-8").partition("### What feedback may say")[2].partition("\n\nSizes and")[0]
_WISHES = [wish for row in _TABLE.splitlines() if row.startswith("| ") for wish in re.findall("`([^`]+)`", row)]


@pytest.mark.parametrize("wish", _WISHES)
def test_every_wish_of_the_documentation_is_done(wish: str) -> None:
    """On at least one slide, with a change and without a word that it was not understood."""
    plans = [planned(brief) for brief in BRIEFS.values()]

    revisions = [(plan, revise(plan, wish)) for plan in plans]

    assert any(revision.done and revision.plan != plan for plan, revision in revisions)
    assert not any(warning.code == "not_understood" for _, revision in revisions for warning in revision.warnings)
