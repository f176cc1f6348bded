"""A child's surroundings: when it is replaced, its profile, its folder, the emoji that decide its route."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from deck_package import inspect_package, open_package
from previewer.child import should_recycle
from previewer.drawing.canary import write_canary
from previewer.libreoffice.engine import Engine
from previewer.libreoffice.program import write_profile
from previewer.slides.emoji import slides_with_emoji
from previewer.slides.texts import SlideTexts
from tests.support.preview_decks import add_text, new_deck, save

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("decks", "slides", "rss", "expected"),
    [
        (99, 999, 699 * MB, None),
        (100, 1, 1, "100 decks"),
        (1, 1_000, 1, "1000 slides"),
        (1, 1, 700 * MB, "700 MB"),
    ],
)
def test_children_are_recycled(decks: int, slides: int, rss: int, expected: str | None) -> None:
    """After so many decks, slides or megabytes, with the reason."""
    assert should_recycle(decks, slides, rss) == expected


def test_the_profile_forbids_fetching_and_code(tmp_path: Path) -> None:
    """The settings are well-formed and private."""
    folder = write_profile(tmp_path / "profile")
    settings = etree.parse(folder / "user" / "registrymodifications.xcu").getroot()
    named = {
        prop.get("{http://openoffice.org/2001/registry}name"): prop.findtext("value") for prop in settings.iter("prop")
    }
    assert named["BlockUntrustedRefererLinks"] == "true"
    assert named["DisableMacrosExecution"] == "true"
    assert "DisableActiveContent" not in named  # it takes charts out of pictures
    assert named["MacroSecurityLevel"] == "3"
    assert (folder / "user").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("version", "expected"), [("LibreOffice 7.4.7.2", True), ("LibreOffice 25.2.3.2", False), ("LibreOffice", True)]
)
def test_tab_stops_beside_bullets_are_moved_for_versions_that_need_it(version: str, expected: bool) -> None:
    """Both were measured; one that does not say its version is taken for an old one."""
    assert Engine(Path("/nowhere"), None, version).moves_stops_beside_bullets is expected


def test_the_canary_is_a_sound_deck(tmp_path: Path) -> None:
    """It passes the guard, and takes both routes."""
    path = write_canary(tmp_path / "canary.pptx")
    assert inspect_package(path) == ()
    with open_package(path) as package:
        assert slides_with_emoji(SlideTexts(package)) == {1}


@pytest.mark.parametrize("text", ["🚀", "ok ✅", "❤️", "5️⃣", "🇩🇪", "♥", "done ✔", "⚠", "▶"])
def test_emoji_are_seen(text: str, tmp_path: Path) -> None:
    """Pictographs, flags, keycaps, signs that a selector turns into emoji, and those that are taken from their font."""
    deck = new_deck()
    add_text(deck, "plain ▲ → ± ™")
    add_text(deck, text)
    with open_package(save(deck, tmp_path / "deck.pptx")) as package:
        assert slides_with_emoji(SlideTexts(package)) == {1}


def test_emoji_in_charts_are_seen(tmp_path: Path) -> None:
    """A category named by an emoji is drawn in the chart, not in the slide's own text."""
    path = write_canary(tmp_path / "canary.pptx")
    target = tmp_path / "chart.pptx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            if "chart1" in name:
                data = data.replace(b"<c:v>1</c:v>", "<c:v>🚀</c:v>".encode())
            archive.writestr(name, data)
    with open_package(target) as package:
        assert slides_with_emoji(SlideTexts(package)) == {0, 1}
