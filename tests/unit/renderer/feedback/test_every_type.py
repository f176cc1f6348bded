"""Feedback on slides of every type: plans come from models and templates, too, and have types that no brief makes."""

import pytest

from deck_documents.own_themes import worn
from renderer.feedback import revise
from renderer.feedback.listings import listings_of
from tests.gallery.slide_types import KINDS, document, slide
from tests.gallery.wording import words_in

_WORDS = words_in("english")


@pytest.mark.parametrize("kind", KINDS)
def test_the_lists_of_every_type_can_be_read_and_changed(kind: str) -> None:
    """A wish about an entry of it is done, or told as not done, and changes nothing else of the plan."""
    content = slide(kind, _WORDS, "full")
    plan = {**document(_WORDS, content), **worn("consulting_blue")}
    listings = listings_of(content)
    for listing in listings:
        assert listing.write(content, listing.read(content)) == content
    revision = revise(plan, "remove the last one. make the title larger")
    assert set(revision.plan["slides"][0]) == set(content)
