"""Texts of a slide, wherever they stand: a name that follows when it is changed, a number before a noun."""

import re
from dataclasses import replace
from typing import Any

from renderer.feedback.adjustments import adjustments_of, with_adjustments
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.parts import plain

_FORM = frozenset(
    {
        "slideType",
        "role",
        "id",
        "parentId",
        "trend",
        "type",
        "chartType",
        "numberFormat",
        "dependsOn",
        "theme",
        "best",
        "recommended",
    }
)
"""Fields that are no words of the slide; `role` is a word where it is a person's or a box's."""


def adjustments_renamed(draft: Draft, old: str, new: str) -> Draft:
    """The adjustments of what was called so go with it, and so does the emphasis of a chart."""
    kept = [
        replace(one, text=new) if one.text and plain(one.text) == plain(old) else one
        for one in adjustments_of(draft.plan)
    ]
    changed = replace(draft, plan=with_adjustments(draft.plan, kept))
    chart = changed.slide.get("chart")
    if isinstance(chart, dict) and old in chart.get("emphasis", ()):
        emphasis = [new if one == old else one for one in chart["emphasis"]]
        return changed.changing(chart={**chart, "emphasis": emphasis})
    return changed


def adjustments_removed(draft: Draft, name: str) -> Draft:
    """What is no longer on the slide is no longer adjusted, and no chart is about it."""
    kept = [one for one in adjustments_of(draft.plan) if not one.text or plain(one.text) != plain(name)]
    changed = replace(draft, plan=with_adjustments(draft.plan, kept))
    chart = changed.slide.get("chart")
    if isinstance(chart, dict) and name in chart.get("emphasis", ()):
        rest = {key: value for key, value in chart.items() if key != "emphasis"}
        emphasis = [one for one in chart["emphasis"] if one != name]
        return changed.changing(chart={**rest, **({"emphasis": emphasis} if emphasis else {})})
    return changed


def renamed_text(old: str, new: str, draft: Draft) -> Draft | None:
    """A text, or whole words of it, changed wherever the slide says it; None where it does not."""
    if not old:
        return None
    whole = re.compile(rf"\s*{re.escape(old)}\s*", re.IGNORECASE)
    within = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    slide = draft.slide
    for pattern, change in ((whole, _whole), (within, _within)):
        changed = _walked(slide, lambda text, pattern=pattern, change=change: change(pattern, text, new))
        if changed != slide:
            return adjustments_renamed(draft.with_slide(changed), old, new)
    return None


def counted_text(noun: str, number: str, draft: Draft) -> Draft | None:
    """Another number before a noun, as in "4 hubs"; None where there is none. Raises CannotDo for several."""
    counted = re.compile(rf"(?<![\w.,])\d(?:[\d.,]*\d)?(?=\s+{re.escape(noun)}(?!\w))", re.IGNORECASE)
    found: set[str] = set()

    def change(text: str) -> str:
        found.update(counted.findall(text))
        return counted.sub(lambda _: number, text)

    changed = _walked(draft.slide, change)
    if len(found) > 1:
        one = min(found)
        raise CannotDo(f'the slide counts {noun} more than once: say which, as in "change {one} {noun} to ...".')
    return draft.with_slide(changed) if found else None


def _whole(pattern: re.Pattern[str], text: str, new: str) -> str:
    return new if pattern.fullmatch(text) else text


def _within(pattern: re.Pattern[str], text: str, new: str) -> str:
    return pattern.sub(lambda _: new, text)


def _walked(value: Any, change: Any, *, inside: bool = False) -> Any:
    if isinstance(value, dict):
        walked: Json = {
            name: one if name in _FORM and not (inside and name == "role") else _walked(one, change, inside=True)
            for name, one in value.items()
        }
        return walked
    if isinstance(value, list):
        return [_walked(one, change, inside=True) for one in value]
    return change(value) if isinstance(value, str) else value
