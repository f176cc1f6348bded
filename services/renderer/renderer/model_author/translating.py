"""Plans of slides in other languages: a model writes the texts, and all else is held to what it was."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from deck_documents import parse
from deck_documents.translation import SlideTranslation
from deck_domain.errors import InvalidDocument
from renderer.model_author.chat import Chat
from renderer.model_author.planning import Json, NotUsable, mended, prompt, said

_NO_WORDS = frozenset({"slideType", "chartType", "id", "parentId", "dependsOn", "icon", "type", "tone", "trend",
                       "emphasis", "src", "href", "url", "place", "unitPosition", "scale", "layout"})  # fmt: skip
"""Keys whose texts are for programs."""
_NOTES, _TABLES = ("notes",), ("columns", "rows")
_DIGITS = re.compile(r"\d+(?:[.,'\u066b\u066c\u202f\u00a0]\d+)*")
_KEPT_AS_IT_IS = re.compile(r"\{\{.*?\}\}|(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_MONTHS = 12
"""Numbers up to this one may join a text: a month that has a name in one language has a number in another."""


async def translate_with(chat: Chat, document: Json, wanted: SlideTranslation) -> Json:
    """`document`, of one slide, in the language wanted. Raises ModelAway."""
    before = {name: document[name] for name in ("version", "title", "slides")}
    source = "" if wanted.source_language == "auto" else f" from {wanted.source_language}"
    short = " Prefer the shortest wording." if wanted.concise_mode else ""
    asked = f"Translate{source} into {wanted.target_language}.{short}\n{json.dumps(before, ensure_ascii=False)}"
    kept = (*(() if wanted.include_notes else _NOTES), *(() if wanted.include_tables else _TABLES))

    def read(answer: Json) -> tuple[Json, list[str]]:
        if not isinstance(answer.get("slides"), list):
            raise NotUsable("`slides` must hold one slide.")
        answered = {"version": before["version"], "title": answer.get("title"), "slides": answer["slides"]}
        told = _with_kept(answered, before, kept)
        faults = list(_differences(before, told, ""))
        if not faults:
            try:
                parse("protocol_v2", told)
            except InvalidDocument as error:
                faults = [f"{fault.pointer}: {fault.message}" for fault in error.violations]
        return told, faults

    return await mended(chat, [said("system", prompt("translate")), said("user", asked)], read)


def _with_kept(told: Any, before: Any, kept: tuple[str, ...]) -> Any:
    """`told` with the parts of `before` that shall not be translated."""
    if isinstance(told, dict) and isinstance(before, dict):
        return {
            name: before[name] if name in kept and name in before else _with_kept(value, before.get(name), kept)
            for name, value in told.items()
        }
    if isinstance(told, list) and isinstance(before, list) and len(told) == len(before):
        return [_with_kept(one, other, kept) for one, other in zip(told, before, strict=True)]
    return told


def _differences(before: Any, after: Any, at: str, key: str = "") -> Iterator[str]:
    """What has changed that is no wording, as sentences for the model."""
    if isinstance(before, str) and isinstance(after, str):
        yield from _of_text(before, after, at, key)
    elif isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        for name in before:
            yield from _differences(before[name], after[name], f"{at}/{name}", name)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(one, other, f"{at}/{index}", key)
    elif type(before) is not type(after) or before != after:
        yield f"{at or '/'}: only texts may change; keep keys, items and numbers as they were."


def _of_text(before: str, after: str, at: str, key: str) -> Iterator[str]:
    if key in _NO_WORDS and before != after:
        yield f"{at}: this is for programs; keep {before!r}."
        return
    if before.strip() and not after.strip():
        yield f"{at}: the text is missing."
    lost = _figures(before) - _figures(after)
    new = [figure for figure in _figures(after) - _figures(before) if int(figure) > _MONTHS]
    if lost or new:
        yield f"{at}: the figures of this text must be those of {before!r}, in digits."
    if any(part not in after for part in _KEPT_AS_IT_IS.findall(before)):
        yield f"{at}: keep addresses and what stands in braces as in {before!r}."


def _figures(text: str) -> Counter[str]:
    """The figures of a text, whatever marks stand between their digits, and how often each is there."""
    return Counter(str(int(re.sub(r"\D", "", found))) for found in _DIGITS.findall(text))
