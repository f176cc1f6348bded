"""What the tables cannot say of the properties of a file: what may stand once, and what kind of date a date is."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from deck_presentation.names import Element
from deck_presentation.schema.notation import SPACES

_CORE, _CUSTOM, _EXTENDED = (
    SPACES["cp"] + "coreProperties",
    *(SPACES[prefix] + "Properties" for prefix in ("op", "ep")),
)
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_DATES = (SPACES["dcterms"] + "created", SPACES["dcterms"] + "modified")


def property_faults(root: Element) -> Iterator[tuple[str, str]]:
    """Code and sentence for each fault of a part with properties; nothing for other parts.

    By ECMA-376 part 2, 11.3, and part 1, 22.2 and 22.3.
    """
    if root.tag in {_CORE, _EXTENDED}:
        for tag, count in Counter(str(one.tag) for one in root.iterchildren(etree.Element)).items():
            if count > 1:
                yield "ELEMENT_ORDER_VIOLATION", f"{_bare(tag)} stands there {count} times, and may stand once."
    if root.tag == _CORE:
        for date in root.iterchildren(*_DATES):
            if not str(date.get(_TYPE, "")).endswith(":W3CDTF"):
                yield "ATTRIBUTE_MISSING", f"{_bare(str(date.tag))} must have xsi:type, with the value dcterms:W3CDTF."
    if root.tag == _CUSTOM:
        for number, one in enumerate(root.iterchildren(etree.Element), start=1):
            if not (one.get("name") or one.get("linkTarget")):
                yield "ATTRIBUTE_MISSING", f"property {number} must have a name."
        for pid, count in Counter(one.get("pid", "") for one in root.iterchildren(etree.Element)).items():
            if count > 1:
                yield "VALUE_INVALID", f"{count} properties have the pid {pid[:20]!r}, which must be each one's own."


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
