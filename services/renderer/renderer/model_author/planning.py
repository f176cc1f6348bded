"""A brief, or feedback, becomes a plan that a model writes and our rules accept; what they refuse it is told."""

import base64
import json
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deck_documents import parse
from deck_documents.brief_picture import Picture
from deck_documents.own_themes import OwnTheme
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument
from deck_runtime.documents.theme_contrast import contrast_faults
from renderer.model_author.chat import Chat, Message, ModelAway
from renderer.model_author.number_words import numbers_in_words
from renderer.model_author.proportions import is_proportion_said, proportions_in
from renderer.plan_keys import LOOK

Json = dict[str, Any]
_PROMPTS = Path(__file__).parent / "prompts"
_ATTEMPTS = 3
"""How often a model may mend its plan, the first one counted."""
_MOST_FAULTS = 12
_MARK = re.compile("[.,'\u202f\u00a0]")
_LARGEST_SHARE = 10
"""Of 1; beyond it a hundredth of a figure is another figure, and not the same as a share."""
_LONGEST_TEXT = 600
"""Characters of one text of a slide; more of them cannot be read on it, whatever the type."""
_GROUP = 3
"""Digits between the marks of thousands."""
_THOUGHT = "</think>"
_JSON = json.JSONDecoder()
_MOST_BRACES = 100
"""Where an object may begin; what stands behind that many is not looked for."""
_FIGURE = re.compile(r"\d+(?:[.,'\u202f\u00a0]\d+)*")
_SCALES = (10**3, 10**6, 10**9)
_COUNTS = 12
"""Whole numbers up to this one may be counts of what the brief lists, and numbers of steps."""
_ADDRESS = re.compile(r"(?:[a-z]{2,8}://|www\.|data:)\S+", re.IGNORECASE)
_FETCHED = ("src", "url", "href", "image", "logo")


async def plan_with(chat: Chat, brief: str) -> Json:
    """A `protocol_v2` document of one slide, of a brief. Raises ModelAway."""
    messages = [said("system", prompt("plan")), said("user", brief)]
    return await _planned(chat, messages, brief)


async def change_with(chat: Chat, document: Json, feedback: str) -> Json:
    """Change the plan of a slide as somebody wishes. Raises ModelAway."""
    before = json.dumps(document, ensure_ascii=False)
    asked = f"The slide:\n{before}\n\nThe wish:\n{feedback}"
    messages = [said("system", f"{prompt('plan')}\n\n{prompt('change')}"), said("user", asked)]
    return await _planned(chat, messages, f"{before} {feedback}")


async def review_with(chat: Chat, document: Json, picture: bytes, findings: Sequence[str], brief: str) -> Json:
    """Plan a slide anew, of its picture (PNG) and of what the rules found; the same plan where it is good.

    Raises ModelAway.
    """
    before = json.dumps(document, ensure_ascii=False)
    found = "\n".join(findings[:_MOST_FAULTS]) or "Nothing."
    words = f"The slide:\n{before}\n\nWhat the rules found:\n{found}"
    source = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    parts = [{"type": "text", "text": words}, {"type": "image_url", "image_url": {"url": source}}]
    messages = [said("system", f"{prompt('plan')}\n\n{prompt('review')}"), {"role": "user", "content": parts}]
    return await _planned(chat, messages, f"{before} {brief}")


async def read_with(chat: Chat, picture: Picture, wish: str) -> Json:
    """Plan a slide of a picture, and of what is said about it; the plan has a `look` where the picture has one.

    Raises ModelAway.
    """
    parts = [
        {"type": "text", "text": wish or "Make this slide."},
        {"type": "image_url", "image_url": {"url": picture.data_url}},
    ]
    messages = [said("system", f"{prompt('plan')}\n\n{prompt('picture')}"), {"role": "user", "content": parts}]

    def read(answer: Json) -> tuple[Json, list[str]]:
        document, known = _slide_in(answer), f"{wish} {answer.get('read', '')}"
        look = answer.get("look")
        if not isinstance(look, dict) or not look:
            return document, list(_faults(document, known))
        theme, faults = _theme_of(look)
        return {**document, LOOK: theme}, [*faults, *_faults(document, known)]

    return await mended(chat, messages, read)


def _theme_of(look: Json) -> tuple[Json, list[str]]:
    """The theme (`OwnTheme`) of the colours and the font that a model saw, and what of it cannot be used."""
    colors = {name: look[name] for name in ("primary", "accent", "background", "text") if look.get(name)}
    theme = {"colors": colors, **({"typography": {"font_family": look["font"]}} if look.get("font") else {})}
    try:
        own = OwnTheme.model_validate(theme)
    except ValidationError as error:
        return theme, [f"look: {fault.pointer}: {fault.message}" for fault in violations_of(error, document=theme)]
    return theme, [f"look: {fault.message}" for fault in contrast_faults(own, "")]


async def _planned(chat: Chat, messages: list[Message], known: str) -> Json:
    def read(answer: Json) -> tuple[Json, list[str]]:
        document = _slide_in(answer)
        return document, list(_faults(document, known))

    return await mended(chat, messages, read)


async def mended(chat: Chat, messages: list[Message], read: Callable[[Json], tuple[Json, list[str]]]) -> Json:
    """What `read` makes of an answer in which it finds no faults; it may raise NotUsable. Raises ModelAway."""
    trouble = ""
    for _ in range(_ATTEMPTS):
        text = await chat.answer(messages)
        try:
            found, faults = read(object_in(text))
        except NotUsable as error:
            found, faults = {}, [str(error)]
        if not faults:
            return found
        trouble = faults[0]
        wish = "Mend this, and answer with the whole JSON object again:\n" + "\n".join(faults[:_MOST_FAULTS])
        messages = [*messages, said("assistant", text), said("user", wish)]
    raise ModelAway(f"its plan cannot be used: {trouble.rstrip('.')}")


class NotUsable(Exception):
    """What a model said has nothing in it that can be used; the message says to the model why."""


def object_in(text: str) -> Json:
    """The largest JSON object in an answer, behind what a model thinks aloud. Raises NotUsable."""
    found = _objects_in(text.rpartition(_THOUGHT)[2])
    if not found:
        raise NotUsable("The answer must be one JSON object and nothing else.")
    return max(found, key=lambda each: len(each[0]))[1]


def _objects_in(text: str) -> list[tuple[str, Json]]:
    """The JSON objects that stand in a text one after the other, each with its source."""
    found: list[tuple[str, Json]] = []
    at = text.find("{")
    for _ in range(_MOST_BRACES):
        if at < 0:
            break
        try:
            value, end = _JSON.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found.append((text[at:end], value))
        at = text.find("{", end)
    return found


def _slide_in(value: Json) -> Json:
    """The document of one slide. Raises NotUsable."""
    slides = value.get("slides")
    if not isinstance(slides, list) or len(slides) != 1:
        raise NotUsable("`slides` must hold one slide.")
    return {"version": "2.0", "title": str(value.get("title") or "Slide"), "slides": slides}


def _faults(document: Json, known: str) -> Iterator[str]:
    """What a model is told about its plan: broken rules, invented figures, addresses."""
    try:
        parse("protocol_v2", document)
    except InvalidDocument as error:
        yield from (f"{fault.pointer}: {fault.message}" for fault in error.violations)
        return  # what follows walks through the document, which may be endlessly deep
    texts = list(_texts(document["slides"]))
    if any(len(text) > _LONGEST_TEXT for text in _texts({**document["slides"][0], "notes": ""})):
        yield f"A text is longer than {_LONGEST_TEXT} characters: shorten it."
    allowed = figures_of(known)
    values = {value for figure in _FIGURE.findall(known) for value in _readings(figure)}
    values |= {Decimal(value) for _, value in numbers_in_words(known)}
    for text in texts:
        yield from _invented(text, known, allowed, values)
    if any(address not in known for text in texts for address in _ADDRESS.findall(text)):
        yield "Addresses that were not in what was said are not allowed: leave them out."
    if any(name in _FETCHED for name in _names(document["slides"])):
        yield "Pictures and addresses are not allowed: leave them out."


def _invented(text: str, known: str, allowed: set[str], values: set[Decimal]) -> Iterator[str]:
    """What a text says in figures, in words for numbers or in proportions that nobody said."""
    for figure in figures_of(text) - allowed:
        yield f"The figure {figure} is not in what was said: leave it out."
    for figure in _FIGURE.findall(text):
        if not _is_said(figure, values):
            yield f"The figure {figure} is not in what was said: write figures as they were written."
    for words, value in numbers_in_words(text):
        if not _is_told(value, values):
            yield f'The figure "{words}" is not in what was said: leave it out.'
    for words, ratio in proportions_in(text):
        if not is_proportion_said(ratio, known, values):
            yield f'The proportion "{words}" is not in what was said: leave it out.'


def figures_of(text: str) -> set[str]:
    """The figures in a text, without the marks between their digits; small counts are no figures."""
    found = (re.sub(r"\D", "", figure).lstrip("0") for figure in _FIGURE.findall(text))
    return {figure for figure in found if len(figure) > 2 or (figure and int(figure) > _COUNTS)}


def _is_said(figure: str, values: set[Decimal]) -> bool:
    """Whether a figure can be read as one of the values, or as one that is a share of 1 here and a percentage there."""
    return any(
        value in values
        or _is_count(value)
        or (value <= _LARGEST_SHARE and value * 100 in values)
        or (value <= _LARGEST_SHARE * 100 and value / 100 in values)
        for value in _readings(figure)
    )


def _is_told(value: int, values: set[Decimal]) -> bool:
    """Whether a number in words is one of the values, or one of these in thousands or millions, as "2M" is."""
    scaled = (Decimal(value // scale) for scale in _SCALES if value % scale == 0)
    return _is_count(Decimal(value)) or Decimal(value) in values or any(one in values for one in scaled)


def _is_count(value: Decimal) -> bool:
    return value <= _COUNTS and value == value.to_integral_value()


def _readings(figure: str) -> set[Decimal]:
    """What a figure may mean: a mark before three digits is one between thousands, or that of decimals."""
    whole, *rest = _MARK.split(figure)
    readings = {Decimal("".join((whole, *rest)))} if all(len(part) == _GROUP for part in rest) else set()
    if rest and figure[-len(rest[-1]) - 1] in ".,":
        readings.add(Decimal("".join((whole, *rest[:-1])) + "." + rest[-1]))
    return readings or {Decimal("".join((whole, *rest)))}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value) if isinstance(value, int) else f"{value:.15g}"


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def prompt(name: str) -> str:
    """What a model is told before a kind of work."""
    return (_PROMPTS / f"{name}.md").read_text(encoding="utf-8").strip()


def said(role: str, content: str) -> Message:
    """A message of somebody, as the protocol has it."""
    return {"role": role, "content": content}
