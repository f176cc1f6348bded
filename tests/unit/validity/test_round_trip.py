"""Another program opens a deck and saves it again: nothing is lost."""

import io

import pytest
from lxml import etree
from pptx import Presentation

from tests.support.corpus import compiled as corpus
from tests.support.deck_contents import contents

_SLIDES = "ppt/slides/slide"


@pytest.mark.parametrize("name", corpus.names())
def test_python_pptx_saves_what_it_opened(name: str) -> None:
    """Slides to the letter; texts, notes, cells, values of charts and pictures; workbooks byte for byte."""
    before = corpus.compiled(name).pptx
    buffer = io.BytesIO()
    Presentation(io.BytesIO(before)).save(buffer)
    after = buffer.getvalue()
    assert contents(after) == contents(before)
    saved, written = corpus.unzipped(after), corpus.parts(name)
    for part in (part for part in written if part.startswith(_SLIDES)):
        assert etree.canonicalize(saved[part].decode()) == etree.canonicalize(written[part].decode())
    books = {data for part, data in written.items() if part.endswith(".xlsx")}
    assert books == {data for part, data in saved.items() if part.endswith(".xlsx")}
    pictures = {data for part, data in written.items() if part.startswith("ppt/media/")}
    assert pictures == {data for part, data in saved.items() if part.startswith("ppt/media/")}
