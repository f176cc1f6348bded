"""Charts as LibreOffice gets them, to be looked at as markup."""

from pathlib import Path
from typing import Any

from lxml.etree import _Element

from deck_documents import parse
from deck_package import open_package, parse_xml
from previewer.slides.chart_parts import redraw_charts
from renderer.compile import compile_deck


def redrawn_chart(folder: Path, chart: dict[str, Any]) -> _Element | None:
    """What LibreOffice gets as the `chart` of a slide; None where it is as it was. A deck is left in `folder`."""
    slide = {"slideType": "chart", "title": "T", "chart": chart}
    deck = folder / "deck.pptx"
    deck.write_bytes(compile_deck(parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]})).pptx)
    with open_package(deck) as package:
        changed = redraw_charts(package)
    return parse_xml(next(iter(changed.values()))) if changed else None
