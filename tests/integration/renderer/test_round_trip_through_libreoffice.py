"""LibreOffice opens decks and saves them as PowerPoint files again: nothing is lost."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.corpus import compiled as corpus
from tests.support.deck_contents import SlideContents, contents

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

NAMES = ("types-en", "types-ar", "types-markup", "patterns-midnight", "charts-agent", "nodes", "nodes-dressed")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the decks as LibreOffice saved them, all in one run."""
    folder = tmp_path_factory.mktemp("decks")
    paths = [folder / f"{name}.pptx" for name in NAMES]
    for name, path in zip(NAMES, paths, strict=True):
        path.write_bytes(corpus.compiled(name).pptx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx:Impress MS PowerPoint 2007 XML"]
    command += ["--outdir", str(folder / "saved"), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "saved"


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_saves_what_it_opened(name: str, saved: Path) -> None:
    """Every text and cell, the notes, the charts' values, the pictures, slide by slide."""
    before, after = contents(corpus.compiled(name).pptx), contents((saved / f"{name}.pptx").read_bytes())
    assert len(after) == len(before)
    for number, (written, kept) in enumerate(zip(before, after, strict=True), 1):
        assert _in_order(kept, number) == _in_order(written, number)


def _in_order(slide: SlideContents, number: int) -> SlideContents:
    """Without the text of the slide number, which LibreOffice saves as a field alone; placeholders may move."""
    shown = sorted(text for text in slide.texts if text not in {str(number), "<number>"})
    return replace(slide, texts=shown)
