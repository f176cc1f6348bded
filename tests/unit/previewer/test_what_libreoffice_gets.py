"""What LibreOffice is really given, by every road to it: a program in its place keeps the files that it gets."""

import io
import zipfile
from pathlib import Path

import pytest
from pptx.util import Pt

from deck_domain.job_options import Format
from deck_package import UnsafePackage, inspect_package
from deck_runtime.children.work import no_progress
from previewer.desktop.trial import try_deck
from previewer.drawing.deck import draw_deck
from previewer.libreoffice.engine import Engine
from previewer.libreoffice.lok import EngineError
from previewer.orders import DesktopOrder, PreviewOrder
from tests.support.preview_decks import add_text, new_deck, save

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KEEPER = '#!/bin/sh\nfor last; do :; done\ncp "$last" "{folder}/$(date +%N)-$(basename "$last")"\nexit 1\n'
ADDRESS = "http://198.51.100.7/x.png"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """No LibreOffice in this process: each deck goes to the program, which keeps it and fails."""
    program, seen = tmp_path / "program", tmp_path / "seen"
    for folder in (program, seen, tmp_path / "work"):
        folder.mkdir()
    keeper = program / "soffice.bin"
    keeper.write_text(_KEEPER.format(folder=seen))
    keeper.chmod(0o755)
    return Engine(program, None, "LibreOffice 0", "", "")


def _deck(folder: Path) -> Path:
    """Two slides; the first links to a picture and a sheet, embeds a sheet, and has a link for readers."""
    deck = new_deck()
    for text in ("first", "second"):
        add_text(deck, text)
    part = deck.slides[0].part
    part.relate_to(ADDRESS, f"{_OFFICE}/image", is_external=True)
    part.relate_to("file:///etc/passwd", f"{_OFFICE}/oleObject", is_external=True)
    part.relate_to("https://example.org", f"{_OFFICE}/hyperlink", is_external=True)
    deck.slides[0].shapes.add_ole_object(
        io.BytesIO(b"a secret sheet"), "Excel.Sheet.12", Pt(10), Pt(10), Pt(90), Pt(60)
    )
    return save(deck, folder / "deck.pptx")


def _given(folder: Path) -> list[Path]:
    return sorted((folder / "seen").iterdir())


def _assert_sealed(path: Path) -> None:
    assert {fault.code for fault in inspect_package(path)} <= {"dangling_relationship"}
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "embedding" in name or "vba" in name.lower()]
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"a secret sheet" not in everything
    assert ADDRESS.encode() not in everything
    assert b"/etc/passwd" not in everything


@pytest.mark.parametrize("slides", [None, (0, 1)])
@pytest.mark.parametrize("formats", [frozenset({Format.PNG}), frozenset({Format.PDF})])
def test_a_deck_to_be_drawn_is_sealed(
    engine: Engine, tmp_path: Path, slides: tuple[int, int] | None, formats: frozenset[Format]
) -> None:
    """All of it, or some slides; as pictures, or as a PDF."""
    order = PreviewOrder(_deck(tmp_path), tmp_path, formats, cold=True, slides=slides)
    with pytest.raises(EngineError):
        draw_deck(order, engine, tmp_path / "work")
    assert _given(tmp_path)
    for path in _given(tmp_path):
        _assert_sealed(path)


def test_a_deck_to_be_opened_is_sealed(engine: Engine, tmp_path: Path) -> None:
    """For printing and for saving."""
    answer = try_deck(DesktopOrder(_deck(tmp_path), last_word=True), engine, tmp_path / "work", no_progress)
    assert answer.trial.passed is False
    assert len(_given(tmp_path)) >= 2
    for path in _given(tmp_path):
        _assert_sealed(path)


def test_a_deck_with_macros_is_given_to_nobody(engine: Engine, tmp_path: Path) -> None:
    """Neither to be drawn nor to be opened."""
    deck = _deck(tmp_path)
    with zipfile.ZipFile(deck, "a") as archive:
        archive.writestr("ppt/vbaProject.bin", b"code")
    with pytest.raises(UnsafePackage):
        draw_deck(PreviewOrder(deck, tmp_path, cold=True), engine, tmp_path / "work")
    assert try_deck(DesktopOrder(deck, last_word=True), engine, tmp_path / "work", no_progress).trial.passed is False
    assert _given(tmp_path) == []
