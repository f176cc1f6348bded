"""Templates that LibreOffice made, and decks built on templates that LibreOffice draws."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from deck_documents import parse
from renderer.compile import compile_deck
from renderer.template import compile_template

DRAWN = Path("/usr/lib/libreoffice/share/template/common/presnt")
NAMES = ("Blue_Curve", "Focus", "Metropolis", "Portfolio")
EXAMPLE = json.loads(Path("examples/board_update.json").read_text(encoding="utf-8"))["document"]

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None or not DRAWN.exists(), reason="LibreOffice and its templates are not installed"
)


def converted(folder: Path, to: str, paths: list[Path]) -> Path:
    """The files in another format, in a folder of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder / to), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    return folder / to


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A deck on each template, and how many pages LibreOffice draws of it."""
    folder = tmp_path_factory.mktemp("templates")
    sources = [folder / f"{name}.otp" for name in NAMES]
    for path in sources:
        shutil.copy(DRAWN / path.name, path)
    templates = converted(folder, "pptx", sources)
    made = {}
    for name in NAMES:
        template = compile_template((templates / f"{name}.pptx").read_bytes())
        made[name] = compile_deck(parse("protocol_v2", EXAMPLE), template=template)
        (folder / f"{name}.pptx").write_bytes(made[name].pptx)
    drawn = converted(folder, "pdf", [folder / f"{name}.pptx" for name in NAMES])
    return {name: (deck, pypdfium2.PdfDocument(drawn / f"{name}.pdf")) for name, deck in made.items()}


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_draws_every_slide(decks: dict[str, Any], name: str) -> None:
    """As many pages as slides, each with its title."""
    deck, document = decks[name]
    assert len(document) == deck.slide_count >= 8
    titles = [slide["title"] for slide in EXAMPLE["slides"]]
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    assert all(any(title in text for text in texts) for title in titles)
