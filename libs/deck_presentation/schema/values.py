"""Whether a text is a value of its type, and the type in words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Fits = Callable[[str], bool]

_WHOLE = re.compile(r"([+-]?)0*([0-9]{1,20})")
_REAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?|-?INF|NaN")
_TIME = re.compile(
    r"-?[0-9]{4,9}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_DATE = re.compile(
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?|"
)
"""As the W3C notes dates; some programs leave them empty."""
_HEX = re.compile("([0-9A-Fa-f]{2})*")
_RANGE = re.compile(r"(-?[0-9]+)\.\.(-?[0-9]+)")
_MOST_WORDS = 12
"""More words of an enumeration than this no message lists."""


@dataclass(frozen=True, slots=True)
class Values:
    """A type of values: `words` names it in a message ("a whole number from 0 to 100000")."""

    words: str
    fits: Fits


def whole(least: int, most: int) -> Values:
    """Whole numbers of a range; a sign and zeros in front may be written."""

    def fits(text: str) -> bool:
        found = _WHOLE.fullmatch(text.strip())
        return found is not None and least <= int(found[1] + found[2]) <= most

    return Values(f"a whole number from {least} to {most}", fits)


def real(least: str, most: str) -> Values:
    """Decimal numbers; a limit may be empty, and begins with `>` where it is none of them itself.

    Without limits INF and NaN are numbers, too.
    """
    low, high, above = float(least.lstrip(">") or "-inf"), float(most or "inf"), least.startswith(">")

    def fits(text: str) -> bool:
        if _REAL.fullmatch(text.strip()) is None:
            return False
        return not (least or most) or (low <= float(text) <= high and not (above and float(text) == low))

    first = f"above {least[1:]}" if above else f"from {least}"
    limits = [words for limit, words in ((least, first), (most, f"to {most}")) if limit]
    return Values(" ".join(["a number", *limits]), fits)


def text(least: int = 0, most: int | None = None) -> Values:
    """Any text, of so many characters."""
    limits = f" of {least} to {most} characters" if most is not None else ""
    return Values(f"text{limits}", lambda value: len(value) >= least and (most is None or len(value) <= most))


def octets(count: int | None = None) -> Values:
    """Hexadecimal digits, two for each of `count` bytes."""

    def fits(value: str) -> bool:
        return _HEX.fullmatch(value.strip()) is not None and (count is None or len(value.strip()) == 2 * count)

    return Values(f"{2 * count} hexadecimal digits" if count else "hexadecimal digits", fits)


def pattern(expression: str) -> Values:
    """Texts that match as a whole."""
    compiled = re.compile(expression)
    return Values(f"like {expression}", lambda value: compiled.fullmatch(value) is not None)


def one_of(words: list[str]) -> Values:
    """The words of an enumeration."""
    allowed = frozenset(words)
    more = ", ..." if len(words) > _MOST_WORDS else ""
    return Values(f"one of {', '.join(words[:_MOST_WORDS])}{more}", allowed.__contains__)


BUILT_IN = {
    "string": text(),
    "boolean": Values("true, false, 1 or 0", lambda value: value.strip() in {"true", "false", "1", "0"}),
    "byte": whole(-(2**7), 2**7 - 1),
    "unsignedByte": whole(0, 2**8 - 1),
    "short": whole(-(2**15), 2**15 - 1),
    "unsignedShort": whole(0, 2**16 - 1),
    "int": whole(-(2**31), 2**31 - 1),
    "unsignedInt": whole(0, 2**32 - 1),
    "long": whole(-(2**63), 2**63 - 1),
    "double": real("", ""),
    "hexBinary": octets(),
    "date": Values(
        "a date like 2020-12-31 or 2020-12-31T23:59:59Z", lambda text: _DATE.fullmatch(text.strip()) is not None
    ),
    "dateTime": Values("a date and time like 2020-12-31T23:59:59Z", lambda value: _TIME.fullmatch(value) is not None),
}


def read_values(definition: str) -> Values:
    """The type that a line of a table defines: alternatives, parted by bars.

    `/.../` is a pattern, `1..9` a range, `double 0..1`, `double >0..`, `string 1..9` and `hex 3` are limited; whatever
    else is a built-in type or the words of an enumeration.
    """
    alternatives = list(_alternatives(definition))
    if len(alternatives) == 1:
        return alternatives[0]
    fitting = tuple(one.fits for one in alternatives)
    words = ", or ".join(one.words for one in alternatives)
    return Values(words, lambda value: any(fits(value) for fits in fitting))


def _alternatives(definition: str) -> Iterator[Values]:
    for one in definition.split(" | "):
        head, _, rest = one.partition(" ")
        limits = _RANGE.fullmatch(one)
        if one.startswith("/"):
            yield pattern(one.strip("/"))
        elif limits:
            yield whole(int(limits[1]), int(limits[2]))
        elif head == "double" and rest:
            yield real(*rest.split(".."))
        elif head == "string" and rest:
            yield text(*map(int, rest.split("..")))
        elif head == "hex":
            yield octets(int(rest))
        else:
            yield BUILT_IN[one] if one in BUILT_IN else one_of(one.split())
