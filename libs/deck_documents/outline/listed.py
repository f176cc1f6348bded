"""A sentence that lists what a deck shall hold: "problem (…), our model, costs: rent 18,000, staff 42,000, team"."""

import re
from collections.abc import Sequence

from deck_documents.outline.words import COLON, DATE, LONGEST_HEAD, head_colon

_FEWEST = 3
_LONGEST_NAME, _MOST_WORDS = 40, 2
_ASKING = (
    r"(?:how|what|why|who|where|when|which|wie|was|warum|wer|wo|wann|comment|pourquoi|qui|quoi|cómo|qué|por qué)\s"
)
_ASKS = re.compile(_ASKING, re.IGNORECASE)
_NAME_OF_PART = re.compile(
    rf"{_ASKING}"
    r"|\S+ (?:and|und|et|y|&|of|for|der|des|für|de|du|del) (?:\w+ )?\S+$",
    re.IGNORECASE,
)
"""Names of more than two words: "who to ask", "location and permit", "election of treasurer"."""
_CONTINUED = re.compile(r"(?:davon|darunter|of which|of these|including|inkl\.?|dont|half|each)\b", re.IGNORECASE)
_SEMICOLON = re.compile(r"[;\uff1b]\s*")
_COMMA = re.compile(r"[,\u060c]\s+(?:(?:and|und|et|y|e|en|sowie)\s+)?|\u3001\s*")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_FIGURES_ALONE = re.compile(
    r"(?:(?:and|und|et|y|to|bis)?\s*[-+\u2212~]?[$€£¥]?\s?\d[\d.,]*\s?(?:%|[$€£¥]|[^\W\d]{1,3}\b\.?)?\s*)+"
)
_DAY = r"\d{1,2}\.?\s[^\W\d_]{3,9}"
_ENDS_IN_DAY, _DAYS_ALONE = (
    re.compile(rf"\s{_DAY}$"),
    re.compile(rf"(?:(?:and|und|et|y|e|en)\s)?{_DAY}(?:\s(?:and|und|et|y|e|en)\s{_DAY})?"),
)
_NAMES_JOINED = re.compile(
    r"[^\W\d_a-zß-ÿ][\w'.-]*(?: \([^()]*\))? (?:and|und|et|y|&) [^\W\d_a-zß-ÿ][\w'.-]*(?: \([^()]*\))?"
)
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w'.-]*(?: \([^()]*\))?")
_OPENS_NAMES = re.compile(r"^(?P<head>.{2,30}?)(?:\s+(?:of|with|aus|mit|von|de|avec)\s+|[:\uff1a]\s*)(?P<first>\S.*)$")
_EXPLAINED = re.compile(rf"(?P<head>[^()\d:]{{2,{_LONGEST_NAME}}}?)\s+\((?P<said>[^()]{{12,}})\)")
_MEASURED = re.compile(
    r"[^\d:]{2,30}\s[-+\u2212~]?[$€£¥]?\s?\d[\d.,]*\s?"
    r"(?:%|[$€£¥]|[^\W\d]{1,8}\b\.?(?:\s[^\W\d]{1,8}\.?)?(?:\s(?:an?|per|pro|je|im)\s\w+)?)?"
)
_TAIL = 300
"""How much of a part is looked at for how it ends: parts grow with all that is joined to them."""


def listed_in(text: str) -> list[str]:
    """What a sentence lists, each in words of its own; nothing where it is no list of at least three.

    Semicolons part first, else commas outside brackets. What stands behind a colon, the figures of a series and the
    names of people stay with what they belong to.
    """
    text = text.strip().rstrip(".。")
    if parts := _parted(text, _SEMICOLON):
        found = [one for part in parts for one in _before_heads(part)]
    else:
        found = _gathered(_parted(text, _COMMA))
    return [_with_head(one) for one in found] if len(found) >= _FEWEST else []


def is_bare(part: str) -> bool:
    """Whether a part of a list is a name alone, of which nothing is said."""
    is_name = len(part.split()) <= _MOST_WORDS or _NAME_OF_PART.match(part) is not None
    return is_name and COLON.search(part) is None and not re.search(r"[\d(]", part) and len(part) <= _LONGEST_NAME


def is_measured(part: str) -> bool:
    """Whether a part of a list is a name and its figure, and nothing else."""
    return _MEASURED.fullmatch(_IN_BRACKETS.sub("", part).strip()) is not None and DATE.search(part) is None


def _parted(text: str, separator: re.Pattern[str]) -> list[str]:
    """What stands between separators outside brackets; nothing where there are none."""
    parts, begin = [], 0
    for found in separator.finditer(text):
        if text.count("(", 0, found.start()) == text.count(")", 0, found.start()):
            parts.append(text[begin : found.start()].strip())
            begin = found.end()
    return [part for part in (*parts, text[begin:].strip()) if part] if parts else []


def _before_heads(part: str) -> list[str]:
    """A part, and what stands in it before a head of its own: "members 212, finances: income 48, spending 45"."""
    head = head_colon(part)
    commas = [one for one in _COMMA.finditer(part) if head and one.end() <= head.start()]
    return [part[: commas[-1].start()], part[commas[-1].end() :]] if commas else [part]


def _gathered(parts: Sequence[str]) -> list[str]:
    """Parts between commas, those that go on with the one before joined to it."""
    found: list[str] = []
    under = ""
    """What stands below the last head, while what follows is of its kind."""
    last = max((at for at, part in enumerate(parts) if has_head(part)), default=len(parts))
    for at, part in enumerate(parts):
        is_last = last + 1 == at == len(parts) - 1  # "outlook: a second site, 6 million"
        if has_head(part):
            found.append(part)
            under = COLON.split(part, maxsplit=1)[1]
        elif found and (_goes_on(found[-1], part) or (under and (is_last or _is_alike(under, part)))):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
            under = ""
    return _people_together(found)


def _is_alike(under: str, part: str) -> bool:
    """Whether a part is of the kind of what stands below a head: figures below figures, words below words."""
    begins_another = _ASKS.match(part) or _EXPLAINED.fullmatch(part)
    is_dated = DATE.search(part) is not None and DATE.search(under) is None  # "gear: fins, wetsuit, exam on 4 July"
    return is_measured(under) is is_measured(part) and not is_dated and not (begins_another and not _ASKS.match(under))


def has_head(part: str) -> bool:
    """Whether a part of a list is a name with a colon, and what is said of it."""
    head = head_colon(part)
    return head is not None and 0 < head.start() <= LONGEST_HEAD


def _goes_on(before: str, part: str) -> bool:
    """Whether a part is the next figure of the one before, or a part of it: "revenue 41k", "63k and 88k"."""
    before = before[-_TAIL:]
    ends_in_figure = re.search(r"\d\S*$", _IN_BRACKETS.sub("", before)) is not None
    if _ENDS_IN_DAY.search(before) and _DAYS_ALONE.fullmatch(part):
        return True
    return _CONTINUED.match(part) is not None or (ends_in_figure and _FIGURES_ALONE.fullmatch(part) is not None)


def _people_together(parts: Sequence[str]) -> list[str]:
    """Join people to what names them: "team of Nora (ops)", "Jannis (finance) and Pelin (tech)" are one part."""
    found: list[str] = []
    for part in parts:
        if _NAMES_JOINED.fullmatch(part):
            begin = len(found) - 1
            while begin >= 0 and _NAME.fullmatch(found[begin]):
                begin -= 1
            opened = _OPENS_NAMES.match(found[begin]) if begin >= 0 else None
            if opened and _NAME.fullmatch(opened["first"]):
                names = ", ".join([opened["first"], *found[begin + 1 :], part])
                found[begin:] = [f"{opened['head']}: {names}"]
                continue
        found.append(part)
    return found


def _with_head(part: str) -> str:
    """A part with a capital letter; "problem (nobody repairs anything)" has a head, too."""
    if explained := _EXPLAINED.fullmatch(part):
        said = explained["said"]
        part = f"{explained['head']}: {said[:1].upper()}{said[1:]}"
    return part[:1].upper() + part[1:]
