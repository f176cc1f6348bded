"""A brief, or feedback, becomes a plan that a model writes and our rules accept; what they refuse it is told."""

import asyncio
import base64
import json
import re
from collections.abc import Callable, Iterator, Sequence
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
from renderer.model_author.said_figures import invented
from renderer.plan_keys import LOOK
from renderer.typesetting.languages import plain_language

Json = dict[str, Any]
_PROMPTS = Path(__file__).parent / "prompts"
_ATTEMPTS = 3
"""How often a model may mend its plan, the first one counted."""
_MOST_FAULTS = 12
_LONGEST_TEXT = 600
"""Characters of one text of a slide; more of them cannot be read on it, whatever the type."""
_THOUGHT = "</think>"
_JSON = json.JSONDecoder()
_MOST_BRACES = 100
"""Where an object may begin; what stands behind that many is not looked for."""
_ADDRESS = re.compile(r"(?:[a-z]{2,8}://|www\.|data:)\S+", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"\b(?:english|german|french|spanish|italian|portuguese|dutch|polish|czech|swedish|danish|norwegian|finnish|turkish|"
    r"russian|japanese|arabic|chinese|\w*englisch\w*|deutsch\w*|französisch\w*|spanisch\w*|anglais|allemand|français|"
    r"espagnol|inglés|alemán|francés|español|inglese|tedesco|inglês|engels|angielsk\w*|engelska?)\b|英語|日本語|ドイツ語|"
    r"الإنجليزية|العربية|translat|übersetz|traduci|tradui",
    re.IGNORECASE,
)
"""What may ask for a slide in another language."""
_DATA = ("value", "values", "figure")
_FETCHED = ("src", "url", "href", "image", "logo")


async def plan_with(chat: Chat, brief: str) -> Json:
    """A `protocol_v2` document of one slide, of a brief. Raises ModelAway."""
    messages = [said("system", prompt("plan")), said("user", brief)]

    def read(answer: Json) -> tuple[Json, list[str]]:
        document = _slide_in(answer)
        return document, [*_faults(document, brief)] or [*_foreign(document, brief)]

    return await mended(chat, messages, read)


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
            # In a thread, since a brief of thousands of figures takes a second, and leases have to be kept meanwhile.
            found, faults = await asyncio.to_thread(lambda: read(object_in(text)))  # noqa: B023 - called at once
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
    yield from invented(texts, numbers_of(document["slides"]), known)
    if any(address not in known for text in texts for address in _ADDRESS.findall(text)):
        yield "Addresses that were not in what was said are not allowed: leave them out."
    if any(name in _FETCHED for name in _names(document["slides"])):
        yield "Pictures and addresses are not allowed: leave them out."


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


def _foreign(document: Json, brief: str) -> Iterator[str]:
    """That a slide is in another language than its brief, where both are plain and the brief names no language."""
    asked, written = plain_language([brief]), plain_language(_texts(document["slides"]))
    if asked and written and asked != written and not _LANGUAGE.search(brief):
        yield f"The slide is written in another language ({written}) than the brief ({asked}): write it as the brief."


def numbers_of(value: object, name: str = "") -> Iterator[str]:
    """What shows one figure alone: numbers of charts, and what stands in the fields for figures."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from numbers_of(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from numbers_of(inner, name)
    elif name in _DATA:
        yield from _texts(value)


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
