"""What the gallery shows, as decks: every primitive of a composition, every node, every type of chart."""

from collections.abc import Iterator
from typing import Any

from tests.gallery import kinds, nodes, primitives, slide_types
from tests.gallery.wording import Size, words_in

_SHOWN: tuple[tuple[str, Size], ...] = (("english", "full"), ("arabic", "small"))


def documents() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Names, schemas and documents."""
    for language, size in _SHOWN:
        words = words_in(language)
        blocks = [primitives.slide(kind, words, size) for kind in kinds.primitives()]
        yield f"primitives-{language}", "protocol_v2", slide_types.document(words, *blocks)
        drawn = [nodes.node_slide(kind, words, size) for kind in kinds.nodes()]
        yield f"nodes-{language}", "paper_document", nodes.document(words, *drawn)
        charts = [nodes.chart_slide(kind, words, size) for kind in kinds.chart_types()]
        yield f"charts-{language}", "paper_document", nodes.document(words, *charts)
