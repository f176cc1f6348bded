"""Sources and footnotes: small lines above the footer of every kind of page."""

from itertools import combinations
from typing import Any

import pytest

from deck_documents import parse, schema_of
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Shape
from tests.gallery.exhibits import exhibits

Json = dict[str, Any]
_BOOK = FontBook.load()
_SOURCE, _NOTES = "Annual report 2026", ["Without the pilot", "At full load, with the price of power of last year"]


def _slides() -> dict[str, Json]:
    """A full slide of each type, in English."""
    return {
        exhibit.name: cell.document
        for exhibit in exhibits()
        if exhibit.group in {"slide type", "pattern"}
        for row in exhibit.rows
        for cell in row
        if cell.caption == "english, full"
    }


def _with_sources(document: Json) -> Json:
    more = {"source": _SOURCE, "footnotes": _NOTES}
    if "presentationTitle" in document:
        slides = [slide | {"content": slide["content"] | more} for slide in document["slides"]]
    else:
        slides = [slide | more for slide in document["slides"]]
    return document | {"slides": slides}


def _pages(document: Json) -> Any:
    return lay_out(deck_from(parse(schema_of(document), document)), _BOOK)


def _texts(page: Any) -> list[Shape]:
    return [one for one in page.elements if isinstance(one, Shape) and one.paragraphs and one.name != "Watermark"]


def _overlap(one: Shape, other: Shape) -> bool:
    a, b = one.frame, other.frame
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return min(across, down) > EMU_PER_PT


@pytest.mark.parametrize("name", _slides())
def test_every_kind_of_page_has_them_above_its_footer(name: str) -> None:
    """On each page of a slide that goes on, at 9 to 11 pt, and off everything else."""
    scene, findings, _ = _pages(_with_sources(_slides()[name]))
    for page in scene.pages:
        shapes = _texts(page)
        said = {shape.name: shape for shape in shapes if shape.name in {"Source", "Footnotes"}}
        assert said["Source"].paragraphs[0].text == f"Source: {_SOURCE}"
        assert [line.text for line in said["Footnotes"].paragraphs] == [
            f"{number}\u00a0{text}" for number, text in enumerate(_NOTES, 1)
        ]
        assert all(9 <= run.size <= 11 for one in said.values() for line in one.paragraphs for run in line.runs)
        numbers = [shape for shape in shapes if shape.placeholder and shape.placeholder.kind == "sldNum"]
        assert all(one.frame.y + one.frame.height <= number.frame.y for one in said.values() for number in numbers)
        for one, other in combinations(shapes, 2):
            assert not (_overlap(one, other) and {one.name, other.name} & set(said)), (one.name, other.name)
    assert not [finding for finding in findings if "ource" in (finding.component_path or "")]


@pytest.mark.parametrize(
    ("title", "source", "shown"),
    [
        ("The plan is on track", "Ministry of Health", "Source: Ministry of Health"),
        ("Der Plan ist auf dem Weg und die Kosten sind es auch", "Baubericht", "Quelle: Baubericht"),
        ("Der Plan ist auf dem Weg und die Kosten sind es auch", "Quelle: Baubericht", "Quelle: Baubericht"),
        (
            "\u58f2\u4e0a\u306f\u8a08\u753b\u3092\u4e0a\u56de\u308b",
            "\u7d4c\u6e08\u7701",
            "\u51fa\u5178\uff1a\u7d4c\u6e08\u7701",
        ),
        ("The plan is on track", ["Report", "Interviews"], "Source: Report; Interviews"),
    ],
)
def test_a_source_is_named_in_the_language_of_the_deck(title: str, source: Any, shown: str) -> None:
    """Unless it names itself; several stand on one line."""
    slide = {"slideType": "title-body", "title": title, "body": [title, "A", "B"], "source": source}
    scene, _, _ = _pages({"version": "2.0", "title": title, "slides": [slide]})
    (said,) = (shape for shape in _texts(scene.pages[0]) if shape.name == "Source")
    assert said.paragraphs[0].text == shown


def test_notes_with_marks_of_their_own_keep_them() -> None:
    """The others have the number of their place; several run on."""
    notes = ["First", "* Second", "\u00b3 Third", "Fourth"]
    slide = {"slideType": "title-body", "title": "Plan", "body": ["A", "B", "C"], "footnotes": notes}
    scene, _, _ = _pages({"version": "2.0", "title": "Plan", "slides": [slide]})
    (said,) = (shape for shape in _texts(scene.pages[0]) if shape.name == "Footnotes")
    assert [line.text for line in said.paragraphs] == ["1\u00a0First    * Second    \u00b3 Third    4\u00a0Fourth"]


def test_too_many_notes_are_told() -> None:
    """Text never leaves its box unsaid."""
    slide = {
        "slideType": "title-body",
        "title": "Plan",
        "body": ["A", "B", "C"],
        "footnotes": ["A long note. " * 60] * 8,
    }
    _, findings, _ = _pages({"version": "2.0", "title": "Plan", "slides": [slide]})
    assert [one.component_path for one in findings if one.code == "OVERFLOW_BODY_TEXT"] == ["slides[0].footnotes"]
