"""Numbers that are written in words, in English and German: "thirty-seven per cent", "zweihundertfünfzig"."""

import re
from collections.abc import Iterator

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_ENGLISH = {word: value for value, word in enumerate(f"{_UNITS} eighteen nineteen".split(), 1)} | {
    word: value * 10
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_HUNDRED = 100
_SCALES = {"hundred": _HUNDRED, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_ANY = rf"(?:{'|'.join((*_ENGLISH, *_SCALES))})"
_RUN = re.compile(
    rf"\b{_ANY}\b(?:(?:[ -]|(?<=hundred)\sand\s|(?<=thousand)\sand\s|(?<=million)\sand\s){_ANY}\b)*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_GERMAN = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
_GERMAN_UNITS = {word: value for value, word in enumerate(f"{_GERMAN} achtzehn neunzehn".split(), 1)}
_GERMAN_UNITS |= {"eine": 1, "eins": 1}
_GERMAN_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"], 2
    )
} | {"dreissig": 30}
_GERMAN_SCALES = {"million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9}


def numbers_in_words(text: str) -> Iterator[tuple[str, int]]:
    """Each number that a text writes out, as it is written, and its value."""
    for found in _RUN.finditer(text):
        words = re.split(r"[ -]", found.group().lower())
        if not all(word in _SCALES for word in words) or text[: found.start()].lower().endswith("a "):
            yield found.group(), _english(words)  # "3 million" has its figure in digits
    told = list(_WORD.finditer(text))
    for number, word in enumerate(told):
        value = _german(word.group().lower())
        if value is None:
            continue
        behind = told[number + 1].group().lower() if number + 1 < len(told) else ""
        yield word.group(), value * _GERMAN_SCALES.get(behind, 1)


def _english(words: list[str]) -> int:
    whole = part = 0
    for word in words:
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if _SCALES[word] > _HUNDRED:
                whole, part = whole + part, 0
    return whole + part


def _german(word: str) -> int | None:
    """The value of a German word for a number; None for another word."""
    head, found, rest = word.partition("tausend")
    if not found:
        return _below_thousand(word) if word else None
    thousands = _below_thousand(head) if head else 1
    more = _below_thousand(rest.removeprefix("und")) if rest else 0
    return None if thousands is None or more is None else thousands * 1_000 + more


def _below_thousand(word: str) -> int | None:
    head, found, rest = word.partition("hundert")
    if not found:
        return _below_hundred(word)
    hundreds = _GERMAN_UNITS.get(head) if head else 1
    more = _below_hundred(rest.removeprefix("und")) if rest else 0
    return None if hundreds is None or more is None else hundreds * _HUNDRED + more


def _below_hundred(word: str) -> int | None:
    if word in _GERMAN_UNITS or word in _GERMAN_TENS:
        return _GERMAN_UNITS.get(word) or _GERMAN_TENS[word]
    unit, found, tens = word.partition("und")
    return (
        _GERMAN_UNITS[unit] + _GERMAN_TENS[tens] if found and unit in _GERMAN_UNITS and tens in _GERMAN_TENS else None
    )
