"""Keys that a document has and its schema has not: accepted, and named."""

import difflib
import re
from collections.abc import Iterator

from pydantic import BaseModel

from deck_documents.plain_values import SCALARS, escape
from deck_domain.errors import Violation

_MOST_NAMED = 8
_LONGEST_SHOWN = 100
"""Characters of a key that are repeated: warnings are kept with the job, and a key may be as long as a document."""
SCHEMA_KEY = "$schema"
"""Names the schema of a whole document for editors; nothing here depends on it."""

_CALLED_OTHERWISE = {
    "align": "textAlign",
    "axislabels": "categories",
    "background": "backgroundColor",
    "bgcolor": "backgroundColor",
    "bold": "fontWeight",
    "border": "borderWidth",
    "boxshadow": "effects",
    "cornerradius": "borderRadius",
    "direction": "barDirection",
    "flex": "flexGrow",
    "fontcolor": "color",
    "highlight": "emphasis",
    "italic": "fontStyle",
    "orientation": "barDirection",
    "overflow": "textFit",
    "radius": "borderRadius",
    "secondaryaxis": "secondaryValueAxis",
    "shadow": "effects",
    "showlabels": "dataLabels",
    "showlegend": "legend",
    "showvalues": "dataLabels",
    "stacked": "barGrouping",
    "stacking": "barGrouping",
    "target": "evidence",
    "targetline": "evidence",
    "textcolor": "color",
    "transform": "rotation",
    "weight": "fontWeight",
    "xaxis": "categoryAxis",
    "yaxis": "valueAxis",
    "y2axis": "secondaryValueAxis",
}
"""How CSS and other libraries of charts call what is asked for here by another key."""


def unknown_keys(part: object, pointer: str = "", around: BaseModel | None = None) -> Iterator[Violation]:
    """A warning for each unknown key of `part`, which stands in `around`, and of what is in it."""
    if isinstance(part, list):
        if part and type(part[0]) not in SCALARS:
            for index, item in enumerate(part):
                yield from unknown_keys(item, f"{pointer}/{index}", around)
        return
    if not isinstance(part, BaseModel):
        return
    kind, values = type(part), part.__dict__
    for key in part.model_extra or ():
        if key == SCHEMA_KEY and not pointer:
            continue
        shown = key[:_LONGEST_SHOWN]
        message = f"`{shown}` is not known here and has no effect{_nearest(key, part, around)}."
        yield Violation(f"{pointer}/{escape(shown)}", "unknown_key", message)
    for name in part.model_fields_set:
        value = values.get(name)
        if type(value) not in SCALARS and isinstance(value, (list, BaseModel)):  # to ask pydantic of scalars takes long
            yield from unknown_keys(value, f"{pointer}/{kind.model_fields[name].alias or name}", part)


def _nearest(key: str, part: BaseModel, around: BaseModel | None) -> str:
    """The key of `part` that may be meant, its place, or the few that there are besides, as the end of a sentence."""
    known = _keys_of(part)
    plain = re.sub(r"[_-]", "", key[:60].lower())
    near = [name for name in known if name == _CALLED_OTHERWISE.get(plain) or name.lower() == plain]
    if not near and (place := _place_within(part, key)):
        return f"; it belongs into `{place}`"
    if not near and around is not None and key in _keys_of(around):
        return "; it belongs one level up"
    near = near or difflib.get_close_matches(key[:60], known, n=1, cutoff=0.7)
    if near:
        return f"; `{near[0]}` may be meant"
    free = [f"`{name}`" for name in _left_out(part)]
    return f"; there is also {', '.join(free)}" if 0 < len(free) <= _MOST_NAMED else ""


def _keys_of(part: BaseModel) -> list[str]:
    return [field.alias or name for name, field in type(part).model_fields.items()]


def _place_within(part: BaseModel, key: str) -> str:
    """The key of an object in `part` that could have `key`; "" where none could."""
    for own, name in zip(_keys_of(part), type(part).model_fields, strict=True):
        within = getattr(part, name)
        if isinstance(within, BaseModel) and key in _keys_of(within):
            return own
    return ""


def _left_out(part: BaseModel) -> list[str]:
    """The keys of its own kind, and not of all slides or shapes, that `part` could have besides."""
    fields, own = type(part).model_fields, type(part).__annotations__
    return [fields[name].alias or name for name in own if name in fields and name not in part.model_fields_set]
