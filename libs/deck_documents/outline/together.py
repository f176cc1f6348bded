"""Which things share a slide: what is told one figure or one short sentence at a time would be pages of one line."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from deck_documents.capitals import going_on
from deck_documents.outline.listed import is_measured, listed_in
from deck_documents.outline.reading import FIGURE, Prompt, Thing, sentences
from deck_documents.outline.words import DATE, OPPOSITES, Words, head_colon

_FEWEST_FACTS, _FEWEST_SHORT, _MOST_TOGETHER = 2, 3, 6
"""How many facts, or other short sentences, share a page."""
_LONGEST_FACT, _LONGEST_TITLE, _MOST_COMMAS = 90, 40, 2
"""In how many characters and with how many commas they are told."""
_MANY = 200
"""Where there are more things, it does not matter which two go together."""
COMMA = re.compile(r",\s+(?:(?:and|und|et|y)\s+)?(?![^()]*\))|、")
"""What parts the steps or the facts of a sentence, outside brackets."""
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w&-]+(?:\s[^\W\d_a-zß-ÿ][\w&-]+)*(?=\s)")
_OPTION = re.compile(
    r"(?P<name>option|opción|opzione|opção|optie|opcja|variante?|alternative|plan|szenario|scenario|"
    r"angebot|offer|offre|oferta|offerta|vorschlag|案|خيار|الخيار)\s?(?:[A-Z]|\d{1,2})",
    re.IGNORECASE,
)
"""What options are called that are told one after the other."""
_NAMED_OPTION = re.compile(rf"(?:{_OPTION.pattern})(?=\s?[:\uff1a])", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:it|its|they|their|this|that|these|those|he|she|there|so|but|and|also|then|because|therefore|"
    r"es|sie|er|das|dies\w*|damit|dadurch|daher|deshalb|denn|dann|dazu|dabei|aber|und|auch|"
    r"il|elle|ils|elles|cela|ça|ce|ces|cette|mais|donc|puis|eso|esto|ello|pero|además|luego|"
    r"questo|questa|ma|poi|isso|isto|mas|dit|dat|het|maar|daarom|ale|więc)(?![^\W_])|c['\u2019]est\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with the one before it."""
_COUNTED = re.compile(
    r"(?:chapter|part|module|week|lesson|session|unit|day|step|phase|stage|kapitel|teil|modul|woche|lektion|tag|schritt|"
    r"chapitre|partie|semaine|étape|capítulo|parte|semana|paso|capitolo|settimana|hoofdstuk|deel|rozdział|todo)"
    r"\s(?:\d{1,2}|[ivx]{1,4}|[A-Z]\w*)",
    re.IGNORECASE,
)
"""Heads that only count, or say whose a thing to do is."""
_HAS = re.compile(r"^\s(?:has|have|hat|haben)\s")


def put_together(things: Sequence[Thing], said: Prompt, title: str, words: Words) -> list[Thing]:
    """Things as slides: those that say little share one, unless a number of slides is asked for; lists have a head."""
    if said.count is None:
        things = _names_together(_options_together(_opposites_together(things)), words.agenda)
        things = _short_together(things, title, words)
        things = [replace(thing, named=False) for thing in things]
    if said.lists and things and things[0] == said.things[0] and not _lists_measures(things[0]):
        listing = f"{_called(words.at_a_glance, title)}: {'; '.join(listed_in(things[0].text))}"
        things = [replace(things[0], text=listing, whole=True), *things[1:]]
    if said.lists and said.count is None and len(things) == 1 and _lists_measures(things[0]) and not things[0].whole:
        figures = f"{_called(words.in_figures, title)}: {things[0].text}"  # else they would be called by nothing
        things = [replace(things[0], text=figures, whole=True)]
    return [_called_apart(thing, title, words) for thing in things]


def compared(things: Sequence[Thing], topic: str) -> list[Thing]:
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
    is_short = len(title) <= _LONGEST_TITLE and not re.search(r"\d|[?\uff1f]", title)
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


def _options_together(things: Sequence[Thing]) -> list[Thing]:
    """Options of one name, "Option A: ..." and "Option B: ...", are one slide, side by side."""
    found: list[Thing] = []
    for thing in things:
        option = _OPTION.fullmatch(headed(thing).strip()) if thing.whole and "\n" not in thing.text else None
        before = _OPTION.fullmatch(found[-1].text.rpartition("; ")[2].partition(":")[0]) if found else None
        is_next = option and before and option["name"].casefold() == before["name"].casefold()
        if is_next and found[-1].whole and found[-1].paragraph == thing.paragraph:
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
    return is_short and len(COMMA.findall(thing.text)) < _MOST_COMMAS


def _is_fact(thing: Thing) -> bool:
    """Whether a thing is a short sentence about one figure, other than a year."""
    return _is_short(thing) and has_figure(thing)


def has_figure(thing: Thing) -> bool:
    """Whether a thing says a figure, and not only when something is."""
    return FIGURE.search(DATE.sub("", thing.text)) is not None


def _called_apart(thing: Thing, title: str, words: Words) -> Thing:
    """A list of figures that is called as the deck is has a name of its own."""
    head, found, rest = thing.text.partition(":")
    is_same = thing.whole and bool(found) and "\n" not in thing.text and head.strip().casefold() == title.casefold()
    if not is_same or len(FIGURE.findall(rest)) < _FEWEST_FACTS:
        return thing
    are_figures = all(map(FIGURE.search, COMMA.split(DATE.sub("", rest))))
    return replace(thing, text=f"{_called(words.in_figures if are_figures else words.at_a_glance, title)}:{rest}")


def _lists_measures(thing: Thing) -> bool:
    """Whether a list is of names and their figures alone."""
    return all(map(is_measured, listed_in(thing.text)))


def gathered(things: Sequence[Thing], room: int) -> list[Thing]:
    """As many things as there is room for: neighbours that say little go together, first those of one paragraph."""
    found = list(things)
    while len(found) > _MANY:  # where there are thousands, it does not matter which two
        pairs = zip(found[::2], found[1::2], strict=False)
        found = [_joined(one, other) for one, other in pairs] + found[len(found) // 2 * 2 :]
    while len(found) > max(1, room):
        at = min(range(len(found) - 1), key=lambda place: _strain(found[place], found[place + 1]))
        found[at : at + 2] = [_joined(found[at], found[at + 1])]
    return list(map(_side_by_side, found))


def _side_by_side(thing: Thing) -> Thing:
    """Short sentences that share a page, of which none goes on with the one before, as the points of that page.

    Else the first would be the title, above a page that shows another one.
    """
    said = sentences(thing.text) if not thing.whole and not thing.named else []
    are_short = all(_is_short(replace(thing, text=one)) and not _GOES_ON.match(one) for one in said)
    if len(said) < _FEWEST_FACTS or not are_short:
        return thing
    points = "\n".join(f"- {one.rstrip('.。')}" for one in said)
    return replace(thing, text=points, whole=True)


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
    end = "" if one.text.rstrip().endswith((".", "!", "?", "。", "\uff01", "\uff1f")) else "."
    return replace(one, text=f"{one.text.rstrip()}{end} {other.text}")


def headed(thing: Thing) -> str:
    """What a slide about a thing is called: its head, or its first sentence."""
    head, _, below = thing.text.partition("\n")
    if below and head.startswith("- "):
        first, *others = [line.removeprefix("- ") for line in thing.text.split("\n")]
        return ", ".join([first, *map(going_on, others)])
    sides = [part.partition(":")[0].strip() for part in head.split("; ")] if thing.whole else []
    if len(sides) == _FEWEST_FACTS and OPPOSITES.get(sides[0].casefold()) == sides[1].casefold():
        return ", ".join(sides)
    names = [found[0] for part in head.split("; ") if thing.whole and (found := _NAMED_OPTION.match(part))]
    if len(names) > 1:
        return ", ".join(names)
    if "|" in head:
        return ", ".join(cell.strip() for cell in head.split("|") if cell.strip())
    colon = head_colon(head) if thing.whole else None
    if colon and _COUNTED.fullmatch(head[: colon.start()].strip()):
        colon = None  # "Chapter 1: The storm" is called so
    if colon and DATE.fullmatch(head[: colon.start()].strip()) and head_colon(head[colon.end() :]):
        colon = None  # "2024: 310 repairs, 2025: 540 repairs"
    return head[: colon.start()] if colon else sentences(head)[0]
