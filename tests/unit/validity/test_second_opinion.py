"""What we call invalid is what others call so."""

import re
from pathlib import Path

import pytest

from tests.support.corpus import compiled as corpus
from tests.support.second_opinion import GAPS, SecondOpinion, compare, ours, pack

DECORATED, TABLE = "ppt/slides/slide3.xml", "ppt/slides/slide4.xml"
PAINT = '<a:solidFill><a:srgbClr val="GG00FF"/></a:solidFill>'
SLIDE, CHART, NOTES = "ppt/slides/slide1.xml", "ppt/charts/chart1.xml", "ppt/notesSlides/_rels/notesSlide1.xml.rels"
CORE = "docProps/core.xml"
CONTROLS = {
    "text beside elements": (SLIDE, "<p:spTree>", "<p:spTree>stray"),
    "attributes of types that have none": (SLIDE, "<p:spTree>", '<p:spTree bogus="1">'),
    "children of types that have none": (SLIDE, "<a:buNone/>", "<a:buNone><a:t/></a:buNone>"),
    "attributes of foreign namespaces": (SLIDE, "<p:cNvPr ", '<p:cNvPr xmlns:x="urn:x" x:bogus="1" '),
    "attributes of points in charts": (CHART, "<c:pt ", '<c:pt bogus="1" '),
    "sizes without width or height": (SLIDE, '<a:ext cx="0" ', "<a:ext "),
    "extensions without an address": (DECORATED, '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"', "<a:ext"),
    "relationships that charts name": (CHART, '<c:externalData r:id="', '<c:externalData r:id="x'),
    "the theme of the notes' master": ("ppt/notesMasters/_rels/notesMaster1.xml.rels", "relationships/theme", "x/y"),
    "properties of a file that stand twice": (CORE, "<dc:title>", "<dc:title>Twice</dc:title><dc:title>"),
    "dates of a file": (CORE, 'xsi:type="dcterms:W3CDTF">', 'xsi:type="dcterms:W3CDTF">about '),
    "kinds of dates of a file": (CORE, ' xsi:type="dcterms:W3CDTF"', ""),
    "rows that do not fill a table": (TABLE, "</a:tc>", "</a:tc><a:tc/>"),
    "attributes of sizes, extensions and frames of groups": (SLIDE, "<a:xfrm>", '<a:xfrm bogus="1">'),
    "capitals in true and false": (SLIDE, '<a:spLocks noGrp="1"', '<a:spLocks noGrp="TRUE"'),
    "letters in colours": (SLIDE, "<p:cSld>", f"<p:cSld><p:bg><p:bgPr>{PAINT}<a:effectLst/></p:bgPr></p:bg>"),
    "times of animations": (SLIDE, "</p:clrMapOvr>", '</p:clrMapOvr><p:transition advTm="soon"/>'),
    "ids of relationships of notes": (NOTES, 'Id="rId2"', 'Id="rId1"'),
}


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> SecondOpinion:
    """The other validator."""
    return SecondOpinion(tmp_path_factory.mktemp("second-opinion"))


def test_two_validators_agree(tmp_path: Path) -> None:
    """On 98 of 100 decks that were spoilt at random, what one of them does not look at left out."""
    result = compare(count=150, seed=20, folder=tmp_path)
    assert result.agreement >= 0.98, "\n".join(result.apart)
    assert result.alike > 100


@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_is_one(gap: str, second: SecondOpinion) -> None:
    """The other validator says nothing of a plain case, and we do: one that has learnt to look has no gap any more."""
    part, old, new = CONTROLS[gap]
    parts = dict(corpus.parts("board_update"))
    text = parts[part].decode()
    assert old in text
    deck = pack(parts | {part: text.replace(old, new, 1).encode()})
    assert second.on(deck) == []
    assert ours(deck)


@pytest.mark.parametrize(
    ("pattern", "spoilt"),
    [
        (r'(<p:sldId [^>]*?\bid=)"\d+"', r'\1"2147483648"'),
        (r'(<p14:sldId id=)"\d+"', r'\1"2147483648"'),
        (r'(<p14:sldId id=)"\d+"', r'\1"255"'),
        (r"<p14:sldId [^>]*/>", "<p14:sldId/>"),
        (r'(<p14:section [^>]*?\bid=)"[^"]+"', r'\1"12"'),
        (r"<p14:sldIdLst>", "<p14:sldIdLst><p14:bogus/>"),
        (r"<p14:section .*</p14:section>", ""),
    ],
)
def test_both_look_at_slides_and_sections(pattern: str, spoilt: str, second: SecondOpinion) -> None:
    """Sections are an extension, which is checked where the tables have it."""
    parts = dict(corpus.parts("nodes-dressed"))
    text = parts["ppt/presentation.xml"].decode()
    changed = re.sub(pattern, spoilt, text, count=1)
    assert changed != text
    deck = pack(parts | {"ppt/presentation.xml": changed.encode()})
    assert second.on(deck)
    assert ours(deck)
