"""How long drawing a deck may take."""

import zipfile
from pathlib import Path

import pytest

from previewer.config import PreviewerSettings
from previewer.deadline import drawing_seconds

SETTINGS = PreviewerSettings()


def deck(folder: Path, *megabytes: float) -> Path:
    """A package with slides of so much markup each."""
    path = folder / "deck.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/media/image1.png", b" " * 5_000_000)
        for number, size in enumerate(megabytes, 1):
            archive.writestr(f"ppt/slides/slide{number}.xml", b" " * int(size * 1e6))
    return path


@pytest.mark.parametrize(
    ("megabytes", "slides", "seconds"),
    [((0.0,), 1, 10.5), ((1.0,), 1, 25.5), ((1.0, 1.0), 2, 41.0), ((9.0,), 1, 60.0), ((1.0,), 0, 60.0)],
    ids=["little", "a large table", "two", "at most", "slides not counted"],
)
def test_a_deck_has_time_by_what_stands_on_its_slides(
    tmp_path: Path, megabytes: tuple[float, ...], slides: int, seconds: float
) -> None:
    """A table of a thousand cells takes ten seconds on a busy machine; pictures are not counted."""
    assert drawing_seconds(SETTINGS, deck(tmp_path, *megabytes), slides) == pytest.approx(seconds)


def test_what_is_no_package_has_the_time_of_its_slides(tmp_path: Path) -> None:
    """The child says what is wrong with it."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"no package")
    assert drawing_seconds(SETTINGS, path, 1) == 10.5
