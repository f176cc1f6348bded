"""Builds packages by hand: a sound one, and whatever somebody may have done to it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

Parts = dict[str, bytes]


@pytest.fixture(scope="session")
def sound_deck() -> bytes:
    """Two slides: a title, and a chart with its workbook."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "First"
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Second"
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("s", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(5), Inches(4), data)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


@pytest.fixture
def parts(sound_deck: bytes) -> Parts:
    """The sound deck's entries by name, to be changed."""
    with zipfile.ZipFile(io.BytesIO(sound_deck)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def pack() -> Callable[[Parts], bytes]:
    """Zips entries."""
    return pack_parts


def pack_parts(parts: Parts) -> bytes:
    """Zip entries in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def sound_file(sound_deck: bytes, tmp_path: Path) -> Path:
    """The sound deck on the disk."""
    path = tmp_path / "sound.pptx"
    path.write_bytes(sound_deck)
    return path
