"""Themes that clients send: whether they can be read on their page, and how a kept one comes into a document."""

from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import ValidationError

from deck_documents import decode_json
from deck_documents.brief_themes import BRIEF_THEMES
from deck_documents.own_themes import OWN_THEME, OwnTheme, theme_faults, unknown_theme
from deck_documents.unknown_keys import unknown_keys
from deck_domain.errors import InvalidDocument, InvalidRequest, NotFound, Violation
from deck_domain.themes import KeptTheme
from deck_runtime.documents.theme_contrast import contrast_faults, hard_to_see
from gateway.requests.bodies import ReceivedFile
from gateway.requests.envelope import json_text
from gateway.requests.small_bodies import read_form

_LONGEST_NAME = 100
_MARK = b'"' + OWN_THEME.encode() + b"_"


def read_theme(body: bytes) -> tuple[OwnTheme, list[Violation]]:
    """A theme that shall be kept, with what of it has no effect or is hard to see. Raises InvalidRequest."""
    theme = read_form(OwnTheme, body)
    if faults := [*theme_faults("", theme, own_field=""), *contrast_faults(theme, "")]:
        raise InvalidRequest(faults, faults[0].message)
    return theme, [*unknown_keys(theme), *hard_to_see(theme, "")]


def theme_fields(file: ReceivedFile) -> tuple[str, str]:
    """The name of an uploaded theme, or that of its file, and what it is based on, or "". Raises InvalidRequest."""
    name, based_on = file.fields.get("name"), file.fields.get("based_on", "")
    faults = []
    if name is not None and not (1 <= len(name) <= _LONGEST_NAME and name.isprintable()):
        message = f"Give a name of 1 to {_LONGEST_NAME} printable characters, or none: the file's name is taken then."
        faults.append(Violation("/name", "invalid_name", message))
    if based_on and based_on not in BRIEF_THEMES:
        faults.append(unknown_theme("/based_on", based_on))
    if faults:
        raise InvalidRequest(faults, faults[0].message)
    return name or (file.label.rpartition(".")[0] or file.label)[:_LONGEST_NAME], based_on


def require_readable(content: object) -> None:
    """Refuse a document whose `theme` cannot be read on its page. What else is wrong with it is the rules' to say.

    Raises InvalidRequest.
    """
    given = content.get("theme") if isinstance(content, dict) else None
    try:
        theme = OwnTheme.model_validate(given)
    except ValidationError:
        return
    if faults := list(contrast_faults(theme, "/theme")):
        raise InvalidRequest(faults, faults[0].message)


async def with_kept_theme(body: bytes, find: Callable[[str], Awaitable[KeptTheme]]) -> bytes:
    """`body` with the theme that its `theme_id` names, where that is one that is kept; any other as it is.

    `find` gives a theme by its id, or raises NotFound. Raises InvalidRequest for a theme that there is not.
    """
    if _MARK not in body:  # a body that names no theme of a client's own is not parsed here
        return body
    try:
        value: Any = decode_json(body)
    except InvalidDocument:
        return body  # the route reports what is wrong with the body
    theme_id = value.get("theme_id") if isinstance(value, dict) else None
    if not isinstance(theme_id, str) or not theme_id.startswith(f"{OWN_THEME}_") or value.get("theme") is not None:
        return body
    try:
        kept = await find(theme_id)
    except NotFound:
        fault = unknown_theme("/theme_id", theme_id)
        raise InvalidRequest([fault], fault.message) from None
    return json_text({**value, "theme": decode_json(kept.definition)}).encode("utf-8", "surrogatepass")
