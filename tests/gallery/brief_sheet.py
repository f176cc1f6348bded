"""One picture of slides that sentences became, each above its sentence."""

from pathlib import Path

from PIL import Image

from deck_documents.own_themes import worn
from renderer.authoring import plan_of
from tests.gallery.drawing import Studio
from tests.gallery.exhibits import Cell
from tests.gallery.slide_sheet import draw_sheet

_COLUMNS, _WIDTH = 2, 640
_BRIEFS = {
    "Sign-up funnel: 12,000 visits, 3,400 sign-ups, 900 trials, 210 customers": "consulting_blue",
    "Prices and savings lift EBIT. Bridge in million euros: Budget 48, Price +6, Volume -3, Energy -5, Savings +4, "
    "Actual 50": "consulting_light",
    "Zeitplan des Umzugs: Mietvertrag 15.03.2027, Umbau April bis Juni 2027, Umzug 01.08.2027": "paper_serif",
    "KPI dashboard: revenue $12.4M (+18%), 847 clients (+23%), NPS 62, churn 2.1%": "dark_executive",
}
"""Sentences, and the theme that each wears."""


def cells() -> tuple[Cell, ...]:
    """What their author plans."""
    return tuple(
        Cell(brief, "protocol_v2", {**plan_of(brief).document, **worn(theme, None)}) for brief, theme in _BRIEFS.items()
    )


async def draw_briefs(place: Studio, root: Path) -> Image.Image:
    """The sheet; files of its decks lie in `root`."""
    return await draw_sheet(place, root / "briefs", cells(), columns=_COLUMNS, width=_WIDTH)
