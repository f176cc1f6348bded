"""Decks spoilt at random, the same ones for the same seed: one change each, which may or may not break the schema."""

import copy
import random
from collections.abc import Callable

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRANGERS = (P + "bogus", A + "bogus", A + "t", "{http://www.w3.org/2001/XInclude}include", "{urn:x}y", "bare")
_VALUES = (
    *("", " ", "abc", "NaN", "INF", "-1", "0", "1", "1.5", "1e400", "9" * 5_000, "2147483648", "4294967296", "-99999"),
    *("true", "on", "yes", "TRUE", "50%", "150%", "1in", "12pt", "tx1", "ctr", "FF00FF", "GG00FF", "{0}", "rId1"),
)
Element = etree._Element
Parts = dict[str, bytes]
Spoil = Callable[[random.Random, list[Element]], str]


def spoil(parts: Parts, chance: random.Random) -> tuple[str, Parts]:
    """The parts of a deck with one change in one of them, and the change in words."""
    name = chance.choice(
        [name for name in sorted(parts) if name.startswith(("ppt/", "docProps/")) and name.endswith((".xml", ".rels"))]
    )
    root = etree.fromstring(parts[name])
    change = chance.choice(_OF_LINKS if name.endswith(".rels") else _OF_MARKUP)
    what = change(chance, list(root.iter(etree.Element)))
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{name}: {change.__name__} {what}", parts | {name: data}


def drop(chance: random.Random, elements: list[Element]) -> str:
    """Without an element."""
    element, parent = _inner(chance, elements)
    parent.remove(element)
    return _name(element)


def repeat(chance: random.Random, elements: list[Element]) -> str:
    """With an element twice."""
    element, _ = _inner(chance, elements)
    element.addnext(copy.deepcopy(element))
    return _name(element)


def swap(chance: random.Random, elements: list[Element]) -> str:
    """With an element behind the one that follows it."""
    element, _ = _inner(chance, [elements[0], *(one for one in elements[1:] if one.getnext() is not None)])
    behind = element.getnext()
    if behind is not None:
        behind.addnext(element)
    return f"{_name(element)} behind {_name(behind)}"


def move(chance: random.Random, elements: list[Element]) -> str:
    """With an element elsewhere."""
    element, _ = _inner(chance, elements)
    inside = set(element.iter())
    place = chance.choice([one for one in elements if one not in inside])
    place.insert(chance.randint(0, len(place)), element)
    return f"{_name(element)} into {_name(place)}"


def rename(chance: random.Random, elements: list[Element]) -> str:
    """With an element under the name of another."""
    element, _ = _inner(chance, elements)
    before, element.tag = _name(element), chance.choice(elements).tag
    return f"{before} to {_name(element)}"


def plant(chance: random.Random, elements: list[Element]) -> str:
    """With an element that stands nowhere, or not there."""
    place = chance.choice(elements)
    stranger = etree.Element(chance.choice(_STRANGERS))
    place.insert(chance.randint(0, len(place)), stranger)
    return f"{stranger.tag} into {_name(place)}"


def forget(chance: random.Random, elements: list[Element]) -> str:
    """Without an attribute."""
    element, name = _attribute(chance, elements)
    del element.attrib[name]
    return f"{name} of {_name(element)}"


def attach(chance: random.Random, elements: list[Element]) -> str:
    """With an attribute more."""
    element = chance.choice(elements)
    source, name = _attribute(chance, elements)
    name = chance.choice([name, "bogus", "{urn:x}bogus", P + "bogus"])
    element.set(name, source.get(name) or "1")
    return f"{name} to {_name(element)}"


def change(chance: random.Random, elements: list[Element]) -> str:
    """With another value."""
    element, name = _attribute(chance, elements)
    before, value = element.get(name), chance.choice(_VALUES)
    element.set(name, value)
    return f"{name} of {_name(element)} from {before} to {value[:20]}"


def write(chance: random.Random, elements: list[Element]) -> str:
    """With text."""
    element = chance.choice(elements)
    element.text = "stray"
    return f"in {_name(element)}"


def untie(chance: random.Random, elements: list[Element]) -> str:
    """Without a relationship."""
    element, parent = _inner(chance, elements)
    parent.remove(element)
    return str(element.get("Type")).rpartition("/")[2]


def mistake(chance: random.Random, elements: list[Element]) -> str:
    """With a relationship that leads nowhere, or has the id of another."""
    element, _ = _inner(chance, elements)
    name, value = chance.choice([("Target", "gone.xml"), ("Id", elements[1].get("Id") or "")])
    element.set(name, value)
    return f"{name} of {str(element.get('Type')).rpartition('/')[2]} to {value}"


_OF_MARKUP: tuple[Spoil, ...] = (drop, repeat, swap, move, rename, plant, forget, attach, change, change, change, write)
_OF_LINKS: tuple[Spoil, ...] = (untie, mistake)


def _inner(chance: random.Random, elements: list[Element]) -> tuple[Element, Element]:
    """An element that is not the root, with its parent."""
    element = chance.choice(elements[1:] or elements)
    parent = element.getparent()
    return (element, parent) if parent is not None else (etree.SubElement(element, "bare"), element)


def _attribute(chance: random.Random, elements: list[Element]) -> tuple[Element, str]:
    element, name = chance.choice([(one, str(name)) for one in elements for name in one.attrib] or [(elements[0], "")])
    if not name:
        element.set("bogus", "1")
    return element, name or "bogus"


def _name(element: Element | None) -> str:
    return str(element.tag).rpartition("}")[2] if element is not None else "nothing"
