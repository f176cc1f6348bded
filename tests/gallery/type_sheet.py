"""One picture with a slide of each type, below the name that `slideType` gives it."""

import json
from pathlib import Path

from PIL import Image

from deck_documents.protocol_v2 import SLIDE_TYPES
from tests.gallery import slide_types
from tests.gallery.drawing import Studio
from tests.gallery.exhibits import Cell
from tests.gallery.slide_sheet import draw_sheet
from tests.gallery.wording import Json, words_in

_COLUMNS, _WIDTH = 4, 400
_TITLES = {
    "title-body": "Points, each with a thought of its own",
    "section": "A section names what comes next",
    "agenda": "An agenda says what comes, when and by whom",
    "executive-summary": "A claim stands above what proves it",
    "quote": "Somebody's words have a page to themselves",
    "team": "People have portraits, or their initials",
    "picture-text": "A picture runs to the edges of the page",
    "before-after": "What was, what is, and the difference",
    "closing": "A deck ends with its steps and a decision",
    "kpi-grid": "Figures stand beside each other",
    "comparison-table": "Options are set against criteria",
    "market-map": "Companies stand on two axes",
    "timeline": "Events stand in their order",
    "org-chart": "Boxes show who reports to whom",
    "waterfall": "Steps show how one figure became another",
    "chart": "A chart has remarks beside it",
    "small-multiples": "Small charts share their axes",
    "tombstone-grid": "Deals stand on equal cards",
    "process": "Steps follow each other",
    "cycle": "Steps come round again",
    "pyramid": "Levels rest on each other",
    "funnel": "Stages are as wide as their values",
    "gantt": "Tasks stand in time, with what they wait for",
    "roadmap": "Cards lie in lanes below the quarters",
    "swot": "Four fields: two within, two from outside",
    "matrix": "Four quadrants hold text",
    "pros-cons": "What speaks for it, and what against it",
}
"""What each type is for, as the title of its slide."""
_SHOWCASE, _COMPOSED = Path(__file__).parents[2] / "examples/composition_showcase.json", 2
"""An example of composed slides, and the index of the one that is shown."""


def cells() -> tuple[Cell, ...]:
    """A deck of one slide for each type, in the order of the schema."""
    return tuple(Cell(kind, "protocol_v2", _document(kind)) for kind in SLIDE_TYPES)


def _document(kind: str) -> Json:
    words = words_in("english")
    if kind == "composition":
        return slide_types.document(
            words, json.loads(_SHOWCASE.read_text(encoding="utf-8"))["document"]["slides"][_COMPOSED]
        )
    return slide_types.document(words, {**slide_types.slide(kind, words, "full"), "title": _TITLES[kind]})


async def draw_types(place: Studio, root: Path) -> Image.Image:
    """The sheet; files of its decks lie in `root`. Raises RuntimeError for a document that was refused."""
    return await draw_sheet(place, root, cells(), columns=_COLUMNS, width=_WIDTH)
