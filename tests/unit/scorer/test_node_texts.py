"""The texts of a paper_document are looked for like any others; what steers the look is not."""

from scorer.fidelity.input_facts import read_facts

DOCUMENT = {
    "type": "Document",
    "meta": {"title": "Pilot", "author": "Outcomes team"},
    "theme": {"name": "Ours"},
    "slides": [
        {
            "type": "Slide",
            "notes": "Say it slowly.",
            "children": [
                {"type": "View", "id": "box", "style": {"backgroundColor": "accent1"}, "textContent": "In a shape"},
                {"type": "Text", "content": [{"text": "One ", "style": {"color": "#FF0000"}}, {"text": "two"}]},
                {"type": "Text", "content": "never seen", "style": {"display": "none"}},
                {"type": "Table", "tableData": {"columns": [1], "rows": [{"cells": [{"text": "512"}], "height": 40}]}},
            ],
        }
    ],
}


def test_what_readers_see_is_read_with_its_place() -> None:
    """Texts of shapes, runs, cells and notes, with the paths that the renderer's notices have."""
    assert [(fact.path, fact.text) for fact in read_facts(DOCUMENT)] == [
        ("title", "Pilot"),
        ("slides[0].notes", "Say it slowly."),
        ("slides[0].children[0].textContent", "In a shape"),
        ("slides[0].children[1].content", "One two"),
        ("slides[0].children[3].tableData.rows[0].cells[0].text", "512"),
    ]
