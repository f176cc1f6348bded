"""Points under a claim: a statement, cards, rows, a list, or columns, by how much there is to say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from renderer.deck.slides.stories import Prose, TitleBodySlide
from renderer.layout.figures.lists import lay_out_bullets, ruled_list
from renderer.layout.figures.points import Draw, Icons, numbered_cards, numbered_rows
from renderer.layout.figures.statement import lay_out_statement
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.insights import PANEL_GAP, PANEL_SHARE, fitted_takeaway, lay_out_insight, lay_out_takeaway
from renderer.layout.sheet import Sheet
from renderer.looks import look_named

_CARDS = {2: (2,), 3: (3,), 4: (2, 2), 6: (3, 3)}
_LISTED = (1, 2, 5, 6, 7)
"""Numbers of points that always leave room for a panel."""
_FEW = 4
"""Points that may stand in one column of rows; more stand in two."""
_GAP, _WIDE = 28.0, 0.75
_LEAD, _LEAD_SHARE, _LEAD_HEIGHT, _LEAD_RULE = 20.0, 0.32, 0.3, 2.5


def lay_out(sheet: Sheet, slide: TitleBodySlide) -> None:
    """Fill the page with the body."""
    if sheet.surround:
        area = lay_out_frame(sheet, slide, slide.eyebrow)
        if any(_icons(sheet, slide)) or not sheet.surround.body(sheet, [*slide.lead, *slide.body], area):
            _body(sheet, slide, area)
        return
    if not slide.insight or not _wants_panel(sheet, slide):
        _body(sheet, slide, lay_out_frame(sheet, slide, slide.eyebrow))
        return
    area = lay_out_frame(sheet, replace(slide, insight=None), slide.eyebrow)
    width = area.width * PANEL_SHARE
    panel = Rect(area.right - width, area.y, width, area.height)
    if fitted := fitted_takeaway(sheet, slide.insight, panel):
        lay_out_takeaway(sheet, fitted, panel)
        _beside_panel(sheet, slide, area.inset(0, 0, width + PANEL_GAP, 0))
    else:
        _body(sheet, slide, lay_out_insight(sheet, slide.insight, area))


def _wants_panel(sheet: Sheet, slide: TitleBodySlide) -> bool:
    """Whether the conclusion stands beside the points: where the look has no place of its own for it, and by turns."""
    manner = sheet.look.manner
    has_place = manner.title == "column" or manner.emphasis in {"text", "panel"}
    return not (has_place or slide.lead or slide.image) and (len(slide.body) in _LISTED or _turn(sheet))


def _icons(sheet: Sheet, slide: TitleBodySlide) -> Icons:
    """The icons of the points on this page, one for each; none at all where none has one."""
    given = (slide.icons or ())[sheet.first : sheet.first + len(slide.body)]
    return (*given, *[None] * (len(slide.body) - len(given))) if any(given) else ()


def _judge_icons(sheet: Sheet, icons: Icons) -> None:
    """Say that a list, or a single point, has no place for icons."""
    if any(icons):
        sheet.no_effect("icons", "Icons of points that are set as a list, or of a single one, have no effect here.")


def _beside_panel(sheet: Sheet, slide: TitleBodySlide, area: Rect) -> None:
    """Rows or a list, in what a panel leaves."""
    body, icons = slide.body, _icons(sheet, slide)
    if len(body) == 1:
        _statement(sheet, slide, area, icons, quiet=True)
        return
    _drawn(sheet, body, area, next(_rows_first(sheet, body, area, icons), None), icons)


def _drawn(sheet: Sheet, body: Sequence[str], area: Rect, draw: Draw | None, icons: Icons) -> None:
    """Draw the points the way that was found, or as a list."""
    if draw:
        draw()
    else:
        _judge_icons(sheet, icons)
        lay_out_bullets(sheet, body, area)


def _body(sheet: Sheet, slide: TitleBodySlide, area: Rect) -> None:
    """The points, after what leads up to them."""
    if slide.lead:
        area = _lead(sheet, slide.lead, area)
    icons = _icons(sheet, slide)
    if len(slide.body) == 1 and not slide.lead:
        _statement(sheet, slide, area, icons)
        return
    ways = _cards_first if (_turn(sheet) and not slide.lead) or _is_prose(slide.body) else _rows_first
    _drawn(sheet, slide.body, area, next(ways(sheet, slide.body, area, icons), None), icons)


def _statement(sheet: Sheet, slide: TitleBodySlide, area: Rect, icons: Icons, *, quiet: bool = False) -> None:
    """The only point."""
    _judge_icons(sheet, icons)
    sources = (slide.source,) if isinstance(slide.source, str) else slide.source or ()
    beside = (slide.subtitle, slide.insight, *sources, *(slide.footnotes or ()))
    lay_out_statement(sheet, slide.body[0], area, "body[0]", quiet=quiet, beside=beside)


def _turn(sheet: Sheet) -> bool:
    """Whether cards are tried first: slides take turns, and looks whose cards have surfaces begin with them."""
    return (sheet.turn + sheet.look.manner.has_surfaces) % 2 == 1


def _cards_first(sheet: Sheet, body: Sequence[str], area: Rect, icons: Icons) -> Iterator[Draw]:
    """Ways to show `body`, the best first."""
    count = len(body)
    if count in _CARDS and not _has_own_signs(sheet):
        # Beside a panel cards have its edges.
        filling = sheet.look.manner.emphasis == "panel" and area.width < _WIDE * sheet.page.width
        yield from _if_any(numbered_cards(sheet, body, _CARDS[count], area, "body", icons=icons, filling=filling))
    yield from _rows_first(sheet, body, area, icons)


def _rows_first(sheet: Sheet, body: Sequence[str], area: Rect, icons: Icons) -> Iterator[Draw]:
    """The same, without cards."""
    if _is_prose(body):
        return
    count = len(body)
    if _has_own_signs(sheet):
        pass
    elif count <= _FEW:
        yield from _if_any(numbered_rows(sheet, body, area, "body", icons=icons))
    elif (_turn(sheet) or any(icons)) and area.width > _WIDE * sheet.page.width:
        yield from _if_any(numbered_rows(sheet, body, area, "body", columns=2, icons=icons))
    if any(icons):
        yield from _if_any(numbered_rows(sheet, body, area, "body", icons=icons))
    else:
        yield from _if_any(ruled_list(sheet, body, area))


def _if_any(draw: Draw | None) -> Iterator[Draw]:
    if draw is not None:
        yield draw


def _has_own_signs(sheet: Sheet) -> bool:
    """Whether the document asks for signs before points, other than those of the look: then it gets them."""
    return sheet.surround is None and sheet.look.ornaments.bullet != look_named(sheet.look.name).ornaments.bullet


def _is_prose(body: Sequence[str]) -> bool:
    return any(isinstance(text, Prose) for text in body)


def _lead(sheet: Sheet, lead: Sequence[str], area: Rect) -> Rect:
    """Prose above the points where it is short, else in a column left of them; returns what is left for these."""
    lines = [sheet.paragraph(text, _LEAD, before=0.5 * _LEAD if n else 0.0) for n, text in enumerate(lead)]
    above = sheet.type.measure(lines, area.width)
    if above.height <= area.height * _LEAD_HEIGHT / 2:
        sheet.text(Rect(area.x, area.y, area.width, above.height + 1), lines, path="lead", name="Lead", builds=True)
        return area.inset(0, above.height + _GAP * 0.7, 0, 0)
    width = area.width * _LEAD_SHARE
    sheet.decoration(Rect(area.x, area.y, width, _LEAD_RULE), fill=sheet.theme.mark)
    sheet.text(Rect(area.x, area.y + 14, width, area.height - 14), lines, path="lead", name="Lead", builds=True)
    return area.inset(width + _GAP, 0, 0, 0)
