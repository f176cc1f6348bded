"""Which way the texts and tables of a document run."""

from typing import Any

import pytest

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_NORTH, _SUM = "\u05e6\u05e4\u05d5\u05df", "\u05e1\u05da"
_ALIF = "\u0623"


def _table(*rows: tuple[str, ...], **cells: Any) -> dict[str, Any]:
    made = [{"cells": [{"text": text, **cells} for text in row]} for row in rows]
    return {"type": "Table", "tableData": {"columns": [3, 1], "rows": made}}


@pytest.mark.parametrize("language", ["he", "he-IL", "ar", "ar-EG", "fa", "ur", "yi", "az-Arab", "ug", "dv"])
def test_the_language_decides_where_there_are_no_letters(paper: Any, language: str) -> None:
    """A year stands at the right of a Hebrew page; Latin words still run as they do."""
    root = paper(
        {"type": "Text", "content": "2026"}, {"type": "Text", "content": "KPI 7"}, root={"meta": {"language": language}}
    )
    figures, words = (line.find(f"{A}pPr") for line in root.slide().iter(f"{A}p"))
    assert (figures.get("rtl"), figures.get("algn")) == ("1", "r")
    assert words.get("rtl") is None


@pytest.mark.parametrize("language", ["en", "de-CH", "ja", "az-Latn", "pa", "ks-Deva", "tr"])
def test_other_languages_leave_figures_at_the_left(paper: Any, language: str) -> None:
    """As documents without a language do."""
    for meta in ({"language": language}, {}):
        root = paper({"type": "Text", "content": "2026"}, root={"meta": meta}).slide()
        assert next(root.iter(f"{A}pPr")).get("rtl") is None


def test_a_figure_keeps_its_sign_in_front(paper: Any) -> None:
    """In a line from the right the minus would stand behind it; it stands at the right all the same."""
    root = paper({"type": "Text", "content": "-5 %"}, root={"meta": {"language": "he"}}).slide()
    line = next(root.iter(f"{A}pPr"))
    assert (line.get("rtl"), line.get("algn")) == (None, "r")


def test_a_table_of_such_texts_runs_from_the_right(paper: Any) -> None:
    """It says so and keeps its order; its figures and Latin names stand at the right, too."""
    root = paper(_table((_NORTH, _SUM), ("KPI " + _NORTH, "12"), (_ALIF, "-3"), (_NORTH, "Q1 2027"))).slide()
    assert next(root.iter(f"{A}tblPr")).get("rtl") == "1"
    assert [cell.findtext(f".//{A}t") for cell in root.iter(f"{A}tc")][:4] == [_NORTH, _SUM, "KPI " + _NORTH, "12"]
    widths = [int(column.get("w")) for column in root.iter(f"{A}gridCol")]
    assert widths[0] > widths[1]
    assert {line.get("algn") for line in root.iter(f"{A}pPr")} == {"r"}


@pytest.mark.parametrize(("meta", "rtl"), [({}, None), ({"language": "ar"}, "1"), ({"language": "fr"}, None)])
def test_a_table_of_figures_runs_as_its_document(paper: Any, meta: dict[str, Any], rtl: str | None) -> None:
    """Nothing else tells."""
    root = paper(_table(("2025", "2026"), ("7", "12")), root={"meta": meta}).slide()
    assert next(root.iter(f"{A}tblPr")).get("rtl") == rtl


def test_a_foot_from_the_right_changes_sides(paper: Any) -> None:
    """Its date is at the right and reads from there, its number at the left; both keep off the edge of the slide."""
    date = "14 \u05d0\u05d5\u05e7\u05d8\u05d5\u05d1\u05e8 2026"
    foot = {"dateTime": date, "slideNumber": True}
    node = {"type": "Text", "content": _NORTH}
    for language, at in (("he", ("r", "l")), ("en", ("l", "r"))):
        root = paper(node, headerFooter=foot, root={"meta": {"language": language}}).slide()
        shapes = {shape.find(f".//{_P}cNvPr").get("name"): shape for shape in root.iter(f"{_P}sp")}
        lines = [shapes[name].find(f".//{A}pPr") for name in ("Date", "Slide number")]
        assert tuple(line.get("algn") for line in lines) == at
        assert [line.get("rtl") for line in lines] == ["1", None]
        box = shapes["Date"].find(f".//{A}xfrm")
        below = 540 * 12_700 - int(box.find(f"{A}off").get("y")) - int(box.find(f"{A}ext").get("cy"))
        assert below >= 0.3 * 914_400
