"""Entries of lists: added, taken away, renamed, sorted, swapped, moved to another place."""

# ruff: noqa: E501, D210 - patterns of words
import re
from dataclasses import replace
from typing import Any

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.listings import Entry, Listing, listings_of
from renderer.feedback.making import made
from renderer.feedback.naming import Place, found, listing_of, missing, part_of, place_of
from renderer.feedback.operations.following import adjustments_renamed, renamed_text
from renderer.feedback.operations.texts import unquoted_text
from renderer.feedback.parts import plain
from renderer.feedback.wishes import unquoted

_ADDING = r"(?:add|insert|append|include|f\u00fcge?|erg\u00e4nze?|setze?)"
_KIND = r"(?P<kind>[^\W\d_][\w\- ]*?)"
_NEW = r"(?P<number>\d{1,2}\s?(?:st|nd|rd|th|\.)\s+|another\s+|new\s+|one more\s+|neue[nrs]?\s+|weitere[nrs]?\s+|noch eine?n?\s+)?"
_ARTICLE = r"(?:(?:the|an?|one|eine?n?|die|den|das|der)\s+)?"
_WHERE = r"(?:\s+(?P<side>before|after|above|below|under|vor|nach|hinter|\u00fcber|unter)\s+(?P<beside>.+?))?"
_ADD = tuple(
    re.compile(one, re.IGNORECASE | re.DOTALL)
    for one in (
        rf"{_ADDING}\s+{_ARTICLE}{_NEW}{_KIND}\s*(?::|,? (?:called|named|titled|saying|for|with|namens|mit|f\u00fcr)|\s(?=[\"\u201c\u201e\u00ab]))\s*(?P<text>.+?)(?:\s+(?:hinzu|ein))?",
        rf"{_ADDING}\s+(?P<text>.+?)\s+(?:as|als)\s+{_ARTICLE}{_NEW}{_KIND}{_WHERE}(?:\s+(?:hinzu|ein))?",
        rf"{_ADDING}\s+(?P<text>.+?)\s+(?:to|under|in|zu[mr]?|bei|unter)\s+(?:the\s+|den\s+|die\s+|das\s+|dem\s+|der\s+)?{_KIND}(?:\s+(?:hinzu|ein))?",
        rf"{_ADDING}\s+{_ARTICLE}{_NEW}{_KIND}\s+(?P<text>[\"\u201c\u201e\u00ab]?[^a-z\s].*?)(?:\s+(?:hinzu|ein))?",
        rf"{_ADDING}\s+{_ARTICLE}(?P<text>.+?)\s+(?P<kind>[^\W\d_]+)(?:\s+(?:hinzu|ein))?",
    )
)
_REMOVE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        r"(?:remove|delete|drop|omit|cut|get rid of|take (?:out|away)|entferne?|l\u00f6sche?|streiche?)\s+(?P<of>.+)",
        r"(?:nimm|lass(?:e)?)\s+(?P<of>.+?)\s+(?:weg|raus|heraus)",
        r"(?P<of>.+?)\s+(?:entfernen|l\u00f6schen|weglassen|streichen)",
    )
)
_RENAME = tuple(
    re.compile(one, re.IGNORECASE | re.DOTALL)
    for one in (
        r"(?:rename|retitle|relabel)\s+(?P<old>.+?)\s+(?:to|as|into)\s+(?P<new>.+)",
        r"(?:benenne)\s+(?P<old>.+?)\s+(?:in|zu)\s+(?P<new>.+?)(?:\s+um)?",
        r"(?:replace|ersetze?)\s+(?P<old>.+?)\s+(?:with|by|durch|mit)\s+(?P<new>.+)",
        r"(?:change|correct|edit|update|\u00e4nder[en]?|korrigiere?)\s+(?P<old>.+?)\s+(?:to|into|auf|in|zu)\s+(?P<new>.+?)(?:\s+(?:um|ab))?",
        r"(?:call|nenne?)\s+(?P<old>[\"\u201c\u201e\u00ab].+?[\"\u201d\u201c\u00bb]|\S+)\s+(?P<new>.+)",
        r"(?P<old>.+?)\s+(?:should be called|should read|should say|soll(?:te)?)\s+(?P<new>.+?)(?:\s+hei\u00dfen)?",
    )
)
_SWAP = re.compile(
    r"(?:swap|switch|exchange|interchange|tausche?|vertausche?)\s+(?P<one>.+?)\s+(?:and|with|und|mit|gegen)\s+(?P<other>.+)",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"(?:re)?(?:sort|order|rank|arrange|sortiere?|ordne)\b\s*(?P<rest>.*)|(?P<german>.*?)\s*sortieren|(?P<first>(?:largest|biggest|highest|smallest|lowest|gr\u00f6\u00dfte[rs]?|kleinste[rs]?)) (?:values? |bars? )?(?:first|zuerst)",
    re.IGNORECASE,
)
_UPWARDS = re.compile(
    r"ascending|smallest first|lowest first|low to high|smallest to|aufsteigend|kleinste|smallest|lowest", re.IGNORECASE
)
_BY_NAME = re.compile(r"alphabet|by name|by label|a to z|a-z|nach name", re.IGNORECASE)
_BACKWARDS = re.compile(r"\breverse|umgekehrt|z to a|z-a", re.IGNORECASE)
_MOVE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        r"(?:move|put|bring|place|verschiebe?|setze?|stelle?|ziehe?)\s+(?P<of>.+?)\s+(?:to|at|on|in|an|nach|zu[mr]?|auf)\s+(?:the\s+|den\s+|das\s+|die\s+|der\s+)?(?:very\s+)?(?P<end>top|front|beginning|start|first(?: place| position)?|bottom|end|last(?: place| position)?|ganz oben|ganz unten|oben|unten|anfang|ende|schluss|erste stelle|letzte stelle)",
        r"(?:move|put|bring|place|setze?|stelle?)\s+(?P<of>.+?)\s+(?P<end>first|last|zuerst|zuletzt|ganz nach oben|ganz nach unten|nach oben|nach unten|an den anfang|ans ende)",
        r"(?:move|put|bring|place|verschiebe?|setze?|stelle?)\s+(?P<of>.+?)\s+(?P<side>before|after|above|below|under|in front of|behind|vor|nach|hinter|\u00fcber|unter)\s+(?P<beside>.+)",
        r"(?:move|put|shift|verschiebe?|r\u00fccke?)\s+(?P<of>.+?)\s+(?:one (?:place|row|position|step)\s+|eine (?:zeile|stelle|position)\s+(?:nach\s+)?)(?P<step>up|down|left|right|oben|unten|links|rechts)",
    )
)
_TO_FRONT = re.compile(r"top|front|beginning|start|first|oben|anfang|erste|zuerst", re.IGNORECASE)
_BEFORE = {"before", "above", "in front of", "vor", "\u00fcber"}
_JOINTS = re.compile(r"\s*,\s*(?:and\s+|und\s+)?|\s+(?:and|und|&)\s+", re.IGNORECASE)


def add(wish: str, draft: Draft) -> Draft | None:
    """ "Add a 5th column: Support", "add Training as a step", "add Fuel to threats"."""
    kinds = []
    for pattern in _ADD:
        said = pattern.fullmatch(wish)
        if said is None:
            continue
        listing = _list_called(said.group("kind"), draft)
        if listing is None:
            kinds.append(said.group("kind"))
            continue
        return _added(listing, said.groupdict(), draft)
    if kinds and re.match(_ADDING, wish, re.IGNORECASE):
        raise CannotDo(f'the slide has no list of "{kinds[0][:40]}". {_lists(draft)}')
    return None


def _list_called(words: str, draft: Draft) -> Listing | None:
    """The list whose entries are called so, or the list that is."""
    labelled = next((one for one in listings_of(draft.slide) if one.label and plain(one.label) == plain(words)), None)
    return labelled or listing_of(words, draft)


def _lists(draft: Draft) -> str:
    kinds = dict.fromkeys(one.words.split("|")[0].split("(")[0] for one in listings_of(draft.slide))
    return f"It takes a {' or a '.join(kinds)}." if kinds else "It has no list at all."


def _added(listing: Listing, said: dict[str, Any], draft: Draft) -> Draft:
    entries = listing.read(draft.slide)
    entry, note = made(listing, unquoted_text(said["text"]), draft)
    if any(plain(one.name) == plain(entry.name) for one in entries):
        raise CannotDo(f'there is "{entry.name[:60]}" already.')
    number = len(entries)
    if said.get("beside"):
        number = found(said["beside"], draft).number + (said["side"].casefold() not in _BEFORE)
    elif said.get("number") and (asked := re.match(r"\d+", said["number"])):
        number = min(max(int(asked.group()) - 1, listing.head), len(entries))
        if number + 1 != int(asked.group()):
            note += f' There are {len(entries)} of them: "{entry.name[:60]}" is number {number + 1}.'
    changed = draft.with_slide(listing.write(draft.slide, [*entries[:number], entry, *entries[number:]]))
    return changed.noting(note.strip()) if note else changed


def remove(wish: str, draft: Draft) -> Draft | None:
    """ "Remove the third bullet", "delete Price and Support"."""
    for pattern in _REMOVE:
        if said := pattern.fullmatch(wish):
            words = said.group("of")
            names = [words] if place_of(words, draft) else _JOINTS.split(words)
            for place in [found(name, draft) for name in names]:
                draft = _removed(place, draft)
            return draft
    return None


def _removed(place: Place, draft: Draft) -> Draft:
    entries = place.listing.read(draft.slide)
    number = next(index for index, one in enumerate(entries) if one.name == place.entry.name)
    if number < place.listing.head:
        raise CannotDo("the first column names the rows.")
    rest = [*entries[:number], *entries[number + 1 :]]
    return draft.with_slide(place.listing.write(draft.slide, [_without(place.entry, one) for one in rest]))


def _without(gone: Entry, entry: Entry) -> Entry:
    """An entry that another one led to: what reported to it reports to what that one reported to."""
    if not (isinstance(gone.content, dict) and isinstance(entry.content, dict) and (name := gone.content.get("id"))):
        return entry
    content = dict(entry.content)
    if content.get("parentId") == name:
        content = {**content, "parentId": gone.content.get("parentId")}
        content = {key: value for key, value in content.items() if value is not None}
    if name in content.get("dependsOn", ()):
        content["dependsOn"] = [one for one in content["dependsOn"] if one != name]
    return replace(entry, content=content)


def rename(wish: str, draft: Draft) -> Draft | None:
    """ "Rename Churn to Cancellation rate": an entry by its name, else a text wherever it stands."""
    for pattern in _RENAME:
        said = pattern.fullmatch(wish)
        if said is None:
            continue
        new = unquoted_text(said.group("new"))
        if not new:
            continue
        place = place_of(said.group("old"), draft)
        if place is not None:
            return _renamed(place, new, draft)
        if (changed := renamed_text(unquoted(said.group("old")), new, draft)) is not None:
            return changed
        raise CannotDo(missing(said.group("old"), draft))
    return None


def _renamed(place: Place, new: str, draft: Draft) -> Draft:
    entries = place.listing.read(draft.slide)
    old = place.entry
    entries[place.number] = Entry(new, place.listing.named(old.content, new), old.value)
    changed = draft.with_slide(place.listing.write(draft.slide, entries))
    return adjustments_renamed(changed, old.name, new)


def swap(wish: str, draft: Draft) -> Draft | None:
    """ "Swap North and South"."""
    if (said := _SWAP.fullmatch(wish)) is None:
        return None
    one, other = found(said.group("one"), draft), found(said.group("other"), draft)
    entries = one.listing.read(draft.slide)
    if other.listing.read(draft.slide) != entries:
        raise CannotDo("the two stand in different lists.")
    if min(one.number, other.number) < one.listing.head:
        raise CannotDo("the first column names the rows.")
    entries[one.number], entries[other.number] = entries[other.number], entries[one.number]
    return draft.with_slide(one.listing.write(draft.slide, entries))


def sort(wish: str, draft: Draft) -> Draft | None:
    """ "Sort by value", "sort alphabetically", "smallest first"."""
    if (said := _SORT.fullmatch(wish)) is None:
        return None
    rest = next((one for one in said.groups() if one), "")
    listing = _sorted_list(rest, draft)
    entries = listing.read(draft.slide)
    head, body = entries[: listing.head], entries[listing.head :]
    upwards = _UPWARDS.search(rest) is not None
    if _BY_NAME.search(rest):
        body.sort(key=lambda entry: plain(entry.name), reverse=_BACKWARDS.search(rest) is not None)
    elif _BACKWARDS.search(rest):
        body.reverse()
    elif all(entry.value is not None for entry in body):
        body.sort(key=lambda entry: entry.value or 0.0, reverse=not upwards)
    else:
        raise CannotDo('not all entries have a figure to sort by. Say "sort alphabetically", or move single entries.')
    return draft.with_slide(listing.write(draft.slide, [*head, *body]))


def _sorted_list(words: str, draft: Draft) -> Listing:
    """The list that is named, or else the main one. Raises CannotDo."""
    lists = [one for one in listings_of(draft.slide) if len(one.read(draft.slide)) > 1]
    if not lists:
        raise CannotDo("the slide has no list to sort.")
    if draft.kind in _IN_TIME:
        raise CannotDo("what stands here is in its order in time, or leads from one to the next: move single entries.")
    named = [one for one in lists if re.search(rf"\b(?:{one.words})s?\b", words, re.IGNORECASE)]
    return (named or lists)[0]


_IN_TIME = {"waterfall", "org-chart", "matrix"}


def reorder(wish: str, draft: Draft) -> Draft | None:
    """ "Move Risk to the top", "put Design before Build", "move the third bullet one place up"."""
    for pattern in _MOVE:
        said = pattern.fullmatch(wish)
        if said is None or (part_of(said.group("of")) and place_of(said.group("of"), draft) is None):
            continue
        place = found(said.group("of"), draft)
        entries = place.listing.read(draft.slide)
        if place.number < place.listing.head:
            raise CannotDo("the first column names the rows.")
        rest = [*entries[: place.number], *entries[place.number + 1 :]]
        number = _number(said.groupdict(), place, rest, draft)
        rest.insert(min(max(number, place.listing.head), len(rest)), place.entry)
        return draft.with_slide(place.listing.write(draft.slide, rest))
    return None


def _number(said: dict[str, Any], place: Place, rest: list[Entry], draft: Draft) -> int:
    """Where an entry goes among the others of its list."""
    if said.get("end"):
        return 0 if _TO_FRONT.search(said["end"]) else len(rest)
    if said.get("step"):
        return place.number + (1 if said["step"].casefold() in {"down", "right", "unten", "rechts"} else -1)
    beside = found(said["beside"], draft)
    number = next((index for index, one in enumerate(rest) if one == beside.entry), None)
    if number is None:
        raise CannotDo("the two stand in different lists.")
    return number + (said["side"].casefold() not in _BEFORE)
