"""Feedback on slides of every type: plans come from models and templates, too, and have types that no brief makes."""

import pytest

from deck_documents.own_themes import worn
from renderer.authoring import plan_of
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


@pytest.mark.parametrize(
    ("brief", "wish", "proofs"),
    [
        (
            "Summary: Revenue grew 12 %. Margin fell to 8 %.",
            "change Margin to 9 %",
            [("Revenue grew 12 %", "12 %"), ("Margin fell to 9 %", "9 %")],
        ),
        (
            "Summary: Revenue grew 12 %. Margin fell to 8 %. Churn is 3 %.",
            "remove the first point. rename Margin to Gross margin",
            [("Gross margin fell to 8 %", "8 %"), ("Churn is 3 %", "3 %")],
        ),
        (
            "Summary: Churn is 3 %, down from 13 % in 2023. Margin fell to 8 %.",
            "change Churn to 4 %",
            [("Churn is 4 %, down from 13 % in 2023", "4 %"), ("Margin fell to 8 %", "8 %")],
        ),
        (
            "Summary: We run 4 hubs and 44 vans. Margin fell to 8 %.",
            "change hubs to 5",
            [("We run 4 hubs and 44 vans", "44"), ("Margin fell to 8 %", "8 %")],
        ),
        (
            "Summary: We run 4 hubs and 44 vans. Margin fell to 8 %.",
            "change vans to 45",
            [("We run 4 hubs and 45 vans", "45"), ("Margin fell to 8 %", "8 %")],
        ),
        (
            "The dam: 12 MW peak, 4 turbines, 31 GWh a year, 9,800 homes, €14M invested, 61 m high, 3 locks",
            "remove high. remove locks. remove turbines. remove peak. remove a year. change invested to 15M",
            [("Homes", "9,800"), ("Invested", "€15M")],
        ),
    ],
)
def test_proofs_keep_their_figures_and_sentences_together(brief: str, wish: str, proofs: list[tuple[str, str]]) -> None:
    """A figure that changes does so beside its sentence and within it."""
    (slide_now,) = revise(plan_of(brief).document, wish).plan["slides"]
    assert [(one["text"], one["figure"]) for one in slide_now["proofs"]] == proofs


@pytest.mark.parametrize(
    ("wish", "body"),
    [
        ("change hubs to 5", ["We run 5 hubs and 44 vans", "Staff stay long", "Two shops"]),
        ("change vans to 45", ["We run 4 hubs and 45 vans", "Staff stay long", "Two shops"]),
        ("rename hubs to depots", ["We run 4 depots and 44 vans", "Staff stay long", "Two shops"]),
    ],
)
def test_a_number_for_a_noun_is_how_many_there_are(wish: str, body: list[str]) -> None:
    """It does not take the place of the noun."""
    plan = plan_of("Why we grow: We run 4 hubs and 44 vans; Staff stay long; Two shops").document
    assert revise(plan, wish).plan["slides"][0]["body"] == body


def test_a_noun_that_is_counted_twice_is_asked_back() -> None:
    """Nobody can know which of the two is meant."""
    plan = plan_of("Why we grow: 4 hubs in the north; 6 hubs in the south; Staff stay long").document
    revision = revise(plan, "change hubs to 5")
    assert revision.plan["slides"][0]["body"] == plan["slides"][0]["body"]
    assert any("more than once" in warning.message for warning in revision.warnings)
