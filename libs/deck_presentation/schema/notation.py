"""Reading the tables of elements and values beside this file.

    root sld:Slide                                the elements that parts begin with, and extensions may hold
    Angle = -90..90 | auto                        values, see `read_values`
    %Fill: (noFill:NoFill | solidFill:SolidFill)  a piece that others name by %Fill
    Shape: nv:NonVisual %Fill? ; id=unsignedInt!  a type: its children, then its attributes, `!` for those it must have

Children stand in the order written, those in brackets with bars one for another; `?`, `*`, `+` and `{2,3}` are those of
regular expressions; `*any` is whatever anybody likes, `*one` one element of it at most. A type of another table has
that table's letter in front (`a.Color`), an element of another namespace its prefix (`a:graphic:GraphicalObject`). A
long line goes on indented.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path

from deck_presentation.names import A, C, P, R
from deck_presentation.schema.content import MANY, Content, Particle
from deck_presentation.schema.values import BUILT_IN, Fits, Values, read_values

_FILES = {
    "a": "drawing.txt",
    "p": "presentation.txt",
    "c": "chart.txt",
    "cdr": "chart_drawing.txt",
    "dgm": "diagram.txt",
    "ep": "properties.txt",
    "op": "custom_properties.txt",
    "vt": "variants.txt",
    "cp": "core_properties.txt",
    "p14": "powerpoint_2010.txt",
    "a16": "drawing_2014.txt",
    "adec": "decorative.txt",
    "asvg": "svg.txt",
    "c15": "chart_2012.txt",
    "c16": "chart_2014.txt",
}
_OFFICE, _PACKAGE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/",
    "http://schemas.openxmlformats.org/package/2006/",
)
SPACES = {
    "a": A,
    "p": P,
    "c": C,
    "r": R,
    "cdr": "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}",
    "dgm": "{http://schemas.openxmlformats.org/drawingml/2006/diagram}",
    "ep": f"{{{_OFFICE}extended-properties}}",
    "op": f"{{{_OFFICE}custom-properties}}",
    "vt": f"{{{_OFFICE}docPropsVTypes}}",
    "cp": f"{{{_PACKAGE}metadata/core-properties}}",
    "p14": "{http://schemas.microsoft.com/office/powerpoint/2010/main}",
    "a16": "{http://schemas.microsoft.com/office/drawing/2014/main}",
    "adec": "{http://schemas.microsoft.com/office/drawing/2017/decorative}",
    "asvg": "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}",
    "c15": "{http://schemas.microsoft.com/office/drawing/2012/chart}",
    "c16": "{http://schemas.microsoft.com/office/drawing/2014/chart}",
    "dc": "{http://purl.org/dc/elements/1.1/}",
    "dcterms": "{http://purl.org/dc/terms/}",
}
"""Namespaces by the prefix that the tables, which have it as their letter, and messages use."""
_SIGN = re.compile(r"[()|]|\*any|%?[\w.:]+|[?*+]|\{[0-9]+,[0-9]*\}")
_OPEN = {"*any": math.inf, "*one": 1}
_TIMES: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, MANY), "+": (1, MANY)}


_KEPT_VALUES = 2_000
"""Texts of a type whose verdict is kept: decks say the same again and again."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """What may stand in an attribute."""

    values: Values
    is_required: bool


@dataclass
class Type:
    """What an element of one type may hold.

    Attributes:
        content: its children.
        children: their types by tag.
        attributes: by qualified name.
        text: the values of an element that holds text; None where it holds none.
        most: how many elements it holds of whatever anybody likes; None where it is not for anybody.
    """

    attributes: dict[str, Attribute] = field(default_factory=dict)
    children: dict[object, str] = field(default_factory=dict)
    model: Particle | None = None
    text: Values | None = None
    most: float | None = None

    @cached_property
    def fits(self) -> dict[str, Fits]:
        """Of each attribute, what tells whether a text is one of its values."""
        return {name: attribute.values.fits for name, attribute in self.attributes.items()}

    @cached_property
    def content(self) -> Content:
        """The automaton of its children."""
        return Content(self.model)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The attributes that must stand."""
        return tuple(name for name, attribute in self.attributes.items() if attribute.is_required)


class _Types(dict[str, Type]):
    """Types by their names with their tables' letters, `p.Slide`; each is read when it is first asked for."""

    def __init__(self, read: Callable[[str], Type]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, name: str) -> Type:
        self[name] = kind = self._read(name)
        return kind


class Schema:
    """All tables."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}
        self.types = _Types(self._read)
        self.roots: dict[str, str] = {}
        for letter, file in _FILES.items():
            for line in _lines(Path(__file__).with_name(file)):
                self._take(letter, line)

    @cache  # noqa: B019  there is one schema a process
    def values(self, name: str) -> Values:
        """Values by their name with their table's letter, or those of a built-in type."""
        bare = name.partition(".")[2]
        read = BUILT_IN[bare] if bare in BUILT_IN else read_values(self._lines[f"={name}"])
        return replace(read, fits=lru_cache(_KEPT_VALUES)(read.fits))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all types, with their tables' letters."""
        return tuple(key for key in self._lines if key[0] not in "=%")

    @cached_property
    def texts(self) -> frozenset[str]:
        """Tags of elements that hold text."""
        kinds = (self.types[name] for name in self.names)
        rows = (row for kind in kinds if kind.model is not None for row in kind.children.items())
        return frozenset(str(tag) for tag, name in rows if self.types[name].text is not None)

    def _take(self, letter: str, line: str) -> None:
        if line.startswith("root "):
            rows = (row.split(":") for row in line.split()[1:])
            self.roots |= {SPACES[letter] + tag: _full(letter, name) for tag, name in rows}
        elif " = " in line:
            name, _, definition = line.partition(" = ")
            self._lines[f"={letter}.{name}"] = definition
        else:
            name, _, definition = line.partition(":")
            sign = "%" if name.startswith("%") else ""
            self._lines[f"{sign}{letter}.{name.removeprefix('%')}"] = definition.strip()

    def _read(self, name: str) -> Type:
        letter = name.partition(".")[0]
        if name not in self._lines:
            return Type(text=self.values(name))
        children, _, attributes = f" {self._lines[name]} ".partition(" ; ")
        read = Type(dict(self._attributes(letter, attributes)))
        read.most = _OPEN.get(children.strip())
        if children.strip() and read.most is None:
            read.model = _Reader(self, letter, read.children).sequence(children)
        return read

    def _attributes(self, letter: str, rows: str) -> Iterator[tuple[str, Attribute]]:
        for row in rows.split():
            name, _, values = row.partition("=")
            prefix, _, bare = name.rpartition(":")
            qualified = SPACES[prefix] + bare if prefix else bare
            yield qualified, Attribute(self.values(_full(letter, values.rstrip("!"))), row.endswith("!"))

    def piece(self, name: str) -> str:
        """The definition of a piece, `a.Fill`."""
        return self._lines[f"%{name}"]


class _Reader:
    """Makes a model of a line's children, and notes their types."""

    def __init__(self, schema: Schema, letter: str, types: dict[object, str]) -> None:
        self._schema, self._letter, self._types = schema, letter, types
        self._signs: list[str] = []

    def sequence(self, definition: str) -> Particle:
        self._signs = _SIGN.findall(definition)
        return self._group()

    def _group(self) -> Particle:
        """Up to a closing bracket or the end."""
        branches: list[list[Particle]] = [[]]
        while self._signs and (sign := self._signs.pop(0)) != ")":
            if sign == "|":
                branches.append([])
            else:
                branches[-1].append(self._times(self._one(sign)))
        sequences = [members[0] if len(members) == 1 else Particle(members=tuple(members)) for members in branches]
        return sequences[0] if len(sequences) == 1 else Particle(members=tuple(sequences), is_choice=True)

    def _one(self, sign: str) -> Particle:
        if sign == "(":
            return self._group()
        if sign.startswith("%"):
            name = _full(self._letter, sign[1:])
            return _Reader(self._schema, name.partition(".")[0], self._types).sequence(self._schema.piece(name))
        *prefix, tag, kind = sign.split(":")
        space = prefix[0] if prefix else self._letter
        self._types[SPACES[space] + tag] = _full(space, kind)
        return Particle(SPACES[space] + tag)

    def _times(self, particle: Particle) -> Particle:
        sign = self._signs[0] if self._signs else ""
        if sign not in _TIMES and not sign.startswith("{"):
            return particle
        self._signs.pop(0)
        least, most = _TIMES[sign] if sign in _TIMES else _limits(sign)
        if (particle.least, particle.most) != (1, 1):
            return Particle(members=(particle,), least=least, most=most)
        return Particle(particle.tag, particle.members, particle.is_choice, least, most)


def _limits(sign: str) -> tuple[int, int | None]:
    least, _, most = sign.strip("{}").partition(",")
    return int(least), int(most) if most else MANY


def _full(letter: str, name: str) -> str:
    """A name with its table's letter."""
    return name if "." in name else f"{letter}.{name}"


def _lines(path: Path) -> Iterator[str]:
    """The lines of a table, long ones in one piece."""
    text = path.read_text(encoding="utf-8")
    for line in re.sub(r"\n +", " ", text).splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def the_schema() -> Schema:
    """The tables, read once a process."""
    return Schema()
