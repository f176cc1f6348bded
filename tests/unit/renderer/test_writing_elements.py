"""What elements of a scene say about themselves in the file, and what they leave to the theme or to their layout."""

from dataclasses import replace

import pytest

from renderer.layout.direction import kept_upright
from renderer.layout.recoloring import recolored
from renderer.scene import (
    Cell,
    Connector,
    Element,
    Frame,
    Line,
    Paragraph,
    Placeholder,
    Run,
    Shape,
    Table,
    TextBody,
    plain_line,
    under,
)
from renderer.writer.elements_xml import ElementWriter, ids_of
from renderer.writer.links import Links

_FRAME = Frame(0, 0, 1_270_000, 1_270_000)
_WORDS = TextBody((Paragraph((Run("Words", 20.0, bold=True),)),), (9.0, 4.0, 9.0, 4.0), "ctr")
_WIRE = Connector(
    _FRAME,
    "wire",
    kind="elbow",
    start=(0, 0),
    end=(1_270_000, 1_270_000),
    line=Line("tx1"),
    glue_start=("box", 3),
    upright=False,
)


def written(*elements: Element) -> str:
    """The XML of the last of `elements`."""
    return ElementWriter(ids_of(elements), Links(), "en-US", {}).xml(elements[-1])


def test_a_line_leaves_its_ends_to_the_theme_unless_it_names_them() -> None:
    """A plain one names all of them."""
    quiet = written(Shape(_FRAME, "box", line=Line("rule", 1.0)))
    assert '<a:ln w="12700"><a:solidFill>' in quiet
    assert 'cap="flat" cmpd="sng"' in written(Shape(_FRAME, "box", line=plain_line("rule", 1.0)))


def test_a_look_recolors_the_lines_that_leave_something_to_it() -> None:
    """Neutral ones: a colour of its own, or a line that says everything, stays."""
    lines = (Line("rule"), Line("accent1"), plain_line("rule", 1.0))
    shapes = [recolored(Shape(_FRAME, "box", line=line), "#123456") for line in lines]
    assert [shape.line and shape.line.color for shape in shapes if isinstance(shape, Shape)] == [
        "#123456",
        "accent1",
        "rule",
    ]


def test_a_cell_under_a_rule_has_no_other_borders() -> None:
    """They take no room either."""
    rows = ((Cell(_WORDS.paragraphs, borders=under(Line("rule", 1.0))),),)
    table = Table(_FRAME, "table", widths=(1,), heights=(1,), rows=rows, parts={"firstRow": False, "firstCol": True})
    xml = written(table)
    assert xml.count('w="0"><a:noFill/>') == 3
    assert '<a:lnB w="12700"><a:solidFill>' in xml
    assert '<a:tblPr firstRow="0" firstCol="1"/>' in xml


def test_a_placeholder_says_only_what_it_does_not_inherit() -> None:
    """All of it, or all but sizes, or as an ordinary shape says it."""
    shape = Shape(_FRAME, "Title", body=_WORDS, placeholder=Placeholder("title"))
    plain = written(shape)
    assert 'sz="2000" b="1"' in plain
    assert "<a:xfrm>" in plain
    inherited = written(replace(shape, inherits=frozenset({"place", "look", "sizes", "characters"})))
    assert "<p:spPr/><p:txBody><a:bodyPr></a:bodyPr>" in inherited
    assert "sz=" not in inherited
    assert "b=" not in inherited
    sized = written(replace(shape, inherits=frozenset({"place", "look", "characters"})))
    assert 'sz="2000"' in sized
    assert "<a:noAutofit/>" in sized


@pytest.mark.parametrize(("bend", "drop", "preset"), [(None, 0, "straight"), (None, 99, "bent"), (0.5, 0, "bent")])
def test_a_connector_bends_where_its_ends_are_not_in_line(bend: float | None, drop: int, preset: str) -> None:
    """One that always bends does so in any case."""
    wire = replace(_WIRE, end=(1_270_000, drop * 12_700), bend=bend)
    assert f'prst="{preset}Connector' in written(Shape(_FRAME, "box"), wire)


def test_a_mirrored_connector_keeps_to_its_shape() -> None:
    """Its end moves to the other side, and so does its connection site."""
    (mirrored,) = kept_upright([_WIRE], 960.0)
    assert isinstance(mirrored, Connector)
    assert mirrored.glue_start == ("box", 1)
    assert mirrored.start[0] == 960 * 12_700


def test_fields_show_what_they_name() -> None:
    """The words around them are ordinary."""
    runs = (Run("Page ", 10.0), Run("3", 10.0, field="slidenum"))
    xml = written(Shape(_FRAME, "number", body=TextBody((Paragraph(runs),))))
    assert '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">' in xml
    assert "<a:t>Page </a:t></a:r>" in xml


def test_arrows_of_thin_lines_are_large() -> None:
    """They are as many times as large as their line is wide."""
    thin, thick = (
        written(Shape(_FRAME, "box"), replace(_WIRE, line=Line("tx1", width), arrow_end="triangle"))
        for width in (1.5, 3.0)
    )
    assert '<a:tailEnd type="triangle" w="lg" len="lg"/>' in thin
    assert '<a:tailEnd type="triangle"/>' in thick
