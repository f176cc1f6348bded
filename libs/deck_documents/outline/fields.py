"""What a prompt says as in a form: "Title: Neighbourhood solar", "Audience: residents", "Topic is the move"."""

import re
from dataclasses import dataclass

from deck_documents.outline.requests import request_of

_MOST_LINES = 6
"""Fields stand above what the deck says, or behind its first sentence."""
_DECK_ALONE = re.compile(
    r"\s*(?:deck|presentation|präsentation|présentation|slides|folien)\s*[:\uff1a]?\s*", re.IGNORECASE
)
_TITLE = re.compile(
    r"\s*(?:(?:deck |the )?title|titel|titre|título|titolo|topic|subject|thema|sujet|tema)\s*[:\uff1a]\s*"
    r"(?P<said>\S.*)",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"\s*(?:audience|target audience|zielgruppe|publikum|adressaten|public|público|destinatari)\s*[:\uff1a]\s*"
    r"(?P<said>\S.*)",
    re.IGNORECASE,
)
_TOPIC_IS = re.compile(
    r"(?<=[.!?])\s+(?:the |das )?(?:topic|subject|thema)(?:\s+is|\s+ist|\s*:)\s+"
    r"(?P<said>[^.!?\n]{3,100}(?:\?|(?=[.!]|$)))[.!]?",
    re.IGNORECASE,
)
_REQUEST_ENDS = 200
"""Within how many characters the sentence that asks for a deck is over."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What a prompt says in fields, and the rest of it; empty for what it does not say so.

    `is_form` where these stand above the rest, which then asks for nothing itself; `count` slides are asked for.
    """

    rest: str
    title: str = ""
    audience: str = ""
    is_form: bool = False
    count: int | None = None


def fields_of(prompt: str) -> Fields:
    """Take the fields out of a prompt: lines at its beginning, or a sentence that names the topic."""
    lines = prompt.split("\n")
    if len(lines) > 1:
        found = {}
        kept = []
        for number, line in enumerate(lines):
            named = _field(line) if number < _MOST_LINES else None
            if named and named[0] not in found:
                found[named[0]] = named[1]
            else:
                kept.append(line)
        if found and kept and _DECK_ALONE.fullmatch(kept[0]):
            kept = kept[1:]
        if found and any(line.strip() for line in kept):
            return Fields(
                "\n".join(kept).strip(), found.get("title", ""), found.get("audience", ""), is_form="title" in found
            )
    if asked := request_of(prompt):
        return Fields(asked.rest, asked.topic, asked.audience, is_form=True, count=asked.count)
    topic = _TOPIC_IS.search(prompt, 0, _REQUEST_ENDS + 120)
    if topic and topic.start() <= _REQUEST_ENDS:
        said = topic["said"].strip()
        rest = f"{prompt[: topic.start()]} {prompt[topic.end() :].lstrip()}".strip()
        return Fields(rest, said[:1].upper() + said[1:])
    return Fields(prompt)


def _field(line: str) -> tuple[str, str] | None:
    """The name and the words of a field."""
    for name, field in (("title", _TITLE), ("audience", _AUDIENCE)):
        if found := field.fullmatch(line):
            said = found["said"].strip(" .")
            return name, said[:1].upper() + said[1:]
    return None
