"""What a document given node by node says beside its slides' shapes: comments, motion, recordings, properties."""

import base64
from typing import Any

import pytest

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
TEXT = {"type": "Text", "content": "Words"}
BOX = {"type": "View", "textContent": "Box", "style": {"width": 90, "height": 40, "backgroundColor": "lt2"}}
FILM = "data:video/mp4;base64," + base64.b64encode(b"\0\0\0\x18ftypisom" + bytes(40)).decode()


def test_comments_have_authors_places_and_dates(paper: Any) -> None:
    """Each author is listed once and counts comments; places are in 1/576 in."""
    comments = [
        {"text": "One", "author": "Ana Ruiz", "x": 100, "y": 50, "date": "2026-01-02T03:04:05+01:00"},
        {"text": "Two <b>", "author": "Bo"},
        {"text": "Three", "author": "Ana Ruiz"},
    ]
    written = paper(TEXT, comments=comments)
    listed = list(written.xml("ppt/comments/comment1.xml"))
    assert [(one.get("authorId"), one.get("idx"), one.findtext(f"{P}text")) for one in listed] == [
        ("0", "1", "One"),
        ("1", "1", "Two <b>"),
        ("0", "2", "Three"),
    ]
    assert listed[0].get("dt") == "2026-01-02T02:04:05.000"
    assert dict(listed[0].find(f"{P}pos").attrib) == {"x": "800", "y": "400"}
    authors = [
        (one.get("name"), one.get("initials"), one.get("lastIdx")) for one in written.xml("ppt/commentAuthors.xml")
    ]
    assert authors == [("Ana Ruiz", "AR", "2"), ("Bo", "B", "1")]


def test_notes_keep_their_format_and_links(paper: Any) -> None:
    """Bold stays bold, points stay points, an address is a relationship of the notes."""
    runs = [{"text": "Say ", "style": {"fontWeight": "bold"}}, {"text": "this", "hyperlink": "https://example.org"}]
    written = paper(TEXT, notes=[{"runs": runs, "bullet": "char"}, {"runs": [{"text": "And that"}]}])
    notes = written.xml("ppt/notesSlides/notesSlide1.xml")
    body = list(notes.iter(f"{A}p"))
    assert ["".join(piece.text for piece in line.iter(f"{A}t")) for line in body] == ["Say this", "And that"]
    assert next(body[0].iter(f"{A}rPr")).get("b") == "1"
    assert body[0].find(f".//{A}buChar") is not None
    assert b"https://example.org" in written.parts["ppt/notesSlides/_rels/notesSlide1.xml.rels"]


def test_animations_follow_their_triggers(paper: Any) -> None:
    """A click begins a step; what comes with or after another does not wait for one."""
    effects = [("fade", "onClick"), ("wipe", "withPrevious"), ("flyIn", "afterPrevious"), ("spin", "onClick")]
    boxes = [{**BOX, "animations": [{"effect": name, "trigger": trigger}]} for name, trigger in effects]
    root = paper(*boxes).slide()
    nodes = [node for node in root.iter(f"{P}cTn") if node.get("presetID")]
    assert [(node.get("presetID"), node.get("presetClass"), node.get("nodeType")) for node in nodes] == [
        ("10", "entr", "clickEffect"),
        ("22", "entr", "withEffect"),
        ("2", "entr", "afterEffect"),
        ("8", "emph", "clickEffect"),
    ]
    waits = [cond for cond in root.iter(f"{P}cond") if cond.get("delay") == "indefinite"]
    assert len(waits) == 2
    ids = [node.get("id") for node in root.iter(f"{P}cTn")]
    assert len(ids) == len(set(ids))
    shapes = {shape.get("id") for shape in root.iter(f"{P}cNvPr")}
    assert {target.get("spid") for target in root.iter(f"{P}spTgt")} <= shapes


def test_a_card_is_animated_as_one(paper: Any) -> None:
    """A view with children becomes a group when it moves."""
    root = paper({**BOX, "children": [TEXT], "animations": [{"effect": "fade"}]}).slide()
    (group,) = root.iter(f"{P}grpSp")
    assert next(root.iter(f"{P}spTgt")).get("spid") == group.find(f".//{P}cNvPr").get("id")


@pytest.mark.parametrize(
    ("animation", "key"),
    [
        ({"effect": "explode"}, "effect"),
        ({"effect": "fade", "type": "motionPath"}, "effect"),
        ({"effect": "wipe", "direction": "sideways"}, "direction"),
    ],
)
def test_effects_that_powerpoint_has_not_are_told_of(animation: dict[str, Any], key: str, paper: Any) -> None:
    """Nothing is animated another way in silence."""
    written = paper({**BOX, "animations": [animation]})
    assert [one.component_path for one in written.compiled.findings] == [f"slides[0].children[0].animations[0].{key}"]


def test_a_film_is_in_the_file_and_plays(paper: Any) -> None:
    """Two relationships lead to one file; autoplay is a call of the sequence."""
    film = {
        "type": "Video",
        "src": FILM,
        "altText": "Film",
        "playback": {"autoplay": True, "loop": True, "muted": True},
    }
    written = paper(film)
    assert written.compiled.findings == ()
    media = [name for name in written.parts if name.endswith(".mp4")]
    relations = {one.get("Id"): one for one in written.xml("ppt/slides/_rels/slide1.xml.rels")}
    root = written.slide()
    link = next(root.iter(f"{A}videoFile")).get(f"{R}link")
    embed = next(node for node in root.iter() if node.tag.endswith("}media")).get(f"{R}embed")
    targets = {relations[one].get("Target") for one in (link, embed)}
    assert targets == {f"../media/{media[0].rpartition('/')[2]}"}
    assert b"video/mp4" in written.parts["[Content_Types].xml"]
    player = next(root.iter(f"{P}cMediaNode"))
    assert (player.get("mute"), player.find(f"{P}cTn").get("repeatCount")) == ("1", "indefinite")
    assert next(root.iter(f"{P}cmd")).get("cmd") == "playFrom(0.0)"


@pytest.mark.parametrize(
    "source", ["https://films.example/a.mp4", "data:video/mp4;base64," + base64.b64encode(b"no film").decode()]
)
def test_a_film_that_cannot_be_carried_is_told_of(source: str, paper: Any) -> None:
    """A frame stands in its place."""
    written = paper({"type": "Video", "src": source, "altText": "Film"})
    assert [one.rule for one in written.compiled.findings] == ["RND405"]
    assert not any("ftyp" in name for name in written.parts)


def test_properties_are_typed(paper: Any) -> None:
    """Strings, whole and other numbers, truth and dates; a name that is taken is told of."""
    given = [("A", "x"), ("B", 3), ("C", 1.5), ("D", True), ("E", "2026-01-31"), ("a", "twice")]
    written = paper(TEXT, root={"customProperties": [{"name": name, "value": value} for name, value in given]})
    found = {one.get("name"): (one[0].tag.removeprefix(V), one[0].text) for one in written.xml("docProps/custom.xml")}
    assert {name: found[name] for name in "ABCDE"} == {
        "A": ("lpwstr", "x"),
        "B": ("i4", "3"),
        "C": ("r8", "1.5"),
        "D": ("bool", "true"),
        "E": ("filetime", "2026-01-31T00:00:00Z"),
    }
    assert [one.component_path for one in written.compiled.findings] == ["customProperties[5]"]


def test_shows_and_printing_are_carried(paper: Any) -> None:
    """Custom shows name slides, handouts their number and turn of the page."""
    written = paper(
        TEXT,
        root={
            "customShows": [{"name": "Short", "slides": [1]}],
            "printSettings": {"colorMode": "gray", "frameSlides": True},
            "handoutLayout": {"slidesPerPage": 3, "orientation": "landscape"},
            "protection": {"markAsFinal": True},
        },
    )
    presentation = written.xml("ppt/presentation.xml")
    assert next(presentation.iter(f"{P}custShow")).get("name") == "Short"
    slides = {one.get(f"{R}id") for one in presentation.iter(f"{P}sldId")}
    assert next(presentation.iter(f"{P}sld")).get(f"{R}id") in slides
    assert dict(presentation.find(f"{P}notesSz").attrib) == {"cx": "9144000", "cy": "6858000"}
    printing = dict(next(written.xml("ppt/presProps.xml").iter(f"{P}prnPr")).attrib)
    assert printing == {"prnWhat": "handouts3", "clrMode": "gray", "frameSlides": "1"}
    assert b"_MarkAsFinal" in written.parts["docProps/custom.xml"]
    assert written.compiled.findings == ()
