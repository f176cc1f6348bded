"""Taking a brief apart: its head, its items, and the figures and dates in them. English and German."""

import re
from dataclasses import dataclass

_SPACES = re.compile(r"[^\S\n]+")
_COLON = re.compile(r":(?!//)\s+")
_LINE = re.compile(r"\s*\n\s*(?:[-*\u2022\u2013]|\d+[.)])?\s*")
_COMMA = re.compile(r"\s*[,\u3001\u060c]\s+|\u3001|\u060c\s*")
_AND = re.compile(r"\s+(?:and|und|sowie|as well as|&|\u0648)\s+", re.IGNORECASE)
_UNIT = (
    r"(?:\s?(?:%|\u2030|pts?|pp|[kKMBT]\b|bn|mn|m\b|million|billion|thousand|Mio\.?|Mrd\.?|Tsd\.?|\u5104|\u4e07|\u4e07\u5186|\u5104\u5186))?"
    r"(?:\s?(?:\u20ac|EUR|USD|CHF|GBP|\u00a3|\$|\u00a5|\u5186)(?!\d))?"
)
_FIGURE = re.compile(
    r"(?<![\w.,])[-+\u2212\u00b1]?\s?(?:[$\u20ac\u00a3\u00a5]\s?)?"
    r"(?:\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?!\d)|\d+(?:[.,]\d+)*)" + _UNIT
)
_NOTE = re.compile(r"\s*[(\uff08\[]([^()\uff08\uff09\[\]]+)[)\uff09\]]\s*")
_JOINTS = re.compile(
    r"^(?:of|at|is|are|on|by|in|from|bei|von|am|ist|sind|auf|um|mit|im)\s+|\s+(?:of|at|is|are|on|by|in|from|bei|von|am|ist|sind|auf|um|mit|im)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief in two parts: what stands before its colon, and the items behind it; either may be empty."""

    head: str
    rest: str

    @property
    def items(self) -> list[str]:
        """What the rest lists."""
        return listed(self.rest)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is written, what it is called, and what stands beside it in brackets."""

    label: str
    value: str
    note: str = ""


def taken_apart(text: str) -> Brief:
    """Head and rest of a brief. Several colons: the head ends at the last one before the list."""
    text = _SPACES.sub(" ", text).strip()
    head, found, rest = _at_colon(text)
    if found and (more := _at_colon(rest))[1] and len(listed(more[0])) == 1 and " " in more[0] and ";" not in rest:
        head, rest = f"{head}: {more[0]}", more[2]
    return Brief(head.strip(" .;"), rest.strip()) if found else Brief(text.rstrip(), "")


def _at_colon(text: str) -> tuple[str, bool, str]:
    found = _COLON.search(text)
    return (text[: found.start()], True, text[found.end() :]) if found else (text, False, "")


def listed(text: str) -> list[str]:
    """The items of a list in prose, by its strongest separators: lines, semicolons, or commas with a last "and"."""
    if "\n" in text.strip():
        parts = _LINE.split("\n" + text.strip())
    elif ";" in text or "\uff1b" in text:
        parts = re.split(r"\s*[;\uff1b]\s*", text)
    else:
        parts = _outside_brackets(text)
        if len(parts) > 1 and len(last := _AND.split(parts[-1])) == 2:
            parts[-1:] = last
        elif len(parts) == 1 and len(text) < _SHORT_LIST:
            parts = _AND.split(text)
    cleaned = (re.sub(r"^(?:and|und)\s+", "", part.strip(" .\t-\u2022"), flags=re.IGNORECASE) for part in parts)
    return [part for part in cleaned if part]


_SHORT_LIST = 60
"""Up to so many characters, "a and b" without a comma are two items; more is a sentence."""


def _outside_brackets(text: str) -> list[str]:
    parts, begin, depth = [], 0, 0
    for found in re.finditer(r"[()\uff08\uff09]|\s*[,\u060c]\s+|\u3001", text):
        if found.group() in "(\uff08":
            depth += 1
        elif found.group() in ")\uff09":
            depth -= 1
        elif depth == 0:
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]


def figure_in(item: str) -> Figure | None:
    """The figure of an item and its name: "Revenue $12.4M (+18 %)", "847 clients". None without one."""
    notes = [note.strip() for note in _NOTE.findall(item)]
    plain = _NOTE.sub(" ", item).strip()
    found = max(_FIGURE.finditer(plain), key=_weight, default=None)
    if found is None:
        return None
    label = " ".join((plain[: found.start()] + " " + plain[found.end() :]).split())
    for _ in range(2):
        label = _JOINTS.sub("", label).strip(" ,:=-\u2013")
    return Figure(capitalised(label), found.group().strip(), ", ".join(notes))


def _weight(found: re.Match[str]) -> tuple[int, int]:
    """A figure with a unit goes before a bare one, a later one before an earlier: years and quarters are names."""
    text = found.group().strip()
    return (int(not text.isdigit()), found.start())


def number_of(figure: str) -> float | None:
    """The value of a figure without its unit, by where its last separator stands. None for none."""
    digits = re.sub(r"[^\d.,\u2212-]", "", figure).replace("\u2212", "-").rstrip(".,")
    if "," in digits and "." in digits:
        decimal = max(digits.rfind(","), digits.rfind("."))
        digits = re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :]
    elif re.fullmatch(r"-?[1-9]\d{0,2}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def capitalised(text: str) -> str:
    """With a large first letter; a word that has one of its own inside ("iPhone") stays as it is."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].upper() + text[1:]
