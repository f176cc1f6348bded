"""The story of a consulting deck: a hook, evidence, a framework, a recommendation, and what is next."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from deck_documents.outline.reading import FIGURE, Thing, things_of
from deck_documents.outline.slides import Outline, OutlinedSlide, left_open, shortened
from deck_documents.outline.storyline import brief_of, steps_of
from deck_documents.outline.together import gathered, headed
from deck_documents.outline.words import ADVICE, AHEAD, DATE, METHOD, WORDS, Words, language_of
from deck_domain.errors import Violation

ROLES = ("hook", "evidence", "framework", "recommendation", "closing")
USUAL_COUNT = 6
_KEPT = {
    2: ("hook", "recommendation"),
    3: ("hook", "evidence", "recommendation"),
    4: ("hook", "evidence", "recommendation", "closing"),
}
"""The roles of short decks; longer ones have all."""
_FEWEST_FIGURES = 2
"""In a topic that is a page of evidence: from one to the other."""
_AT = "/context"


def consulting_outline(
    topic: str, context: str, count: int, audience: str = "", language: str | None = None
) -> Outline:
    """A deck of so many slides, or fewer where the context does not say enough; each role is there."""
    words = WORDS[language_of(f"{topic} {context}", language)]
    said = things_of(context) if context.strip() else _figures_of(topic)
    roles = _KEPT.get(count, ROLES)
    told = _by_role(said, roles)
    cover = "; ".join(filter(None, [topic.strip(" ."), audience]))
    slides = [OutlinedSlide("hook", shortened(topic), f"{words.opening}: {cover}")]
    slides += _slides(words, told, _rooms(told, roles, count))
    return Outline(shortened(topic, 300), tuple(slides), tuple(_warnings(slides, count, words)))


def _figures_of(topic: str) -> list[Thing]:
    """What a topic tells in figures of itself, where nothing else is told: "from 9 % to 4 % by 2027"."""
    thing = Thing(topic.strip(), 0)
    return [thing] if len(FIGURE.findall(DATE.sub("", thing.text))) >= _FEWEST_FIGURES else []


_HEAD = re.compile(r"[^.!?:\uff1a]{1,40}[:\uff1a]")


def _by_role(things: Sequence[Thing], roles: Sequence[str]) -> Mapping[str, list[Thing]]:
    """Each thing to the part of the story that it belongs to, or to the evidence."""
    told: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        told[next((role for role in (_role(thing), "evidence", "recommendation") if role in roles), roles[-1])].append(
            thing
        )
    return told


def _role(thing: Thing) -> str:
    if METHOD.match(thing.text) and _HEAD.match(thing.text):
        return "framework"  # "Steps: pilot, measure, decide" is no decision that somebody asks for
    if ADVICE.search(thing.text):
        return "recommendation"
    if AHEAD.search(thing.text):
        return "closing"
    return "framework" if METHOD.search(thing.text) else "evidence"


def _slides(words: Words, told: Mapping[str, list[Thing]], room: Mapping[str, int]) -> Iterator[OutlinedSlide]:
    """Those behind the hook, role by role."""
    names = {"evidence": words.evidence, "framework": words.framework, "recommendation": words.recommendation}
    for role in list(room)[1:]:
        if role == "closing":
            yield OutlinedSlide(role, words.closing, f"{words.closing}: {steps_of(told['closing'], words)}")
            continue
        for thing in gathered(told[role], room[role]) or [Thing(f"{names[role]}. {words.open}", 0)]:
            brief = brief_of(thing, words) if role == "evidence" else thing.text
            yield OutlinedSlide(role, shortened(_named(thing, names[role], words.open)), brief)


def _rooms(told: Mapping[str, list[Thing]], roles: Sequence[str], count: int) -> dict[str, int]:
    """How many slides each role has: one, and what is left to those that have the most to say."""
    rooms = dict.fromkeys(roles, 1)
    for _ in range(count - len(roles)):
        wanting = [role for role in roles[1:] if role != "closing" and len(told[role]) > rooms[role]]
        if wanting:
            rooms[max(wanting, key=lambda role: len(told[role]) / rooms[role])] += 1
    return rooms


def _named(thing: Thing, name: str, mark: str) -> str:
    return name if mark in thing.text else headed(thing)


def _warnings(slides: Sequence[OutlinedSlide], count: int, words: Words) -> Iterator[Violation]:
    if len(slides) < count:
        message = f"The context says enough for {len(slides)} slides, not for {count}: say more to have more."
        yield Violation(_AT, "fewer_slides", message)
    for slide in slides:
        if words.open in slide.brief:
            yield left_open(_AT, slide.name if slide.role != "closing" else words.closing, words.open)
