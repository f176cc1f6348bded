"""What reading a deck needs from a package, and how to look for it."""

from typing import Protocol

from scorer.deck.names import REL, Element

_STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


class Parts(Protocol):
    """The parts of an OOXML package that has passed the safety checks."""

    def has(self, name: str) -> bool:
        """The part exists."""
        ...

    def data(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError if it does not exist."""
        ...

    def tree(self, name: str) -> Element | None:
        """The root of an XML part, parsed once; None if there is none or it does not parse."""
        ...

    def links(self, name: str) -> dict[str, tuple[str, str]]:
        """Internal relationships of a part: id -> (type, target part name). The package's own are those of ""."""
        ...


def linked(parts: Parts, name: str, *kinds: str) -> str | None:
    """The first part that `name` points at by a relationship of one of these kinds (`slideLayout`, ...)."""
    return next((target for kind, target in all_linked(parts, name) if kind in kinds), None)


def all_linked(parts: Parts, name: str) -> list[tuple[str, str]]:
    """(kind, existing target part) of every internal relationship, kinds without their long prefix."""
    return [
        (kind.removeprefix(REL).removeprefix(_STRICT_REL).rpartition("/")[2], target)
        for kind, target in parts.links(name).values()
        if parts.has(target)
    ]
