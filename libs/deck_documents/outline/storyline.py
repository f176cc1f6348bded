"""Which slides a prompt becomes: an opening, what it says in its order, and what is next."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from deck_documents.capitals import with_capitals
from deck_documents.letters import read_letter
from deck_documents.markup import without_marks
from deck_documents.numbered_slides import NumberedSlides, numbered_slides
from deck_documents.outline.listed import is_measured, listed_in
from deck_documents.outline.reading import FIGURE, Prompt, Thing, sentences, taken_apart, things_of
from deck_documents.outline.slides import Outline, OutlinedSlide, left_open, shortened
from deck_documents.outline.words import AGENDA, AHEAD, DATE, OPPOSITES, WORDS, Words, head_colon, language_of
from deck_domain.errors import Violation

USUAL_COUNT = 8
_FEWEST_FOR_AGENDA, _FEWEST_FOR_CLOSING = 4, 2
"""Things that an agenda is worth listing; slides behind the opening of which one can say what is next."""
_FEWEST = 3
"""Sentences with figures that are worth a summary, figures that are worth a page."""
_FEWEST_FACTS, _FEWEST_SHORT, _MOST_TOGETHER = 2, 3, 6
"""How many facts, or other short sentences, share a page."""
_LONGEST_FACT, _LONGEST_TITLE, _MOST_COMMAS = 90, 40, 2
"""In how many characters and with how many commas they are told."""
_MOST_IN_AN_AGENDA, _MOST_IN_A_SUMMARY = 16, 8
"""What one slide shows: where there is more, an agenda or a summary would be a part of itself."""
_AT, _MANY = "/prompt", 200
_COMMA = re.compile(r",\s+(?:(?:and|und|et|y)\s+)?(?![^()]*\))|、")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w&-]+(?:\s[^\W\d_a-zß-ÿ][\w&-]+)*(?=\s)")
_HAS = re.compile(r"^\s(?:has|have|hat|haben)\s")
_DECIDED = re.compile(r"decisions?|approvals?|entscheidung(?:en)?|freigaben?|beschl[uü]ss\w*", re.IGNORECASE)
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
    """Spread what a prompt says over so many slides, or fewer where it does not say enough."""
    letter = read_letter(prompt)
    prompt = with_capitals("\n".join(map(without_marks, letter.text.split("\n"))))
    words = WORDS[language_of(prompt, wish.language)]
    told = [Violation(_AT, "not_shown", f'Said to the author, and on no slide: "{part}".') for part in letter.left_out]
    if wish.slide_count != 1 and (numbered := numbered_slides(prompt)):
        return _as_numbered(numbered, words, wish, told)
    said = taken_apart(prompt, wish.slide_count)
    asked = said.count
    count = asked or USUAL_COUNT
    title = wish.title or said.topic
    if count == 1:
        return Outline(title, (OutlinedSlide("content", shortened(title), prompt.strip()),))
    ahead = [thing for thing in said.things if _is_ahead(thing) and not _lists_figures(thing)]
    things = _focused([thing for thing in said.things if thing not in ahead], wish.focus_area)
    things = _put_together(_compared(things, said.topic), said, shortened(title), words)
    about = said.topic if title != said.topic else ""
    cover = "; ".join(filter(None, [title, about, wish.audience or said.audience]))
    if asked == len(said.things) and any(thing.named for thing in said.things):  # what is listed, and no other
        slides = [OutlinedSlide("content", _name(one), _content_of(one, words)) for one in said.things]
        return Outline(shortened(title, 300), tuple(slides), (*_warnings(slides, asked, things, wish, words), *told))
    cover += ";" if "," in cover and ";" not in cover else ""  # the commas of a title part no lines
    slides = [OutlinedSlide("opening", shortened(title), f"{words.opening}: {cover}")]
    has_next = bool(ahead or not things or (asked and len(things) < count - 1))  # else its page would be empty
    slides += _told(words, things, ahead, count - 1, has_next=has_next)
    warnings = _warnings(slides, asked, things, wish, words)
    return Outline(shortened(title, 300), tuple(slides), (*warnings, *told))


def _as_numbered(numbered: NumberedSlides, words: Words, wish: Wish, told: Sequence[Violation]) -> Outline:
    """The slides that a prompt numbers, and no other: what it says of each is its brief."""
    topic = taken_apart(numbered.head).topic if numbered.head else ""
    first = numbered.cover or headed(things_of(numbered.parts[0])[0])
    briefs = [f"{words.opening}: {numbered.cover}" if numbered.cover else numbered.parts[0], *numbered.parts[1:]]
    names = [first, *(headed(things_of(part)[0]) for part in numbered.parts[1:])]
    roles = ["opening" if numbered.cover else "content", *["content"] * (len(briefs) - 1)]
    slides = tuple(
        OutlinedSlide(role, shortened(name[:1].upper() + name[1:]), brief)
        for role, name, brief in zip(roles, names, briefs, strict=True)
    )
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
    grouped = gathered(things, room - agenda)
    sums_up = len(grouped) < room - agenda and sum(map(_has_figure, things)) >= _FEWEST
    content = [OutlinedSlide("content", _name(one), _content_of(one, words)) for one in grouped]
    if agenda:
        yield OutlinedSlide("agenda", words.agenda, f"{words.agenda}: {'; '.join(one.name for one in content)}")
    if sums_up:
        said = "; ".join(one.text.rstrip(".。") for one in things if _has_figure(one) and not one.whole)
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


def _lists_measures(thing: Thing) -> bool:
    """Whether a list is of names and their figures alone."""
    return all(map(is_measured, listed_in(thing.text)))


def _lists_figures(thing: Thing) -> bool:
    """Whether a thing that asks for something tells in figures what for: "We raise 3M: lockers 60 %, vans 40 %"."""
    head, found, said = thing.text.partition(":")
    is_named = thing.whole and bool(found) and "\n" not in thing.text and FIGURE.search(head) is not None
    return is_named and len(FIGURE.findall(said)) >= _FEWEST - 1


def _put_together(things: Sequence[Thing], said: Prompt, title: str, words: Words) -> list[Thing]:
    """Things as slides: those that say little share one, unless a number of slides is asked for; lists have a head."""
    if said.count is None:
        things = _short_together(_names_together(_opposites_together(things), words.agenda), title, words)
        things = [replace(thing, named=False) for thing in things]
    if said.lists and things and things[0] == said.things[0] and not _lists_measures(things[0]):
        listing = f"{_called(words.at_a_glance, title)}: {'; '.join(listed_in(things[0].text))}"
        things = [replace(things[0], text=listing, whole=True), *things[1:]]
    return [_called_apart(thing, title, words) for thing in things]


def _compared(things: Sequence[Thing], topic: str) -> list[Thing]:
    """Join neighbours that each begin with another name of the topic, "A, B and C": they stand side by side."""
    names = [_named_first(thing, topic) for thing in things]
    runs = ([*run] for _, run in groupby(range(len(things)), lambda at: (bool(names[at]), things[at].paragraph)))
    run = next((one for one in map(partial(_all_different, names), runs) if len(one) > 1), [])
    if not run:
        return list(things)
    told = "; ".join(f"{names[at]}: {_HAS.sub('', things[at].text[len(names[at]) :]).strip(' .。')}" for at in run)
    places = sorted((topic.index(names[at]), topic.index(names[at]) + len(names[at])) for at in run)
    head = topic[places[0][0] : places[-1][1]]
    return [*things[: run[0]], Thing(f"{head}: {told}", things[run[0]].paragraph, whole=True), *things[run[-1] + 1 :]]


def _all_different(names: Sequence[str], run: Sequence[int]) -> list[int]:
    """The first of a run that each have a name of their own."""
    found: list[int] = []
    for at in run:
        if not names[at] or names[at] in {names[other] for other in found}:
            break
        found.append(at)
    return found


def _named_first(thing: Thing, topic: str) -> str:
    """The name that a sentence begins with, where the topic of the deck has it behind its first word."""
    name = _NAME.match(thing.text) if not thing.whole and not thing.named else None
    return name[0] if name and re.search(rf".\b{re.escape(name[0])}\b", topic) else ""


def _short_together(things: Sequence[Thing], title: str, words: Words) -> list[Thing]:
    """Things of which the first neighbours that are a short sentence each are one slide.

    On slides of their own they would be pages of one line. Where all but one are a figure each, those are key figures.
    """
    at_a_glance = _called(words.at_a_glance, title)
    lists = _together(things, _is_short, _FEWEST_SHORT, at_a_glance)
    facts = _together(things, _is_fact, _FEWEST_FACTS, _called(words.in_figures, title))
    return lists if len(lists) < len(facts) - 1 else facts


def _called(form: str, title: str) -> str:
    """What a slide of figures or sentences is called: with the title of the deck in it, where that is short."""
    said = form.format("").strip(" の").casefold()
    if said and said in title.casefold():
        return title  # "Our shop in figures" says so itself
    is_short = len(title) <= _LONGEST_TITLE and not re.search(r"\d", title)
    text = form.format(title if is_short else "").strip(" の")
    return text[:1].upper() + text[1:]


def _together(things: Sequence[Thing], goes: Callable[[Thing], bool], fewest: int, name: str) -> list[Thing]:
    """Things of which the first so many neighbours that go together are one, called `name`."""
    runs = ([*run] for _, run in groupby(enumerate(things), lambda one: (goes(one[1]), one[1].paragraph)))
    found = next((run for run in runs if goes(run[0][1]) and fewest <= len(run) <= _MOST_TOGETHER), [])
    if not found:
        return list(things)
    listing = "; ".join(thing.text.rstrip(".。") for _, thing in found)
    begin, end = found[0][0], found[-1][0] + 1
    together = Thing(f"{name}: {listing}", things[begin].paragraph, whole=True)
    return [*things[:begin], together, *things[end:]]


def _opposites_together(things: Sequence[Thing]) -> list[Thing]:
    """A list of what is good, and the list of what is not behind it, are one slide."""
    found: list[Thing] = []
    for thing in things:
        head = headed(thing).strip().lower() if thing.whole else ""
        before = headed(found[-1]).strip().lower() if found and found[-1].whole else ""
        if head and OPPOSITES.get(before) == head and "\n" not in found[-1].text + thing.text:
            found[-1] = replace(found[-1], text=f"{found[-1].text.rstrip('.。')}; {thing.text.rstrip('.。')}")
        else:
            found.append(thing)
    return found


def _names_together(things: Sequence[Thing], name: str) -> list[Thing]:
    """Things of which a list says nothing but what they are called, all of them: then it is an agenda."""
    if not things or not all(thing.named for thing in things):
        return list(things)
    return [Thing(f"{name}: {'; '.join(thing.text for thing in things)}", 0, whole=True)]


def _is_short(thing: Thing) -> bool:
    """Whether a thing is a short sentence, and no list."""
    is_short = not thing.whole and len(thing.text) <= _LONGEST_FACT and ";" not in thing.text
    return is_short and len(_COMMA.findall(thing.text)) < _MOST_COMMAS


def _is_fact(thing: Thing) -> bool:
    """Whether a thing is a short sentence about one figure, other than a year."""
    return _is_short(thing) and _has_figure(thing)


def _has_figure(thing: Thing) -> bool:
    return FIGURE.search(DATE.sub("", thing.text)) is not None


def _called_apart(thing: Thing, title: str, words: Words) -> Thing:
    """A list of figures that is called as the deck is has a name of its own."""
    head, found, rest = thing.text.partition(":")
    is_same = thing.whole and bool(found) and "\n" not in thing.text and head.strip() == title
    if not is_same or len(FIGURE.findall(rest)) < _FEWEST_FACTS:
        return thing
    return replace(thing, text=f"{_called(words.in_figures, title)}:{rest}")


def gathered(things: Sequence[Thing], room: int) -> list[Thing]:
    """As many things as there is room for: neighbours that say little go together, first those of one paragraph."""
    found = list(things)
    while len(found) > _MANY:  # where there are thousands, it does not matter which two
        pairs = zip(found[::2], found[1::2], strict=False)
        found = [_joined(one, other) for one, other in pairs] + found[len(found) // 2 * 2 :]
    while len(found) > max(1, room):
        at = min(range(len(found) - 1), key=lambda place: _strain(found[place], found[place + 1]))
        found[at : at + 2] = [_joined(found[at], found[at + 1])]
    return found


def _strain(one: Thing, other: Thing) -> tuple[int, bool, int]:
    """How badly two things go together."""
    return one.whole + other.whole, one.paragraph != other.paragraph, len(one.text) + len(other.text)


def _joined(one: Thing, other: Thing) -> Thing:
    if one.named or other.named:
        return Thing(f"{one.text.rstrip('.。')}; {other.text}", one.paragraph, whole=one.whole or other.whole)
    if one.whole and not other.whole and "\n" not in one.text:
        return Thing(f"{one.text.rstrip('.。')}. {other.text}", one.paragraph, whole=True)  # a list, and what follows
    if other.whole and "\n" not in other.text and not one.whole and len(sentences(one.text)) > 1:
        return Thing(f"{other.text.rstrip('.。')}. {one.text}", one.paragraph, whole=True)
    if one.whole or other.whole:
        return Thing(f"{one.text.rstrip('.。')}\n{other.text}", one.paragraph, whole=True)
    return replace(one, text=f"{one.text} {other.text}")


def headed(thing: Thing) -> str:
    """What a slide about a thing is called: its head, or its first sentence."""
    head = thing.text.partition("\n")[0]
    if "|" in head:
        return ", ".join(cell.strip() for cell in head.split("|") if cell.strip())
    colon = head_colon(head) if thing.whole else None
    return head[: colon.start()] if colon else sentences(head)[0]


def brief_of(thing: Thing, words: Words) -> str:
    """A thing as a brief: a sentence that lists figures asks for key figures."""
    lists = not thing.whole and len(sentences(thing.text)) == 1 and thing.text.count(", ") + thing.text.count("、") >= 2
    lists = lists and len(DATE.findall(thing.text)) < _FEWEST  # else it is a series
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
    return f"{thing.text}. {words.open}" if thing.named and "\n" not in thing.text else brief_of(thing, words)


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
        told = [_COMMA.sub("; ", said) if one.whole else said for one, said in zip(things, told, strict=True)]
    steps = "; ".join(told)
    return steps if len(things) > 1 or things[0].whole or not _ENUMERATES.search(steps) else f"{steps};"


def _without_head(text: str) -> str:
    if "\n" in text:
        head, _, rest = text.partition("\n")
        lines = [one.strip(" .。") for line in rest.split("\n") for one in sentences(line)]
        return "; ".join(lines if AHEAD.search(f"{head}:") else [head, *lines])
    head, found, rest = text.partition(":")
    is_name = bool(found) and not re.search(r"\d", head) and AHEAD.search(f"{head}:") is not None
    return (rest if is_name else text).strip(" .。")


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
        yield Violation(_AT, "fewer_slides", message)
    for slide in slides:
        if slide.brief.endswith(words.open):
            what = "What is next" if slide.role == "closing" else f'What slide "{slide.name}" shall say'
            yield left_open(_AT, what, words.open)
    if wish.focus_area and not any(_mentions(thing, wish.focus_area) for thing in things):
        message = "The prompt says nothing about the focus area: it has no effect."
        yield Violation("/focus_area", "no_effect", message)
