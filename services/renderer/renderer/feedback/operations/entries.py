"""Entries of lists: added, taken away, renamed, sorted, swapped, moved to another place."""

import re
from dataclasses import replace
from typing import Any

from deck_domain.dates import is_date
from renderer.authoring.amounts import amount_of
from renderer.authoring.sentences import listed
from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.listings import Entry, Listing, listings_of, measured
from renderer.feedback.making import made
from renderer.feedback.naming import Place, found, listing_of, listing_words, missing, number_said, part_of, place_of
from renderer.feedback.operations.beneath import first_later, put_under
from renderer.feedback.operations.cells import with_cell
from renderer.feedback.operations.following import adjustments_removed, adjustments_renamed, counted_text, renamed_text
from renderer.feedback.operations.texts import unquoted_text
from renderer.feedback.operations.whole import NO_ENTRY
from renderer.feedback.parts import plain
from renderer.feedback.phrases import phrases, said_in
from renderer.feedback.wishes import unquoted

_KIND = r"<kind:[^\W\d_][\w\- ]*?>"
_NEW = (
    r"(?:<number:\d{1,2}(?: ?(?:st|nd|rd|th|\.))> |(?:(?:third|fourth|fifth|sixth|another|new|one more|further)|"
    r"(?:dritte|vierte|fünfte|sechste|neue|weitere)[nrs]?|"
    r"noch eine?n?) )?"
)
_WHERE = (
    r"(?: (?:<side:before|after|above|below|under|vor|nach|hinter|über|unter> <beside:.+?>|"
    r"(?:between|zwischen) <behind:.+?> (?:and|und) .+?|"
    r"(?:(?:at|to|on) the (?:very )?|am )?<end:end|bottom|ende|schluss|beginning|top|start|front|anfang>))?"
)
_ADD = phrases(
    rf"<add> <the>{_NEW}<item:[^\W\d_][\w\- ]*?> (?:to|under|in|zu[mr]?|bei|"
    rf"unter) <the><kind:.+?> ?: <text:.+?><away>",
    rf"<add> <the>{_NEW}{_KIND} <side:before|after|above|below|vor|nach|hinter> <beside:[^:]+?>(?: hinzu| ein)?"
    r" ?: ?<text:.+?><away>",
    rf"<add> <the>{_NEW}{_KIND}(?: hinzu| ein)?"
    r"(?: ?:|,? (?:called|named|titled|saying|for|with|namens|mit|für)| (?=<quote>)) ?"
    rf"<text:.+?>{_WHERE}<away>",
    r"<add> (?:bei|unter|zu[mr]?|to|under) <the><kind:[^\W\d_]+> <text:.+?><away>",
    rf"<add> <text:.+?> (?:as|als) <the>{_NEW}{_KIND}{_WHERE}<away>",
    rf"<add> <text:.+?> (?:to|under|in|zu[mr]?|bei|unter) <the>{_KIND}<away>",
    rf"<add> <the>{_NEW}{_KIND} <text:.+?>{_WHERE}<away>",
    r"<add> <the><text:.+?> <kind:[^\W\d_]+><away>",
)
_ADD_QUOTED = phrases(rf"<add> (?P<text><quote>[^\"'“”„«»]+<quote>)(?! (?:to|as|als|zu)\b){_WHERE}<away>")
_ADD_UNSAID = phrases(rf"<add> (?:<the>|(?:two|three|some|more|\d) ){_NEW}(?:more )?<kind:[^\W\d_]+><away>")
_ADD_BARE = phrases(rf"<add> <text:(?!(?:an?|the|another|eine?n?|die|der|das) )(?:[^:]|\d:\d\d)+?>{_WHERE}<away>")
_ADD_NAMED = phrases(
    r"<add> <name:(?!(?:an?|the|another|some|more|eine?n?|die|der|das|weitere|\d) )[^:]{2,60}?>(?: hinzu| ein)? ?: "
    r"?<text:[^:]+?><away>"
)
"""An entry by its name: "add November: 22"."""
_REMOVE = phrases(
    r"<remove> <of>",
    r"(?:nimm|lasse?) <of> (?:weg|raus|heraus)",
    r"<of> (?:entfernen|löschen|weglassen|streichen)",
)
_RENAME = phrases(
    r"(?:rename|retitle|relabel) <old:.+?> (?:to|as|into) <new:.+>",
    r"benenne <old:.+?> (?:in|zu) <new:.+?>(?: um)?",
    r"(?:replace|ersetze?) <old:.+?> (?:with|by|durch|mit) <new:.+>",
    r"(?:change|set|make|put|turn|switch|update|correct|edit) <old:.+?> (?:to|into) (?:say |read )?<new:.+?>",
    r"(?:ändere?|ändern|setze?|stell\w*|mach\w*|korrigiere?|aktualisiere?) <old:.+?> (?:auf|in|zu) <new:.+?>(?: "
    r"(?:um|ab))?",
    r"nenne? <old:.+?> (?:in|zu) <new:.+?> um",
    r"(?:call|nenne?) (?P<old><quote>.+?<quote>|\S+) (?:(?:ab jetzt|jetzt|now) )?<new:.+>",
    r"<old:.+?> (?:should be called|should read|should say) <new:.+?>",
    r"<old:.+?> soll(?:te)? <new:.+?> (?:heißen|lauten)",
)
_FIGURE, _NAMES = (
    re.compile(r"[^\w\s]?\d"),
    re.compile("rename|relabel|retitle|call|replace|benenne|nenne|ersetze", re.IGNORECASE),
)
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_SORT = phrases(
    r"(?:re)?(?:sort|order|rank|arrange|sortiere?|ordne)\b ?<rest:.*>",
    r"<rest:.*?> ?sortieren",
    r"<rest:reverse> (?:the )?(?:order|list|steps|bullets|points|rows|columns|bars|items|events)(?: of .+)?",
    r"<turned:kehre> die reihenfolge um",
    r"<rest:(?:largest|biggest|highest|smallest|lowest|größte[rs]?|kleinste[rs]?)> (?:values? )?(?:first|zuerst)",
)
_UPWARDS = re.compile(r"ascending|low(?:est)? (?:first|to)|smallest|lowest|aufsteigend|kleinste", re.IGNORECASE)
_BY_NAME = re.compile(r"alphabet|by name|by label|a to z|a-z|nach name", re.IGNORECASE)
_BACKWARDS = re.compile(r"\breverse|umgekehrt|z to a|z-a", re.IGNORECASE)
_PLACE = r"(?: (?:place|position|row|column|spot))?"
_MOVE = phrases(
    rf"<move> <of> (?:to|at|on|in|an|als) <the>(?:very )?<end:top|front|beginning|start|first{_PLACE}|bottom|end|"
    rf"last{_PLACE}|anfang|ende|schluss|erste stelle|letzte stelle>",
    r"make <of> the <end:first|last>(?: .+)?",
    r"<move> <of> <end:first|last|zuerst|zuletzt|ans ende|ganz nach (?:oben|unten)|an den anfang>",
    r"<move> <of> (?:one (?:place|row|position|step) |eine (?:zeile|stelle|position) )?(?:nach |to the )?"
    r"<step:up|down|left|right|oben|unten|links|rechts>",
    r"<move> <of> <side:before|after|above|below|under|in front of|behind|vor|nach|hinter|über|unter> <beside:.+>",
)
_TO_LIST = phrases(r"<move> <of> <to> <the><list:.+>")
_TO_FRONT = re.compile(r"top|front|beginning|start|first|oben|anfang|erste|zuerst", re.IGNORECASE)
_BELOW = {"below", "under", "unter"}
_BEFORE = {"before", "above", "in front of", "vor", "über"}
_ALL_OF = re.compile(r"(?:all|every|alle|sämtliche)\b", re.IGNORECASE)
_JOINTS = re.compile(r" ?, ?(?:and |und )?| (?:and|und|&) ", re.IGNORECASE)


def add(wish: str, draft: Draft) -> Draft | None:
    """As "add a 5th column: Support", "add Training as a step", "add Fuel to threats"."""
    if NO_ENTRY.fullmatch(wish):
        raise CannotDo('lists show what is said: name the new one behind a colon, as in "add a step: Approve".')
    if (said := said_in(_ADD_UNSAID, wish)) and (listing := _list_called(said["kind"] or "", draft)):
        return _added(listing, {**said, "text": ""}, draft)
    if (quoted := said_in(_ADD_QUOTED, wish)) and (listing := _only_list(draft)):
        return _added(listing, quoted, draft)
    kinds = list[str]()
    for groups in (match.groupdict() for pattern in _ADD if (match := pattern.fullmatch(wish))):
        if (listing := _list_called(groups["kind"], draft)) is not None:
            return _added(listing, groups, draft)
        kinds.append(groups["kind"])
    if (bare := said_in(_ADD_BARE, wish)) and (listing := _only_list(draft)) and not _GRID.search(wish):
        return _added(listing, bare, draft)
    if kinds and (named := said_in(_ADD_NAMED, wish)) and (listing := _only_list(draft)):
        return _added(listing, {**named, "text": f"{named['name']}: {named['text']}"}, draft)
    if kinds:
        raise CannotDo(f'the slide has no list of "{kinds[0][:40]}". {_lists(draft)}')
    return None


_GRID = re.compile(r"\b(?:columns?|rows?|quadrants?|spalten?|zeilen?)\b", re.IGNORECASE)


def _only_list(draft: Draft) -> Listing | None:
    """The list that something is added to where none is named: a slide has one, and a chart its categories."""
    lists = listings_of(draft.slide)
    return lists[0] if len(lists) == 1 or (lists and draft.kind == "chart") else None


_NAME_IN_QUOTES = re.compile(r"^[\"“„«]([^\"“”„«»]+)[\"”“»]\s+(?=(?:on|at|by|in|am|im|bis|from|von)\b)")
"""A name that something is said of: '"Press day" on 20 November'."""
_OF_TEXTS = {"title-body", "section", "picture-text", "swot", "pros-cons", "matrix", "composition"}
"""Slides whose lists are of texts, several of which may be said at once."""
_PLURAL = re.compile(r"(?:[^s]s|en|e)$", re.IGNORECASE)


def _list_called(words: str, draft: Draft) -> Listing | None:
    """The list whose entries are called so, or the list that is."""
    labelled = next((one for one in listings_of(draft.slide) if one.label and plain(one.label) == plain(words)), None)
    return labelled or listing_of(words, draft)


def _lists(draft: Draft) -> str:
    names = (one.words.split("|")[0].split("(")[0].replace("[ -]", " ") for one in listings_of(draft.slide))
    kinds = [f"{'an' if name[:1] in 'aeiou' else 'a'} {name}" for name in dict.fromkeys(names)]
    return f"It takes {' or '.join(kinds)}." if kinds else "It has no list at all."


def _added(listing: Listing, said: dict[str, Any], draft: Draft) -> Draft:
    entries = listing.read(draft.slide)
    text = _NAME_IN_QUOTES.sub(r"\1 ", unquoted_text(said["text"]))
    if said.get("behind"):
        said = {**said, "side": "after", "beside": said["behind"]}
    if draft.kind == "org-chart" and said.get("beside"):  # a box stands below another one, and not behind it
        text, said = f"{text} under {said['beside']}", {**said, "beside": None}
    several = listed(text) if draft.kind in _OF_TEXTS and _PLURAL.search(said.get("kind") or "") else [text]
    for one in several[1:]:
        draft = _added(listing, {"text": one}, draft)
    entry, note = made(listing, several[0] if several else "", draft)
    if any(plain(one.name) == plain(entry.name) for one in entries):
        raise CannotDo(f'there is "{entry.name[:60]}" already.')
    number = len(entries)
    if said.get("beside"):
        number = found(said["beside"], draft).number + (said["side"].casefold() not in _BEFORE)
    elif said.get("end"):
        number = listing.head if _TO_FRONT.search(said["end"]) else len(entries)
    elif draft.kind == "timeline" and (later := first_later(entries, entry)) is not None:
        number = later
    elif said.get("number") and (asked := re.match(r"\d+", said["number"])):
        number = min(max(int(asked.group()) - 1, listing.head), len(entries))
        if number + 1 != int(asked.group()):
            note += f' There are {len(entries)} of them: "{entry.name[:60]}" is number {number + 1}.'
    changed = draft.with_slide(listing.write(draft.slide, [*entries[:number], entry, *entries[number:]]))
    return changed.noting(note.strip()) if note else changed


def remove(wish: str, draft: Draft) -> Draft | None:
    """As "remove the third bullet", "delete Price and Support"."""
    said = said_in(_REMOVE, wish)
    if said is None:
        return None
    words = _without_list(said["of"] or "", draft)
    if _ALL_OF.match(words):
        raise CannotDo("a list without an entry shows nothing. Name those that shall go.")
    names = [words] if place_of(words, draft) else _JOINTS.split(words)
    for place in [found(with_kind_of(name, names, draft), draft) for name in names]:
        draft = removed(place, draft)
    return draft


def _without_list(words: str, draft: Draft) -> str:
    """As "age" of "age from weaknesses", where a list is called so."""
    name, found_, of = words.rpartition(" from ")
    if not found_ or place_of(words, draft):
        return words
    return name if _list_called(unquoted(of), draft) else words


def removed(place: Place, draft: Draft) -> Draft:
    """The draft without an entry. Raises CannotDo for the first column of a table."""
    entries = place.listing.read(draft.slide)
    number = next(index for index, one in enumerate(entries) if one.name == place.entry.name)
    if number < place.listing.head:
        raise CannotDo("the first column names the rows.")
    rest = [*entries[:number], *entries[number + 1 :]]
    changed = draft.with_slide(place.listing.write(draft.slide, [_without(place.entry, one) for one in rest]))
    return adjustments_removed(changed, place.entry.name)


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


_KIND_OF_WORD = re.compile(
    r"(?:new |old |neues? |altes? |nouvelle |nueva )?(?:dates?|day|numbers?|figures?|values?|amounts?|datum|termin|"
    r"zahl|wert|betrag|jour|chiffre|valeur|montant|fecha|día|cifra|valor|importe)",
    re.IGNORECASE,
)
"""What a date or a figure is called whichever it is: the word in a sentence is not what is meant."""


def rename(wish: str, draft: Draft) -> Draft | None:
    """As "rename Churn to Cancellation rate": an entry by its name, else a text wherever it stands."""
    said = said_in(_RENAME, wish)
    new = unquoted_text(said["new"] or "") if said else ""
    if said is None or not new:
        return None
    old = said["old"] or ""
    place = place_of(old, draft, whole=True)
    if place is not None and place.entry.value is not None and _FIGURE.match(new) and not _NAMES.match(wish):
        return None  # a figure was meant, and is said in a way that is not understood
    if place is not None:
        return _renamed(place, new, draft)
    if (changed := _relabelled(unquoted(old), new, draft)) is not None:
        return changed
    is_number = _NUMBER.fullmatch(new) and not _NAMES.match(wish)
    if is_number and (changed := counted_text(unquoted(old), new, draft)) is not None:
        return changed
    if _KIND_OF_WORD.fullmatch(unquoted(old)) and (is_date(new) or amount_of(new)):
        raise CannotDo('several could be meant: say the old one, as in "change 15 March to 22 March".')
    changed = renamed_text(unquoted(old), new, draft) or with_cell(old, new, draft)
    if changed is not None:
        return changed
    raise CannotDo(missing(old, draft))


def _renamed(place: Place, new: str, draft: Draft) -> Draft:
    entries = place.listing.read(draft.slide)
    old = place.entry
    entries[place.number] = Entry(new, place.listing.named(old.content, new), old.value)
    changed = adjustments_renamed(draft.with_slide(place.listing.write(draft.slide, entries)), old.name, new)
    if old.name.casefold() in new.casefold():
        return changed  # which says the old name, too
    if renamed_text(old.name, new, changed) is None:
        return changed
    message = (
        f'"{old.name}" stays where other texts of the slide say it: change those too, as in "change the title to ...".'
    )
    return changed.noting(message)


def _relabelled(old: str, new: str, draft: Draft) -> Draft | None:
    """The heading of a list under another name: one of the four of a SWOT, or that of the pros or the cons."""
    labels = [one.label for one in listings_of(draft.slide)]
    at = next((number for number, label in enumerate(labels) if label and plain(label) == plain(old)), None)
    if at is None or draft.kind not in {"swot", "pros-cons"}:
        return None
    if draft.kind == "swot":
        changed = draft.changing(labels=[*labels[:at], new, *labels[at + 1 :]])
    else:
        changed = draft.changing(**{("prosLabel", "consLabel")[at]: new})
    return adjustments_renamed(changed, labels[at], new)


def with_kind_of(words: str, beside: list[str], draft: Draft) -> str:
    """As "the first" beside "the third bullet", and "3" beside "bullets 2": with the word for the kind."""
    last, first = beside[-1].rsplit(" ", 1)[-1], beside[0].split(" ", 1)[0]
    if words.strip().isdigit() and listing_of(first, draft):
        return f"{first} {words}"
    is_number = number_said(unquoted(words), _MANY) is not None and " " not in unquoted(words)
    return f"{words} {last}" if is_number and listing_of(last, draft) else words


_MANY = 100


def sort(wish: str, draft: Draft) -> Draft | None:
    """As "sort by value", "sort alphabetically", "smallest first"."""
    said = said_in(_SORT, wish)
    if said is None:
        return None
    rest = said.get("rest") or (said.get("turned") and "reverse") or ""
    listing = _sorted_list(rest, draft)
    entries = [_measured_by(rest, entry, draft) for entry in listing.read(draft.slide)]
    head, body = entries[: listing.head], entries[listing.head :]
    upwards = _UPWARDS.search(rest) is not None
    if _BY_NAME.search(rest):
        body.sort(key=lambda entry: plain(entry.name), reverse=_BACKWARDS.search(rest) is not None)
    elif _BACKWARDS.search(rest):
        body.reverse()
    elif len({entry.measure for entry in body}) > 1 or any(entry.value is None for entry in body):
        raise CannotDo(
            "not all entries have a figure, or they have different units, so that none is more than another. "
            'Say "sort alphabetically", or move single entries.'
        )
    else:
        body.sort(key=lambda entry: entry.value or 0.0, reverse=not upwards)
    return draft.with_slide(listing.write(draft.slide, [*head, *body]))


def _measured_by(words: str, entry: Entry, draft: Draft) -> Entry:
    """The entry with the value that it is sorted by: that of the column or the series that is named, or its first."""
    if draft.kind == "comparison-table" and isinstance(entry.content, dict):
        names, values = draft.slide["columns"][1:], entry.content["values"]
    elif draft.kind == "chart" and isinstance(entry.content, tuple):
        names, values = [one.get("name") or "" for one in draft.slide["chart"]["series"]], entry.content[0]
    else:
        return entry
    column = next((at for at, name in enumerate(names) if name and plain(name) in plain(words)), 0)
    value, measure = measured(values[column]) if column < len(values) else (None, "")
    return replace(entry, value=value, measure=measure)


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
    """As "move Risk to the top", "put Design before Build", "move the third bullet one place up"."""
    if (moved := _to_another(wish, draft)) is not None:
        return moved
    said = said_in(_MOVE, wish)
    if said is None or (part_of(said["of"] or "") and place_of(said["of"] or "", draft) is None):
        return None
    place = found(said["of"] or "", draft)
    if place.number < place.listing.head:
        raise CannotDo("the first column names the rows.")
    if draft.kind == "org-chart" and (said.get("side") or "").casefold() in _BELOW:
        return put_under(place, found(said["beside"] or "", draft), draft)
    entries = place.listing.read(draft.slide)
    rest = [*entries[: place.number], *entries[place.number + 1 :]]
    number = _number(said, place, rest, draft)
    rest.insert(min(max(number, place.listing.head), len(rest)), place.entry)
    return draft.with_slide(place.listing.write(draft.slide, rest))


def _to_another(wish: str, draft: Draft) -> Draft | None:
    """As "move Fuel to weaknesses": from one list of a slide to another one of the same kind."""
    said = said_in(_TO_LIST, wish)
    place = place_of(said["of"] or "", draft) if said else None
    name = plain(unquoted((said or {}).get("list") or ""))
    lists = [one for one in listings_of(draft.slide) if one.label]
    target = next((one for one in lists if plain(one.label) == name or listing_words(name, one)), None)
    if place is None or target is None or not place.listing.label or place.listing.label == target.label:
        return None
    entries = [one for at, one in enumerate(place.listing.read(draft.slide)) if at != place.number]
    draft = draft.with_slide(place.listing.write(draft.slide, entries))
    return draft.with_slide(target.write(draft.slide, [*target.read(draft.slide), place.entry]))


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
