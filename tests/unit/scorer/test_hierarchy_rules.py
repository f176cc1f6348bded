"""The rule that looks at what is read first."""

from collections.abc import Callable
from typing import Any

import pytest
from pptx.oxml.ns import qn

from .conftest import add_slide, add_text
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]
_POINT = "Approve the plan for the second pod"


@pytest.mark.parametrize(("size", "told"), [(20, False), (28, False), (32, True), (44, True)])
def test_points_larger_than_their_title_cost(size: float, told: bool, deck: Any, report_on: Report) -> None:
    """The title has 28 pt; one that is as large is none of the rule's."""
    slide = add_slide(deck, "What we ask for")
    for paragraph in slide.shapes.title.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = 28 * 12_700
    box = add_text(slide, f"{_POINT}.\nHire two planners for the north.", 0.6, 2, 11, 3, size)
    hits = found(report_on(deck), "TXT111")
    assert [(hit["slideIndex"], hit["shapeId"]) for hit in hits] == (
        [(slide_index(deck), box.shape_id)] if told else []
    )


@pytest.mark.parametrize("text", ["48.2 M", "01", _POINT])
def test_figures_and_a_sentence_that_stands_alone_may_be_large(text: str, deck: Any, report_on: Report) -> None:
    """As key figures, numerals and quotes are."""
    add_text(add_slide(deck, "What we ask for"), text, 0.6, 2, 11, 3, 66)
    assert found(report_on(deck), "TXT111") == []


def slide_index(deck: Any) -> int:
    """Of the last slide."""
    return len(deck.slides) - 1


@pytest.mark.parametrize(("size", "bulleted", "told"), [(32, True, True), (27, True, False), (32, False, False)])
def test_short_points_of_a_list_are_a_body_too(
    size: float, bulleted: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """However few words each has; without the signs of a list, short lines are figures and labels."""
    box = add_text(add_slide(deck, "What comes next"), "Approve the pod\nHire two\nMeet in May", 0.6, 2, 10, 3, size)
    for paragraph in box.text_frame.paragraphs if bulleted else ():
        properties = paragraph._p.get_or_add_pPr()
        properties.append(properties.makeelement(qn("a:buChar"), {"char": "\u2022"}))
    assert [hit["slideIndex"] for hit in found(report_on(deck), "TXT111")] == ([7] if told else [])


@pytest.mark.parametrize(("size", "told"), [(56, False), (60, False), (40, True)])
def test_a_quote_may_be_large_though_more_is_said(size: float, told: bool, deck: Any, report_on: Report) -> None:
    """At twice the size of the title it is what the slide shows; a little larger, it competes with the title."""
    slide = add_slide(deck, "What comes next")
    add_text(slide, "The second pod pays for itself", 0.6, 2, 12, 2.5, size)
    add_text(slide, "We have asked every customer of the first pod, and all but two said so.", 0.6, 5.5, 12, 1, 14)
    assert [hit["slideIndex"] for hit in found(report_on(deck), "TXT111")] == ([7] if told else [])
