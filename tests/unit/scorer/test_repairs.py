"""The eight repairs: what is broken is mended in a copy, what is sound is left alone, and all of it is told."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deck_domain.job_options import RenderOptions, RepairMode
from deck_runtime.children.work import no_progress
from scorer.child import handle
from scorer.measuring.format_codes import escaped
from scorer.orders import ScoreAnswer, ScoreOrder
from scorer.repairs.mending import REPAIRS, mend
from tests.support.corpus import compiled

from .conftest import add_text, build_clean_deck, saved

MENDING = RenderOptions(repair_mode=RepairMode.STRUCTURAL)
Spoil = Callable[[str, bytes], bytes]


def _replaced(part: str, old: bytes, new: bytes) -> Spoil:
    def spoil(name: str, data: bytes) -> bytes:
        assert name != part or old in data
        return data.replace(old, new, 1) if name == part else data

    return spoil


def _notes_behind_slides(name: str, data: bytes) -> bytes:
    if name != "ppt/presentation.xml":
        return data
    size = data[data.index(b"<p:sldSz") : data.index(b"/>", data.index(b"<p:sldSz")) + 2]
    return data.replace(size, b"", 1).replace(b"<p:sldMasterIdLst>", size + b"<p:sldMasterIdLst>", 1)


def _same_slide_ids(name: str, data: bytes) -> bytes:
    return data.replace(b'id="257"', b'id="256"', 1) if name == "ppt/presentation.xml" else data


_CODE = b"<c:formatCode>General</c:formatCode>"
_RELS_END = b"</Relationships>"
_ORPHAN = (
    b'<Relationship Id="rId99" Target="../media/gone.png" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)
_LISTS = b"<p:custDataLst/><p:custDataLst/>"
_CHART = next(
    name for name in zipfile.ZipFile(io.BytesIO(saved(build_clean_deck()))).namelist() if "charts/chart" in name
)

BROKEN: dict[str, tuple[str, Spoil]] = {
    "remove_duplicate_content_types": (
        "CONTENT_TYPE_DUPLICATE",
        _replaced(
            "[Content_Types].xml", b"</Types>", b'<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
    ),
    "remove_orphaned_relationships": (
        "RELATIONSHIP_TARGET_MISSING",
        _replaced("ppt/slides/_rels/slide1.xml.rels", _RELS_END, _ORPHAN + _RELS_END),
    ),
    "reorder_presentation_elements": ("ELEMENT_ORDER_VIOLATION", _notes_behind_slides),
    "dedupe_slide_ids": ("SLIDE_ID_NOT_UNIQUE", _same_slide_ids),
    "collapse_custdatalist": (
        "CUSTDATALIST_CONFLICT",
        _replaced("ppt/slides/slide1.xml", b"</p:spTree>", b"</p:spTree>" + _LISTS),
    ),
    "fill_missing_font_typefaces": (
        "FONT_TYPEFACE_MISSING",
        _replaced("ppt/slides/slide1.xml", b"<a:r>", b"<a:r><a:rPr><a:latin/></a:rPr>"),
    ),
    "escape_chart_format_codes": (
        "CHART_FORMAT_CODE_UNESCAPED",
        _replaced(_CHART, _CODE, b"<c:formatCode>0.0 days</c:formatCode>"),
    ),
}


def _spoilt(spoil: Spoil, deck: bytes | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck or saved(build_clean_deck()))) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, spoil(name, source.read(name)))
    return target.getvalue()


def _answer(folder: Path, deck: bytes, options: RenderOptions = MENDING) -> tuple[ScoreAnswer, dict[str, Any]]:
    (folder / "deck.pptx").write_bytes(deck)
    answer = handle(ScoreOrder(folder, pptx=folder / "deck.pptx", options=options), no_progress)
    return answer, json.loads(answer.report.read_text(encoding="utf-8"))


@pytest.mark.parametrize("strategy", BROKEN)
def test_a_repair_mends_its_finding(tmp_path: Path, strategy: str) -> None:
    """The finding is there without it; with it, it is told as fixed, the copy has none, and the deck is sound."""
    code, spoil = BROKEN[strategy]
    deck = _spoilt(spoil)
    _, before = _answer(tmp_path, deck, RenderOptions())
    assert code in {finding["code"] for finding in before["findings"]}
    assert before["repairSummary"]["state"] == "not_requested"
    answer, report = _answer(tmp_path, deck)
    assert answer.repaired
    assert report["repairSummary"]["state"] == "repaired"
    assert {action["id"] for action in report["repairSummary"]["actions"]} == {strategy}
    assert report["autoFixesApplied"] == len(report["repairSummary"]["actions"]) > 0
    (first, *_) = report["repairLog"]
    assert (first["strategy"], first["finding"], first["success"]) == (strategy, code, True)
    fixed = [finding for finding in report["findings"] if finding.get("autoFixed")]
    assert {finding["code"] for finding in fixed} == {code}
    assert all(finding["repairDescription"] and not finding["blocking"] for finding in fixed)
    _, after = _answer(tmp_path, answer.repaired.read_bytes(), RenderOptions())
    assert code not in {finding["code"] for finding in after["findings"]}
    assert (report["deckScore"], report["structuralValidation"]) == (after["deckScore"], after["structuralValidation"])
    assert after["structuralValidation"]["status"] == "passed"
    Presentation(answer.repaired)


def test_text_that_shrinks_gets_the_scale_at_which_it_fits(tmp_path: Path) -> None:
    """Not smaller than it must be: one step larger does not fit."""
    deck = build_clean_deck()
    box = add_text(deck.slides[6], "One line after another. " * 30, 0.6, 4.2, 8, 1.5)
    body = box._element.find(".//{*}bodyPr")
    body.clear()
    body.set("wrap", "square")
    body.append(body.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}normAutofit"))
    answer, report = _answer(tmp_path, saved(deck))
    assert {action["id"] for action in report["repairSummary"]["actions"]} == {"add_normautofit_font_scale"}
    assert answer.repaired
    found = Presentation(answer.repaired).slides[6]._element.find(".//{*}normAutofit")
    assert 25_000 <= int(found.get("fontScale")) < 100_000
    codes = {finding["code"] for finding in report["findings"] if not finding.get("autoFixed")}
    assert not codes & {"NORMAUTOFIT_MISSING_FONTSCALE", "OVERFLOW_BODY_TEXT"}


@pytest.mark.parametrize("name", ["board_update", "clinic_pilot", "seed_pitch", "composition_showcase"])
def test_our_own_decks_need_no_repair(tmp_path: Path, name: str) -> None:
    """And a deck that needs none is not written anew; the report says so."""
    answer, report = _answer(tmp_path, compiled.compiled(name).pptx)
    assert answer.repaired is None
    assert report["repairSummary"] == {"state": "not_needed", "actions": []}
    assert (report["autoFixesApplied"], report["repairLog"]) == (0, [])


def test_what_cannot_be_mended_is_said(tmp_path: Path) -> None:
    """A picture that is missing stays where it is: nothing is taken out that somebody would miss."""
    rels = "ppt/slides/_rels/slide4.xml.rels"
    deck = _spoilt(_replaced(rels, b"../media/image1.png", b"../media/gone.png"))
    answer, report = _answer(tmp_path, deck)
    assert answer.repaired is None
    assert report["repairSummary"]["state"] == "failed"
    (entry,) = report["repairLog"]
    assert (entry["strategy"], entry["success"]) == ("remove_orphaned_relationships", False)
    assert "gone.png" in entry["description"]
    assert report["autoFixesApplied"] == 0


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    """Its report says why."""
    answer, report = _answer(tmp_path, b"PK\x03\x04 no zip")
    assert (answer.repaired, report["repairSummary"]["state"]) == (None, "failed")


def test_several_faults_are_mended_at_once_and_alike_every_time(tmp_path: Path) -> None:
    """The same deck gives the same bytes."""
    deck = saved(build_clean_deck())
    for _, spoil in BROKEN.values():
        deck = _spoilt(spoil, deck)
    (tmp_path / "deck.pptx").write_bytes(deck)
    first, second = (mend(tmp_path / "deck.pptx", tmp_path / f"{number}.pptx") for number in (1, 2))
    assert first.file
    assert second.file
    assert {repair.strategy for repair, _ in first.actions} == set(BROKEN)
    assert first.file.read_bytes() == second.file.read_bytes()
    assert set(BROKEN) | {"add_normautofit_font_scale"} == {repair.strategy for repair in REPAIRS}


@pytest.mark.parametrize(
    ("code", "better"),
    [
        ("0.0 days", '0.0 "days"'),
        ("#,##0 k;-#,##0 k", '#,##0 "k";-#,##0 "k"'),
        ('0.0 "days"', '0.0 "days"'),
        ("General", "General"),
        ("General units", 'General "units"'),
        ("yyyy-mm-dd", "yyyy-mm-dd"),
        ("yyyy-mm-ddThh:mm:ss", "yyyy-mm-ddThh:mm:ss"),
        ("h:mm AM/PM", "h:mm AM/PM"),
        ("[h]:mm:ss.00", "[h]:mm:ss.00"),
        ("mm:ss.0", "mm:ss.0"),
        ("0.00E+00", "0.00E+00"),
        ("[$-409]d-mmm-yy", "[$-409]d-mmm-yy"),
        ("[Red]-0%", "[Red]-0%"),
        (r"0\x", r"0\x"),
        ('_(* #,##0_);_(* "-"_)', '_(* #,##0_);_(* "-"_)'),
        ("# ?/?", "# ?/?"),
        ("€#,##0", "€#,##0"),
        ("\u043c\u043b\u043d 0", '"\u043c\u043b\u043d" 0'),
    ],
)
def test_words_of_number_formats_are_quoted(code: str, better: str) -> None:
    """Codes, dates, quotations and signs stay as they are."""
    assert escaped(code) == better
    assert escaped(better) == better
