"""Whatever happened to a file, the examination answers."""

import io
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deck_package import examine_package
from tests.support.preview_decks import TITLE_ONLY, new_deck

_stream = io.BytesIO()
_deck = new_deck()
_deck.slides.add_slide(_deck.slide_layouts[TITLE_ONLY]).shapes.title.text = "Title"
_deck.save(_stream)
DECK = _stream.getvalue()
with zipfile.ZipFile(_stream) as _archive:
    ENTRIES = {name: _archive.read(name) for name in _archive.namelist()}
PARTS = ("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels")
SLIDE_PARTS = ("ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels")
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.integers(0, len(DECK) - 1), st.binary(min_size=1, max_size=8))
def test_overwritten_bytes(place: int, data: bytes) -> None:
    """Damage to the zip is a fault or of no consequence, never an exception."""
    package, faults = examine_package(DECK[:place] + data + DECK[place + len(data) :])
    assert package is not None or faults


@QUICK
@given(st.integers(0, 4_000), st.binary(min_size=1, max_size=8))
def test_overwritten_ends(distance: int, data: bytes) -> None:
    """The directory lies at the end."""
    place = len(DECK) - 1 - distance
    package, faults = examine_package(DECK[:place] + data + DECK[place + len(data) :])
    assert package is not None or faults


@QUICK
@given(st.sampled_from(PARTS + SLIDE_PARTS), st.integers(0, 4_000), st.text(max_size=6), st.integers(0, 30))
def test_changed_parts(part: str, place: int, text: str, removed: int) -> None:
    """Nor does damage to the XML inside a sound zip."""
    stream = io.BytesIO()
    start = place % len(ENTRIES[part])
    changed = ENTRIES[part][:start] + text.encode(errors="replace") + ENTRIES[part][start + removed :]
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in (ENTRIES | {part: changed}).items():
            archive.writestr(name, data)
    package, faults = examine_package(stream.getvalue())
    assert package is not None or faults
