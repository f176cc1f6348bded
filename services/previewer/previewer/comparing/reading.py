"""Reads the slides of a deck as what is compared of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deck_domain.render_manifest import RenderedPage
from deck_package import Package
from deck_package.relationships import rels_name
from deck_presentation.boxes import Box
from deck_presentation.model import Chart, Shape, Slide, Table, TextBody
from deck_presentation.names import A, P, child, whole
from deck_presentation.parts import Parts, all_linked, linked
from deck_presentation.reading import Presentation
from previewer.comparing.beneath import Beneath, digest
from previewer.comparing.contents import Area, Block, Contents, Grid, Plot, Series

Pages = tuple[RenderedPage, ...]
"""The part of a manifest that says which fields of the document the shapes of each slide show."""

_SLIDE_ID, _COMPONENT_ID, _DECK_ID = "deckmill.slide.{}.id", "deckmill.slide.{}.componentId", "deckmill.deckId"
_OF_SLIDE = re.compile(r"^slides\[\d+\]\.?")
_NOTHING = RenderedPage("", {})


def contents_of(package: Package, pages: Pages) -> list[Contents]:
    """The slides of a deck; `pages` are those of its manifest, none where it has none."""
    deck = Presentation(Parts(package))
    shared = Beneath(deck)
    slides = (deck.slide(index) for index in range(len(deck.slide_parts)))
    return [_contents(slide, deck, shared, _page(pages, slide.index)) for slide in slides if slide is not None]


def contents_like(
    package: Package, pages: Pages, like: Sequence[Contents], of: Pages, differing: frozenset[str]
) -> list[Contents]:
    """The slides of a deck, those taken over from another one that are made of the same parts at the same places.

    Args:
        package: of the deck.
        pages: of its manifest, none where it has none.
        like: the slides of the other deck.
        of: the pages of its manifest.
        differing: names of the parts that are not alike in both files.
    """
    deck = Presentation(Parts(package))
    shared = Beneath(deck)
    known = {slide.index: slide for slide in like} if not differing & _of_all_slides(deck) else {}
    found = []
    for index, part in enumerate(deck.slide_parts):
        page = _page(pages, index)
        if index in known and page == _page(of, index) and not differing & _made_of(deck.parts, part):
            slide_id, component_id = _ids(deck, index)
            found.append(replace(known[index], slide_id=slide_id, component_id=component_id))
        elif slide := deck.slide(index):
            found.append(_contents(slide, deck, shared, page))
    return found


def _page(pages: Pages, index: int) -> RenderedPage:
    return pages[index] if index < len(pages) else _NOTHING


def _of_all_slides(deck: Presentation) -> frozenset[str]:
    """What every slide is read against: the list of slides with their size, and the styles of tables."""
    main = linked(deck.parts, "", "officeDocument") or ""
    return frozenset(filter(None, (main, rels_name(main), linked(deck.parts, main, "tableStyles"))))


def _made_of(parts: Parts, slide: str) -> set[str]:
    """A slide's part and all that it leads to, with the tables that say where; other slides have their own."""
    found, waiting = set(), [slide]
    while waiting:
        name = waiting.pop()
        found |= {name, rels_name(name)}
        linked_parts = all_linked(parts, name)
        waiting += [target for kind, target in linked_parts if kind != "slide" and target not in found]
    return found


def _ids(deck: Presentation, index: int) -> tuple[str, str]:
    """What the document called a slide and its component; empty where it did not."""
    number, deck_id = index + 1, deck.properties.get(_DECK_ID, "")
    named = deck.properties.get(_SLIDE_ID.format(number), "")
    counted = named.startswith(f"{deck_id}-slide-{number}-")
    return "" if counted else named, deck.properties.get(_COMPONENT_ID.format(number), "")


def _contents(slide: Slide, deck: Presentation, shared: Beneath, page: RenderedPage) -> Contents:
    shown = [shape for shape in slide.shapes if not shape.hidden]
    numbered = [shape for shape in shown if shape.body and _shows_number(shape.body)]
    own = [shape for shape in shown if shape not in numbered]
    title = slide.title
    slide_id, component_id = _ids(deck, slide.index)
    of_layout, of_master = shared.of(slide)
    return Contents(
        index=slide.index,
        slide_id=slide_id,
        component_id=component_id,
        title=" ".join(title.body.text.split()) if title and title.body else "",
        blocks=tuple(block for shape in own for block in _blocks(shape, page)),
        grids=tuple(Grid(_rows(shape.table), page.shapes.get(shape.name)) for shape in own if shape.table),
        plots=tuple(_plot(shape.chart, page.shapes.get(shape.name)) for shape in own if shape.chart),
        images=tuple(digest(deck.parts, shape.picture.part) for shape in own if shape.picture),
        notes=slide.notes,
        boxes=tuple(shape.box for shape in own),
        numbers=tuple(
            _area(box, deck) for box in (*(shape.box for shape in numbered), *_numbers_below(slide, deck.parts))
        ),
        of_layout=of_layout,
        of_master=of_master,
    )


def _shows_number(body: TextBody) -> bool:
    return any(run.field == "slidenum" for run in body.runs())


def _numbers_below(slide: Slide, parts: Parts) -> Iterator[Box]:
    """Where the layout and the master of a slide show its number themselves."""
    master = linked(parts, slide.layout, "slideMaster") if slide.layout else None
    for root in (parts.tree(name) for name in (slide.layout, master) if name):
        for shape in root.iter(P + "sp") if root is not None else ():
            if any(field.get("type") == "slidenum" for field in shape.iter(A + "fld")):
                place = child(shape, P + "spPr", A + "xfrm")
                corner, size = child(place, A + "off"), child(place, A + "ext")
                yield Box(whole(corner, "x"), whole(corner, "y"), whole(size, "cx"), whole(size, "cy"))


def _blocks(shape: Shape, page: RenderedPage) -> Iterator[Block]:
    if shape.body is None:
        return
    path = page.shapes.get(shape.name)
    place = _OF_SLIDE.sub("", path or "")
    role = place or (f"{shape.placeholder.type} {shape.placeholder.idx}" if shape.placeholder else "")
    paragraphs = [(" ".join(p.text.split()), p.bulleted) for p in shape.body.paragraphs]
    shown = [(text, bulleted) for text, bulleted in paragraphs if text]
    if any(bulleted for _, bulleted in shown):
        for text, _ in shown:
            yield Block((text,), role, path)
    elif shown:
        yield Block(tuple(text for text, _ in shown), role, path)


def _plot(chart: Chart, path: str | None) -> Plot:
    return Plot(tuple(_seen_series(chart)), path, tuple(dict.fromkeys(series.plot for series in chart.series)))


def _seen_series(chart: Chart) -> Iterator[Series]:
    """Without helpers: bars that are not painted carry others, and the lines in a chart of such bars join them."""
    carriers = [each for each in chart.series if each.plot == "barChart" and not each.paint.is_visible]
    for series in chart.series:
        if series in carriers or (carriers and series.plot == "lineChart"):
            continue
        count = max(len(series.categories), len(series.values))
        missing = (str(place + 1) for place in range(len(series.categories), count))
        values = (*series.values, *[None] * (count - len(series.values)))
        yield Series(series.name, (*series.categories, *missing), values)


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    rows = [[""] * len(table.column_widths) for _ in table.row_heights]
    for cell in table.cells:
        if cell.column < len(rows[cell.row]):
            rows[cell.row][cell.column] = " ".join(cell.body.text.split())
    return tuple(map(tuple, rows))


def _area(box: Box, deck: Presentation) -> Area:
    width, height = deck.size
    return box.x / width, box.y / height, (box.x + box.width) / width, (box.y + box.height) / height
