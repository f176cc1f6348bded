"""Suggestions for slides that hold too much: bullets over several slides, and a long bullet as several."""

import copy
import math
import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from deck_documents.json_patch import Operation, add, replace
from scorer.suggestions.case import Case, Suggestion

_LISTS = ("/body", "/content/bulletPoints", "/content/prose")
"""Where the slides of the schemas have lists of texts."""
_TITLES = ("/title", "/content/title")
_OF_ONE_SLIDE = ("id", "slideId", "componentId", "notes", "bindings")
"""What the slide that goes on does not have, too."""
_MOST_WORDS, _MOST_BULLETS, _WORDS_OF_A_POINT = 70, 6, 30
_LEAST_WORDS = 2
"""What a text of a word takes of a slide, too."""
_LINES_OF_A_PART = 2
_SENTENCE = re.compile(r"(?<=[.!?;:。！？；])\s*(?=\S)")  # noqa: RUF001  full-width signs end sentences, too
_LINES = re.compile(r"runs over (\d+) lines")


def split_slide(case: Case) -> Suggestion | None:
    """The texts of a list over as many slides as they need, the further ones with the title and a number."""
    slide, path = case.slide_pointer, _list_of(case)
    if slide is None or path is None:
        return None
    given = case.at(path)
    texts = _with_short_bullets(given, case.message)
    pieces = _pieces(texts)
    if len(pieces) == 1:
        if texts == given:
            return None
        return Suggestion("split_bullet", "Say it in several points.", (replace(path, texts),))
    operations = [replace(path, pieces[0]), *_further_slides(case, slide, path.removeprefix(slide), pieces[1:])]
    return Suggestion("split_slide", f"Spread the points over {len(pieces)} slides.", tuple(operations))


def _list_of(case: Case) -> str | None:
    """The list of texts that a finding is about: it, or that of its slide."""
    paths = [f"{case.slide_pointer}{path}" for path in _LISTS]
    near = [path for path in paths if case.pointer.startswith(path)] or [
        path for path in paths if case.pointer == case.slide_pointer
    ]
    return next((path for path in near if _is_texts(case.at(path))), None)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)


def _with_short_bullets(texts: list[str], message: str) -> list[str]:
    """The longest text in parts, where the finding is about its lines; others, where they are no points any more."""
    found, longest = _LINES.search(message), max(texts, key=len)
    parts = math.ceil(int(found[1]) / _LINES_OF_A_PART) if found else 1
    return [
        part
        for text in texts
        for part in _parts(text, max(parts if text is longest else 1, math.ceil(_words(text) / _WORDS_OF_A_POINT)))
    ]


def _parts(text: str, count: int) -> list[str]:
    """A text in so many parts of about one length, at the ends of sentences where there are enough of them."""
    if count == 1:
        return [text]
    atoms, joint = [each for each in _SENTENCE.split(text) if each], " "
    if len(atoms) < count:
        atoms = text.split()
    if len(atoms) < count:
        atoms, joint = list(text), ""
    return [joint.join(group) for group in _groups(atoms, count)]


def _pieces(texts: Sequence[str]) -> list[list[str]]:
    """Texts in their order, in as few pieces as there may be, and those of about one length."""
    count = max(math.ceil(len(texts) / _MOST_BULLETS), math.ceil(sum(map(_words, texts)) / _MOST_WORDS), 1)
    return _groups(texts, min(count, len(texts)))


def _groups(texts: Sequence[str], count: int) -> list[list[str]]:
    """Texts in their order, in so many groups of about as many words."""
    weights = list(accumulate((_words(text) + _LEAST_WORDS for text in texts), initial=0))
    bounds = [0]
    for group in range(1, count):
        wanted = weights[-1] * group / count
        most = len(texts) - (count - group)
        bounds.append(min(range(bounds[-1] + 1, most + 1), key=lambda each: abs(weights[each] - wanted)))
    return [list(texts[start:end]) for start, end in pairwise([*bounds, len(texts)])]


def _words(text: str) -> int:
    """Words of a text; scripts without blanks have a word every two and a half characters."""
    wide = sum(ord(character) >= 0x3000 for character in text)
    return len(text.split()) + math.ceil(wide / 2.5)


def _further_slides(case: Case, slide: str, path: str, pieces: Sequence[Sequence[str]]) -> list[Operation]:
    first, operations = int(slide.rpartition("/")[2]), []
    titles = {title: case.numbered(said) for title in _TITLES if isinstance(said := case.at(slide + title), str)}
    for number, texts in enumerate(pieces, start=1):
        further = {key: value for key, value in copy.deepcopy(case.at(slide)).items() if key not in _OF_ONE_SLIDE}
        _put(further, path, list(texts))
        for title, said in titles.items():
            _put(further, title, next(said))
        operations.append(add(f"/slides/{first + number}", further))
    return operations


def _put(slide: dict[str, Any], path: str, value: Any) -> None:
    *holders, last = path.split("/")[1:]
    for holder in holders:
        slide = slide[holder]
    slide[last] = value
