"""`make gallery-docs`: the best of the gallery for the documentation, as pictures and as a page that shows them."""

import asyncio
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from deck_documents.theme_names import THEMES
from tests.gallery import nodes, patterns, primitives, slide_types
from tests.gallery.brief_sheet import draw_briefs
from tests.gallery.contact_sheet import contact_sheet
from tests.gallery.drawing import Studio, studio
from tests.gallery.exhibits import Cell, in_every_look
from tests.gallery.type_sheet import draw_types
from tests.gallery.wording import Json, Size, words_in

_WIDTH = 960
_QUALITY = 82
_COLUMNS, _BETWEEN = 3, "#8A8F98"
_DOCS = Path(__file__).parents[2] / "docs"
_INTRODUCTION = """# Gallery

Every picture is a slide of a real deck: charts are charts with workbooks, tables are tables, titles are titles. The
documents are in [tests/gallery](../tests/gallery); nothing was touched up.

```sh
make gallery                  # contact sheets of every kind, theme, size and language in out/gallery/
make gallery only=org-chart   # a part of them
make gallery-docs             # this page and its pictures
```
"""

_TYPES = """## Every type of slide

Below each stands the name that `slideType` gives it. [Typed slides](authoring.md#protocol_v2-typed-slides) says how
much each holds, and has a document for each.

![A slide of each type, with its name](images/gallery-slide-types.webp)
"""
_FROM_BRIEFS = """## Slides of sentences

`deckmill generate "..."` makes a slide of what stands below each; [generating](generating.md) says what a sentence
may say.

![Four slides, each above the sentence that it was made of](images/gallery-briefs.webp)
"""
_LOOKS = """## One deck in eleven looks

A look decides where titles stand, how cards, rows of figures and charts are drawn, and what it stresses;
[looks](authoring.md#looks) lists what each does.
`make gallery only=looks` draws all of the deck, also in black and white.

![Five slides of one deck, in a row for each look](images/gallery-looks.webp)
"""
_DECKS = {
    "supervisory_board": "A whole deck: for the board of a maker of pumps, in the theme board",
    "waermewende": "A whole deck in German: heat for a town, in the theme default-navy",
    "half_year_review": "A whole deck in Japanese: half a year of a software house, in the theme clear",
}
"""Documents in `examples/`, and what their pictures show."""
_PAGES = (0, 1, 2, 3, 8)
"""The slides of the deck that the page shows in every look: opening, figures, text, a chart, a list."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the page: the name of its file, what it shows, and the document."""

    name: str
    caption: str
    cell: Cell


def best() -> tuple[Shown, ...]:
    """What the page shows, in its order."""
    return (
        _typed("org-chart", "english", "full", "An org chart as a tidy tree, with glued connectors"),
        _typed("kpi-grid", "german", "full", "Six figures; like lines share their size"),
        _typed("waterfall", "english", "full", "A bridge as a native chart"),
        _typed("comparison-table", "english", "full", "A native table, the columns of its options alike"),
        _typed("market-map", "english", "full", "Labels are moved until none touch"),
        _typed("timeline", "japanese", "full", "A timeline in Japanese"),
        _typed("tombstone-grid", "english", "full", "Deals on equal cards"),
        _typed("title-body", "german", "overfull", "Twelve points, three of them paragraphs: two columns, one size"),
        _patterned("title", "english", "full", "An opening page in the theme midnight", theme="midnight"),
        _patterned("dashboard", "arabic", "full", "A dashboard in Arabic: the page is turned round, the axes are not"),
        _patterned(
            "chart-focus", "english", "full", "A chart with a remark, in editorial-serif", theme="editorial-serif"
        ),
        _patterned("comparison", "english", "full", "Then and now, in the theme terminal", theme="terminal"),
        _block("quadrantMap", "english", "full", "A composed slide: a quadrant map"),
        _block("stepTimeline", "german", "full", "A composed slide: steps"),
        _chart("treemap", "english", "full", "A treemap as native shapes"),
        _chart("boxWhisker", "english", "full", "Box plots as a native chart"),
    )


def _typed(kind: str, language: str, size: Size, caption: str) -> Shown:
    words = words_in(language)
    return _shown(kind, caption, "protocol_v2", slide_types.document(words, slide_types.slide(kind, words, size)))


def _patterned(kind: str, language: str, size: Size, caption: str, **root: str) -> Shown:
    words = words_in(language)
    return _shown(
        f"pattern-{kind}", caption, "agent_v1", patterns.document(words, patterns.slide(kind, words, size), **root)
    )


def _block(kind: str, language: str, size: Size, caption: str) -> Shown:
    words = words_in(language)
    return _shown(
        f"block-{kind}", caption, "protocol_v2", slide_types.document(words, primitives.slide(kind, words, size))
    )


def _chart(kind: str, language: str, size: Size, caption: str) -> Shown:
    words = words_in(language)
    return _shown(
        f"chart-{kind}", caption, "paper_document", nodes.document(words, nodes.chart_slide(kind, words, size))
    )


def _shown(name: str, caption: str, schema: str, document: Json) -> Shown:
    return Shown(f"gallery-{name}", caption, Cell(caption, schema, document))


async def main() -> int:
    """Draw the pictures and write the page."""
    chosen = best()
    for old in (_DOCS / "images").glob("gallery-*.webp"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="deckmill-gallery-") as root:
        async with studio(os.cpu_count() or 1, width=2 * _WIDTH) as place:
            drawn = await asyncio.gather(*(place.draw(shown.cell, Path(root) / shown.name) for shown in chosen))
            for name, draw in (("slide-types", draw_types), ("briefs", draw_briefs)):
                sheet = await draw(place, Path(root))
                sheet.save(_DOCS / f"images/gallery-{name}.webp", quality=_QUALITY, method=6)
            await _draw_looks(place, Path(root))
            for name in _DECKS:
                await _draw_deck(place, Path(root), name)
        for shown, found in zip(chosen, drawn, strict=True):
            _save(found.pictures[0], _DOCS / f"images/{shown.name}.webp")
    shown_decks = [(f"gallery-deck-{name}", caption) for name, caption in _DECKS.items()]
    pictures = [*shown_decks, *((shown.name, shown.caption) for shown in chosen)]
    parts = [f"## {caption}\n\n![{caption}](images/{name}.webp)\n" for name, caption in pictures]
    page = "\n".join([_INTRODUCTION, _TYPES, _FROM_BRIEFS, _LOOKS, *parts])
    (_DOCS / "gallery.md").write_text(page, encoding="utf-8")
    return 0


async def _draw_looks(place: Studio, root: Path) -> None:
    """The sheet of one deck in every look."""
    exhibit = in_every_look("looks", f"One deck in {len(THEMES)} looks", _PAGES, _WIDTH // len(_PAGES))
    cells = [row[0] for row in exhibit.rows]
    drawn = await asyncio.gather(*(place.draw(cell, root / f"look-{cell.caption}") for cell in cells))
    sheet = contact_sheet(exhibit, [[found] for found in drawn])
    sheet.save(_DOCS / "images/gallery-looks.webp", quality=_QUALITY, method=6)


async def _draw_deck(place: Studio, root: Path, name: str) -> None:
    """All slides of an example, three in a row."""
    given = json.loads((_DOCS.parent / f"examples/{name}.json").read_text(encoding="utf-8"))
    pages = (await place.draw(Cell(name, given["sourceSchema"], given["document"]), root / name)).pictures
    width, height, gap = _WIDTH // 2, _WIDTH * 9 // 32, 8
    rows = -(-len(pages) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * (width + gap) - gap, rows * (height + gap) - gap), _BETWEEN)
    for number, page in enumerate(pages):
        with Image.open(page) as image:
            small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        sheet.paste(small, (number % _COLUMNS * (width + gap), number // _COLUMNS * (height + gap)))
    sheet.save(_DOCS / f"images/gallery-deck-{name}.webp", quality=_QUALITY, method=6)


def _save(picture: Path, target: Path) -> None:
    with Image.open(picture) as image:
        height = round(image.height * _WIDTH / image.width)
        image.convert("RGB").resize((_WIDTH, height), Image.Resampling.LANCZOS).save(target, quality=_QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
