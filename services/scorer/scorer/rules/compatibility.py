"""Markup compatibility (ECMA-376 part 3) that no reader can follow: PowerPoint then refuses the part."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from lxml import etree

from deck_presentation.names import MC, Element
from deck_presentation.schema.checking import path_of

_LISTS = cast(
    "Callable[[Element], list[Any]]",
    etree.XPath("//@mc:Ignorable | //@mc:MustUnderstand | //mc:Choice/@Requires", namespaces={"mc": MC.strip("{}")}),
)
"""Attributes that list prefixes."""
_KNOWN = ("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/office/", "http://www.w3.org/")
"""What namespaces begin with that PowerPoint may understand."""
_MOST_SHOWN = 60


def compatibility_faults(root: Element) -> Iterator[tuple[str, str]]:
    """Codes and sentences: prefixes that nobody declares, what must be understood and is not, empty alternates."""
    for found in _LISTS(root):
        element, name = found.getparent(), str(found.attrname).rpartition("}")[2]
        for prefix in str(found).split():
            space = element.nsmap.get(prefix)
            if space is None:
                yield (
                    "VALUE_INVALID",
                    _sentence(element, f"{name} names the prefix {_cut(prefix)}, which is not declared"),
                )
            elif name == "MustUnderstand" and not space.startswith(_KNOWN):
                yield "VALUE_INVALID", _sentence(element, f"demands readers that understand {_cut(space)}; none do")
    for alternate in root.iter(MC + "AlternateContent"):
        choices = alternate.findall(MC + "Choice")
        if not choices:
            yield "ELEMENT_ORDER_VIOLATION", _sentence(alternate, "must hold a mc:Choice")
        for choice in choices:
            if not choice.get("Requires", "").strip():
                yield "ATTRIBUTE_MISSING", _sentence(choice, "must have the attribute Requires")


def _sentence(element: Element, what: str) -> str:
    return f"line {element.sourceline}, {path_of(element)}: {what}."


def _cut(text: str) -> str:
    return repr(text[:_MOST_SHOWN])
