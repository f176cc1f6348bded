"""The written file: whole, native, repeatable."""

import io
import posixpath
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def test_another_reader_opens_it(example: Any) -> None:
    """python-pptx finds eight slides with their titles, a table, a chart and notes."""
    deck = Presentation(io.BytesIO(example.compiled.pptx))
    assert len(deck.slides) == example.compiled.slide_count == 8
    assert deck.slides[0].shapes.title.text == "Growth is back above plan; cash is the decision for today"
    assert all(slide.shapes.title is not None for slide in deck.slides)
    assert deck.slides[0].notes_slide.notes_text_frame.text.startswith("Open with the ask.")
    assert any(shape.has_chart for shape in deck.slides[2].shapes)
    assert any(shape.shape_type == MSO_SHAPE_TYPE.TABLE for shape in deck.slides[3].shapes)
    assert deck.core_properties.title == "Q3 2026 Board Update"


def test_every_relationship_leads_somewhere_and_every_part_has_a_type(example: Any) -> None:
    """No dangling target, no unused id, no part without content type."""
    types = example.xml("[Content_Types].xml")
    typed = {node.get("PartName", "").lstrip("/") for node in types} | {
        name for name in example.parts if name.endswith((".rels", ".xlsx"))
    }
    assert set(example.parts) - {"[Content_Types].xml"} == typed - {""}
    for name in (name for name in example.parts if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in example.xml(name):
            assert posixpath.normpath(posixpath.join(folder, relation.get("Target"))) in example.parts


def test_shape_ids_are_unique_and_connectors_are_glued(example: Any) -> None:
    """Each id once a slide; both ends of a connector name shapes that are there."""
    for number in range(1, 9):
        root = example.slide(number)
        ids = [node.get("id") for node in root.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))
        ends = [node.get("id") for node in root.iter(f"{A}stCxn", f"{A}endCxn")]
        assert set(ends) <= set(ids)
    assert len(list(example.slide(7).iter(f"{A}stCxn"))) == 7


def test_nothing_slows_the_previewer_down_or_stays_empty(example: Any) -> None:
    """No p:style, no placeholder without text, no autofit."""
    for number in range(1, 9):
        root = example.slide(number)
        assert not list(root.iter(f"{P}style"))
        assert not list(root.iter(f"{A}normAutofit", f"{A}spAutoFit"))
        for shape in root.iter(f"{P}sp"):
            if shape.find(f".//{P}ph") is not None:
                assert "".join(node.text or "" for node in shape.iter(f"{A}t")).strip()


def test_what_has_no_text_is_described_or_marked_as_decoration(example: Any) -> None:
    """Screen readers pass over lines and dots, and hear what charts and tables say."""
    for number in range(1, 9):
        for shape in example.slide(number).iter(f"{P}sp", f"{P}cxnSp", f"{P}graphicFrame"):
            identity = next(shape.iter(f"{P}cNvPr"))
            text = "".join(node.text or "" for node in shape.iter(f"{A}t"))
            assert text or identity.get("descr") or len(identity)


def test_the_same_document_gives_the_same_bytes(deck: Any, slide: Any, write: Any) -> None:
    """Also with a chart, whose workbook would carry the time."""
    entries = [{"label": "a", "value": 1, "type": "total"}] * 3
    document = deck(slide("waterfall", entries=entries), slide("title-body", body=["x"], notes=["n"]))
    assert write(document).compiled.pptx == write(document).compiled.pptx


def test_components_have_stable_names(deck: Any, slide: Any, write: Any) -> None:
    """Shapes are named after the component, and the file's properties hold the ids and the lineage."""
    document = deck(
        slide("title-body", body=["x"] * 7, componentId="claim", slideId="s1", lineage={"sourceId": "crm"}),
        slide("title-body", body=["x"]),
        deckId="board",
        lineage={"sourceType": "wiki", "labels": {"a": "b"}},
    )
    result = write(document)
    names = [node.get("name") for node in result.slide().iter(f"{P}cNvPr")]
    assert any(name.startswith("claim.") for name in names)
    properties = {node.get("name"): node[0].text for node in result.xml("docProps/custom.xml")}
    assert properties["deckmill.deckId"] == "board"
    assert properties["deckmill.slide.1.id"] == "s1"
    assert properties["deckmill.slide.1.componentId"] == "claim"
    assert properties["deckmill.slide.2.id"] == "board-slide-2-title"
    assert '"sourceType":"wiki"' in properties["deckmill.lineageManifest"]


@pytest.mark.parametrize("kind", ["fade", "push", "wipe", "split", "cover", "zoom"])
def test_transitions_are_written(deck: Any, slide: Any, write: Any, kind: str) -> None:
    """Kind, speed and advance."""
    transition = {"type": kind, "speed": "slow", "advanceOnClick": False, "advanceAfterMs": 1500}
    node = write(deck(slide("title-body", body=["x"], transition=transition))).slide().find(f"{P}transition")
    assert (node.get("spd"), node.get("advClick"), node.get("advTm")) == ("slow", "0", "1500")
    assert node[0].tag == f"{P}{kind}"


def test_morph_falls_back_to_fade(deck: Any, slide: Any, write: Any) -> None:
    """Readers that do not know morph find a fade."""
    root = write(deck(slide("title-body", body=["x"], transition={"type": "morph", "morphOption": "byWord"}))).slide()
    choice, fallback = root.find(f"{MC}AlternateContent")
    assert choice[0][0].get("option") == "byWord"
    assert fallback[0][0].tag == f"{P}fade"


def test_points_are_built_one_by_one(deck: Any, slide: Any, write: Any) -> None:
    """One click for each paragraph, and every target exists."""
    root = write(deck(slide("title-body", body=["a", "b", "c"], animation="buildByPoint"))).slide()
    clicks = [node for node in root.iter(f"{P}cTn") if node.get("nodeType") == "clickEffect"]
    ids = {node.get("id") for node in root.iter(f"{P}cNvPr")}
    assert len(clicks) == 3
    assert {node.get("spid") for node in root.iter(f"{P}spTgt", f"{P}bldP")} <= ids
    steps = [node.get("id") for node in root.iter(f"{P}cTn")]
    assert len(steps) == len(set(steps))


def test_a_line_around_words_stays_where_it_is(deck: Any, slide: Any, write: Any) -> None:
    """Words fade in with what they stand on; a border alone is no ground."""

    def builds(**style: Any) -> list[str | None]:
        block = {
            "primitive": "textBlock",
            "region": {"row": 2, "col": 1, "colSpan": 4, "rowSpan": 2},
            "input": {"content": "Pumps", **style},
        }
        root = write(deck(slide("composition", blocks=[block], animation="fadeIn"))).slide()
        return [node.get("animBg") for node in root.iter(f"{P}bldP")]

    assert builds(border={"color": "#112233", "width": 1}) == [None]
    assert builds(fill="#EEEEEE") == ["1"]


def test_texts_are_in_the_language_of_their_deck(deck: Any, slide: Any, write: Any) -> None:
    """So that programs check their spelling by it and read them aloud in it; ideographs among them are in theirs.

    In a Japanese deck they are Japanese without kana, too: a Chinese reader's forms of them are others.
    """
    root = write(deck(slide("title-body", title="Die Mieten sind nicht hoch", body=["Wir sparen", "売上高は"]))).slide()
    languages = {"".join(run.itertext()): run[0].get("lang") for run in root.iter(f"{A}r")}
    assert (languages["Wir sparen"], languages["売上高は"]) == ("de-DE", "ja-JP")
    root = write(deck(slide("title-body", title="店舗の売上は伸びている", body=["既存店直近", "客数"]))).slide()
    assert {run[0].get("lang") for run in root.iter(f"{A}r")} == {"ja-JP"}


def test_languages_and_directions_are_told(deck: Any, slide: Any, write: Any) -> None:
    """Japanese and Arabic runs carry their language, Arabic paragraphs their direction."""
    root = write(deck(slide("title-body", body=["売上高は増加", "نمو الإيرادات", "Growth"]))).slide()
    languages = {"".join(run.itertext()): run[0].get("lang") for run in root.iter(f"{A}r")}
    assert languages["売上高は増加"] == "ja-JP"
    assert languages["نمو الإيرادات"] == "ar-SA"
    assert languages["Growth"] == "en-US"
    directions = ["".join(p.itertext()) for p in root.iter(f"{A}p") if p[0].get("rtl") == "1"]
    assert directions == ["نمو الإيرادات"]
