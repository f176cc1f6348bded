"""The report: its fields, its verdicts, its bytes."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from deck_domain.errors import UnusableFile
from deck_domain.findings import Family, Finding, Impact
from deck_domain.job_options import OutputMode, RenderOptions, ValidationMode
from deck_domain.records import to_json
from deck_domain.stage_results import CheckResult, ScoreResult
from deck_presentation.model import Deck
from deck_runtime.children.work import no_progress
from scorer.child import handle
from scorer.orders import ScoreOrder
from scorer.report.quality_report import canonical_json
from scorer.report.verdict import Policy, judge

from .conftest import add_text, build_clean_deck, png, saved

Report = Callable[..., dict[str, Any]]
CONTRACT_FIELDS = {
    "verdict", "requestedOutputMode", "validationMode", "maxFallbackLevel", "documentVerdict", "repairRisk",
    "editabilityScore", "deckScore", "fallbackCount", "findings", "slideReports", "structuralValidation",
    "repairSummary", "autoFixesApplied", "repairLog", "contractPassed", "slideCount",
}  # fmt: skip
OUR_FIELDS = {"rulesetVersion", "coverage", "skippedRules", "deductions"}
TOLD = Finding(
    "RND101", "OVERFLOW_BODY_TEXT", "layout", Family.LEGIBILITY, Impact.WARNING, "Too long.", 0, "slides[0].body"
)


def _without_part(data: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry, source.read(entry))
    return out.getvalue()


def test_all_fields_are_there(deck: Any, report_on: Report) -> None:
    """The contract's names to the letter, and ours beside them."""
    report = report_on(deck)
    assert set(report) >= CONTRACT_FIELDS | OUR_FIELDS
    assert set(report["slideReports"][0]) >= {
        "slideIndex", "compatibilityVerdict", "issues", "fallbackApplied", "editabilityVerdict", "fonts",
        "fontSubstitutions",
    }  # fmt: skip
    assert set(report["structuralValidation"]) == {"status", "checks", "failureCount"}
    assert set(report["coverage"]) == {"fonts", "contrast", "textFit", "missingFonts"}
    assert report["slideCount"] == 7


def test_the_same_deck_gives_the_same_bytes(report_on: Report) -> None:
    """No time, no id, no order of a set leaks into the report."""
    data = saved(build_clean_deck())
    assert canonical_json(report_on(data)) == canonical_json(report_on(data))


def test_findings_carry_the_contract_shape(deck: Any, report_on: Report) -> None:
    """Each finding names its code, place, severity and remedy."""
    add_text(deck.slides[6], "word " * 300, 0.6, 4, 4, 1)
    finding = next(f for f in report_on(deck)["findings"] if f["rule"] == "TXT101")
    assert finding["code"] == "OVERFLOW_BODY_TEXT"
    assert (finding["severity"], finding["category"], finding["family"]) == ("error", "layout", "legibility")
    assert (finding["slideIndex"], finding["componentPath"]) == (6, "slides[6].shapes[2]")
    assert finding["shapeId"] == deck.slides[6].shapes[2].shape_id
    assert finding["recommendedAction"] == finding["remedy"]
    assert finding["blocking"] is True


def test_a_picture_slide_is_a_visual_fallback(report_on: Report) -> None:
    """A slide that is one picture costs 35 points of editability, and is more than the default policy allows."""
    deck = build_clean_deck()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_picture(png(1600, 900), 0, 0, deck.slide_width, deck.slide_height)
    report = report_on(deck)
    assert (report["editabilityScore"], report["fallbackCount"]) == (65, 1)
    assert (report["documentVerdict"], report["contractPassed"], report["repairRisk"]) == ("rejected", False, "high")
    allowed = report_on(deck, policy=Policy.of(RenderOptions(output_mode=OutputMode.VISUAL_SAFE)))
    assert (allowed["documentVerdict"], allowed["contractPassed"]) == ("visual_fallback", True)
    assert allowed["slideReports"][7]["compatibilityVerdict"] == "visual_fallback"


def test_a_slide_beyond_the_allowed_fallback_is_a_blocking_finding_without_points(report_on: Report) -> None:
    """The deck is as good as before: it is the request that it does not keep."""
    deck = build_clean_deck()
    picture = deck.slides.add_slide(deck.slide_layouts[6])
    picture.shapes.add_picture(png(2000, 1125), 0, 0, deck.slide_width, deck.slide_height)
    strict, lax = report_on(deck), report_on(deck, policy=Policy.of(RenderOptions(output_mode=OutputMode.VISUAL_SAFE)))
    (finding,) = (each for each in strict["findings"] if each["code"] == "COMPATIBILITY_CONTRACT_VIOLATION")
    assert (finding["slideIndex"], finding["blocking"], finding["category"]) == (7, True, "validation")
    assert "visual_fallback" in finding["message"]
    assert "native_anchored" in finding["message"]
    assert strict["documentVerdict"] == "rejected"
    assert not [each for each in lax["findings"] if each["code"] == finding["code"]]
    assert strict["deckScore"] == lax["deckScore"]


def test_a_deck_that_libreoffice_refuses_is_rejected(report_on: Report) -> None:
    """With the record in the report, its failed checks in the finding, and a score of 20 at most."""
    check = {"id": "desktop.open", "passed": False, "severity": "error", "message": "LibreOffice does not open it."}
    record = {"id": "dv_1", "status": "failed", "checks": [check]}
    report = report_on(build_clean_deck(), desktop=record)
    assert (report["desktopValidationId"], report["desktopValidation"]) == ("dv_1", record)
    (finding,) = (each for each in report["findings"] if each["code"] == "DESKTOP_VALIDATION_FAILED")
    assert finding["blocking"]
    assert finding["message"] == f"The deck has not passed its validation by LibreOffice: {check['message']}"
    assert (report["deckScore"], report["editabilityScore"], report["capped"]) == (20, 20, True)
    assert (report["documentVerdict"], report["repairRisk"], report["contractPassed"]) == ("rejected", "high", False)
    passed = report_on(build_clean_deck(), desktop=record | {"status": "passed"})
    assert (passed["deckScore"], passed["desktopValidationId"]) == (100, "dv_1")


def test_validation_mode_none_runs_no_structural_checks(deck: Any, report_on: Report) -> None:
    """What was not asked for is reported as not run."""
    report = report_on(deck, policy=Policy.of(RenderOptions(validation_mode=ValidationMode.NONE)))
    assert report["structuralValidation"] == {"status": "not_run", "checks": [], "failureCount": 0}


def test_findings_of_the_renderer_are_told_once(deck: Any, report_on: Report) -> None:
    """They are listed, and they cost."""
    report = report_on(deck, renderer_findings=(TOLD, TOLD))
    assert [f["rule"] for f in report["findings"]].count("RND101") == 1
    assert report["deductions"][0]["rule"] == "RND101"


@pytest.mark.parametrize(
    ("data", "rule", "code"),
    [
        (b"", "PKG001", "STRUCTURAL_VALIDATION_FAILED"),
        (b"hello", "PKG001", "STRUCTURAL_VALIDATION_FAILED"),
        (saved(build_clean_deck())[:2000], "PKG001", "STRUCTURAL_VALIDATION_FAILED"),
        (_without_part(saved(build_clean_deck()), "[Content_Types].xml"), "PKG002", "CONTENT_TYPE_MISSING"),
        (_without_part(saved(build_clean_deck()), "ppt/slides/slide3.xml"), "PKG003", "RELATIONSHIP_TARGET_MISSING"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "PKG007", "PACKAGE_ENCRYPTED"),
    ],
    ids=["empty", "text", "cut", "no-types", "no-slide", "encrypted"],
)
def test_a_broken_file_gets_a_report(data: bytes, rule: str, code: str, report_on: Report) -> None:
    """Nothing crashes; the finding is critical, blocks, and caps the score at 40, if the file can be read at all."""
    report = report_on(data)
    finding = next(f for f in report["findings"] if f["rule"] == rule)
    assert (finding["code"], finding["impact"], finding["blocking"]) == (code, "critical", True)
    assert report["deckScore"] is None or report["deckScore"] <= 40
    assert (report["capped"], report["blocking"], report["contractPassed"]) == (True, True, False)
    assert (report["documentVerdict"], report["structuralValidation"]["status"]) == ("rejected", "failed")


def test_what_could_not_be_looked_at_is_skipped_and_not_passed(report_on: Report) -> None:
    """An unreadable file earns nothing for rules that could not run."""
    report = report_on(b"hello")
    assert {"TXT101", "LAY201", "A11Y501"} <= {item["rule"] for item in report["skippedRules"]}
    assert report["familyScores"]["layout"] == 0
    assert (report["deckScore"], report["deckScoreExact"]) == (None, None)
    assert [check["id"] for check in report["structuralValidation"]["checks"]] == ["package.readable"]


@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_deck_that_shows_nothing_is_no_good_deck(count: int, report_on: Report) -> None:
    """Empty placeholders, and what nobody could judge, have not passed; with a title there is something to judge."""
    deck = Presentation()
    for _ in range(count):
        deck.slides.add_slide(deck.slide_layouts[5])
    report = report_on(deck)
    assert report["deckScore"] <= 15
    assert set(report["unassessedFamilies"]) == {"legibility", "layout", "consistency", "accessibility"}
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "Where we stand"
    begun = report_on(deck)
    assert (begun["unassessedFamilies"], begun["deckScore"] > report["deckScore"]) == ([], True)


def test_the_more_slides_show_nothing_the_worse(report_on: Report) -> None:
    """A deck of ten of which nine are empty is a poor one."""
    scores = []
    for empty in (0, 1, 3, 6, 9):
        deck = Presentation()
        for place in range(10):
            slide = deck.slides.add_slide(deck.slide_layouts[6 if 0 < place <= empty else 1])
            for shape in slide.shapes:
                shape.text = f"Plan {place} holds"
        scores.append(report_on(deck)["deckScoreExact"])
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] < 70


def test_the_child_writes_a_report(tmp_path: Path) -> None:
    """A request becomes a file and a summary."""
    (tmp_path / "deck.pptx").write_bytes(saved(build_clean_deck()))
    steps: list[tuple[int, int]] = []
    order = ScoreOrder(tmp_path, tmp_path / "deck.pptx")
    answer = handle(order, lambda done, total: steps.append((done, total)))
    report = json.loads(answer.report.read_bytes())
    assert answer.result == ScoreResult(100, 7, len(report["findings"]), blocking=False)
    assert steps[-1] == (7, 7)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"a": 1}'])
@pytest.mark.parametrize("which", ["manifest", "document"])
def test_what_cannot_be_read_beside_a_deck_is_said(tmp_path: Path, which: str, content: bytes) -> None:
    """Who sends it hears it; a document that is some other JSON has nothing to compare with."""
    (tmp_path / "deck.pptx").write_bytes(saved(build_clean_deck()))
    (tmp_path / "other.json").write_bytes(content)
    order = ScoreOrder(tmp_path, tmp_path / "deck.pptx", **{which: tmp_path / "other.json"})
    if which == "document" and content != b"{":
        assert handle(order, no_progress).result.slide_count == 7
    else:
        with pytest.raises(UnusableFile, match=f"The {which}"):
            handle(order, no_progress)


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        (b'{"version": "2.0", "title": "T", "slides": [{"slideType": "title-body", "title": "A", "body": ["b"]}]}', []),
        (b'{"version": "2.0", "title": "T", "slides": [{"slideType": "title-body", "title": "A"}]}', ["missing"]),
        (b"{", None),
    ],
    ids=["valid", "invalid", "no-json"],
)
def test_the_child_checks_a_document_alone(tmp_path: Path, document: bytes, codes: list[str] | None) -> None:
    """Without a deck the validation record says whether the document is valid, and what is wrong."""
    (tmp_path / "document.json").write_bytes(document)
    order = ScoreOrder(tmp_path, document=tmp_path / "document.json", source_schema="protocol_v2")
    answer = handle(order, no_progress)
    record = json.loads(answer.report.read_bytes())
    assert isinstance(answer.result, CheckResult)
    assert answer.result.valid is record["valid"] is (codes == [])
    assert to_json(answer.result.errors) == record["errors"]
    if codes is not None:
        assert [error.code for error in answer.result.errors] == codes


def test_a_deck_without_slides_gets_a_report(report_on: Report) -> None:
    """No slides is a structural failure, not a crash."""
    deck = build_clean_deck()
    slides = deck.slides._sldIdLst
    for entry in list(slides):
        deck.part.drop_rel(entry.rId)
        slides.remove(entry)
    report = report_on(deck)
    assert (report["slideCount"], report["structuralValidation"]["status"]) == (0, "failed")


def test_ten_slides_cost_ten_times_one(report_on: Report) -> None:
    """Texts are measured once: a deck of many slides parses and scores in one pass."""
    deck = build_clean_deck()
    for number in range(40):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        add_text(slide, "One line", 0.6, 2, 8, 1)
        slide.shapes.title.width = Inches(9)
    assert report_on(deck)["slideCount"] == 47


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("", ("native_editable", "low", True)),
        ("certified", ("native_editable", "low", True)),
        ("supported", ("native_editable", "medium", True)),
        ("unsafe", ("rejected", "high", False)),
    ],
)
def test_the_template_of_a_brand_decides_with(level: str, expected: tuple[str, str, bool]) -> None:
    """A deck without a fault is as risky as its template, and an unsafe one rejects it."""
    verdict = judge(Deck(0, 0, ()), (), Policy(), readable=True, support_level=level)
    assert (verdict.document, verdict.repair_risk, verdict.passed) == expected
