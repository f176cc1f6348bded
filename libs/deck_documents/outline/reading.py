"""Taking a prompt apart: what the deck is about, and the things that it says, each of which can be a slide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_REQUEST = re.compile(
    r"^(?:please\s+|bitte\s+)?(?:(?:can|could) you\s+|(?:i|we) (?:need|want|would like)\s+"
    r"|(?:ich|wir) (?:brauchen?|möchten?)\s+)?"
    r"(?:(?:make|create|build|prepare|write|draft|give|generate|erstellen?|erstelle|mache?|baue|schreibe|generiere)\s+)?"
    r"(?:(?:me|us|mir|uns)\s+)?(?:an?|the|eine?n?|das)?\s*(?:\d{1,2}[- ](?:slides?|pages?|folien|seiten)[- ]?\s*)?"
    r"(?:[\w-]+\s+){0,2}?"
    r"(?:slide deck|pitch deck|deck|presentation|slides|pitch|präsentation|foliensatz|folien|vortrag)\s+"
    r"(?:(?:with|mit|of|von)\s+\d{1,2}\s+(?:slides|folien|seiten)\s+)?"
    r"(?:about|on|for|of|covering|that \w+|über|zu[mr]?|für|von)\s+",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(\d{1,2})[- ](?:slides?|pages?|folien|seiten)\b", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013]|\d{1,2}[.)]|(?:slide|folie)\s+\d{1,2}\s*[:.)-])\s*", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6}\s*")
_END = re.compile(r"(?<=[.!?])[\"”“)]?\s+(?=[\"„“(\[]?[^\W\d_a-zß-ÿ]|\d)|(?<=[\u3002\uff01\uff1f\u061f])\s*")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|ca|approx|incl|z\. ?B|d\. ?h|u\. ?a|Mio|Mrd|Tsd|Nr|No|St|Dr|Inc|Ltd|Co|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Okt|Oct|Nov|Dez|Dec)|\b\d{1,2})\.$"
)
_COLON = re.compile(r"[:\uff1a](?!//)\s*")
_COLONS, _ENDS = ":\uff1a", ".!?:\u3002\uff01\uff1f\u061f"
_LONGEST_TOPIC, _LONGEST_HEAD = 100, 60
FIGURE = re.compile(r"(?<![\w.,])[-+\u2212]?\s?[$€£¥]?\s?\d[\d.,' ]*(?:\s?%|\s?\w{1,4}\b)?")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a prompt says: sentences that go together, or a brief with a head and a list of its own.

    Attributes:
        text: as the prompt has it.
        paragraph: which of the prompt's, from 0; only things of one go together well.
        whole: whether it has a head and a list: then it is a slide of its own.
    """

    text: str
    paragraph: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt taken apart: what the deck is about, for whom, what is said of it, and how many slides it asks for."""

    topic: str
    audience: str
    things: tuple[Thing, ...]
    count: int | None = None


def taken_apart(text: str) -> Prompt:
    """What a prompt says, in its order."""
    count = _COUNT.search(text)
    paragraphs = list(_paragraphs(text))
    topic, rest = _topic(paragraphs[0])
    paragraphs = [*([rest] if rest else []), *paragraphs[1:]]
    things = [thing for place, one in enumerate(paragraphs) for thing in _things(one, place)]
    for_whom = _AUDIENCE.search(topic)
    audience = for_whom["whom"] if for_whom else ""
    topic = topic[: for_whom.start()] if for_whom else topic
    return Prompt(topic, _tidy(audience), tuple(things), int(count[1]) if count else None)


def things_of(text: str) -> list[Thing]:
    """What a text says, in its order."""
    return [thing for place, one in enumerate(_paragraphs(text)) for thing in _things(one, place)]


def sentences(text: str) -> list[str]:
    """The sentences of a text; points of abbreviations, dates and numbers end none."""
    found: list[str] = []
    for part in filter(None, map(str.strip, _END.split(text))):
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _paragraphs(text: str) -> Iterator[str]:
    """Blocks of lines; a heading takes the points below it along."""
    block: list[str] = []
    for raw in [*text.strip().split("\n"), ""]:
        line = raw.strip()
        point = bool(_BULLET.match(line))
        if block and (not line or (not point and not _open_ended(block)) or _HEADING.match(line)):
            yield from _blocks(block)
            block = []
        if line:
            block.append(_HEADING.sub("", line))
    if block:
        yield from _blocks(block)


def _open_ended(block: list[str]) -> bool:
    """Whether the line goes on: a sentence that is broken at the end of a line."""
    return not _BULLET.match(block[-1]) and block[-1][-1] not in _ENDS and len(block[-1]) > _LONGEST_HEAD


def _blocks(lines: list[str]) -> Iterator[str]:
    """One text for a head with its points; points without a head are texts of their own."""
    points = [_BULLET.sub("", line) for line in lines if _BULLET.match(line)]
    head = " ".join(line for line in lines if not _BULLET.match(line)).rstrip()
    if not points:
        yield head
    elif head and not any(_COLON.search(point) for point in points):
        yield f"{head.rstrip(_COLONS)}: {'; '.join(points)}"
    else:
        if head:
            yield head.rstrip(_COLONS)
        yield from points


def _topic(first: str) -> tuple[str, str]:
    """What the first paragraph says the deck is about, and what it says besides."""
    plain = _REQUEST.sub("", first, count=1)
    begin, *others = sentences(plain)
    found = _COLON.search(begin)
    if found and 0 < found.start() <= _LONGEST_HEAD and plain != first:
        return _tidy(begin[: found.start()]), " ".join([begin[found.end() :], *others])
    if plain != first or (len(begin) <= _LONGEST_TOPIC and not FIGURE.search(begin) and not found):
        return _tidy(begin), " ".join(others)
    if found and found.start() <= _LONGEST_HEAD and not others and not FIGURE.search(begin[: found.start()]):
        return _tidy(begin[: found.start()]), plain
    return _tidy(begin), plain


_AUDIENCE = re.compile(
    r"\s+(?:for|für)\s+(?P<whom>(?:(?:the|our|den|die|das|unser\w*)\s+)?"
    r"(?:board\w*(?: of [\w ]+)?|(?:executive|steering|management)[\w ]*|investors?|leadership(?: team)?|team|"
    r"customers?|clients?|staff|employees|vorstand|geschäftsführung|aufsichtsrat|lenkungskreis|investoren|kunden|"
    r"mitarbeiter\w*|belegschaft))$",
    re.IGNORECASE,
)


def _tidy(topic: str) -> str:
    topic = topic.strip(" .。!:;,\"'“”„")
    return topic[:1].upper() + topic[1:]


def _things(paragraph: str, place: int) -> Iterator[Thing]:
    for sentence in sentences(paragraph):
        found = _COLON.search(sentence)
        whole = bool(found and found.start() <= _LONGEST_HEAD and sentence[found.end() :].strip())
        yield Thing(sentence, place, whole)
