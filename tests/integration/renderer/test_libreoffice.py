"""LibreOffice draws what the layout meant."""

import json
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from deck_documents import parse
from renderer.compile import compile_deck

EXAMPLE = Path(__file__).parents[3] / "examples/board_update.json"

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example deck as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("deck")
    document = json.loads(EXAMPLE.read_text())["document"]
    (folder / "deck.pptx").write_bytes(compile_deck(parse("protocol_v2", document)).pptx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "deck.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "deck.pdf"


def test_every_slide_is_drawn_with_its_title_and_within_its_edges(pdf: Path) -> None:
    """Eight pages; no letter outside; the title stands where it always stands."""
    with pdfplumber.open(pdf) as document:
        assert len(document.pages) == 8
        for page in document.pages:
            assert all(char["x0"] >= 0 and char["x1"] <= page.width for char in page.chars)
            assert all(char["top"] >= 0 and char["bottom"] <= page.height for char in page.chars)
            title = [char for char in page.chars if round(char["size"]) == 30]
            assert title
            assert {round(char["x0"]) for char in title[:1]} <= {51, 52, 53, 54}


def test_points_break_where_they_were_measured_to(pdf: Path) -> None:
    """The four points of the first slide take five lines, as the layout has it."""
    with pdfplumber.open(pdf) as document:
        body = [char for char in document.pages[0].chars if char["size"] > 20 and round(char["size"]) != 30]
    assert len({round(char["bottom"]) for char in body if char["text"].isalpha()}) == 5


def test_chart_labels_and_table_cells_are_drawn(pdf: Path) -> None:
    """The bridge shows its signed labels, the table its cells."""
    with pdfplumber.open(pdf) as document:
        bridge, table = document.pages[2].extract_text(), document.pages[3].extract_text()
    assert all(label in bridge for label in ("42.6", "+3.1", "+4.4", "\u22120.6", "48.2"))
    assert all(cell in table for cell in ("Venture debt", "6 to 8 %", "Recommendation"))
