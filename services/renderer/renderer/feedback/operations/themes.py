"""Another theme, and more or less room between things."""

import re
from dataclasses import replace
from typing import Any

from deck_documents.brief_themes import BRIEF_THEMES
from deck_documents.own_themes import theme_near, worn
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.phrases import phrases, said_in

_WORD = r"(?:theme|design|template|style|look|mode|colou?r scheme|farbschema|thema|stil|modus|variante?)"
_THEME = phrases(
    rf"(?:<use> )?<the><before:[\w -]+?>[ _-]+{_WORD}",
    rf"(?:<use> |<change> )?<the>{_WORD}(?: (?:<to>|is|=))?:? ?<quote>?<after:[\w -]+?><quote>?<away>",
    r"<use> <alone:[\w -]+>",
    r"(?:make|turn|mach\w*) "
    r"(?:it|this|the slide|the background|everything|das|es|die folie|den hintergrund) <made:dark|light|dunkel|hell>",
    r"<short:dark|light|dunkel|hell>(?:es|e)?",
)
_CALLED = (
    (r"dark[ _-]?executive|executive", "dark_executive"),
    (r"(?:consulting[ _-]?)?(?:dark|dunkel|dunkle[sn]?|night)", "consulting_dark"),
    (r"(?:consulting[ _-]?)?(?:light|bright|white|hell|helle[sn]?)", "consulting_light"),
    (r"consulting|default|standard|consulting[ _-]?blue", "consulting_blue"),
    (r"corporate|corporate[ _-]?blue|blue|blaue?s?", "corporate_blue"),
    (r"(?:corporate[ _-]?)?(?:formal|formelle?s?|board)", "corporate_formal"),
    (r"(?:investor[ _-]?)?pitch|investor", "investor_pitch"),
    (r"paper|(?:paper[ _-]?)?serif|serif\w*|papier", "paper_serif"),
)
_SPACIOUS = re.compile(
    r"(?:more|add|increase|give .* more)\b.*(?:white ?space|space|spacing|room|air|breathing)|"
    r"(?:less|not so|too) (?:crowded|dense|cramped)|airier|roomier|luftiger|weniger (?:dicht|gedrängt|voll)|"
    r"(?:mehr|größeren?) (?:platz|luft|weißraum|abstände?|abstand|raum)",
    re.IGNORECASE,
)
_DENSE = re.compile(
    r"(?:less|reduce|tighten)\b.*(?:white ?space|spacing)|more (?:compact|dense)|tighter|kompakter|dichter|"
    r"weniger (?:platz|luft|weißraum|abstand)",
    re.IGNORECASE,
)
_NO_THEME = re.compile(
    r"(?:remove|delete|drop|rename|highlight|move|add|put|swap|sort|entfern|lösch|streich|verschieb|benenn|füg|setz|markier)\w*\b",
    re.IGNORECASE,
)
"""What is done to an entry that is called "Design", and not to the theme."""
_ROOMIER, _MARGIN, _MOST_MARGIN = 1.25, 72.0, 120.0


def theme(wish: str, draft: Draft) -> Draft | None:
    """As "use the dark theme", by its id, its name, or a word for it; and "more whitespace"."""
    if _SPACIOUS.search(wish):
        return _spaced(draft, _ROOMIER)
    if _DENSE.search(wish):
        return _spaced(draft, 1 / _ROOMIER)
    found = said_in(_THEME, wish)
    if found is None:
        return None
    said = next(one for one in found.values() if one)
    if theme_id := theme_called(said):
        return in_theme(draft, theme_id)
    if not found.get("before") or _NO_THEME.match(wish) or re.search(r"colou?r|farb", wish, re.IGNORECASE):
        return None
    near = theme_near(said)
    hint = f"did you mean {near}? The" if near else "the"
    raise CannotDo(f"there is no theme {said[:60]!r}: {hint} themes are {', '.join(BRIEF_THEMES)}.")


def theme_called(words: str) -> str | None:
    """The id of the theme that is called so; None for none."""
    said = words.strip().casefold()
    for one in BRIEF_THEMES.values():
        if re.sub(r"[\s-]+", "_", said) == one.id or said == one.name.casefold():
            return one.id
    return next((theme_id for pattern, theme_id in _CALLED if re.fullmatch(pattern, said)), None)


def in_theme(draft: Draft, theme_id: str) -> Draft:
    """The draft in a built-in theme."""
    return replace(draft, plan=in_look(draft.plan, worn(theme_id)), theme_id=theme_id)


def in_look(plan: Json, look: Json) -> Json:
    """The plan in another look (`theme` and `tokens`): colours and fonts are the look's, sizes and margins stay."""
    tokens = dict(look["tokens"])
    for group, kept in _KEPT.items():
        before = _only(plan.get("tokens", {}).get(group, {}), kept)
        if merged := {**before, **_over(before, tokens.get(group, {}))}:
            tokens[group] = merged
    return {**plan, "theme": look["theme"], "tokens": tokens}


_KEPT = {"type": {"size"}, "canvas": {"margin", "density"}}


def _only(group: Json, kept: set[str]) -> Json:
    """What of a group of tokens is kept: fields of its own, or of the roles of type in it."""
    roles = {
        role: {name: one for name, one in face.items() if name in kept}
        for role, face in group.items()
        if isinstance(face, dict)
    }
    fields = {name: value for name, value in group.items() if name in kept}
    return {**fields, **{role: face for role, face in roles.items() if face}}


def _over(before: Json, after: Json) -> Json:
    return {name: {**before.get(name, {}), **one} if isinstance(one, dict) else one for name, one in after.items()}


def with_token(draft: Draft, group: str, name: str, value: Any) -> Draft:
    """The draft with one token of its look."""
    tokens = draft.plan.get("tokens", {})
    changed = {**tokens, group: {**tokens.get(group, {}), name: value}}
    return replace(draft, plan={**draft.plan, "tokens": changed})


def _spaced(draft: Draft, factor: float) -> Draft:
    canvas = draft.plan.get("tokens", {}).get("canvas", {})
    margin = min(max(canvas.get("margin", _MARGIN / _ROOMIER) * factor, 24.0), _MOST_MARGIN)
    density = min(max(canvas.get("density", 1.0) / factor, 0.6), 1.6)
    draft = with_token(draft, "canvas", "density", round(density, 2))
    return with_token(draft, "canvas", "margin", round(margin, 1))
