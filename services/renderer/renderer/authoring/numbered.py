"""Lists whose parts are numbered within a sentence: "because of (1) price 45 % (2) moving 25 %", "3 things. 1 ..."."""

import re

from deck_documents.capitals import with_capitals
from deck_documents.numbered_parts import marks_of_numbers
from renderer.authoring.sentences import sentences

_ALONE = re.compile(r"(?<!\S)(\d)\s+(?=[^\W\d_])")
_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
}
_SO_MANY = re.compile(
    rf"\b(?P<count>[2-9]|{'|'.join(_COUNTS)})\s+(?:[^\W\d_]+\s+)?(?:things|points|reasons|topics|items|updates|news|"
    rf"goals|risks|"
    r"dinge|punkte|gründe|themen|ziele|risiken|choses|raisons|sujets|objectifs|cosas|puntos|razones|temas|objetivos)\b"
    r"[^:.\n\d]{0,40}[:.]\s+",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r",?\s+(?:(?:mostly|mainly|largely|partly|vor allem|hauptsächlich|surtout|sobre todo)\s+)?"
    r"(?:because of|due to|namely|such as|wegen|aufgrund|nämlich|à cause de|debido a)$|"
    r"(?<=\w\w)\s(?:are|were|will be|sind|waren|lauten|sont|son|sono|são|zijn|er|är)$",
    re.IGNORECASE,
)
"""What joins a sentence to the list behind it."""
_LONGEST, _SHORT = 2_000, 60


def with_numbers_apart(text: str) -> str:
    """A text in one line whose parts are numbered, as a head, a line for each part, and what comes after them."""
    if len(text) > _LONGEST or "\n" in text.strip():
        return text
    found = _numbered(text)
    if not found:
        return text
    edges = [*(one.start() for one in found[1:]), len(text)]
    parts = [text[one.end() : edge].strip(" ,;") for one, edge in zip(found, edges, strict=True)]
    head = _BECAUSE.sub("", text[: found[0].start()].strip(" :.,;-\u2013"))
    last, *behind = sentences(with_capitals(parts[-1])) or [""]
    if not all(parts) or (not head and not is_counted(text)):
        return text
    lines = [*filter(None, [head]), *(f"- {part.rstrip('.')}" for part in (*parts[:-1], last))]
    return "\n".join([*lines, *(["", " ".join(behind)] if behind else [])])


def is_counted(text: str) -> bool:
    """Whether a text is nothing but short parts in one line with numbers before them: what is done one by one."""
    marks = marks_of_numbers(text) if len(text) <= _LONGEST and "\n" not in text.strip() else []
    if not marks or text[: marks[0].start()].strip():
        return False
    ends = [*(one.start() for one in marks[1:]), len(text)]
    return all(0 < end - one.end() <= _SHORT for one, end in zip(marks, ends, strict=True))


def _numbered(text: str) -> list[re.Match[str]]:
    """Where the numbers of parts stand, one after the other from 1; none for a text without them."""
    if marks := marks_of_numbers(text):
        return marks
    if said := _SO_MANY.search(text):
        count = _COUNTS.get(said["count"].lower()) or int(said["count"])
        found, wanted = [], 1
        for one in _ALONE.finditer(text, said.end()):
            if int(one[1]) == wanted:
                found.append(one)
                wanted += 1
        if len(found) == count and found[0].start() == said.end():
            return found
    return []
