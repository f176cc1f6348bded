"""Rules about one hand: footers that drift, slides that are all alike, titles and bullets in two styles."""

import copy
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Inches

from tests.evidence.spoils import page_number

from .conftest import add_slide, add_text
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]


def _footers(deck: Any, kind: str) -> list[Any]:
    """Page numbers, or footers without a placeholder, on six slides."""
    made = []
    for number in range(6):
        slide = add_slide(deck, f"Step {number + 1} of the plan")
        if kind == "placeholder":
            seat = next(shape for shape in slide.slide_layout.placeholders if shape.placeholder_format.type == 13)
            slide.shapes._spTree.append(copy.deepcopy(seat._element))
            made.append(slide.shapes[-1])
            made[-1].left, made[-1].top, made[-1].width, made[-1].height = (Inches(n) for n in (11, 6.9, 1.5, 0.4))
        else:
            made.append(add_text(slide, "Northwind, internal", 0.6, 6.9, 4, 0.4, 10))
    return made


@pytest.mark.parametrize("kind", ["placeholder", "text box"])
@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_a_footer_that_drifts_is_told(kind: str, shift: float, deck: Any, report_on: Report) -> None:
    """In a placeholder, or as the same words in a text box."""
    footers = _footers(deck, kind)
    footers[3].left -= Inches(shift)
    hits = found(report_on(deck), "CON403")
    assert [(hit["slideIndex"], hit["shapeId"]) for hit in hits] == ([(10, footers[3].shape_id)] if shift else [])


def test_titles_in_the_middle_of_openings_and_dividers_do_not_drift(report_on: Report) -> None:
    """On the layout of the content, too, as by writers that use one layout for all; a page of content may not."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    slides = [add_slide(deck, f"What shop {number} sold") for number in range(6)]
    for place in (0, 2):
        slides[place].shapes.title.top = Inches(3.2)
    assert found(report_on(deck), "CON401") == []
    slides[4].shapes.title.top += Inches(0.4)
    assert [hit["slideIndex"] for hit in found(report_on(deck), "CON401")] == [4]


def test_slides_that_are_read_from_the_right_are_turned_round(deck: Any, report_on: Report) -> None:
    """Their page numbers stand on the other side, and where they drift among themselves, that is told."""
    footers = _footers(deck, "placeholder")
    for slide, footer in zip(list(deck.slides)[-3:], footers[3:], strict=True):
        slide.shapes.title.text_frame.paragraphs[0]._p.get_or_add_pPr().set("rtl", "1")
        footer.left = Inches(0.8)
    assert found(report_on(deck), "CON403") == []
    footers[5].left += Inches(0.3)
    assert [hit["shapeId"] for hit in found(report_on(deck), "CON403")] == [footers[5].shape_id]


def test_a_page_number_that_left_the_foot_is_told(deck: Any, report_on: Report) -> None:
    """Half an inch or more higher it is still a page number, in a text box too."""
    page_number(points=12)(deck)
    number = deck.slides[3].shapes[-1]
    number.top -= Inches(0.8)
    hits = found(report_on(deck), "CON403")
    assert [(hit["slideIndex"], hit["shapeId"]) for hit in hits] == [(3, number.shape_id)]


def test_labels_in_a_row_are_no_footers(deck: Any, report_on: Report) -> None:
    """The same words below each column, or above it, belong to the columns."""
    slide = add_slide(deck, "Every shop is ahead of its plan")
    for column in range(4):
        add_text(slide, "vs. plan", 0.6 + 3 * column, 6.7, 2, 0.4, 14)
        add_text(slide, "Shop", 0.6 + 3 * column, 0.3, 2, 0.4, 14)
    assert found(report_on(deck), "CON403") == []


def _bullets(titles: Sequence[str], texts: Sequence[str] = ("One\nTwo",)) -> Any:
    deck = Presentation()
    for number, title in enumerate(titles):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = texts[number % len(texts)]
    return deck


@pytest.mark.parametrize(("count", "told"), [(3, []), (4, [3]), (7, [3])])
def test_the_fourth_slide_in_a_row_that_looks_alike_is_told(count: int, told: list[int], report_on: Report) -> None:
    """Once for the whole row."""
    deck = _bullets([f"Point number {number}" for number in range(count)])
    assert [hit["slideIndex"] for hit in found(report_on(deck), "CON404")] == told


def test_one_layout_with_other_things_on_it_is_no_row(report_on: Report) -> None:
    """A slide with something else among them breaks it, and a hidden one is not seen."""
    deck = _bullets([f"Point number {number}" for number in range(5)])
    add_text(deck.slides[2], "A note beside it", 1, 6, 4, 0.5)
    assert found(report_on(deck), "CON404") == []
    deck = _bullets([f"Point number {number}" for number in range(4)])
    deck.slides[1]._element.set("show", "0")
    assert found(report_on(deck), "CON404") == []


def _cards(slide: Any, count: int, *, top: float = 2.0, filled: bool = True) -> None:
    """A row of cards over the width of the slide."""
    for number in range(count):
        card = add_text(slide, "Ready by May", 0.6 + 12 / count * number, top, 12 / count - 0.3, 3)
        if filled:
            card.fill.solid()
            card.fill.fore_color.rgb = RGBColor(0xDB, 0xEA, 0xFE)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{"count": 3}, {"count": 4}, {"count": 3}, {"count": 5}], [10]),
        ([{"count": 3}, {"count": 4, "filled": False}, {"count": 3}, {"count": 5}], []),
        ([{"count": 3}, {"count": 4}, {"count": 3, "top": 4}, {"count": 5}], []),
        ([{"count": 3}, {"count": 4}, {"count": 2}, {"count": 5}], []),
    ],
)
def test_rows_of_cards_in_one_room_are_one_composition(
    rows: list[dict[str, Any]], told: list[int], deck: Any, report_on: Report
) -> None:
    """However many they are, from three on, and whichever the layout; open ones, lower ones and halves are another."""
    for number, row in enumerate(rows):
        slide = deck.slides.add_slide(deck.slide_layouts[5 + number % 2])
        add_text(slide, f"{number + 1}", 0.6, 6.6, 0.3, 0.3)  # a small sign is no part of it
        _cards(slide, **row)
    assert [hit["slideIndex"] for hit in found(report_on(deck), "CON404")] == told


def test_prompts_that_the_show_leaves_out_are_no_composition(report_on: Report) -> None:
    """Empty placeholders are told as such."""
    deck = _bullets([f"Point number {number}" for number in range(4)], ["", "", "", ""])
    assert found(report_on(deck), "CON404") == []


SENTENCES = [
    "Revenue is back above plan",
    "Margins held through winter",
    "Churn needs another look",
    "Hiring starts after",
]


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        ("Three Ways Towards Better Margins", True),
        ("OUTLOOK FOR SPRING QUARTER", True),
        ("Growth comes from North America", False),
        ("Outlook", False),
    ],
)
def test_a_title_in_another_case_is_told(odd: str, told: bool, report_on: Report) -> None:
    """Names and single words do not tell in which case a title is written."""
    hits = found(report_on(_bullets([*SENTENCES, odd])), "CON405")
    assert [(hit["slideIndex"], hit["componentPath"]) for hit in hits] == ([(4, "slides[4].title")] if told else [])


def test_the_name_of_a_deck_is_written_as_a_name(report_on: Report) -> None:
    """The title of an opening slide is compared with no other."""
    deck = _bullets(SENTENCES)
    opening = deck.slides.add_slide(deck.slide_layouts[0])
    opening.shapes.title.text = "Annual Report Of Northwind Traders"
    assert found(report_on(deck), "CON405") == []


def test_german_titles_have_capitals_of_their_own(report_on: Report) -> None:
    """All nouns have one."""
    deck = _bullets([*SENTENCES, "Umsatz Marge Kosten Ausblick"])
    deck.slides[4].shapes.title.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "de-DE")
    assert found(report_on(deck), "CON405") == []


@pytest.mark.parametrize(
    ("sign", "told"),
    [("\u2013", True), ("1.", False), ("\u2022", False), ("+", False), ("\u00fc", False), ("\u00a7", True)],
)
def test_a_list_with_another_sign_is_told(sign: str, told: bool, report_on: Report) -> None:
    """Numbers are no sign, and a plus says something, as the check of Wingdings does."""
    deck = _bullets(SENTENCES)
    body = deck.slides[3].placeholders[1]
    for paragraph in body.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        element = properties.makeelement(qn("a:buAutoNum" if sign == "1." else "a:buChar"), {})
        element.set(*(("type", "arabicPeriod") if sign == "1." else ("char", sign)))
        properties.append(element)
    hits = found(report_on(deck), "CON405")
    assert [(hit["slideIndex"], hit["shapeId"]) for hit in hits] == ([(3, body.shape_id)] if told else [])


def test_a_bullet_that_begins_otherwise_is_only_mentioned(report_on: Report) -> None:
    """Names such as iPhone are no slip."""
    deck = _bullets(SENTENCES[:1], ["Alpha\nBeta\ngamma\nDelta"])
    report = report_on(deck)
    assert [hit["impact"] for hit in found(report, "CON405", sure=False)] == ["info"]
    deck = _bullets(SENTENCES[:1], ["Alpha\nBeta\niPhone\nDelta"])
    assert found(report_on(deck), "CON405", sure=False) == []
