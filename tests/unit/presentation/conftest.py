"""Decks whose parts are changed by hand, and how they read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from deck_package import examine_package
from deck_presentation.parts import Parts
from deck_presentation.reading import Presentation
from tests.unit.scorer.conftest import saved

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def reading() -> Iterator[Callable[[Any], Presentation]]:
    """Reads a deck of python-pptx; packages are closed afterwards."""
    with ExitStack() as opened:

        def read(deck: Any) -> Presentation:
            package, _ = examine_package(saved(deck))
            assert package is not None
            return Presentation(Parts(opened.enter_context(package)))

        yield read


def element(xml: str) -> Any:
    """An element with the usual prefixes, which `xml` need not declare."""
    name_end = min(xml.index(end) for end in " />" if end in xml)
    return etree.fromstring(f"{xml[:name_end]} {SPACES}{xml[name_end:]}")


def add_placeholder(tree: Any, attributes: str, *, place: str = "", styles: str = "", tag: str = "sp") -> Any:
    """A placeholder with these attributes of `p:ph` at the end of a shape tree; returns its element."""
    kind = {"sp": "Sp", "pic": "Pic"}[tag]
    fill = "<p:blipFill><a:blip/></p:blipFill>" if tag == "pic" else ""
    words = f"<p:txBody><a:bodyPr/><a:lstStyle>{styles}</a:lstStyle><a:p><a:r><a:t>Words</a:t></a:r></a:p></p:txBody>"
    made = element(
        f'<p:{tag}><p:nv{kind}Pr><p:cNvPr id="90{len(tree)}" name="Made"/><p:cNv{kind}Pr/><p:nvPr><p:ph {attributes}/>'
        f"</p:nvPr></p:nv{kind}Pr>{fill}<p:spPr>{place}</p:spPr>{words if tag == 'sp' else ''}</p:{tag}>"
    )
    tree.append(made)
    return made


def place(x: int, y: int, width: int, height: int) -> str:
    """An `a:xfrm`, in EMU."""
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def relate(part: Any, kind: str, name: str, content_type: str, data: bytes) -> str:
    """Give a part of a deck another one; returns the relationship's id."""
    return str(part.relate_to(Part(PackURI(name), content_type, part.package, data), f"{_OFFICE}/{kind}"))


def theme_part(deck: Any) -> Any:
    """The theme of the first master, as python-pptx holds it."""
    rows = deck.slide_masters[0].part.rels.values()
    return next(row.target_part for row in rows if row.reltype.endswith("/theme"))
