"""Equal cards in rows, drawn as the look has them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from renderer.layout.geometry import GUTTER, Rect
from renderer.layout.recoloring import readable_on
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Paragraph, Run
from renderer.scene.theme import rgb
from renderer.typesetting.typesetter import Fitted

Insets = tuple[float, float, float, float]
Style = Mapping[str, Any]
_TIGHT_INSET = 7.0
_RULE, _EDGE = 2.5, 3.0
_BEHIND_EDGE = 14.0
_SPREAD, _SIGN_AND_WORDS = 0.9, 2


def grid(area: Rect, rows: Sequence[int], *, stretch: bool, gap: float = GUTTER) -> list[Rect]:
    """Boxes in `rows` of so many each, `gap` pt apart; with `stretch`, a short row is as wide as the others."""
    widest = max(rows)
    return [
        box
        for band, count in zip(area.rows(len(rows), gap), rows, strict=True)
        for box in islice(band.columns(count if stretch else widest, gap), count)
    ]


def card_insets(sheet: Sheet, inset: float | None = None, *, has_edges: bool = False) -> Insets:
    """What keeps text off the edges of a card, in pt; `inset` is that above and below.

    One that `has_edges`, a fill or a line of its own, has them also in a look whose cards have none.
    """
    padding = sheet.air(sheet.look.spacing.padding)
    inset = padding - 2 if inset is None else inset
    match "outline" if has_edges else sheet.look.manner.cards:
        case "top-rule" | "none":
            return (0.0, inset, padding / 2, inset)
        case "left-rule":
            return (_BEHIND_EDGE, inset, padding / 2, inset)
        case _:
            return (padding, inset, padding - 2, inset)


def add_card(
    sheet: Sheet,
    box: Rect,
    fitted: Fitted,
    path: str,
    insets: Insets,
    *,
    ruled: bool | None = None,
    own: Style | None = None,
    **said: str,
) -> None:
    """Add one card with its text; `ruled` ones have a rule along their top, None leaves that to the look.

    `own` are fill and line in place of those of the look, `said` the `name` of its shape and a `description`.
    """
    cards = sheet.look.manner.cards
    ruled = cards == "top-rule" if ruled is None else ruled and cards not in {"left-rule", "none"}
    style: dict[str, Any] = {"geometry": "rect"} if ruled and not own else rounded(sheet, box)
    style |= own or card_style(sheet)
    fitted = on_fill(sheet, fitted, style["fill"])
    sheet.text(box, [], fitted=fitted, path=path, insets=insets, builds=True, **said, **style)
    if not own:
        _add_edge(sheet, box, ruled=ruled)


def add_surface(sheet: Sheet, box: Rect) -> str | None:
    """Add a card without text, as the look has it, for what stands on it in several shapes; returns its fill."""
    style = card_style(sheet)
    if style["fill"]:
        sheet.decoration(box, builds=True, **rounded(sheet, box), **style)
    _add_edge(sheet, box, ruled=sheet.look.manner.cards == "top-rule")
    return str(style["fill"]) if style["fill"] else None


def _add_edge(sheet: Sheet, box: Rect, *, ruled: bool) -> None:
    if ruled:
        sheet.decoration(Rect(box.x, box.y, box.width, _RULE), fill=sheet.theme.mark)
    elif sheet.look.manner.cards == "left-rule":
        sheet.decoration(Rect(box.x, box.y, _EDGE, box.height), fill=sheet.theme.mark)


def card_style(sheet: Sheet) -> dict[str, Any]:
    """Fill and line of a card; words on a fill take the inks of `on_fill`."""
    match sheet.look.manner.cards:
        case "outline":
            return {"fill": "bg1", "line": Line("rule", sheet.look.ornaments.card_border or 1.0)}
        case "top-rule" | "left-rule" | "none":
            return {"fill": None}
        case "filled" if not sheet.theme.is_dark:
            # On a dark ground the ink is light: a card in it would be the loudest thing on the page.
            return {"fill": "tx1"}
        case _:
            return {"fill": "bg2"}


def mark_on_card(sheet: Sheet) -> str:
    """The colour of a sign on a card of the look."""
    fill = str(card_style(sheet).get("fill") or "bg1")
    return "accent2" if fill in {"bg1", "bg2", "accent6"} else sheet.theme.ink_on(fill)


def spread(sheet: Sheet, texts: Sequence[Fitted], inner: Rect) -> list[Fitted]:
    """`texts` with what follows their first lines at the foot of cards: signs at the head, words on one line below.

    Some of the room stays free, lest another renderer sets the words wider.
    """
    spare = (inner.height - max(text.measured.height for text in texts)) * _SPREAD
    if spare <= 0.0 or any(len(text.paragraphs) < _SIGN_AND_WORDS for text in texts):
        return list(texts)
    shown = []
    for text in texts:
        sign, words, *rest = text.paragraphs
        lines = (sign, replace(words, before=words.before + spare), *rest)
        shown.append(replace(text, paragraphs=lines, measured=sheet.type.measure(lines, inner.width)))
    return shown


def on_fill(sheet: Sheet, fitted: Fitted, fill: str | None) -> Fitted:
    """`fitted` in inks that can be read on a surface in `fill`; None is the ground of the page."""
    if fill is None:
        return fitted
    ground = rgb(fill, sheet.theme, sheet.theme.hex_of("bg1"))
    return replace(fitted, paragraphs=readable_on(fitted.paragraphs, ground, sheet.theme))


def rounded(sheet: Sheet, box: Rect) -> dict[str, Any]:
    """The shape of a surface with the corners of the look."""
    radius = min(sheet.look.ornaments.radius, min(box.width, box.height) / 4)
    return {"geometry": "roundRect", "radius": radius} if radius else {"geometry": "rect"}


def lay_out_cards(
    sheet: Sheet,
    boxes: Sequence[Rect],
    texts: Sequence[Sequence[Paragraph]],
    kind: str,
    *,
    inset: float | None = None,
    ruled: bool | None = None,
    descriptions: Sequence[str] = (),
    styles: Sequence[Style | None] = (),
) -> tuple[list[Fitted], Insets]:
    """One card for each text, all in the sizes of the fullest; `descriptions` are for people who do not see them.

    `styles` are fills and lines of cards that do not look like the others. Returns the texts as they are drawn and
    the insets around them, which are smaller if they must be.
    """
    insets, styles = card_insets(sheet, inset), styles or [None] * len(boxes)
    around = [card_insets(sheet, inset, has_edges=True) if own else insets for own in styles]
    inner = [box.inset(*edges) for box, edges in zip(boxes, around, strict=True)]
    alone = [sheet.type.fit(text, box.width, box.height) for text, box in zip(texts, inner, strict=True)]
    if insets[1] > _TIGHT_INSET and any(text.too_small for text in alone):
        alike: dict[str, Any] = {"ruled": ruled, "descriptions": descriptions, "styles": styles}
        return lay_out_cards(sheet, boxes, texts, kind, inset=_TIGHT_INSET, **alike)
    tightest = min((_tightness(fitted, text) for fitted, text in zip(alone, texts, strict=True)), default=1.0)
    spaced = [_spaced(fitted, text, tightest) for fitted, text in zip(alone, texts, strict=True)]
    shown = [_evened(sheet, fitted, spaced, box) for fitted, box in zip(spaced, inner, strict=True)]
    told = descriptions or [""] * len(boxes)
    for index, (box, text, edges, own) in enumerate(zip(boxes, shown, around, styles, strict=True)):
        path = sheet.item(kind, index)
        add_card(sheet, box, text, path, edges, ruled=ruled, own=own, description=told[index])
    return shown, insets


def _tightness(fitted: Fitted, text: Sequence[Paragraph]) -> float:
    """What share of its gaps a text kept; 1 for what cannot be read, which no other card should follow."""
    pairs = zip(fitted.paragraphs, text, strict=True)
    kept = (line.before / asked.before for line, asked in pairs if asked.before and not fitted.too_small)
    return min(kept, default=1.0)


def _spaced(fitted: Fitted, text: Sequence[Paragraph], share: float) -> Fitted:
    """`fitted` with gaps no wider than `share` of those in `text`, so that rules of neighbours are level."""
    pairs = zip(fitted.paragraphs, text, strict=True)
    lines = tuple(replace(line, before=min(line.before, asked.before * share)) for line, asked in pairs)
    return replace(fitted, paragraphs=lines)


def _evened(sheet: Sheet, fitted: Fitted, alone: list[Fitted], box: Rect) -> Fitted:
    """`fitted` with each kind of run no larger than in any other readable card."""
    smallest: dict[tuple[float, bool], float] = {}
    for run in (run for other in alone if not other.too_small for line in other.paragraphs for run in line.runs):
        kind = (run.floor, run.bold)
        smallest[kind] = min(smallest.get(kind, run.size), run.size)

    def evened(run: Run) -> Run:
        return replace(run, size=min(run.size, smallest.get((run.floor, run.bold), run.size)))

    lines = tuple(replace(line, runs=tuple(map(evened, line.runs))) for line in fitted.paragraphs)
    return replace(fitted, paragraphs=lines, measured=sheet.type.measure(lines, box.width))
