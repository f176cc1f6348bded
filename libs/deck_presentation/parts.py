"""What reading a presentation needs from a package, and how to look for it."""

from deck_package import Package, Relationship
from deck_package.safe_xml import UnsafeXmlError
from deck_presentation.names import REL, Element

_STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


class Parts:
    """The parts of a checked `Package`; those that do not parse count as missing trees."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._links: dict[str, dict[str, tuple[str, str]]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """All parts."""
        return self._package.names

    def has(self, name: str) -> bool:
        """The part exists."""
        return name in self._package

    def data(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError if it does not exist."""
        return self._package.read(name)

    def size(self, name: str) -> int:
        """The size of a part in bytes. Raises KeyError if it does not exist."""
        return self._package.size(name)

    def content_type(self, name: str) -> str | None:
        """The content type of a part; None where the table of types does not name one."""
        return self._package.content_type(name)

    def tree(self, name: str) -> Element | None:
        """The root of an XML part; None if there is none or it does not parse."""
        try:
            return self._package.xml(name)
        except (KeyError, UnsafeXmlError):
            return None

    def links(self, name: str) -> dict[str, tuple[str, str]]:
        """Internal relationships of a part: id -> (type, target part name). The package's own are those of ""."""
        if name not in self._links:
            self._links[name] = {
                rel.id: (rel.type, rel.target) for rel in self._relationships(name) if not rel.external
            }
        return self._links[name]

    def is_linked_out(self, name: str) -> bool:
        """Whether a part has content in another file, hyperlinks left out."""
        return any(rel.external and rel.kind != "hyperlink" for rel in self._relationships(name))

    def repeated_ids(self, name: str) -> tuple[str, ...]:
        """Relationship ids that a part uses twice."""
        ids = [rel.id for rel in self._relationships(name)]
        return tuple(sorted({rid for rid in ids if ids.count(rid) > 1})) if len(ids) > len(set(ids)) else ()

    def _relationships(self, name: str) -> tuple[Relationship, ...]:
        try:
            return self._package.relationships(name)
        except UnsafeXmlError:
            return ()


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


def image_names(parts: Parts, name: str) -> dict[str, str]:
    """Existing internal targets of a part by relationship id."""
    return {rid: target for rid, (_, target) in parts.links(name).items() if parts.has(target)}
