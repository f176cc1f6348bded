"""Short names of months and quarters, for axes of time."""

from collections.abc import Mapping, Sequence

from renderer.typesetting.numerals import numerals_of

_NUMBERED = [f"{number}" for number in range(1, 13)]
_ARABIC = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
_MONTHS: Mapping[str, Sequence[str]] = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "de": ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
    "fr": ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    "it": ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
    "pt": ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
    "nl": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "pl": ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
    "sv": ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
    "ja": [f"{number}月" for number in _NUMBERED],
    "zh": [f"{number}月" for number in _NUMBERED],
    "ko": [f"{number}월" for number in _NUMBERED],
    "ar": _ARABIC,
}
_QUARTERS: Mapping[str, str] = {
    "fr": "T{}",
    "es": "T{}",
    "it": "T{}",
    "pt": "T{}",
    "ko": "{}분기",
    "ar": "الربع {}",
}
_YEARS: Mapping[str, str] = {"ja": "{}年", "zh": "{}年", "ko": "{}년"}


def month_name(language: str, month: int) -> str:
    """The short name of a month (from 1) in a language (BCP 47); its number in those that are not known here."""
    return numerals_of(language).in_digits(_MONTHS.get(_tongue(language), _NUMBERED)[month - 1])


def quarter_name(language: str, quarter: int) -> str:
    """What a quarter (from 1) is called."""
    return _QUARTERS.get(_tongue(language), "Q{}").format(numerals_of(language).count(quarter))


def year_name(language: str, year: int) -> str:
    """How a year is written."""
    return _YEARS.get(_tongue(language), "{}").format(numerals_of(language).count(year))


def _tongue(language: str) -> str:
    return language.lower().split("-")[0]
