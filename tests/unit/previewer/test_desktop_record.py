"""What is told of a deck that LibreOffice has opened, printed and saved: the contract's record, and what is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pptx import Presentation

from deck_domain.records import from_json, to_json
from deck_package import open_package
from deck_presentation.model import Deck
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from previewer.desktop.comparison import differences
from previewer.desktop.record import Circumstances, validation_record
from previewer.orders import Attempted, Trial
from tests.support.preview_decks import add_mixed, add_text, new_deck, save

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ABOUT = Circumstances("dv_1", "ab" * 32, "LibreOffice 7.4.7.2", NOON, NOON)
WELL, ILL = Attempted(), Attempted(("It broke.",))
CHECKS = ["desktop.open", "desktop.repair_dialog", "desktop.pdf_export", "desktop.save_copy_roundtrip"]


@pytest.mark.parametrize(
    ("trial", "status", "failed"),
    [
        (Trial(WELL, Attempted(pages=3), WELL, WELL), "passed", []),
        (Trial(ILL), "failed", CHECKS),
        (Trial(WELL, ILL, WELL, WELL), "failed", CHECKS[2:3]),
        (Trial(WELL, Attempted(pages=3), ILL), "failed", CHECKS[3:]),
        (Trial(WELL, Attempted(pages=3), WELL, ILL), "failed", CHECKS[3:]),
    ],
)
def test_a_record_has_the_documented_shape(trial: Trial, status: str, failed: list[str]) -> None:
    """All keys and the four checks, whatever happened; what was not reached has not passed."""
    record = validation_record(trial, ABOUT)
    assert list(record) == [
        *("id", "contentHash", "backend", "platform", "status", "requestedAt", "completedAt", "opened"),
        *("repairDialogDetected", "pdfExport", "savedCopy", "checks", "artifactPaths", "details"),
    ]
    assert (record["status"], record["backend"]) == (status, "libreoffice")
    assert record["requestedAt"] == "2026-01-01T12:00:00.000Z"
    assert set(record["pdfExport"]) == {"attempted", "succeeded", "artifactPath", "pageCount", "errors"}
    assert set(record["savedCopy"]) == {"attempted", "succeeded", "normalizedPackageDiffPassed", "errors"}
    assert [check["id"] for check in record["checks"]] == CHECKS
    assert [check["id"] for check in record["checks"] if not check["passed"]] == failed
    assert trial.passed is (status == "passed")
    assert from_json(Trial, to_json(trial)) == trial


def test_a_validation_that_did_not_end_says_so() -> None:
    """In its status: a time-out is no verdict of LibreOffice's."""
    record = validation_record(Trial(ILL), ABOUT, "timeout")
    assert (record["status"], record["opened"], record["pdfExport"]["attempted"]) == ("timeout", False, False)


def _read(path: Path) -> Deck:
    with open_package(path) as package:
        return read_deck(Parts(package))


@pytest.fixture
def deck_path(tmp_path: Path) -> Path:
    """A slide of text, and one with a title, a table and a chart."""
    deck = new_deck()
    add_text(deck, "Revenue grew by 12 %", points=24)
    add_mixed(deck)
    return save(deck, tmp_path / "deck.pptx")


def test_a_deck_differs_in_nothing_from_itself(deck_path: Path) -> None:
    """Nor from a copy that says more."""
    deck = _read(deck_path)
    assert differences(deck, deck) == ()
    more = Presentation(deck_path)
    add_box = more.slides[0].shapes.add_textbox(0, 0, 914_400, 914_400)
    add_box.text_frame.text = "More"
    more.save(deck_path)
    assert differences(deck, _read(deck_path)) == ()


@pytest.mark.parametrize(
    ("lose", "told"),
    [
        ("slide", ["The copy has 1 slides, the deck 2."]),
        ("text", ["Slide 1: the copy lacks 2 characters of its text."]),
        ("table", ["of 3 shapes.", "0 of 1 tables."]),
        ("chart", ["of 3 shapes.", "0 of 1 charts."]),
        ("value", ["Slide 2: chart 1 of the copy does not have all values of the deck's."]),
    ],
)
def test_what_a_copy_lacks_is_told(deck_path: Path, tmp_path: Path, lose: str, told: list[str]) -> None:
    """Slides, text, tables, charts and their values."""
    changed = Presentation(deck_path)
    first, second = changed.slides
    if lose == "slide":
        entries = changed.slides._sldIdLst
        entries.remove(entries[1])
    elif lose == "text":
        first.shapes[0].text_frame.text = "Revenue grew by %"
    elif lose == "value":
        part = next(shape for shape in second.shapes if shape.has_chart).chart.part
        value = part._element.find(".//{*}val//{*}v")
        value.text = "123456"
    else:
        shape = next(each for each in second.shapes if getattr(each, f"has_{lose}"))
        shape._element.getparent().remove(shape._element)
    changed.save(tmp_path / "copy.pptx")
    found = differences(_read(deck_path), _read(tmp_path / "copy.pptx"))
    assert len(found) >= len(told)
    for sentence in told:
        assert any(sentence in one for one in found), found
