"""A part against the tables: unknown and misplaced elements, unknown and missing attributes, values of another type.

What is outside our namespaces is let be where a file may hold it: in extension lists, behind `mc:Ignorable`, and in the
choices of `mc:AlternateContent` for who understands them (ECMA-376 part 3).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from deck_presentation.names import MC, A, C, Element, P
from deck_presentation.schema.content import Content
from deck_presentation.schema.notation import SPACES, Schema, Type, the_schema
from deck_presentation.schema.values import Values

_OURS = tuple(SPACES[prefix] for prefix in ("a", "p", "c", "cdr", "dgm", "ep", "op", "vt", "cp"))
_PREFIXES = {space: prefix for prefix, space in SPACES.items()} | {MC: "mc"}
_SHORT = frozenset(_PREFIXES.values())
_ALWAYS = (MC, "{http://www.w3.org/XML/1998/namespace}", "{http://www.w3.org/2001/XMLSchema-instance}")
"""Namespaces of attributes that may stand anywhere."""
_ANY = frozenset({"{"})
"""Any namespace: PowerPoint itself writes more of them into a choice than the choice says it requires."""
_FORGIVEN = frozenset(
    {
        (P + "presentation", P + "notesMasterIdLst"),
        (P + "bgPr", A + "effectsLst"),
        *((C + chart, C + "axId") for chart in ("barChart", "lineChart", "areaChart")),
    }
)
"""Parent and child that no program minds: PptxGenJS lists its notes master after the slides, and names a third axis, as
only charts in three dimensions have; pandoc misspells the effects of backgrounds."""
_TEXTS = etree.XPath(
    "//text()[normalize-space()][not(parent::a:t[not(*)] | parent::c:v[not(*)])]",
    namespaces={"a": A.strip("{}"), "c": C.strip("{}")},
)
"""All but those of runs and of the points of charts, which are nearly all that there are."""
_MOST_NAMES = 8
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Violation:
    """One place that breaks the schema.

    Attributes:
        code: ELEMENT_UNKNOWN, ELEMENT_ORDER_VIOLATION, ATTRIBUTE_UNKNOWN, ATTRIBUTE_MISSING or VALUE_INVALID.
        element: where; the one that holds what is wrong.
        name: the tag or attribute that is wrong, as it is written.
        message: a sentence with the place in the part and what is allowed.
        is_forgiven: PowerPoint opens it without a word, so that writers in wide use leave it so.
    """

    code: str
    element: Element
    name: str
    message: str
    is_forgiven: bool = False


def find_violations(root: Element) -> Iterator[Violation]:
    """What breaks the schema in a part, in its order; nothing for a part of a namespace that the tables lack."""
    schema = the_schema()
    name = schema.roots.get(str(root.tag))
    if name is not None:
        yield from _Walk(schema, root, name).violations()
        yield from _stray_texts(root, schema.texts)
    elif str(root.tag).startswith(_OURS):
        yield _violation("ELEMENT_UNKNOWN", root, shown(root.tag), "is no element that a part may begin with")


_Place = tuple[Element, str, frozenset[str]]
"""An element that is to be checked, the name of its type, and the namespaces that may stand in it beside ours."""


@dataclass(frozen=True, slots=True)
class _Child:
    """A child with the namespaces that may stand in it; `counts` is False for what stands there for newer readers."""

    element: Element
    spaces: frozenset[str]
    counts: bool = True


class _Walk:
    """One pass over a part; elements wait in a list, so that depth costs nothing."""

    def __init__(self, schema: Schema, root: Element, kind: str) -> None:
        self._schema = schema
        self._waiting: list[_Place] = [(root, kind, frozenset())]

    def violations(self) -> Iterator[Violation]:
        """In the order of the part."""
        waiting, types = self._waiting, self._schema.types
        while waiting:
            element, name, spaces = waiting.pop()
            kind = types[name]
            plain = _plain_children(element, kind)
            if plain is None:
                yield from self._look_closely(element, kind, spaces)
            elif plain:
                waiting += [(child, name, spaces) for child, name in reversed(plain)]

    def _look_closely(self, element: Element, kind: Type, spaces: frozenset[str]) -> Iterator[Violation]:
        spaces |= _ignorable(element)
        yield from _attributes(element, kind, spaces)
        if kind.text is not None:
            yield from _text(element, kind.text)
        elif kind.most is not None:
            yield from self._anything(element, kind.most, spaces)
        else:
            yield from self._children(element, kind, spaces)

    def _anything(self, element: Element, most: float, spaces: frozenset[str]) -> Iterator[Violation]:
        found = list(_spread(element, spaces))
        counted = [str(child.element.tag) for child in found if child.counts]
        if len(counted) > most and not _is_one_feature(counted):
            what = f"holds {len(found)} elements, and may hold {most:g}"
            yield _violation("ELEMENT_ORDER_VIOLATION", element, shown(element.tag), what)
        self._wait((child, self._schema.roots.get(str(child.element.tag))) for child in found)

    def _children(self, element: Element, kind: Type, spaces: frozenset[str]) -> Iterator[Violation]:
        known: list[tuple[_Child, str | None]] = []
        for child in _spread(element, spaces):
            tag = str(child.element.tag)
            if tag in kind.children:
                known.append((child, kind.children[tag]))
            elif not tag.startswith(tuple(child.spaces)) or tag.startswith(_OURS):
                yield _unknown(child.element, tuple(kind.children))
        yield from _order(element, kind.content, [child.element for child, _ in known if child.counts])
        self._wait(known)

    def _wait(self, children: Iterable[tuple[_Child, str | None]]) -> None:
        places = [(child.element, kind, child.spaces) for child, kind in children if kind is not None]
        self._waiting += reversed(places)


def _plain_children(element: Element, kind: Type) -> list[tuple[Element, str]] | None:
    """The children of an element with their types where all is as the tables say, and none is for newer readers.

    None where something is odd: nearly all elements are plain, so that the long look costs little.
    """
    if kind.most is not None:
        return None
    for name, value in cast("list[tuple[str, str]]", element.items()):
        fits = kind.fits.get(name)
        if fits is None or not fits(value):
            return None
    if kind.text is not None:
        is_plain = not len(element) and kind.text.fits(element.text or "")
        return [] if is_plain else None
    state, plain = kind.content.start, []
    for child in element:
        after = state[child.tag]
        if after is None:
            return None
        plain.append((child, kind.children[child.tag]))
        state = after
    if kind.required and any(element.get(name) is None for name in kind.required):
        return None
    return plain if state.may_end else None


def _is_one_feature(tags: list[str]) -> bool:
    """Whether elements may share an extension that is for one: Office writes several of one newer namespace into it."""
    spaces = {tag.partition("}")[0] for tag in tags}
    return len(set(tags)) == len(tags) and len(spaces) == 1 and not tags[0].startswith(_OURS)


def _ignorable(element: Element) -> frozenset[str]:
    """The namespaces that an element lets readers ignore."""
    prefixes = element.get(MC + "Ignorable")
    if prefixes is None:
        return frozenset()
    spaces = (element.nsmap.get(prefix) for prefix in prefixes.split())
    return frozenset(f"{{{space}}}" for space in spaces if space)


def _spread(element: Element, spaces: frozenset[str]) -> Iterator[_Child]:
    """The child elements; of alternates what stands in them, where those of the fallback count."""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag != MC + "AlternateContent":
            yield _Child(child, spaces)
            continue
        for branch in child.iterchildren(tag=etree.Element):
            is_choice = branch.tag == MC + "Choice"
            within = spaces | (_ANY if is_choice else _ignorable(branch))
            yield from (
                _Child(one.element, one.spaces, one.counts and not is_choice) for one in _spread(branch, within)
            )


def _attributes(element: Element, kind: Type, spaces: frozenset[str]) -> Iterator[Violation]:
    for key, value in element.attrib.items():
        name = str(key)
        attribute = kind.attributes.get(name)
        if attribute is None:
            if not name.startswith((*_ALWAYS, *spaces)):
                allowed = _allowed(tuple(kind.attributes)) if kind.attributes else "it has no attributes"
                yield _violation(
                    "ATTRIBUTE_UNKNOWN", element, shown(name), f"has no attribute {shown(name)}; {allowed}"
                )
        elif not attribute.values.fits(str(value)):
            what = f"{shown(name)}={_cut(str(value))} is none of its values; allowed is {attribute.values.words}"
            yield _violation("VALUE_INVALID", element, shown(name), what)
    for name in kind.required:
        if element.get(name) is None:
            yield _violation("ATTRIBUTE_MISSING", element, shown(name), f"must have the attribute {shown(name)}")


def _order(element: Element, content: Content, children: list[Element]) -> Iterator[Violation]:
    """The first child that may not stand where it does, or what is missing; forgiven ones are told beside it."""
    state = content.start
    for child in children:
        after = state[child.tag]
        if after is not None:
            state = after
            continue
        what = f"{shown(child.tag)} may not stand there; {_allowed(state.expected, 'nothing more may follow')}"
        is_forgiven = (element.tag, child.tag) in _FORGIVEN
        yield _violation("ELEMENT_ORDER_VIOLATION", element, shown(child.tag), what, is_forgiven=is_forgiven)
        if not is_forgiven:
            return
    if not state.may_end:
        what = f"is not complete: what is missing is one of {_listed(state.expected)}"
        yield _violation("ELEMENT_ORDER_VIOLATION", element, shown(element.tag), what)


def _text(element: Element, values: Values) -> Iterator[Violation]:
    for child in element.iterchildren(tag=etree.Element):
        yield _unknown(child, ())
    if not values.fits(element.text or ""):
        what = f"{_cut(element.text or '')} is none of its values; allowed is {values.words}"
        yield _violation("VALUE_INVALID", element, shown(element.tag), what)


def _stray_texts(root: Element, texts: frozenset[str]) -> Iterator[Violation]:
    """Text beside elements, or in elements that hold none."""
    for found in cast("list[Any]", _TEXTS(root)):
        beside = found.getparent()
        parent = beside.getparent() if beside is not None and found.is_tail else beside
        if parent is not None and str(parent.tag).startswith(_OURS) and (found.is_tail or parent.tag not in texts):
            what = f"may not hold the text {_cut(str(found).strip())}"
            yield _violation("VALUE_INVALID", parent, shown(parent.tag), what)


def _unknown(child: Element, allowed: tuple[object, ...]) -> Violation:
    parent = child.getparent()
    what = f"{shown(child.tag)} is no element that may stand in it; {_allowed(allowed, 'it holds no elements')}"
    is_forgiven = parent is not None and (parent.tag, child.tag) in _FORGIVEN
    place = parent if parent is not None else child
    return _violation("ELEMENT_UNKNOWN", place, shown(child.tag), what, is_forgiven=is_forgiven)


def _allowed(names: tuple[object, ...], otherwise: str = "") -> str:
    return f"allowed are {_listed(names)}" if len(names) > 1 else f"allowed is {_listed(names)}" if names else otherwise


def _listed(names: tuple[object, ...]) -> str:
    more = ", ..." if len(names) > _MOST_NAMES else ""
    return ", ".join(shown(name) for name in names[:_MOST_NAMES]) + more


def _cut(value: str) -> str:
    return repr(value) if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN]!r}... ({len(value):,} characters)"


def shown(name: object) -> str:
    """A qualified name as it is usually written, `p:sp`."""
    space, closed, bare = str(name).rpartition("}")
    prefix = _PREFIXES.get(space + closed, f"{space}{closed}")
    return f"{prefix}:{bare}" if prefix in _SHORT else f"{prefix}{bare}"


def _violation(code: str, element: Element, name: str, what: str, *, is_forgiven: bool = False) -> Violation:
    return Violation(code, element, name, f"line {element.sourceline}, {path_of(element)}: {what}.", is_forgiven)


def path_of(element: Element) -> str:
    """Where an element stands in its part, `p:sld/p:cSld/p:spTree/p:sp[2]`."""
    steps = []
    for one in (element, *element.iterancestors()):
        number = 1 + sum(1 for _ in one.itersiblings(one.tag, preceding=True))
        steps.append(shown(one.tag) + (f"[{number}]" if number > 1 else ""))
    return "/".join(reversed(steps))
