"""Golden scenes: a text file for each kind, below tests/unit/renderer/golden; `make golden` writes them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from deck_documents import parse
from deck_documents.paper_document import PaperDocument
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.nodes import lay_out_nodes
from tests.gallery.exhibits import Cell, exhibits
from tests.support.scene_text import scene_text

GOLDEN = Path(__file__).parents[1] / "unit/renderer/golden"
_SHOWN = ("english, full", "arabic, full")


def cases() -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Name and documents of each kind, one from left to right and one from right to left; themes are left out."""
    for exhibit in exhibits():
        cells = tuple(cell for row in exhibit.rows for cell in row if cell.caption in _SHOWN)
        if cells and exhibit.group != "theme":
            yield exhibit.name, cells


def golden_text(cells: tuple[Cell, ...]) -> str:
    """The fonts in use, and the scene of each document."""
    families: set[str] = set()
    parts = []
    for cell in cells:
        model = parse(cell.schema, cell.document)
        if isinstance(model.model, PaperDocument):
            scene, _, used = lay_out_nodes(model.model, FontBook.load(), None)
        else:
            scene, _, used = lay_out(deck_from(model), FontBook.load())
        families |= set(used)
        parts.append(f"== {cell.caption}\n{scene_text(scene)}")
    return "\n".join([fonts_line(families), *parts])


def fonts_line(families: set[str]) -> str:
    """Families with the versions that are installed: other versions measure otherwise."""
    return "fonts: " + ", ".join(f"{family} {_version(family)}" for family in sorted(families)) + "\n"


@cache
def _version(family: str) -> str:
    file = FontBook.load().resolve(family).file
    font = TTFont(file.path, fontNumber=getattr(file, "index", 0), lazy=True)
    return f"{font['head'].fontRevision:.3f}"


def main() -> None:
    """Write all files anew and remove those without a kind."""
    for file in GOLDEN.glob("*.txt"):
        file.unlink()
    GOLDEN.mkdir(exist_ok=True)
    for name, cells in cases():
        (GOLDEN / f"{name}.txt").write_text(golden_text(cells), encoding="utf-8")


if __name__ == "__main__":
    main()
