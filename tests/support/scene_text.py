"""A scene as text that people can read and compare: what stands where, in pt."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from renderer.scene import EMU_PER_PT, Frame, Page, Scene

_OWN_LINES = {"origin", "frame", "name", "body", "paragraphs", "elements", "rows", "children", "notes", "background"}


def scene_text(scene: Scene) -> str:
    """Every page of `scene`, element by element, in the order of drawing."""
    lines = []
    for number, page in enumerate(scene.pages, 1):
        lines += [f"page {number}: {page.layout}, {_size(scene)}", *_page(page)]
    return "\n".join(lines) + "\n"


def _size(scene: Scene) -> str:
    return f"{scene.size[0]:g} x {scene.size[1]:g}"


def _page(page: Page) -> Iterator[str]:
    for element in page.elements:
        yield from _element(element, "  ")
    if page.notes:
        notes = page.notes if isinstance(page.notes, str) else "\n".join(line.text for line in page.notes)
        yield f"  notes: {notes!r}"


def _element(element: Any, indent: str) -> Iterator[str]:
    place = _frame(element.frame) if hasattr(element, "frame") else ""
    body = getattr(element, "body", None)
    options = _options(element) + (_options(body) if body else "")
    yield f"{indent}{type(element).__name__} {element.name!r} {place}{options}".rstrip()
    for paragraph in getattr(element, "paragraphs", ()):
        yield from _paragraph(paragraph, indent + "  ")
    for row in getattr(element, "rows", ()):
        yield f"{indent}  row: {' | '.join(_cell(cell) for cell in row)}"
    for child in getattr(element, "children", ()):
        yield from _element(child, indent + "  ")


def _paragraph(paragraph: Any, indent: str) -> Iterator[str]:
    yield f"{indent}paragraph{_options(paragraph, {'runs'})}"
    for run in paragraph.runs:
        yield f"{indent}  {run.text!r}{_options(run, {'text'})}"


def _cell(cell: Any) -> str:
    return " / ".join(
        "".join(f"{run.text!r}{_options(run, {'text'})}" for run in paragraph.runs)
        for paragraph in getattr(cell, "paragraphs", ())
    )


def _frame(frame: Frame) -> str:
    x, y, width, height = (round(value / EMU_PER_PT, 1) for value in (frame.x, frame.y, frame.width, frame.height))
    return f"at {x:g}, {y:g} size {width:g} x {height:g}"


def _options(thing: Any, beside: set[str] | frozenset[str] = frozenset()) -> str:
    """The fields that are not as by default."""
    said = []
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name not in _OWN_LINES | beside and value not in (None, (), "", False) and value != field.default:
            said.append(f"{field.name}={_short(value)}")
    return f" [{', '.join(said)}]" if said else ""


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, frozenset):
        return f"{{{', '.join(sorted(value))}}}"
    if is_dataclass(value) and not isinstance(value, type):
        return f"{type(value).__name__}{_options(value)}"
    if isinstance(value, (tuple, list)):
        return f"({', '.join(map(_short, value))})"
    return repr(value)
