"""What somebody may have done to a package, and the codes of the faults that are found in it."""

from collections.abc import Callable

from deck_package import Limits, inspect_package

Parts = dict[str, bytes]
Pack = Callable[[Parts], bytes]
SLIDE = "ppt/slides/slide1.xml"
RELS = "ppt/slides/_rels/slide1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relate(parts: Parts, kind: str, target: str, mode: str = "External", rels: str = RELS) -> None:
    """Add a relationship to the first slide."""
    link = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())


def codes(data: bytes, **limits: int) -> list[str]:
    """Codes of all faults."""
    return [fault.code for fault in inspect_package(data, Limits(**limits))]
