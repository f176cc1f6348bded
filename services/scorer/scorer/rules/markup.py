"""What the schema forbids: PowerPoint then refuses a file, or offers to repair it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice

from deck_presentation.names import A, Element, P
from deck_presentation.parts import Parts
from deck_presentation.schema import find_violations
from deck_presentation.schema.checking import shown
from scorer.rules.chart_markup import chart_faults
from scorer.rules.compatibility import compatibility_faults
from scorer.rules.properties import property_faults

_PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml."
_ROOTS = {
    "slide": P + "sld",
    "slideLayout": P + "sldLayout",
    "slideMaster": P + "sldMaster",
    "notesSlide": P + "notes",
    "notesMaster": P + "notesMaster",
    "handoutMaster": P + "handoutMaster",
}
"""What parts begin with, by the middle of their content type."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One place that breaks the schema, as a sentence; `is_forgiven` where PowerPoint opens it without a word."""

    code: str
    message: str
    is_forgiven: bool = False


def breaches_by_part(parts: Parts, most: int) -> Iterator[tuple[str, Sequence[Breach]]]:
    """Each XML part with its breaches, `most` of them at the most, in the order of the archive.

    Every diagram brings its own copy of the styles, colours and layouts of PowerPoint: what is the same is read once.
    """
    names = [name for name in parts.names if name.lower().endswith(".xml")]
    sizes = Counter(map(parts.size, names))
    known: dict[tuple[str | None, bytes], Sequence[Breach]] = {}
    for name in names:
        if sizes[parts.size(name)] == 1:
            yield name, list(islice(find_breaches(parts, name), most))
            continue
        copy = (parts.content_type(name), sha256(parts.data(name)).digest())
        if copy not in known:
            known[copy] = list(islice(find_breaches(parts, name), most))
        yield name, known[copy]


def find_breaches(parts: Parts, name: str) -> Iterator[Breach]:
    """What may not stand in a part, and what fits the schema and cannot be read: tables, charts, alternates."""
    root = parts.tree(name)
    if root is None:
        return
    kind = (parts.content_type(name) or "").removeprefix(_PRESENTATIONML).removesuffix("+xml")
    if kind in _ROOTS and root.tag != _ROOTS[kind]:
        begins, wanted = shown(root.tag), shown(_ROOTS[kind])
        yield Breach("ELEMENT_UNKNOWN", f"it is said to be a {kind}, but begins with {begins} instead of {wanted}.")
    for violation in find_violations(root):
        is_second_list = violation.name == "p:custDataLst" and len(violation.element.findall(P + "custDataLst")) > 1
        code = "CUSTDATALIST_CONFLICT" if is_second_list else violation.code
        yield Breach(code, violation.message, violation.is_forgiven)
    for code, message in chain(property_faults(root), compatibility_faults(root), chart_faults(root)):
        yield Breach(code, message)
    for table in root.iter(A + "tbl"):
        yield from _ragged(table)


def _ragged(table: Element) -> Iterator[Breach]:
    columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
    for number, row in enumerate(table.iterfind(A + "tr"), start=1):
        cells = len(row.findall(A + "tc"))
        if cells != columns:
            message = f"row {number} of a table has {cells} cells for {columns} columns."
            yield Breach("ELEMENT_ORDER_VIOLATION", message)
