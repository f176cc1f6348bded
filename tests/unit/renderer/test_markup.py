"""XML is put together in one place, where text gets in only when it is escaped."""

import ast
import re
from pathlib import Path

import renderer.writer
from renderer.writer.markup import attribute, escape, joined, markup

_FOLDER = Path(renderer.writer.__file__).parent
_XML = re.compile(r"</?\w|=\"")


def test_text_is_escaped_where_it_stands() -> None:
    """Between tags quotes stay; between quotes neither they nor line feeds do."""
    assert escape('a<b & "c"\n') == 'a&lt;b &amp; "c"\n'
    assert attribute('a<b & "c"\n') == "a&lt;b &amp; &quot;c&quot;&#10;"


def test_parts_take_the_places_in_their_order() -> None:
    """Numbers and pieces of XML."""
    row = joined(markup('<a:gd name="%s" fmla="val %s"/>', attribute(name), value) for name, value in (("x", 1),))
    assert markup("<a:avLst>%s</a:avLst>", row) == '<a:avLst><a:gd name="x" fmla="val 1"/></a:avLst>'


def test_no_other_way_leads_to_xml() -> None:
    """Outside of its module nothing is made `Markup` by hand, and no f-string holds tags: both would hide raw text."""
    found = [
        f"{file.name}:{node.lineno}"
        for file in _FOLDER.rglob("*.py")
        if file.name not in {"markup.py", "xlsx.py"}
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if _is_by_hand(node)
    ]
    assert found == []


def _is_by_hand(node: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) and _XML.search(str(part.value)) for part in node.values)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Markup", "cast"}
