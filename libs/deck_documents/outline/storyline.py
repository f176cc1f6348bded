"""Which slides a prompt becomes: an opening, what it says in its order, and what is next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deck_documents.capitals import with_capitals
from deck_documents.letters import read_letter
from deck_documents.markup import without_marks
from deck_documents.numbered_parts import numbered_parts
from deck_documents.numbered_slides import NumberedSlides, numbered_slides
from deck_documents.outline.asides import LIMIT, without_asides
from deck_documents.outline.fields import fields_of
from deck_documents.outline.reading import FIGURE, Thing, sentences, taken_apart, things_of
from deck_documents.outline.slides import Outline, OutlinedSlide, left_open, shortened
from deck_documents.outline.subject import SO_MANY
from deck_documents.outline.together import COMMA, compared, gathered, has_figure, headed, put_together
from deck_documents.outline.words import AGENDA, AHEAD, DATE, SAYS_ALL, WORDS, Words, head_colon, language_of
from deck_documents.wished_colors import in_color, without_colors
from deck_domain.errors import Violation

USUAL_COUNT = 8
_FEWEST_FOR_AGENDA, _FEWEST_FOR_CLOSING = 4, 2
"""Things that an agenda is worth listing; slides behind the opening of which one can say what is next."""
_FEWEST, _MOST_WORDS, _SHORT_PART = 3, 6, 60
"""Sentences with figures that are worth a summary, figures that are worth a page; the words of a part that is a name
alone; how many characters a part has that is told in one line."""
_MOST_IN_AN_AGENDA, _MOST_IN_A_SUMMARY = 16, 8
"""What one slide shows: where there is more, an agenda or a summary would be a part of itself."""
_MOST_UNASKED, _AROUND = 12, 3
"""Things with heads of their own that have a page each though no number is asked for; cover, agenda, what is next."""
_AT = "/prompt"
_DECIDED = re.compile(r"decisions?|approvals?|entscheidung(?:en)?|freigaben?|beschl[uü]ss\w*", re.IGNORECASE)
_LISTS_SLIDES = re.compile(
    r"\b(?:slides|slide (?:ideas|plan|list|titles)|outline|gliederung|"
    r"folienideen|folien|deck|presentation|präsentation|diapositivas|diapositives)\b[^.!?\n]*:\s",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"(?:^|[,;、]\s*)(?:1\d|20)\d\d:?\s+[^\W\d_]")
"""What happened in a year: "1410 town rights"."""
_COMPARES = re.compile(
    r"\d[^,;]*\s(?:instead of|rather than|(?:an)?statt|au lieu de|en lugar de|en vez de|invece di|em vez de|"
    r"in plaats van)\s[^,;]*\d",
    re.IGNORECASE,
)
"""Two figures of one part, of which a page of key figures would show but one."""
_IS_NEXT = re.compile(r"^次のステップは\s*")
_OWNED = re.compile(r"(?i:to[ -]?do|action|task|aufgabe)(?: (?i:for|für))? (?P<who>[^\W\d_]\w*)")
_ENUMERATES = re.compile(r"[,、،]|\s(?:and|und|sowie|&)\s|\sو")
"""By which a list in prose is told."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted besides what the prompt says; None and empty texts want nothing."""

    slide_count: int | None = None
    title: str = ""
    audience: str = ""
    focus_area: str = ""
    language: str | None = None


def outline_of(prompt: str, wish: Wish) -> Outline:
    """Spread what a prompt says over so many slides, or fewer where it does not say enough.

    A colour that it wishes for is wished for in each brief.
    """
    plain, accent, _ = without_colors(prompt)
    outline = _outline_of(plain if accent else prompt, wish)
    if not accent:
        return outline
    return replace(outline, slides=tuple(replace(one, brief=in_color(one.brief, accent)) for one in outline.slides))


def _outline_of(prompt: str, wish: Wish) -> Outline:
    """The outline of a prompt that wishes for no colour."""
    limit = LIMIT.search(prompt)
    letter = read_letter(prompt)
    prompt = with_capitals("\n".join(map(without_marks, letter.text.split("\n"))))
    words = WORDS[language_of(prompt, wish.language)]
    fields = fields_of(prompt)
    asides = without_asides(fields.rest, is_titled=bool(fields.title))
    whole, prompt = prompt, asides.rest
    wish = replace(wish, title=wish.title or fields.title, audience=wish.audience or fields.audience or asides.audience)
    left_out = [*letter.left_out, *(one for one in asides.said if not SO_MANY.fullmatch(one))]
    told = [Violation(_AT, "not_shown", f'Said to the author, and on no slide: "{part}".') for part in left_out]
    if wish.slide_count != 1 and (numbered := numbered_slides(prompt)):
        return _as_numbered(numbered, words, wish, told)
    if wish.slide_count != 1 and (numbered := _numbered_in(prompt, wish, words)):
        return _as_numbered(numbered, words, wish, told)
    begins_anew = bool(fields.title) and not prompt.startswith(fields.rest[:_SHORT_PART])  # what asked for it is gone
    is_titled = fields.is_form or begins_anew
    said = taken_apart(prompt, wish.slide_count or fields.count or asides.count, is_titled=is_titled)
    asked = said.count
    count = asked or max(USUAL_COUNT, min(sum(one.whole for one in said.things), _MOST_UNASKED) + _AROUND)
    if limit and not asked:
        count = max(1, min(count, int(limit["before"] or limit["behind"])))
    title = wish.title or said.topic
    if count == 1:
        return Outline(title, (OutlinedSlide("content", shortened(title), whole.strip()),))
    ahead = [thing for thing in said.things if _is_ahead(thing) and not _lists_figures(thing)]
    things = _focused([thing for thing in said.things if thing not in ahead], wish.focus_area)
    things = put_together(compared(things, said.topic), said, shortened(title), words)
    about = [one.rstrip("?") for one in (fields.title, said.topic, said.claim) if one and one != title]
    audience = wish.audience or said.audience
    cover = "; ".join(filter(None, [title, *about, audience]))
    is_all = asked == len(said.things) and not any(thing.text.endswith((".", "。")) for thing in said.things)
    if is_all and any(thing.named for thing in said.things):  # what is listed, and no other
        listed = _focused(said.things, wish.focus_area)
        slides = [OutlinedSlide("content", _name(one), _content_of(one, words)) for one in listed]
        if audience:
            told.append(Violation(_AT, "not_shown", f'There is no cover to say on that it is for "{audience}".'))
        return Outline(shortened(title, 300), tuple(slides), (*_warnings(slides, asked, things, wish, words), *told))
    cover += ";" if "," in cover and ";" not in cover else ""  # the commas of a title part no lines
    slides = [OutlinedSlide("opening", shortened(title), f"{words.opening}: {cover}")]
    has_next = bool(ahead or (things and asked and len(things) < count - 1))  # else its page would be empty
    slides += _told(words, things, ahead, count - 1, has_next=has_next)
    warnings = _warnings(slides, asked, things, wish, words)
    return Outline(shortened(title, 300), tuple(slides), (*warnings, *told))


def _is_name(part: str) -> bool:
    """Whether a numbered part only says what its slide is about."""
    if SAYS_ALL.fullmatch(part.strip(" .")):
        return False
    return len(part.split()) <= _MOST_WORDS and not re.search(r"\d|[.!?。:\uff1a,]", part)


def _numbered_in(prompt: str, wish: Wish, words: Words) -> NumberedSlides | None:
    """The parts that a prompt numbers behind its first sentence, as slides; None for other prompts.

    They are where it asks for as many, or where each has a name or is a sentence. A cover is before them, unless as
    many slides are asked for as there are parts.
    """
    found = numbered_parts(prompt)
    if found is None:
        return None
    head, parts = found
    asked = taken_apart(head, wish.slide_count) if head else None
    count = asked.count if asked else wish.slide_count
    are_told = all(head_colon(part) or part.rstrip()[-1] in ".!?。" for part in parts)
    are_told &= any(map(head_colon, parts)) or sum(map(len, parts)) > _SHORT_PART * len(parts)
    are_told |= _LISTS_SLIDES.search(prompt[: len(head) + 3]) is not None and not all(map(_is_name, parts))
    topic = wish.title or (asked.topic if asked else "")
    audience = wish.audience or (asked.audience if asked else "")
    cover = "; ".join(filter(None, (topic, audience if audience != topic else "")))
    if len(sentences(head)) > 1:
        return None
    if count not in {len(parts), len(parts) + 1} and not are_told:  # one page of short points
        listing = "\n".join([topic, *(f"- {part.rstrip('.。')}" for part in parts)])
        return NumberedSlides(head, (topic, listing), cover) if topic and count is None else None
    parts = [f"{part}. {words.open}" if _is_name(part) else part for part in parts]
    if count == len(parts) or not topic:
        return NumberedSlides(head, tuple(parts))
    return NumberedSlides(head, (topic, *parts), cover)


def _as_numbered(numbered: NumberedSlides, words: Words, wish: Wish, told: Sequence[Violation]) -> Outline:
    """The slides that a prompt numbers, and no other: what it says of each is its brief."""
    topic = taken_apart(numbered.head).topic if numbered.head else ""
    said = [part.removesuffix(f". {words.open}") for part in numbered.parts]
    first = numbered.cover.partition(";")[0] or headed(things_of(said[0])[0])
    briefs = [f"{words.opening}: {numbered.cover}" if numbered.cover else numbered.parts[0], *numbered.parts[1:]]
    names = [first, *(headed(things_of(part)[0]) for part in said[1:])]
    roles = ["opening" if numbered.cover else "content", *["content"] * (len(briefs) - 1)]
    slides = tuple(
        OutlinedSlide(role, shortened(name[:1].upper() + name[1:]), brief)
        for role, name, brief in zip(roles, names, briefs, strict=True)
    )
    told = [*told, *_warnings(slides, None, [Thing(brief, 0) for brief in briefs], wish, words)]
    count = wish.slide_count or len(slides)
    if count != len(slides):
        message = f"The prompt numbers its slides up to {len(slides)}: there are so many, and not {count}."
        told = [*told, Violation(_AT, "numbered_slides", message)]
    return Outline(shortened(wish.title or topic or first, 300), slides, tuple(told))


def _told(
    words: Words, things: Sequence[Thing], ahead: Sequence[Thing], room: int, *, has_next: bool
) -> Iterator[OutlinedSlide]:
    """What follows the opening, on so many slides at most; the last one is what is next, where there is room for it."""
    closes = room >= _FEWEST_FOR_CLOSING and has_next
    things = [*things, *([] if closes else ahead)]
    room -= closes
    agenda = len(things) >= _FEWEST_FOR_AGENDA < room and not any(AGENDA.match(one.text) for one in things)
    agenda = agenda and min(len(things), room - 1) <= _MOST_IN_AN_AGENDA
    agenda = agenda and (len(things) < room or not any(thing.named for thing in things))
    # An agenda takes no page from things that have names of their own.
    agenda = agenda and not room - agenda < sum(thing.whole for thing in things) <= room
    grouped = gathered(things, room - agenda)
    sums_up = len(grouped) < room - agenda and sum(map(has_figure, things)) >= _FEWEST
    content = [OutlinedSlide("content", _name(one), _content_of(one, words)) for one in grouped]
    if agenda:
        yield OutlinedSlide(
            "agenda", words.agenda, f"{words.agenda}: {'; '.join(one.name.replace(';', ',') for one in content)}"
        )
    if sums_up:
        said = "; ".join(one.text.rstrip(".。") for one in things if has_figure(one) and not one.whole)
        if _FEWEST - 1 <= said.count(";") < _MOST_IN_A_SUMMARY:
            yield OutlinedSlide("summary", words.summary, f"{words.summary}: {said}")
    yield from content
    if closes:
        yield OutlinedSlide("closing", words.closing, f"{words.closing}: {steps_of(ahead, words)}")


def _is_ahead(thing: Thing) -> bool:
    """Whether a thing says what shall be done; "rules: decisions within 48 hours" does not."""
    colon = head_colon(thing.text) if thing.whole else None
    found = list(AHEAD.finditer(thing.text))
    return any(not colon or one.start() <= colon.end() or not _DECIDED.fullmatch(one[0]) for one in found)


def _lists_figures(thing: Thing) -> bool:
    """Whether a thing that asks for something tells in figures what for: "We raise 3M: lockers 60 %, vans 40 %"."""
    head, found, said = thing.text.partition(":")
    is_named = thing.whole and bool(found) and "\n" not in thing.text and FIGURE.search(head) is not None
    return is_named and len(FIGURE.findall(said)) >= _FEWEST - 1


def brief_of(thing: Thing, words: Words) -> str:
    """A thing as a brief: a sentence that lists figures asks for key figures."""
    lists = not thing.whole and len(sentences(thing.text)) == 1 and thing.text.count(", ") + thing.text.count("、") >= 2
    lists = lists and max(len(DATE.findall(thing.text)), len(_IN_YEAR.findall(thing.text))) < _FEWEST  # or a series
    lists = lists and not _COMPARES.search(thing.text)
    return (
        f"{words.figures}: {thing.text}"
        if lists and len(FIGURE.findall(DATE.sub("", thing.text))) >= _FEWEST
        else thing.text
    )


def _name(thing: Thing) -> str:
    """What a slide about a thing is called in lists."""
    name = shortened(headed(thing))
    return name[:1].upper() + name[1:]


def _content_of(thing: Thing, words: Words) -> str:
    """The brief of a thing; what a list of slides only names has the mark in the place of what is not said of it."""
    return (
        f"{thing.text}. {words.open}"
        if thing.named and not SAYS_ALL.fullmatch(thing.text) and "\n" not in thing.text
        else brief_of(thing, words)
    )


def steps_of(things: Sequence[Thing], words: Words) -> str:
    """What shall be done, as a list; a sentence stays one, whatever it has an "and" or a comma for."""
    if not things:
        return words.open
    told = [_without_head(one.text) for one in things if not one.named]
    if not told:
        return words.open
    if any("\n" in one.text for one in things):
        return "; ".join(told)
    if len(things) > 1:
        told = [COMMA.sub("; ", said) if one.whole else said for one, said in zip(things, told, strict=True)]
    steps = "; ".join(told)
    return steps if len(things) > 1 or things[0].whole or not _ENUMERATES.search(steps) else f"{steps};"


def _without_head(text: str) -> str:
    if "\n" in text:
        head, _, rest = text.partition("\n")
        lines = [one.strip(" .。") for line in rest.split("\n") for one in sentences(line)]
        return "; ".join(lines if AHEAD.search(f"{head}:") else [head, *lines])
    text = _IS_NEXT.sub("", text)
    head, found, rest = text.partition(":")
    if owned := _OWNED.fullmatch(head):
        return f"{owned['who']}: {rest.strip(' .。')}"  # who does it is a part of the step
    is_name = bool(found) and not re.search(r"\d", head) and AHEAD.search(f"{head}:") is not None
    return "; ".join(one.strip(" .。") for one in sentences(rest if is_name else text))


def _focused(things: Sequence[Thing], focus: str) -> list[Thing]:
    """What speaks of the focus first, the others as they stand."""
    return sorted(things, key=lambda thing: not _mentions(thing, focus))


def _mentions(thing: Thing, focus: str) -> bool:
    wanted = [word for word in focus.lower().split() if len(word) > 3] or focus.lower().split()
    return bool(wanted) and any(word in thing.text.lower() for word in wanted)


def _warnings(
    slides: Sequence[OutlinedSlide], asked: int | None, things: Sequence[Thing], wish: Wish, words: Words
) -> Iterator[Violation]:
    count = asked or USUAL_COUNT
    if len(slides) < count and (asked or not things):
        message = f"The prompt says enough for {len(slides)} slides, not for {count}: say more to have more."
        if len(slides) == 1:
            message = f"The prompt says what the deck is about, and no more: that is a cover, and not {count} slides."
        yield Violation(_AT, "fewer_slides", message)
    for slide in slides:
        if slide.brief.endswith(words.open):
            what = "What is next" if slide.role == "closing" else f'What slide "{slide.name}" shall say'
            yield left_open(_AT, what, words.open)
    if wish.focus_area and not any(_mentions(thing, wish.focus_area) for thing in things):
        message = "The prompt says nothing about the focus area: it has no effect."
        yield Violation("/focus_area", "no_effect", message)
