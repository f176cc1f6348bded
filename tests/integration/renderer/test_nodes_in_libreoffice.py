"""LibreOffice draws nodes where flexbox put them."""

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from deck_documents import parse
from renderer.compile import compile_deck

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

_COLUMN = {"flexGrow": 1, "flexBasis": 0, "padding": 20, "backgroundColor": "bg2"}
_TEXT = "Two-way messages let people move a visit instead of missing it, and the front desk hears of it at once."
DOCUMENT = {
    "type": "Document",
    "meta": {"title": "Pilot"},
    "slides": [
        {
            "type": "Slide",
            "children": [
                {
                    "type": "View",
                    "style": {"flexDirection": "row", "gap": 40, "padding": 40, "height": "100%"},
                    "children": [
                        {"type": "View", "style": _COLUMN, "children": [{"type": "Text", "content": _TEXT}]},
                        {"type": "View", "style": _COLUMN, "children": [{"type": "Text", "content": "right"}]},
                    ],
                }
            ],
        }
    ],
}


def test_text_stands_in_its_column_and_breaks_where_it_was_measured_to(tmp_path: Path) -> None:
    """The left text stays within its 380 px, the right one starts after the gap."""
    compiled = compile_deck(parse("paper_document", DOCUMENT))
    (tmp_path / "deck.pptx").write_bytes(compiled.pptx)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "deck.pptx")], check=True, capture_output=True, timeout=120)
    with pdfplumber.open(tmp_path / "deck.pdf") as document:
        words = document.pages[0].extract_words()
    right = next(word for word in words if word["text"] == "right")
    left = [word for word in words if word is not right]
    assert abs(right["x0"] - 520) < 2
    assert min(word["x0"] for word in left) >= 59
    assert max(word["x1"] for word in left) <= 441
    assert len({round(word["bottom"]) for word in left}) == 2
