"""Values that are none of their type, where places, sizes and turns are written (ECMA-376 part 1, `dml-main.xsd`)."""

import re
from collections.abc import Callable, Iterator

from deck_presentation.names import A, Element, P
from scorer.rules.element_order import Disorder

_LARGEST = 27_273_042_316_900
"""EMU, of a coordinate (20.1.10.16)."""
_WHOLE = re.compile(r"[+-]?[0-9]{1,19}")
_MEASURE = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?(mm|cm|in|pt|pc|pi)")

Fits = Callable[[str], bool]


def _between(least: int, most: int) -> Fits:
    def fits(value: str) -> bool:
        return _WHOLE.fullmatch(value.strip()) is not None and least <= int(value) <= most

    return fits


def _is_coordinate(value: str) -> bool:
    return _MEASURE.fullmatch(value.strip()) is not None or _between(-_LARGEST, _LARGEST)(value)


_is_length = _between(0, _LARGEST)
_POINT: dict[str, Fits] = {"x": _is_coordinate, "y": _is_coordinate}
_SIZE: dict[str, Fits] = {"cx": _is_length, "cy": _is_length}
_RUN: dict[str, Fits] = {"sz": _between(100, 400_000)}
_TYPES: dict[str, dict[str, Fits]] = {
    A + "off": _POINT,
    A + "chOff": _POINT,
    A + "ext": _SIZE,
    A + "chExt": _SIZE,
    A + "xfrm": {"rot": _between(-(2**31), 2**31 - 1)},
    P + "xfrm": {"rot": _between(-(2**31), 2**31 - 1)},
    P + "sldSz": {"cx": _between(914_400, 51_206_400), "cy": _between(914_400, 51_206_400)},
    A + "rPr": _RUN,
    A + "defRPr": _RUN,
    A + "endParaRPr": _RUN,
}


def find_odd_values(root: Element) -> Iterator[Disorder]:
    """Attributes whose value their type does not have, in the order of the part."""
    for element in root.iter(*_TYPES):
        for name, fits in _TYPES[str(element.tag)].items():
            value = element.get(name)
            if value is not None and not fits(value):
                tag = str(element.tag).rpartition("}")[2]
                yield Disorder(element, f"{tag}: {name}={value[:40]!r} is no value of its type.", code="VALUE_INVALID")
