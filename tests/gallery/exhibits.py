"""What is drawn: a sheet for each kind and each theme, and the documents in its cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from deck_documents.theme_names import THEMES
from tests.gallery import kinds, nodes, patterns, primitives, slide_types
from tests.gallery.wording import LANGUAGES, SIZES, Json, Size, one_deck, words_in

_PER_ROW = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One document of one slide, and what is said below its pictures."""

    caption: str
    schema: str
    document: Json


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One contact sheet; `name` is that of its file, `group` a heading of the index.

    Attributes:
        width: of a picture, in px.
        most_pages: of a deck that are shown.
        is_grey: the pictures are shown without their colours.
    """

    name: str
    title: str
    group: str
    rows: tuple[tuple[Cell, ...], ...]
    width: int = 480
    most_pages: int = 3
    is_grey: bool = False


def exhibits() -> Iterator[Exhibit]:
    """Every sheet of what can be drawn."""
    for kind in kinds.slide_types():
        yield _by_language("slide type", kind, "protocol_v2", _typed)
    for kind in kinds.patterns():
        yield _by_language("pattern", kind, "agent_v1", _patterned)
    for kind in kinds.primitives():
        yield _by_language("primitive", kind, "protocol_v2", _block)
    for kind in kinds.nodes():
        yield _by_language("node", kind, "paper_document", _node)
    for kind in kinds.chart_types():
        yield _by_language("chart", kind, "paper_document", _chart)
    for theme in dict.fromkeys((*kinds.themes("protocol_v2"), *kinds.themes("agent_v1"))):
        yield _theme(theme)
    yield from looks()


def kinds_in_looks() -> Iterator[Exhibit]:
    """Every type and pattern in every look and size; the languages take turns from row to row."""
    for number, kind in enumerate(kinds.slide_types()):
        yield _by_look("slide type", kind, number, "protocol_v2", _typed)
    for number, kind in enumerate(kinds.patterns()):
        yield _by_look("pattern", kind, number, "agent_v1", _patterned)


def looks() -> Iterator[Exhibit]:
    """One deck in every look: a row for each, in colours, and as thumbnails in black and white."""
    every = range(len(one_deck()["slides"]))
    yield in_every_look("looks-one-deck", f"One deck in {len(THEMES)} looks", every, 320)
    yield replace(in_every_look("looks-in-grey", "The same in black and white", every, 160), is_grey=True)


def in_every_look(name: str, title: str, pages: Sequence[int], width: int) -> Exhibit:
    """Slides of the one deck in every look, in pictures of `width` px."""
    deck = {**one_deck(), "slides": [one_deck()["slides"][page] for page in pages]}
    rows = tuple((Cell(look, "protocol_v2", {**deck, "theme": look}),) for look in THEMES)
    return Exhibit(name, title, "look", rows, width, len(pages))


def _by_language(group: str, kind: str, schema: str, document: Callable[[str, Json, Size], Json]) -> Exhibit:
    rows = tuple(
        tuple(Cell(f"{language}, {size}", schema, document(kind, words_in(language), size)) for size in SIZES)
        for language in LANGUAGES
    )
    return Exhibit(f"{group.replace(' ', '-')}-{kind}", f"{kind}: {group} of {schema}", group, rows)


def _by_look(group: str, kind: str, number: int, schema: str, document: Callable[[str, Json, Size], Json]) -> Exhibit:
    """A row for each look; the `number` of the kind says which language comes first: each look meets all of them."""
    rows = []
    for line, look in enumerate(kinds.themes(schema)):
        language = LANGUAGES[(line + number) % len(LANGUAGES)]
        documents = ((size, {**document(kind, words_in(language), size), "theme": look}) for size in SIZES)
        rows.append(tuple(Cell(f"{look}, {language}, {size}", schema, made) for size, made in documents))
    name = f"{group.replace(' ', '-')}-{kind}-in-looks"
    return Exhibit(name, f"{kind}: {group} of {schema} in every look", f"{group} in every look", tuple(rows), 640)


def _typed(kind: str, words: Json, size: Size) -> Json:
    return slide_types.document(words, slide_types.slide(kind, words, size))


def _patterned(kind: str, words: Json, size: Size) -> Json:
    return patterns.document(words, patterns.slide(kind, words, size))


def _block(kind: str, words: Json, size: Size) -> Json:
    return slide_types.document(words, primitives.slide(kind, words, size))


def _node(kind: str, words: Json, size: Size) -> Json:
    return nodes.document(words, nodes.node_slide(kind, words, size))


def _chart(kind: str, words: Json, size: Size) -> Json:
    return nodes.document(words, nodes.chart_slide(kind, words, size))


def _theme(theme: str) -> Exhibit:
    words = words_in("english")
    cells = []
    if theme in kinds.themes("agent_v1"):
        cells += [
            Cell(
                f"{kind}, full", "agent_v1", patterns.document(words, patterns.slide(kind, words, "full"), theme=theme)
            )
            for kind in kinds.patterns()
        ]
    if theme in kinds.themes("protocol_v2"):
        cells += [
            Cell(
                f"{kind}, full",
                "protocol_v2",
                slide_types.document(words, slide_types.slide(kind, words, "full"), theme=theme),
            )
            for kind in kinds.slide_types()
        ]
    rows = tuple(tuple(cells[start : start + _PER_ROW]) for start in range(0, len(cells), _PER_ROW))
    return Exhibit(f"theme-{theme}", f"{theme}: theme", "theme", rows)
