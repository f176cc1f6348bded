"""XML parsing that resolves nothing: no DOCTYPE, no entities, no network."""

import re

from lxml import etree

from deck_package.faults import PackageFault

_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")
_FORBIDDEN = tuple(word.encode(encoding) for word in _DOCTYPE for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_PLAIN_SVG_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s+svg(?:\s+(?:PUBLIC\s+(?:\"[^\"<>\[]*\"|'[^'<>\[]*')|SYSTEM))?(?:\s+(?:\"[^\"<>\[]*\"|'[^'<>\[]*'))?\s*>"
)


class UnsafeXmlError(ValueError):
    """The text is not well-formed or declares a document type; `fault_code` is `xml_parse` or `doctype`."""

    def __init__(self, fault_code: str, reason: str) -> None:
        super().__init__(reason)
        self.fault_code = fault_code


def parse_xml(data: bytes) -> etree._Element:
    """Parse a part and return its root.

    Raises:
        UnsafeXmlError: not well-formed, nested over 256 levels, or with a document type declaration.
    """
    if any(word in data for word in _FORBIDDEN):
        raise UnsafeXmlError("doctype", "it declares a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnsafeXmlError("xml_parse", str(error).partition(", line")[0]) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXmlError("doctype", "it declares a document type")
    return root


def parse_svg(data: bytes) -> etree._Element:
    """Parse a drawing: drawing programs write a DOCTYPE that declares nothing itself, and nobody loads what it names.

    Raises:
        UnsafeXmlError: as `parse_xml`, also for a DOCTYPE with declarations of its own.
    """
    return parse_xml(_PLAIN_SVG_DOCTYPE.sub(b"", data, count=1))


def as_fault(error: UnsafeXmlError, part: str) -> PackageFault:
    """Say which part could not be parsed."""
    if error.fault_code == "doctype":
        message = f"The part {part} declares a document type or entities, which presentations never do; remove it."
    else:
        message = f"The part {part} is not well-formed XML ({error}); save the presentation anew and send it again."
    return PackageFault(error.fault_code, message, part)
