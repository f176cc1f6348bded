"""What the tables cannot say of the properties of a file: what may stand once, and what kind of date a date is."""

from collections import Counter
from collections.abc import Iterator

from deck_presentation.names import Element
from deck_presentation.schema.notation import SPACES

_CORE, _CUSTOM = SPACES["cp"] + "coreProperties", SPACES["op"] + "Properties"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_DATES = (SPACES["dcterms"] + "created", SPACES["dcterms"] + "modified")


def property_faults(root: Element) -> Iterator[tuple[str, str]]:
    """Code and sentence for each fault of a part with properties (ECMA-376 part 2, 11.3); nothing for other parts."""
    if root.tag == _CORE:
        for tag, count in Counter(str(one.tag) for one in root).items():
            if count > 1:
                yield "ELEMENT_ORDER_VIOLATION", f"{_bare(tag)} stands there {count} times, and may stand once."
        for date in root.iterchildren(*_DATES):
            if not str(date.get(_TYPE, "")).endswith(":W3CDTF"):
                yield "ATTRIBUTE_MISSING", f"{_bare(str(date.tag))} must have xsi:type, with the value dcterms:W3CDTF."
    if root.tag == _CUSTOM:
        for pid, count in Counter(one.get("pid", "") for one in root).items():
            if count > 1:
                yield "VALUE_INVALID", f"{count} properties have the pid {pid[:20]!r}, which must be each one's own."


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
