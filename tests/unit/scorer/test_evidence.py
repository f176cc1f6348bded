"""The rules find what is injected, and nothing else."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from scorer.inspect_deck import score_file
from scorer.rules.catalogue import CATALOGUE
from tests.evidence.decks import clean_deck, saved
from tests.evidence.defects import DEFECTS
from tests.evidence.picture_spoils import alt_text, coarse_picture, stretched
from tests.evidence.spoils import (
    Spoil,
    box_height,
    cover,
    footnote,
    gone,
    grey,
    hanging_out,
    moved,
    no_header,
    overprinted,
    page_number,
    table,
    title,
    type_size,
)
from tests.evidence.trial import try_rules

pytestmark = pytest.mark.timeout(600)  # a rule takes a minute of processor time, and may share it with ten processes

LEAST = 0.95
PAGE = Path(__file__).parents[3] / "docs/rules-evidence.md"


PROVED = sorted({defect.rule for defect in DEFECTS})


def test_each_rule_finds_its_defects_and_no_others() -> None:
    """Recall and precision, of defects at three severities; clean decks have no error and no warning.

    One test, since all rules are tried by the same decks: each process that had some of the rules would try them all.
    """
    trial = try_rules(writers=("python-pptx", "deckmill"), sizes=(7,))
    assert trial.clean == {"python-pptx, 7 slides": [], "deckmill, 7 slides": []}
    assert sorted(trial.tallies) == PROVED
    blind = {rule for rule, tally in trial.tallies.items() if tally.recall < LEAST}
    assert blind == set(), [missed for missed in trial.missed if missed.startswith(tuple(blind))]
    assert {rule: tally.false_alarms for rule, tally in trial.tallies.items() if tally.precision < LEAST} == {}


def test_every_rule_has_defects() -> None:
    """A rule of which nothing is injected has no evidence, and a defect of a rule that is gone would prove nothing."""
    assert sorted(rule.id for rule in CATALOGUE) == PROVED


def test_the_page_has_every_rule() -> None:
    """The evidence of all three writers is written by `make rules-evidence`."""
    text = PAGE.read_text(encoding="utf-8")
    assert [rule for rule in PROVED if not re.search(rf"\| {rule} \| \d+ \|", text)] == []


FAULTS: dict[str, Spoil] = {
    "pale text": grey(0xC8, 2),
    "invisible text": grey(0xFF, 1),
    "half off": hanging_out(0.6, 2),
    "all off": hanging_out(1.1, 1),
    "table off": moved(13, 1, table),
    "printed over": overprinted(8, 1),
    "printed over more": overprinted(25, 2),
    "hidden": cover(0.2, 1),
    "hidden more": cover(0.9, 2),
    "no words": alt_text("", 1),
    "stretched": stretched(0.7),
    "coarse": coarse_picture(90),
    "pale page numbers": page_number("F0F0F0"),
    "small print": footnote(points=6, on=3),
    "no header": no_header(),
    "titles gone": gone(2, title),
    "title moved": moved(0.2, 1, title, down=True),
    "small type": type_size(8, 2),
    "low box": box_height(0.4, 1),
}
_TRADES = {frozenset(("titles gone", "title moved")), frozenset(("small type", "low box"))}
"""The second of these takes away what the first spoilt, or mends it at a price."""


def _score(writer: str, faults: list[str]) -> float:
    deck = Presentation(io.BytesIO(saved(clean_deck(writer))))
    for fault in faults:
        FAULTS[fault](deck)
    return float(score_file(saved(deck))["deckScoreExact"])


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["python-pptx", "deckmill"]),
    st.lists(st.sampled_from(sorted(FAULTS)), unique=True, max_size=4),
    st.sampled_from(sorted(FAULTS)),
)
def test_a_fault_more_never_raises_the_score(writer: str, faults: list[str], more: str) -> None:
    """And mending it, which is the same step the other way, never lowers it."""
    assume(not any(frozenset((fault, more)) in _TRADES for fault in faults))
    assert _score(writer, [*faults, more]) <= _score(writer, faults)
