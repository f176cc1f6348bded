"""A page as a piece of slide code."""

from collections.abc import Sequence

from renderer.coding.calls import Call, Name, source
from renderer.coding.chart_code import chart_call
from renderer.coding.element_code import (
    connector_call,
    picture_call,
    shape_call,
    table_call,
)
from renderer.coding.not_writable import NotWritable
from renderer.scene import Chart, Connector, Element, Group, Page, Picture, Scene, Shape, Table
from renderer.writer.master_xml import LAYOUTS

_STEP = "    "
_SLIDE = Name("slide")


def code_of(scene: Scene) -> str:
    """The code that draws all pages of a scene. Raises NotWritable for what it has no way to draw."""
    language = source(Call("set_language", (scene.language,)), 1)
    head = f'"""{_title(scene)}"""\n\n\ndef build(prs):\n{_STEP}{language}\n'
    return head + "".join(_Writer(scene, page).lines() for page in scene.pages)


def _title(scene: Scene) -> str:
    """What the code says that it draws: without the signs that would end this text and begin code."""
    text = " ".join(scene.title.replace("\\", " ").replace('"', "'").split()) or "A slide"
    return text if text.endswith((".", "!", "?")) else f"{text}."


class _Writer:
    """Writes one page, and remembers which shapes connectors need by name."""

    def __init__(self, scene: Scene, page: Page) -> None:
        self._theme, self._page = scene.theme, page
        connectors = [one for one in _flat(page.elements) if isinstance(one, Connector)]
        self._lines = [one for one in connectors if _glue(one)]
        shapes = dict.fromkeys(target[0] for one in self._lines for target in _glue(one))
        self._variables = {name: f"shape_{number}" for number, name in enumerate(shapes, 1)}
        self._variables |= {one.name: f"line_{number}" for number, one in enumerate(self._lines, 1)}

    def lines(self) -> str:
        """The code of the page."""
        begun = Call("add_slide", (Name("prs"), LAYOUTS[self._page.layout][0]), {"bare": self._page.bare or None})
        parts = [f"\n{_STEP}slide = {source(begun, 1)}\n"]
        parts.extend(self._element(element, _SLIDE) for element in self._page.elements)
        parts.append(self._glued())
        if isinstance(self._page.notes, str) and self._page.notes:
            parts.append(f"{_STEP}{source(Call('add_notes', (_SLIDE, self._page.notes)), 1)}\n")
        return "".join(parts)

    def _element(self, element: Element, on: Name) -> str:
        if isinstance(element, Group):
            return self._group(element, on)
        variable = self._variables.get(element.name)
        before = f"{variable} = " if variable else ""
        return f"{_STEP}{before}{source(self._call(element, on), 1, len(before))}\n"

    def _call(self, element: Element, on: Name) -> Call:
        match element:
            case Shape():
                return shape_call(element, on, self._theme)
            case Connector():
                return connector_call(element, on, self._theme)
            case Table():
                return table_call(element, on, self._theme)
            case Chart():
                return chart_call(element, on, self._theme)
            case Picture():
                return picture_call(element, on)
        raise NotWritable(type(element).__name__)

    def _glued(self) -> str:
        """Lines are tied when all shapes are there: some stand before the shapes that they lead to."""
        calls = []
        for line in self._lines:
            ends = {
                end: (Name(self._variables[target[0]]), target[1])
                for end, target in (("begin", line.glue_start), ("end", line.glue_end))
                if target
            }
            calls.append(f"{_STEP}{source(Call('glue', (Name(self._variables[line.name]),), ends), 1)}\n")
        return "".join(calls)

    def _group(self, group: Group, on: Name) -> str:
        named = {"name": group.name, "description": group.description or None}
        begun = f"{_STEP}group = {source(Call('add_group', (on,), named), 1, 8)}\n"
        return begun + "".join(self._element(one, Name("group")) for one in group.elements)


def _flat(elements: Sequence[Element]) -> list[Element]:
    found: list[Element] = []
    for element in elements:
        found += [element, *(_flat(element.elements) if isinstance(element, Group) else [])]
    return found


def _glue(connector: Connector) -> list[tuple[str, int]]:
    return [glue for glue in (connector.glue_start, connector.glue_end) if glue]
