"""Taking a prompt apart: what the deck is about, and the things that it says, each of which can be a slide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from deck_documents.bullets import BULLET, spaced
from deck_documents.outline.asides import LIMIT
from deck_documents.outline.listed import is_bare, is_measured, listed_in
from deck_documents.outline.subject import COUNT, COUNT_IN_BRACKETS, SO_MANY, Subject, subject_of
from deck_documents.outline.words import AHEAD, COLON, LONGEST_HEAD, head_colon

_BULLET = re.compile(rf"^\s*(?:{BULLET}|(?:slide|folie)\s+\d{{1,2}}\s*[:.)-])\s*", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6}\s*")
_END = re.compile(r"(?<=[.!?])[\"”“)]?\s+(?=[\"„“(\[]?[^\W\d_a-zß-ÿ]|\d)|(?<=[\u3002\uff01\uff1f\u061f])\s*")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|ca|approx|incl|z\. ?B|d\. ?h|u\. ?a|Mio|Mrd|Tsd|Nr|No|St|Dr|Inc|Ltd|Co|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Okt|Oct|Nov|Dez|Dec))\.$"
)
_NUMBER = re.compile(r"(?:^|\s)(?:(?P<before>\S+)\s)?\d{1,2}\.$")
_COUNTED = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan|Feb|Mär|Apr|Jun|Jul|"
    r"Aug|Sept?|Okt|"
    r"Nov|Dez|Quartal|Halbjahr|Jahr\w*|Platz|Klasse|Stock|Etage|Woche|Tag|Liga|Runde|Etappe|Auflage|Geburtstag)\b"
)
_OF_TEN = re.compile(r"\d\s+(?:von|of)\s+\d{1,2}\.$")
_BEGINS_HEAD = re.compile(r"\w+\s?[:\uff1a]")
_MONTH = re.compile(r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
_BEFORE_ORDINAL = re.compile(
    r"(?:a[mb]|im|de[rnms]|die|das|vo[nm]|zu[mr]|bis|seit|und|beim|jede[rnsm]?|ihr\w*|sein\w*|unser\w*|"
    r"ein\w*)",
    re.IGNORECASE,
)
_SMALL, _SHORT_SECTION = 40, 240
_FEWEST_HEADS = 3
_LONGEST_CLAIM = 90
_QUOTES = '"\u201c\u201e\u00ab\u300c'
_COLONS, _ENDS = ":\uff1a", ".!?:\u3002\uff01\uff1f\u061f"
_STARTERS = ("Wir ", "Die ", "Der ", "Das ", "Es ", "Sie ", "Ich ", "Unser", "We ", "The ", "It ", "They ", "Our ")
"""How sentences begin."""
FIGURE = re.compile(r"(?<![.,])(?<!(?![\u3041-\u9fff])\w)[-+\u2212]?\s?[$€£¥]?\s?\d[\d.,' ]*(?:\s?%|\s?\w{1,4}\b)?")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a prompt says: sentences that go together, or a brief with a head and a list of its own.

    Attributes:
        text: as the prompt has it.
        paragraph: which of the prompt's, from 0; only things of one go together well.
        whole: whether it has a head and a list: then it is a slide of its own.
        named: whether a list of slides names it, and nothing is said of it.
    """

    text: str
    paragraph: int
    whole: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt taken apart: what the deck is about, for whom, what is said of it, and how many slides it asks for.

    `lists` where the first of what is said is a list without a head; `claim` is what the first sentence says of the
    topic in few words, behind its colon: it is no thing of its own.
    """

    topic: str
    audience: str
    things: tuple[Thing, ...]
    count: int | None = None
    lists: bool = False
    claim: str = ""


def taken_apart(text: str, wanted: int | None = None, *, is_titled: bool = False) -> Prompt:
    """What a prompt says, in its order.

    Args:
        text: the prompt.
        wanted: how many slides are asked for, where the prompt does not say it.
        is_titled: whether its title stood above it: then it has no sentence that says what the deck is about.
    """
    found = None if LIMIT.search(text) else COUNT.search(text)
    count = wanted or (int(found[1]) if found else None)
    text = COUNT_IN_BRACKETS.sub("", text)
    first, *others = list(_paragraphs(text)) or [text.strip()]
    said, *behind = sentences(first) or [first]
    subject = Subject("", "", (said, *behind)) if is_titled else subject_of(said, behind)
    listed = _listed(subject.rest[0], counted=count is not None) if subject.lists and subject.rest else []
    claim = subject.rest[0].strip(" .。") if subject.lists and not listed and _is_claim(subject.rest, others) else ""
    paragraphs = [" ".join(subject.rest[1:] if listed or claim else subject.rest), *others]
    things = [*listed, *(thing for place, one in enumerate(paragraphs) for thing in _things(one, place))]
    lists = subject.lists and not listed and bool(subject.rest) and len(listed_in(subject.rest[0])) > 0
    is_one = count is None and subject.lists and len(subject.rest) == 1 and not others
    is_called = AHEAD.search(f"{subject.topic}:") is not None or (
        len(things) > 1 and all(thing.named for thing in things)
    )
    if is_one and is_called and _is_head(subject.topic, said) and not head_colon(subject.rest[0]):
        whole = Thing(f"{subject.topic}: {subject.rest[0]}", 0, whole=True)  # its head is what the one list is called
        return Prompt(subject.topic, subject.audience, (whole,), count)
    return Prompt(subject.topic, subject.audience, tuple(things), count, lists, claim[:1].upper() + claim[1:])


def _is_claim(rest: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the first of what is said is a short sentence in words, and more follows: what a cover says below."""
    if len(rest) + len(others) <= _FEWEST_HEADS or not rest:
        return False
    is_short = 0 < len(rest[0]) <= _LONGEST_CLAIM and not re.search(r"[,;:\d]", rest[0])
    return is_short and len(sentences(rest[0])) == 1


def _is_head(topic: str, said: str) -> bool:
    """Whether a topic is what a sentence begins with, and no part of what asks for a deck."""
    return bool(topic) and said.casefold().startswith(topic.casefold())


def _listed(sentence: str, *, counted: bool) -> list[Thing]:
    """The slides that a sentence lists.

    Nothing where it lists figures alone, for they are one slide, or points without heads of their own, unless a number
    of slides is asked for.
    """
    parts = listed_in(sentence)
    things = [Thing(part, 0, whole=head_colon(part) is not None, named=is_bare(part)) for part in parts]
    are_slides = counted or any(thing.whole for thing in things) or all(thing.named for thing in things)
    return things if are_slides and not all(map(is_measured, parts)) else []


def things_of(text: str) -> list[Thing]:
    """What a text says, in its order."""
    return [thing for place, one in enumerate(_paragraphs(text)) for thing in _things(one, place)]


def sentences(text: str) -> list[str]:
    """The sentences of a text; points of abbreviations, dates and numbers end none."""
    found: list[str] = []
    for part in filter(None, map(str.strip, _END.split(text))):
        if found and (_SHORT.search(found[-1]) or _is_ordinal(found[-1], part)):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _is_ordinal(before: str, behind: str) -> bool:
    """Whether the number that a part ends in counts what the next begins with, as German writes "am 3. März"."""
    found = _NUMBER.search(before)
    if found is None or _OF_TEN.search(before):
        return False
    is_behind_article = found["before"] is not None and _BEFORE_ORDINAL.fullmatch(found["before"]) is not None
    if _BEGINS_HEAD.match(behind):
        return is_behind_article and _MONTH.match(behind) is not None  # "Fest am 4. Juli: Leitung Petra"
    return _COUNTED.match(behind) is not None or (is_behind_article and not behind.startswith(_STARTERS))


def _paragraphs(text: str) -> Iterator[str]:
    """Blocks of lines; a heading takes the points below it along, or the sentence."""
    heading = ""
    for number, (block, is_heading) in enumerate(_heading_blocks(text)):
        if is_heading and number:  # the first says what the deck is about
            yield from filter(None, [heading])
            heading = block
        else:
            yield f"{heading}\n{block}" if heading else block
            heading = ""
    yield from filter(None, [heading])


def _heading_blocks(text: str) -> Iterator[tuple[str, bool]]:
    """Blocks of lines, and whether one is nothing but a heading."""
    block: list[str] = []
    is_heading = False
    lines = [line.strip() for line in spaced(text).strip().split("\n")]
    headings, tables, behind_table = _unmarked_headings(lines), _tables(lines), 0
    for number, line in enumerate([*lines, ""]):
        if number < behind_table:
            continue
        if number in tables:
            behind_table = tables[number]
            yield from ((one, is_heading and one == block[0]) for one in _blocks(block))
            yield "\n".join(lines[number:behind_table]), False
            block = []
            continue
        point = bool(_BULLET.match(line))
        goes_on = _open_ended(block) and not (_has_head(block[0]) and _has_head(line)) if block else False
        if block and (not line or (not point and not goes_on) or _HEADING.match(line)):
            yield from ((one, is_heading and one == block[0]) for one in _blocks(block))
            block = []
        if words := _HEADING.sub("", line):
            if not block:
                is_marked = _HEADING.match(line) is not None and COLON.search(words) is None
                is_heading = is_marked or number in headings
            block.append(words)
    if block:
        yield from ((one, is_heading and one == block[0]) for one in _blocks(block))


def _tables(lines: list[str]) -> dict[int, int]:
    """Where tables of two rows and more begin, each with the line behind its last row."""
    found: dict[int, int] = {}
    begin = 0
    for is_row, run in groupby(lines, key=_is_row):
        end = begin + len(list(run))
        if is_row and end - begin > 1:
            found[begin] = end
        begin = end
    return found


def _is_row(line: str) -> bool:
    return line.count("|") > 1


def is_table(text: str) -> bool:
    """Whether the lines of a text, but for a first one that is its head, are rows between bars."""
    first, *rows = text.split("\n")
    return len(rows) > 0 and all(map(_is_row, rows)) and (_is_row(first) or len(rows) > 1)


def _unmarked_headings(lines: list[str]) -> frozenset[int]:
    """The lines that are headings without a mark: short and by themselves above what is said in sentences or rows.

    A text that has but one such line below its first has no headings: it is a line like others.
    """
    found = [number for number in range(len(lines)) if _is_above(lines, number)]
    return frozenset(found if sum(number > 0 for number in found) > 1 else ())


def _is_above(lines: list[str], number: int) -> bool:
    line, below = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
    is_first = number == 0 or not lines[number - 1]
    is_name = 0 < len(line) <= _SMALL and line[-1] not in _ENDS and not re.search(r"[,;|]|\d$", line)
    is_said = (
        bool(below)
        and not _BULLET.match(below)
        and (below[-1] in '.!?\u3002"' or below[0] in _QUOTES or _is_row(below))
    )
    return is_first and is_name and not _BULLET.match(line) and (is_said or len(below) > LONGEST_HEAD)


def sections_of(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the headings of a text, and each heading with what is said below it; none without headings."""
    lines = [line.strip() for line in text.strip().split("\n")]
    unmarked = _unmarked_headings(lines) - {0}
    heads = [at for at in range(len(lines)) if _HEADING.match(lines[at]) or at in unmarked]
    if len(heads) < _FEWEST_HEADS:
        return text, []
    ends = [*heads[1:], len(lines)]
    told = [
        (_HEADING.sub("", lines[at]), "\n".join(lines[at + 1 : end]).strip())
        for at, end in zip(heads, ends, strict=True)
    ]
    return "\n".join(lines[: heads[0]]).strip(), told


def _open_ended(block: list[str]) -> bool:
    """Whether the line goes on: a sentence that is broken at the end of a line."""
    return not _BULLET.match(block[-1]) and block[-1][-1] not in _ENDS and len(block[-1]) > LONGEST_HEAD


def _has_head(line: str) -> bool:
    """Whether a line begins with a name and a colon: it is no rest of the one before, however that ends."""
    found = COLON.search(line)
    return found is not None and 0 < found.start() <= LONGEST_HEAD


def _blocks(lines: list[str]) -> Iterator[str]:
    """One text for a head with its points; points without a head are texts of their own."""
    points = [point for line in lines if _BULLET.match(line) and (point := _BULLET.sub("", line))]
    head = " ".join(line for line in lines if not _BULLET.match(line)).rstrip()
    if not points:
        yield from filter(None, [head])
    elif head and not any(COLON.search(point) for point in points):
        yield f"{head.rstrip(_COLONS)}: {'; '.join(points)}"
    elif head and all(map(_is_small, points)):
        yield f"{head.rstrip(_COLONS)}: {'; '.join(point.rstrip('.') for point in points)}"
    else:
        if head:
            yield head.rstrip(_COLONS)
        yield from points


def _is_small(point: str) -> bool:
    """Whether a point is a name and what stands beside it, and no slide of its own."""
    _, found, said = point.partition(":")
    return not found or (len(said) <= _SMALL and not re.search(r"[,;\u3001\u060c]\s", said))


_COVERS = re.compile(
    r"(?:(?:please|bitte|it should|it must|should|must)\s)*(?:also\s)?(?:cover(?:s|ing)?|includ(?:e|es|ing)|contents?|"
    r"topics?|sections|slides|inhalte?|themen|folien|behandle|contenu|sujets|thèmes|incluye|temas|contenido|argomenti|temi)"
    r"(?:\s(?:to cover|are|sind|shall be|should be))?\s*[:\uff1a]\s*(?P<said>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence that lists what the deck shall hold: "Cover: what it is, how it works, what it costs"."""


def _things(paragraph: str, place: int) -> Iterator[Thing]:
    if "\n" in paragraph:  # a section below its head, or a table
        yield Thing(paragraph, place, whole=True)
        return
    said = sentences(paragraph)
    if place and len(paragraph) <= _SHORT_SECTION and _has_head(said[0]) and not any(map(_has_head, said[1:])):
        said = [paragraph]  # what stands behind a head in its line belongs to it
    for sentence in said:
        if SO_MANY.fullmatch(sentence):
            continue
        if (covers := _COVERS.fullmatch(sentence)) and (listed := _listed(covers["said"], counted=True)):
            yield from (replace(one, paragraph=place) for one in listed)
            continue
        found = head_colon(sentence)
        whole = bool(found and found.start() <= LONGEST_HEAD and sentence[found.end() :].strip())
        yield Thing(sentence, place, whole)
