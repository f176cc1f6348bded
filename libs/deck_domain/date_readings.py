"""One date as people write it: in figures or in words, in many languages, at any precision."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from deck_domain.date_words import FILLERS, FISCAL, HALVES, MONTHS, ORDINALS, QUARTERS, SEASONS, THIRDS, WEEKS

_EARLIEST, _LATEST = 1500, 2999
_CENTURY, _OLDEST_SHORT = 2000, 70
_A_YEAR_FROM = 20
"""From here on, a number behind a month is a year: `Mar 27` against `Mar 15`."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` up to `end`, which is the day after the last; `ranged` where both ends were written."""

    start: date
    end: date
    ranged: bool = field(default=False, compare=False)

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Reading:
    """A date whose year may be left open: the period that it is `within` a year."""

    year: int | None
    within: Callable[[int], Period | None]


_Read = Callable[..., Reading | None]


def plain(text: str) -> str:
    """`text` in lower case, with plain digits, hyphens and single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    digits = (str(unicodedata.digit(one)) if one.isdigit() else one for one in folded)
    kept = "".join(one for one in digits if unicodedata.category(one) not in {"Cf", "Mn"} and one != "\u0640")
    kept = re.sub(r"\s*[\u2010-\u2015\u2212~\u301c]\s*", " - ", kept)
    for letters, sign in (("년", "年"), ("월", "月"), ("일", "日"), ("[,\u060c\u3001()\u2019']", " ")):
        kept = re.sub(letters, sign, kept)
    kept = re.sub(r"(?<=[^\W\d])\.", " ", kept)
    return " ".join(kept.split()).removeprefix("- ")


def single(text: str) -> Reading | None:
    """One date, in figures or in words; perhaps only an early, middle or late part of it."""
    text = " ".join(re.sub(r"^(?:by|from|since|until|till|ab|seit|bis|von|vom|de) |\+$|頃$", "", text).split())
    tight = re.sub(r" - ", "-", text)
    for pattern, read in _FIGURES:
        if found := pattern.fullmatch(tight):
            return read(*found.groups())
    return _in_words(text) or _third(text)


def _third(text: str) -> Reading | None:
    found = _THIRD_BEFORE.fullmatch(text) or _THIRD_BEHIND.fullmatch(text)
    if not found:
        return None
    whole, number = single(found["rest"]), THIRDS[found["third"]]
    if whole is None:
        return None

    def within(year: int) -> Period | None:
        period = whole.within(year)
        return period and _part(period, number - 1, 3)

    return Reading(whole.year, within)


def _part(period: Period, index: int, of: int) -> Period:
    """The `index`-th of so many parts of a period."""
    edges = [period.start + timedelta(days=period.days * part // of) for part in (index, index + 1)]
    return Period(edges[0], max(edges[1], edges[0] + timedelta(days=1)))


def _in_words(text: str) -> Reading | None:
    """A unit (quarter, half, week, season, month with or without its day) and, beside it, its year or none."""
    for pattern, read in _UNITS:
        if found := pattern.search(text):
            reading = read(found, f"{text[: found.start()]} {text[found.end() :]}")
            if reading is not None:
                return reading
    return None


def _beside(rest: str) -> tuple[bool, int | None]:
    """Whether what stands beside a unit is no more than a year, and which."""
    words = [word for word in re.split(r"[\s/.年度-]+", _IN_BUSINESS.sub(" ", rest)) if word and word not in FILLERS]
    if not words:
        return True, None
    year = _year(words[0]) if len(words) == 1 else None
    return year is not None, year


def _year(digits: str) -> int | None:
    if not re.fullmatch(r"\d{4}|\d\d", digits):
        return None
    number = int(digits)
    if len(digits) == 2:
        number += _CENTURY if number < _OLDEST_SHORT else _CENTURY - 100
    return number if _EARLIEST <= number <= _LATEST else None


def _of_months(found: str, rest: str, length: int, *, needs_year: bool = False) -> Reading | None:
    """The so-many-th part of a year, of `length` months."""
    number, (is_alone, year) = ORDINALS.get(found, 0), _beside(rest)
    if not is_alone or not 1 <= number <= 12 // length or (needs_year and year is None):
        return None
    return Reading(year, lambda year: _months(year, (number - 1) * length + 1, length))


def _season(found: re.Match[str], rest: str) -> Reading | None:
    is_alone, year = _beside(rest)
    return Reading(year, lambda year: _months(year, SEASONS[found[1]], 3)) if is_alone else None


def _week(found: re.Match[str], rest: str) -> Reading | None:
    number, (is_alone, year) = int(found[1] or found[2]), _beside(rest)
    return Reading(year, lambda year: _iso_week(year, number)) if is_alone and 1 <= number <= 53 else None


def _month(found: re.Match[str], rest: str) -> Reading | None:
    """A month in words: its day may stand before or behind it, its year anywhere."""
    month = MONTHS[found["month"]]
    words = [word for word in re.split(r"[\s/-]+", rest) if word and word not in FILLERS]
    before = " ".join(word for word in found.string[: found.start("month")].split() if word not in FILLERS)
    numbers = [re.sub(r"(?:st|nd|rd|th|er|\.|º)$", "", word) for word in words]
    if not all(number.isascii() and number.isdigit() for number in numbers) or len(numbers) > 2:
        return None
    if len(numbers) == 2:
        day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1])
        return _day(year, str(month), day)
    if not numbers:
        return Reading(None, lambda year: _months(year, month, 1))
    is_day = len(numbers[0]) <= 2 and (
        (before.rstrip(".").isdigit() and 1 <= int(numbers[0]) <= 31) or 1 <= int(numbers[0]) < _A_YEAR_FROM
    )
    return _day(None, str(month), numbers[0]) if is_day else _month_of(numbers[0], str(month))


def _months(year: int, first: int, count: int) -> Period | None:
    """`count` months from the `first` of a year."""
    end, month = divmod(first - 1 + count, 12)
    return Period(date(year, first, 1), date(year + end, month + 1, 1)) if 1 <= first <= 12 else None


def _iso_week(year: int, number: int) -> Period | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(days=7))


def _day(year: str | None, month: str, day: str) -> Reading | None:
    said = _year(year) if year else None
    if year and said is None:
        return None

    def within(year: int) -> Period | None:
        try:
            found = date(year, int(month), int(day))
        except ValueError:
            return None
        return Period(found, found + timedelta(days=1))

    return Reading(said, within) if within(said or 2000) else None


def _either_way(first: str, second: str, year: str | None = None) -> Reading | None:
    """Day and month in the order that only one reading allows."""
    if first != second and int(first) <= 12 and int(second) <= 12:
        return None
    return _day(year, second, first) or _day(year, first, second)


def _month_of(year: str, month: str) -> Reading | None:
    said = _year(year)
    if said is None or not 1 <= int(month) <= 12:
        return None
    return Reading(said, lambda year: _months(year, int(month), 1))


def _month_or_years(year: str, second: str) -> Reading | None:
    """`2027-05` is a month; `2027-29`, which cannot be one, are three years."""
    last = int(year[:2] + second)
    return _month_of(year, second) or (_years(year, str(last)) if last > int(year) else None)


def _years(first: str, last: str | None = None) -> Reading | None:
    """One year, or the years from the first to the last."""
    start, end = _year(first), _year(last or first)
    if start is None or end is None or end < start:
        return None
    return Reading(start, lambda year: Period(date(year, 1, 1), date(end + 1, 1, 1), ranged=start < end))


def _japanese(
    era: str | None, count: str | None, year: str | None, month: str | None, day: str | None
) -> Reading | None:
    """`2027年3月15日`, its parts down to the month alone, and years of the last three eras."""
    starts = {"令和": 2018, "平成": 1988, "昭和": 1925}
    if era and count:
        year = str(starts[era] + (1 if count == "元" else int(count)))
    if day and month:
        return _day(year, month, day)
    if month and not year:
        return Reading(None, lambda year: _months(year, int(month), 1)) if 1 <= int(month) <= 12 else None
    return _month_of(year, month) if year and month else _years(year) if year else None


def _any(words: Iterable[str]) -> str:
    """A pattern for one of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _counted(words: Iterable[str], letters: str, length: int) -> list[tuple[re.Pattern[str], _Read]]:
    """Quarters or halves: `Q3`, `3Q27`, `third quarter`, `3. Quartal`, `第3四半期`, `الربع الثالث`.

    Only the first of `letters` says enough without a year: `T3` and `3Q` may be anything.
    """
    names, numbers, usual = _any(words), _any(ORDINALS), letters[0]
    forms = (
        (rf"\b{usual} ?(\d)(?!\d)", False),
        (rf"\b[{letters}] ?(\d)(?!\d)", True),
        (rf"(?<!\d)(\d)[{letters}](?![^\W\d_])", True),
        (rf"第?(?:^|(?<=[\s第年度-])|\b)({numbers})\.? ?(?:{names})\b", False),
        (rf"\b(?:{names}) ?({numbers})\b", False),
    )

    def reader(*, needs_year: bool) -> _Read:
        return lambda found, rest: _of_months(found[1], rest, length, needs_year=needs_year)

    return [(re.compile(form), reader(needs_year=needs_year)) for form, needs_year in forms]


_N = r"(\d{1,2})"
_Y4, _Y = r"(\d{4})", r"(\d{4}|\d\d)"
_FIGURES: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (_Y4, _years),
        (rf"(?:{_any((*FISCAL, *FILLERS))})\s*{_Y4}(?: ?ad)?", _years),
        (rf"(?:{_any(FISCAL)}) ?{_Y}", _years),
        (rf"(?:{_any(FISCAL)}) ?{_Y4}[/-]{_Y}", lambda first, last: _years(first, str(_year(last)))),
        (rf"(?:{_any(FISCAL)}) ?(\d\d)[/-](\d\d)", _years),
        (rf"{_Y4} ?(?:{_any(FISCAL)})", _years),
        (rf"{_Y4}[-/.]{_N}[-/.]{_N}(?:t[\d:.z+-]*)?", _day),
        (rf"{_N}\. ?{_N}\. ?{_Y}", lambda day, month, year: _day(year, month, day)),
        (rf"{_N}\. ?{_N}\.", lambda day, month: _day(None, month, day)),
        (rf"{_N}[/-]{_N}[/-]{_Y}", _either_way),
        (rf"{_Y4}[-/.](\d\d?)", _month_or_years),
        (rf"{_Y4}[-/]{_Y4}", _years),
        (rf"{_N} ?[-/.] ?{_Y4}", lambda month, year: _month_of(year, month)),
        (r"(?:(令和|平成|昭和) ?(\d\d?|元) ?年 ?|(\d{4}) ?年 ?)?(?:(\d\d?) ?月 ?)?(?:(\d\d?) ?日)?", _japanese),
    )
)
_UNITS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    *_counted(QUARTERS, "qt", 3),
    *_counted(HALVES, "hs", 6),
    (re.compile(r"()(上)(?:半期|期|半年)|前半"), lambda _, rest: _of_months("1", rest, 6)),
    (re.compile(r"()(下)(?:半期|期|半年)|後半"), lambda _, rest: _of_months("2", rest, 6)),
    (re.compile(rf"\b(?:{_any(WEEKS)}) ?(\d\d?)(?!\d)|(?<!\d)(\d\d?)\. ?(?:kw|woche)\b"), _week),
    (re.compile(r"第?(\d\d?)()[週周]"), _week),
    (re.compile(rf"(?<![^\W\d_年度])({_any(SEASONS)})(?![^\W\d_])"), _season),
    (re.compile(rf"(?<![^\W\d_])(?P<month>{_any(MONTHS)})(?![^\W\d_])"), _month),
)
_IN_BUSINESS = re.compile(rf"(?:{_any(FISCAL)})")
_THIRD_BEFORE = re.compile(rf"(?P<third>{_any(THIRDS)})(?:[ -]+(?:of|de|di|von|the))*[ -]+(?P<rest>.+)")
_THIRD_BEHIND = re.compile(rf"(?P<rest>.+?)の? ?(?P<third>{_any(word for word in THIRDS if not word.isascii())})")
