"""What feedback calls the parts and the entries of a slide."""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from renderer.authoring.planners.week import is_day, is_same_day
from renderer.feedback.adjustments import Part
from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.listings import Entry, Listing, listings_of
from renderer.feedback.parts import plain, same_name
from renderer.feedback.phrases import WORDS
from renderer.feedback.wishes import unquoted

_PARTS: tuple[tuple[Part, str], ...] = (
    ("subtitle", r"sub-?titles?|sub-?head(?:ing|line|er)?s?|untertitel|unterüberschrift"),
    ("title", r"(?:slide |main )?titles?|head ?lines?|titels?|(?:haupt)?überschrift|folientitels?"),
    ("headers", r"(?:column |table |section )?head(?:er|ing)s?|header row|überschriften|spaltenköpfe?n?|kopfzeile"),
    ("source", r"sources?(?: line| note)?|quellen?(?:angabe|zeile)?"),
    ("insight", r"insight|takeaway|key message|kernaussage|erkenntnis"),
    ("footer", r"footers?|fußzeile"),
    ("page number", r"(?:page|slide) numbers?|seitenzahl|foliennummer|seitennummer"),
    ("values", r"(?:kpi |key )?(?:values?|figures?|numbers?)|amounts?|werte?n?|zahlen|beträge"),
    ("labels", r"(?:kpi |bar |axis )?labels?|names?|captions?|beschriftung(?:en)?|namen|bezeichnung(?:en)?"),
    ("descriptions", r"descriptions?|details?|sub-?labels?|notes?|owners?|roles?"),
    (
        "descriptions",
        r"beschreibung(?:en)?|anmerkung(?:en)?|rollen|verantwortliche",
    ),
    ("dates", r"dates?|times?|datum|daten|termine|zeiten|uhrzeiten|horaires?|horarios?|orari|horários"),
    ("table", r"table|tabelle"),
    (
        "chart",
        r"(?:(?:bar|line|pie|column|waterfall) )?(?:chart|graph|diagram|plot|funnel|waterfall)|diagramms?|schaubild",
    ),
    ("body", r"body(?: text)?|(?:main )?text body|main text|bullets?(?: points?)?|points?|content"),
    (
        "body",
        r"(?:everything|all(?: text)?|alles) (?:except|but|other than|außer)(?: the| dem| der)? (?:title|headline|"
        r"titel|überschrift)",
    ),
    ("body", r"fließtext|haupttext|stichpunkte?n?|aufzählung(?:en)?|punkte|inhalt"),
    ("all", r"(?:all )?(?:the )?(?:texts?|fonts?|(?:font|text)[ _-]?sizes?|type|letters?|words?)|everything"),
    ("all", r"(?:whole |entire )?slide|alle[sn]?(?: texte?)?|texte?|schrift(?:art|größe)?|(?:ganze |gesamte )?folie"),
)
_PART = tuple((part, re.compile(rf"(?:{words})", re.IGNORECASE)) for part, words in _PARTS)
_QUALITY = rf"(?:{WORDS['size']}|{WORDS['colour']}|text)"
_OF_TEXT = re.compile(rf"(?:'s)? {_QUALITY}$", re.IGNORECASE)
_OF = re.compile(rf"^{_QUALITY} (?:of|for|in|on|von|des|der|für|im) ", re.IGNORECASE)
_ORDINALS = (
    *("first|1st|erste|1\\.", "second|2nd|zweite|2\\.", "third|3rd|dritte|3\\.", "fourth|4th|vierte|4\\."),
    *("fifth|5th|fünfte|5\\.", "sixth|6th|sechste|6\\.", "seventh|7th|siebte|7\\.", "eighth|8th|achte|8\\."),
    *("ninth|9th|neunte|9\\.", "tenth|10th|zehnte|10\\."),
)
_NUMBERS = "|".join(f"(?P<o{number}>{words})" for number, words in enumerate(_ORDINALS))
_ORDINAL = re.compile(rf"(?:{_NUMBERS}|(?P<last>last|letzte))[nrms]?(?= )", re.IGNORECASE)
_ONE = re.compile(r" (?:one|eine[nrs]?)$", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    rf"{_ORDINAL.pattern.replace('(?= )', '')}(?:{_ONE.pattern})?".replace("$", ""), re.IGNORECASE
)
_IN_LIST = re.compile(
    r"(?P<which>\S+ \S+) (?:of|in|from|under|at|von|bei|unter|in|aus|de|du|en|del) (?P<list>\S.*)", re.IGNORECASE
)
_ANY_KIND = "label|value|figure|name|entry|item|bezeichnung|wert"
"""What entries of any list are called, or what is theirs."""
_NEAR, _MOST_NAMES = 0.6, 8


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a slide: the list that it is in, and its number there."""

    listing: Listing
    number: int
    entry: Entry


def part_of(words: str) -> Part | None:
    """The part of a slide that is called so; None where no part is."""
    words = unquoted(words)
    for said in (words, unquoted(_OF.sub("", words)), unquoted(_OF_TEXT.sub("", words))):
        for part, pattern in _PART:
            if pattern.fullmatch(said):
                return part
    return None


def without_quality(words: str) -> str:
    """As "the colour of Plan A": what it is a quality of."""
    return _OF.sub("", unquoted(words))


def entries_of(draft: Draft) -> list[Place]:
    """All entries of all lists of a slide."""
    return [
        Place(listing, number, entry)
        for listing in listings_of(draft.slide)
        for number, entry in enumerate(listing.read(draft.slide))
    ]


def place_of(words: str, draft: Draft, *, whole: bool = False) -> Place | None:
    """The entry that is called so, by its name or as "the third bullet"; None where none is, or where several are.

    Unless the `whole` name has to be said, a beginning, an end or a word that no other entry has is enough.
    """
    said = unquoted(words)
    return (
        _in_list(said, draft)
        or _by_number(said, draft)
        or _by_name(said, draft, whole=whole)
        or _with_kind(said, draft)
        or _by_bare_number(said, draft)
        or _by_day(said, draft)
    )


def found(words: str, draft: Draft) -> Place:
    """As `place_of`. Raises CannotDo with the nearest names."""
    place = place_of(words, draft)
    if place is None:
        raise CannotDo(missing(words, draft))
    return place


def missing(words: str, draft: Draft) -> str:
    """Why nothing is called so, with what comes near."""
    names = list(dict.fromkeys(place.entry.name for place in entries_of(draft) if place.entry.name))
    near = difflib.get_close_matches(plain(unquoted(words)[:80]), [plain(name[:80]) for name in names], 3, _NEAR)
    shown = [name for name in names if plain(name[:80]) in near] or names[:_MOST_NAMES]
    listed = ", ".join(f'"{name[:60]}"' for name in shown)
    there = f" The slide has {listed}." if listed else ""
    return f'nothing on the slide is called "{unquoted(words)[:80]}".{there}'


def number_said(words: str, count: int) -> int | None:
    """The number, from 0, that "third" or "last" means of so many."""
    ordinal = _ORDINAL.match(words.strip() + " ")
    if ordinal is None:
        return None
    return count - 1 if ordinal.group("last") else int(str(ordinal.lastgroup)[1:])


def listing_of(words: str, draft: Draft) -> Listing | None:
    """The list whose entries are called so, as "bullet" or "columns"; None where no list's are."""
    for listing in listings_of(draft.slide):
        if listing_words(words, listing):
            return listing
    return None


def listing_words(words: str, listing: Listing) -> bool:
    """Whether the entries of a list are called so."""
    return re.fullmatch(rf"(?:{listing.words})(?:s|e|n|en|er)?", words.strip(), re.IGNORECASE) is not None


def _in_list(said: str, draft: Draft) -> Place | None:
    """By its number in a list that is named: "the second bullet of Pro"."""
    if (parts := _IN_LIST.fullmatch(said)) is None:
        return None
    for listing in listings_of(draft.slide):
        entries = listing.read(draft.slide)
        number = number_said(parts["which"], len(entries)) if plain(listing.label) == plain(parts["list"]) else None
        kind = parts["which"].rpartition(" ")[2]
        if number is not None and 0 <= number < len(entries) and listing_words(kind, listing):
            return Place(listing, number, entries[number])
    return None


def _by_number(said: str, draft: Draft) -> Place | None:
    ordinal = _ORDINAL.match(said)
    number_after = re.fullmatch(r"(\D+?)\s+(?:no\.? ?|nr\.? ?|number |nummer |#)?(\d{1,2})", said, re.IGNORECASE)
    kind = said[ordinal.end() :] if ordinal else number_after.group(1) if number_after else ""
    lists = [one for one in listings_of(draft.slide) if kind and listing_words(kind, one)]
    if not lists or (len(lists) > 1 and all(one.label for one in lists)):
        return None  # which of them was not said
    listing = lists[0]
    entries = listing.read(draft.slide)
    number = number_said(said, len(entries)) if ordinal else int(number_after.group(2)) - 1  # type: ignore[union-attr]
    return Place(listing, number, entries[number]) if number is not None and 0 <= number < len(entries) else None


def _by_bare_number(said: str, draft: Draft) -> Place | None:
    """As "the second one", "den letzten": of the list that the slide is mainly about."""
    lists = listings_of(draft.slide)
    if not lists or (len(lists) > 1 and lists[0].label):
        return None
    listing = lists[0]
    entries = listing.read(draft.slide)
    number = number_said(_ONE.sub("", said), len(entries) - listing.head) if _BARE_NUMBER.fullmatch(said) else None
    at = listing.head + number if number is not None else len(entries)
    return Place(listing, at, entries[at]) if at < len(entries) else None


def _by_name(said: str, draft: Draft, *, whole: bool) -> Place | None:
    wanted = plain(said)
    if not wanted:
        return None
    places = entries_of(draft)
    looser: tuple[Callable[[str], bool], ...] = (
        lambda name: name.startswith(wanted + " ") or name.endswith(" " + wanted),
        lambda name: re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", name) is not None,
    )
    for fits in (lambda name: same_name(name, wanted), *(() if whole else looser)):
        if matching := [place for place in places if fits(plain(place.entry.name))]:
            return matching[0] if len(matching) == 1 else None
    return None


def _by_day(said: str, draft: Draft) -> Place | None:
    """By the day of the week that it is on, whichever way that is written: "Wednesday" of "Wed"."""
    if not is_day(said):
        return None
    dates = [(place, place.entry.content) for place in entries_of(draft) if isinstance(place.entry.content, dict)]
    days = [place for place, one in dates if is_day(day := str(one.get("date", ""))) and is_same_day(day, said)]
    return days[0] if len(days) == 1 else None


def _with_kind(said: str, draft: Draft) -> Place | None:
    """By a name beside the word for its kind: "the Risk column", "row Cost"."""
    for listing in listings_of(draft.slide):
        kind = rf"(?:{listing.words}|{_ANY_KIND})s?"
        found = re.fullmatch(rf"(?:{kind})\s+(.+)|(.+?)\s+(?:{kind})", said, re.IGNORECASE)
        if found is None:
            continue
        wanted = plain(unquoted(re.sub(r"['\u2019]s$", "", found.group(1) or found.group(2))))
        entries: Sequence[Entry] = listing.read(draft.slide)
        for fits in (wanted.__eq__, re.compile(rf".*(?<!\w){re.escape(wanted)}(?!\w).*").fullmatch):
            matching = [(number, entry) for number, entry in enumerate(entries) if fits(plain(entry.name))]
            if len(matching) == 1:
                return Place(listing, *matching[0])
    return None
