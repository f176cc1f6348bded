"""Marks of Markdown and HTML that are shown, and what only looks like them."""

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import add_slide, add_text
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("**Throughput** fell in two terminals", True),
        ("We lost *two* feeder loops", True),
        ("The __only__ option", True),
        ("~~12~~ 14 trains", True),
        ("## Outlook", True),
        ("See [the report](https://example.org/q3)", True),
        ("First line<br/>second line", True),
        ("Fruit &amp; ro-ro", True),
        ("Growth\\nMargin", True),
        ("4 * 3 * 2 = 24", False),
        ("Revenue* and EBITDA*", False),
        ("* excludes rentals", False),
        ("#1 in Europe, C# and F#", False),
        ("snake__case__name and __init__.py", False),
        ("Net debt/EBITDA < 4.0 and > 2", False),
        ("R&D; Q&A", False),
        ("See [1] (and the notes)", False),
        (r"Stored in C:\network\new", False),
        ("5 ** 2 ** 2", False),
    ],
)
def test_marks_that_stand_in_a_text_are_told(text: str, told: bool, deck: Any, report_on: Report) -> None:
    """Footnotes, products, code and references are no marks."""
    box = add_text(add_slide(deck, "What comes next"), text, 0.6, 2, 8, 0.6)
    assert [hit["shapeId"] for hit in found(report_on(deck), "TXT113")] == ([box.shape_id] if told else [])
