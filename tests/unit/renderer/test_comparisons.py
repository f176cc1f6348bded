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
        ("How we work", "Elsewhere", "Here", "Here"),
        ("How waits changed", "After", "Before", "After"),
        ("Leasing costs less", "Leasing", "Buying", "Leasing"),
        ("Options 1 and 2", "Option 1", "Option 2", "Option 2"),
    ],
)
def test_the_side_that_matters_is_stressed(title: str, left: str, right: str, stressed: str) -> None:
    """The one that the title names, or that came of the other; else the right one."""
    comparison = {"leftLabel": left, "rightLabel": right, "rows": [{"left": "1", "right": "2"}]}
    slide = {"pattern": "comparison", "content": {"title": title, "comparison": comparison}}
    parsed = parse("agent_v1", {"presentationTitle": "T", "slides": [slide]})
    scene, _, _ = lay_out(deck_from(parsed), FontBook.load())
    (table,) = [one for one in scene.pages[0].elements if isinstance(one, Table)]
    head, row = table.rows
    assert [cell.paragraphs[0].text for cell in head if cell.fill in {"accent2", "accent6"}] == [stressed]
    assert [cell.paragraphs[0].runs[0].bold for cell in row] == [side == stressed for side in (left, right)]
