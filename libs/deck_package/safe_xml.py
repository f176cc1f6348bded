"""XML parsing that resolves nothing: no DOCTYPE, no entities, no network."""

import re

from lxml import etree

from deck_package.faults import PackageFault

_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")
_FORBIDDEN = tuple(word.encode(encoding) for word in _DOCTYPE for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCODINGS = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"})
"""Those that parts may be written in (ECMA-376 part 2, 8.1.4), and the one that is UTF-8 as far as it goes."""
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
        UnsafeXmlError: not well-formed, nested over 256 levels, with a document type declaration, or in another
            encoding or version of XML than parts may have: programs disagree on what such a part says.
    """
    root = _parsed(data)
    info = root.getroottree().docinfo
    if info.xml_version != "1.0":
        raise UnsafeXmlError("xml_parse", f"it is XML {info.xml_version}, and must be XML 1.0")
    if (info.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise UnsafeXmlError("xml_parse", f"it is written in {info.encoding}, and must be in UTF-8 or UTF-16")
    return root


def _parsed(data: bytes) -> etree._Element:
    if any(word in data for word in _FORBIDDEN):
        raise UnsafeXmlError("doctype", "it declares a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).partition(", line")[0]
        deep = "it is nested over 256 levels deep" if reason.startswith("Excessive depth") else ""
        raise UnsafeXmlError("xml_parse", deep or reason) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXmlError("doctype", "it declares a document type")
    return root


def parse_svg(data: bytes) -> etree._Element:
    """Parse a drawing: drawing programs write a DOCTYPE that declares nothing itself, and nobody loads what it names.

    Raises:
        UnsafeXmlError: as `parse_xml`, also for a DOCTYPE with declarations of its own; any encoding will do.
    """
    return _parsed(_PLAIN_SVG_DOCTYPE.sub(b"", data, count=1))


def as_fault(error: UnsafeXmlError, part: str) -> PackageFault:
    """Say which part could not be parsed."""
    if error.fault_code == "doctype":
        message = f"The part {part} declares a document type or entities, which presentations never do; remove it."
    else:
        reason = str(error).strip()
        message = f"The part {part} cannot be read as XML ({reason}); save the presentation anew and send it again."
    return PackageFault(error.fault_code, message, part)
