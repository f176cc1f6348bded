"""Masters and layouts of a document."""

from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def at(left: float, top: float, width: float, height: float, **style: Any) -> dict[str, Any]:
    """A style that stands somewhere."""
    return {"position": "absolute", "left": left, "top": top, "width": width, "height": height, **style}


def text(words: str, kind: str, idx: int | None = None, **style: Any) -> dict[str, Any]:
    """A text that is, or fills, a placeholder."""
    placeholder = {"type": kind} | ({"idx": idx} if idx else {})
    return {"type": "Text", "content": words, "placeholder": placeholder} | ({"style": style} if style else {})


MASTER = {
    "name": "House",
    "background": "#FFFFFF",
    "children": [
        {"type": "View", "style": at(0, 0, 960, 8, backgroundColor="accent1")},
        text("Title", "title", **at(40, 30, 880, 60, fontSize=30, color="accent2")),
    ],
    "layouts": [
        {"name": "Plain", "children": [text("Body", "body", 4, **at(40, 120, 420, 340, fontSize=20))]},
        {"name": "Dark", "background": "dk1"},
    ],
}


def placeholders(root: Any) -> dict[str, tuple[str | None, tuple[str, ...], str | None]]:
    """By text: type and number of the placeholder, place, and size of type."""
    found = {}
    for shape in root.iter(f"{P}sp"):
        holder = shape.find(f".//{P}ph")
        if holder is not None:
            frame = shape.find(f".//{A}xfrm")
            place = tuple(frame[0].attrib.values()) + tuple(frame[1].attrib.values())
            words = "".join(piece.text for piece in shape.iter(f"{A}t"))
            found[words] = ((holder.get("type"), holder.get("idx")), place, next(shape.iter(f"{A}rPr")).get("sz"))
    return found


def test_masters_and_layouts_are_parts_of_the_file(paper: Any) -> None:
    """Nodes without a placeholder stand on the master, not on each slide."""
    written = paper(text("Hello", "title"), root={"masters": [MASTER]}, masterName="House", layoutName="Plain")
    master = written.xml("ppt/slideMasters/slideMaster2.xml")
    assert len(list(master.iter(f"{P}sp"))) == 2
    assert len(list(written.slide().iter(f"{P}sp"))) == 1
    names = {
        written.xml(name).find(f"{P}cSld").get("name")
        for name in written.parts
        if name.startswith("ppt/slideLayouts/s")
    }
    assert {"Plain", "Dark"} <= names
    listed = [one.get("id") for one in written.xml("ppt/presentation.xml").iter(f"{P}sldMasterId")]
    listed += [one.get("id") for one in master.iter(f"{P}sldLayoutId")]
    assert len(set(listed)) == 4
    assert written.compiled.findings == ()


def test_nodes_fill_placeholders_and_look_like_them(paper: Any) -> None:
    """Type, number, place and look are the layout's where the node says nothing."""
    nodes = [text("Hello", "title"), text("Words", "body", 4), text("Bigger", "body", 9, fontSize=33, width=100)]
    written = paper(*nodes, root={"masters": [MASTER]}, masterName="House", layoutName="Plain")
    layouts = [name for name in written.parts if name.startswith("ppt/slideLayouts/s")]
    layout = next(written.xml(name) for name in layouts if b"Plain" in written.parts[name])
    own, model = placeholders(written.slide()), placeholders(layout)
    assert own["Hello"] == model["Title"]
    assert own["Words"] == model["Body"] == (("body", "4"), own["Words"][1], "2000")
    assert "Bigger" not in own
    assert [(one.component_path, one.code) for one in written.compiled.findings] == [
        ("slides[0].children[2].placeholder", "OPTION_WITHOUT_EFFECT")
    ]


def test_text_reads_on_the_ground_of_its_layout(paper: Any) -> None:
    """A dark layout turns the ink light."""
    node = {"type": "Text", "content": "12", "style": {"fontSize": 14}}
    written = paper(node, root={"masters": [MASTER]}, layoutName="Dark")
    run = next(written.slide().iter(f"{A}rPr"))
    assert next(run.iter(f"{A}schemeClr")).get("val") == "bg1"


def test_names_that_no_master_has_are_told_of(paper: Any) -> None:
    """The slide is made after one of our own layouts then."""
    written = paper(text("Hello", "title"), layoutName="Missing")
    assert [one.component_path for one in written.compiled.findings] == ["slides[0].layoutName"]


def test_charts_and_animations_of_masters_are_told_of(paper: Any) -> None:
    """No reader shows them."""
    data = {"chartType": "bar", "categories": ["A"], "series": [{"name": "S", "values": [1]}]}
    chart = {"type": "Chart", "chartData": data}
    moving = {"type": "View", "style": at(0, 0, 9, 9, backgroundColor="lt2"), "animations": [{"effect": "fade"}]}
    written = paper(text("Hello", "title"), root={"masters": [{"name": "M", "children": [chart, moving]}]})
    told = [(one.component_path, one.slide_index) for one in written.compiled.findings]
    assert told == [("masters[0].children[0]", None), ("masters[0].children[1]", None)]


def test_a_slide_has_its_title_though_its_master_has_no_place_for_one(paper: Any) -> None:
    """Outlines and screen readers find it; its place and its size are its own."""
    bare = {"name": "Bare", "children": MASTER["children"][:1]}
    title = text("Hello", "title", **at(60, 40, 600, 50, fontSize=28))
    written = paper(title, root={"masters": [bare]}, masterName="Bare")
    kind, place, size = placeholders(written.slide())["Hello"]
    assert (kind, size) == (("title", None), "2800")
    assert place[0] == str(60 * 12700)
    assert not written.compiled.findings
