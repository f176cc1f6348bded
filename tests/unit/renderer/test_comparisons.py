"""Comparisons of `agent_v1`: which of the two sides is stressed."""

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import Table


@pytest.mark.parametrize(
    ("title", "left", "right", "stressed"),
    [
        ("How we work", "Most firms", "Our way", "Our way"),
        ("Service", "Them", "Us", "Us"),
        ("Afloat against docked", "Dry dock", "Tidewater", "Tidewater"),
        ("How waits changed", "After", "Before", "After"),
        ("Service for every site", "Today", "From next year", "From next year"),
        ("How we order", "Proposed process", "Current process", "Proposed process"),
        ("Der Empfang", "Neuer Ablauf", "Alter Ablauf", "Neuer Ablauf"),
        ("受付の流れ", "現状", "提案", "提案"),
        ("Leasing costs less", "Leasing", "Buying", "Leasing"),
    ],
)
def test_the_side_that_matters_is_stressed(title: str, left: str, right: str, stressed: str) -> None:
    """The one that the title names, that came of the other, or that speaks."""
    head, row = _compared(title, left, right).rows
    assert [cell.paragraphs[0].text for cell in head if cell.fill in {"accent2", "accent6"}] == [stressed]
    assert [cell.paragraphs[0].runs[0].bold for cell in row] == [side == stressed for side in (left, right)]


@pytest.mark.parametrize(
    ("title", "left", "right"),
    [
        ("Two ways to open beds", "Convert the day ward", "Rent a modular ward"),
        ("Build or buy the reporting engine", "Build", "Buy Quaero"),
        ("Options 1 and 2", "Option 1", "Option 2"),
        ("Wages in two markets", "US", "Europe"),
        ("Is leasing cheaper?", "Leasing", "Buying"),
        ("Bauen oder mieten", "Bauen", "Mietvertrag"),
        ("بناء المركز أو استئجاره", "بناء", "استئجار"),
        ("自社か委託か", "自社", "外部"),
    ],
)
def test_no_side_is_stressed_that_nothing_speaks_for(title: str, left: str, right: str) -> None:
    """A page that only sets two choices beside each other must not look as if one of them were chosen."""
    head, row = _compared(title, left, right).rows
    assert head[0].fill == head[1].fill
    assert [(cell.fill, cell.paragraphs[0].runs[0].bold) for cell in row] == [(None, False)] * 2


def _compared(title: str, left: str, right: str) -> Table:
    """The table of a comparison, on a slide of Tidewater Robotics."""
    comparison = {"leftLabel": left, "rightLabel": right, "rows": [{"left": "1", "right": "2"}]}
    slide = {"pattern": "comparison", "content": {"title": title, "comparison": comparison}}
    document = {"presentationTitle": "T", "companyName": "Tidewater Robotics", "slides": [slide]}
    scene, _, _ = lay_out(deck_from(parse("agent_v1", document)), FontBook.load())
    (table,) = [one for one in scene.pages[0].elements if isinstance(one, Table)]
    return table
