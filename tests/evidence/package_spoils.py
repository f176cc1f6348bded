"""Ways to spoil the package of a deck: its parts, their XML and their relationships."""

from collections.abc import Callable

from lxml import etree

from tests.evidence.defect import Parts

_SLIDE, _RELS = "ppt/slides/slide{}.xml", "ppt/slides/_rels/slide{}.xml.rels"
_MAIN = "ppt/presentation.xml"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def on_slides(change: Callable[[Parts, int], None]) -> list[Callable[[Parts], None]]:
    """The same on one slide, on two, on four."""

    def on(slides: int) -> Callable[[Parts], None]:
        def spoil(parts: Parts) -> None:
            for number in range(1, slides + 1):
                change(parts, number)

        return spoil

    return [on(1), on(2), on(4)]


def _replace(parts: Parts, part: str, old: bytes, new: bytes) -> None:
    assert old in parts[part], (part, old)
    parts[part] = parts[part].replace(old, new, 1)


def cut_off(parts: Parts, number: int) -> None:
    """A slide whose XML ends too early."""
    _replace(parts, _SLIDE.format(number), b"</p:sld>", b"")


def odd_part(parts: Parts, number: int) -> None:
    """A part of a type that nobody knows."""
    parts[f"ppt/media/odd{number}.qqq"] = b"x"


def link(kind: str, target: str, *, outside: bool) -> Callable[[Parts, int], None]:
    """A relationship, inside the package or out of it."""
    mode = ' TargetMode="External"' if outside else ""
    element = f'<Relationship Id="rIdX" Type="{_KINDS}{kind}" Target="{target}"{mode}/></Relationships>'.encode()

    def add(parts: Parts, number: int) -> None:
        _replace(parts, _RELS.format(number), b"</Relationships>", element)

    return add


def same_shape_id(parts: Parts, number: int) -> None:
    """Two shapes of one id."""
    root = etree.fromstring(parts[_SLIDE.format(number)])
    first, second = root.findall(".//{*}cNvPr")[1:3]
    second.set("id", first.get("id", ""))
    parts[_SLIDE.format(number)] = etree.tostring(root)


def stranger(parts: Parts, number: int) -> None:
    """An element that the schema does not have."""
    _replace(parts, _SLIDE.format(number), b"<p:spTree>", b"<p:spTree><p:bogus/>")


def encrypted(size: int) -> Callable[[bytes], bytes]:
    """A compound file whose directory names the encrypted package, as Office writes one under a password."""
    name = "EncryptedPackage".encode("utf-16-le")
    return lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + name + bytes(size)


def strict(parts: Parts, number: int) -> None:
    """The strict namespace in the presentation and all slides before this one."""
    transitional, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    for name in [_MAIN, *(_SLIDE.format(slide) for slide in range(1, number))]:
        parts[name] = parts[name].replace(transitional + b"presentationml/2006/main", strict + b"presentationml/main")


def bomb(parts: Parts, number: int) -> None:
    """A part that unpacks to 20 MB of nothing."""
    parts[f"ppt/media/bomb{number}.bin"] = bytes(20_000_000)
