"""What is linked or embedded never reaches LibreOffice."""

import io
import zipfile
from pathlib import Path

from pptx.util import Pt

from deck_package import inspect_package, open_package
from deck_package.writing import write_deck
from previewer.slides.sealing import foreign_objects, seal
from previewer.slides.subset import write_subset
from tests.support.preview_decks import add_text, new_deck, save

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_plain_deck_has_nothing_to_seal(tmp_path: Path) -> None:
    """No copy is written for it, and hyperlinks stay: nobody follows them while drawing."""
    deck = new_deck()
    add_text(deck, "plain")
    deck.slides[0].part.relate_to("https://example.org", f"{_OFFICE}/hyperlink", is_external=True)
    with open_package(save(deck, tmp_path / "deck.pptx")) as package:
        assert seal(package) == {}


def test_links_and_objects_are_taken_out(tmp_path: Path) -> None:
    """The copy has neither the address nor the sheet, whether all of it is drawn or one slide."""
    deck = new_deck()
    for text in ("first", "second"):
        add_text(deck, text)
    for part in (deck.slides[0].part, deck.part, deck.slide_master.part):
        part.relate_to("http://198.51.100.7/x.png", f"{_OFFICE}/image", is_external=True)
    deck.slides[0].shapes.add_ole_object(io.BytesIO(b"a sheet"), "Excel.Sheet.12", Pt(10), Pt(10), Pt(90), Pt(60))
    whole, part = tmp_path / "whole.pptx", tmp_path / "part.pptx"
    with open_package(save(deck, tmp_path / "deck.pptx")) as package:
        assert {fault.code for fault in inspect_package(tmp_path / "deck.pptx")} == {
            "linked_content",
            "embedded_object",
        }
        objects = foreign_objects(package)
        write_deck(package, whole, seal(package), objects)
        write_subset(package, part, seal(package), [0], numbered=False, left_out=objects)
    for copy in (whole, part):
        codes = {fault.code for fault in inspect_package(copy)}
        assert codes <= {"dangling_relationship"}, copy


def test_references_in_other_letters_are_spelled_as_the_parts_are(tmp_path: Path) -> None:
    """PowerPoint finds such a part, and LibreOffice would leave the slide and its layout out."""
    deck, misspelt = new_deck(), tmp_path / "misspelt.pptx"
    for text in ("first", "second"):
        add_text(deck, text)
    with zipfile.ZipFile(save(deck, tmp_path / "deck.pptx")) as sound, zipfile.ZipFile(misspelt, "w") as written:
        for name in sound.namelist():
            data = sound.read(name)
            for word in (b"slides/slide", b"slideLayouts/slideLayout") if name.endswith(".rels") else ():
                data = data.replace(word, word.title())
            written.writestr(name, data)
    assert {fault.code for fault in inspect_package(misspelt)} == {"dangling_reference"}
    whole, part = tmp_path / "whole.pptx", tmp_path / "part.pptx"
    with open_package(misspelt) as package:
        assert seal(package) == {}
        write_deck(package, whole, seal(package, respell=True))
        write_subset(package, part, seal(package, respell=True), [1], numbered=False)
    assert [inspect_package(copy) for copy in (whole, part)] == [(), ()]
