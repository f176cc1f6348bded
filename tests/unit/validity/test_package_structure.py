"""What holds for every package: types, relationships, ids, properties, repeatable bytes."""

import io
import posixpath
import zipfile
from collections import Counter
from typing import Any

import pytest
from lxml import etree

from deck_documents import parse
from renderer.compile import compile_deck
from tests.support.corpus import compiled as corpus

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "[Content_Types].xml"

pytestmark = pytest.mark.parametrize("name", corpus.names())


def _source(relationships: str) -> str:
    folder, file = posixpath.split(relationships)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relations(name: str) -> dict[str, list[Any]]:
    found = {part: data for part, data in corpus.parts(name).items() if part.endswith(".rels")}
    return {_source(part): list(etree.fromstring(data)) for part, data in found.items()}


def _roots(name: str, folder: str) -> dict[str, Any]:
    found = {part: data for part, data in corpus.parts(name).items() if posixpath.dirname(part) == folder}
    return {part: etree.fromstring(data) for part, data in found.items()}


def test_every_part_has_one_type_and_every_type_a_part(name: str) -> None:
    """No part without a type, no type without a part, none twice."""
    parts = set(corpus.parts(name)) - {TYPES}
    types = list(etree.fromstring(corpus.parts(name)[TYPES]))
    overrides = Counter(node.get("PartName", "").lstrip("/") for node in types if node.get("PartName"))
    defaults = Counter(node.get("Extension") for node in types if node.get("Extension"))
    assert max((overrides + defaults).values()) == 1
    assert set(overrides) <= parts
    by_extension = {part for part in parts if part.rpartition(".")[2] in set(defaults) - {"xml"}}
    assert parts == set(overrides) | by_extension


def test_every_part_is_reached_and_every_relationship_leads_to_one(name: str) -> None:
    """From the package's root; ids are unique within a part, and all of them are used."""
    parts, relations = corpus.parts(name), _relations(name)
    reached = {""}
    for source, related in relations.items():
        assert len({one.get("Id") for one in related}) == len(related)
        targets = (one.get("Target") for one in related if one.get("TargetMode") != "External")
        folder = posixpath.dirname(source)
        reached |= {posixpath.normpath(posixpath.join(folder, target)) for target in targets}
    assert {part for part in parts if not part.endswith(".rels")} - {TYPES} == reached - {""}


def test_what_a_part_refers_to_is_related(name: str) -> None:
    """No r:id, r:embed or r:link without its relationship."""
    relations = _relations(name)
    for part, data in corpus.parts(name).items():
        if not part.endswith((".xml", ".vml")) or part == TYPES:
            continue
        used = {value for node in etree.fromstring(data).iter() for key, value in node.items() if key.startswith(R)}
        known = {one.get("Id") for one in relations.get(part, ())}
        assert used - {""} <= known, part


def test_ids_are_unique(name: str) -> None:
    """Of shapes on a slide, of slides, and of masters and layouts together, in the ranges that PowerPoint asks for."""
    for part, root in {**_roots(name, "ppt/slides"), **_roots(name, "ppt/slideLayouts")}.items():
        ids = [int(node.get("id")) for node in root.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids)), part
        ends = {int(node.get("id")) for node in root.iter(f"{A}stCxn", f"{A}endCxn")}
        spoken = {int(node.get("spid")) for node in root.iter(f"{P}spTgt", f"{P}bldP")}
        assert ends | spoken <= set(ids), part
    deck = etree.fromstring(corpus.parts(name)["ppt/presentation.xml"])
    slides = [int(node.get("id")) for node in deck.iter(f"{P}sldId")]
    assert len(slides) == len(set(slides)) == corpus.compiled(name).slide_count
    assert min(slides) >= 256
    masters = [int(node.get("id")) for node in deck.iter(f"{P}sldMasterId")]
    for root in _roots(name, "ppt/slideMasters").values():
        masters += [int(node.get("id")) for node in root.iter(f"{P}sldLayoutId")]
    assert len(masters) == len(set(masters))
    assert min(masters) >= 2**31


def test_tables_are_rectangles_with_a_header(name: str) -> None:
    """As many cells in each row as the grid has columns, spans included; the first row is marked as header."""
    for root in _roots(name, "ppt/slides").values():
        for table in root.iter(f"{A}tbl"):
            columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
            assert {len(row.findall(f"{A}tc")) for row in table.findall(f"{A}tr")} == {columns}
            assert table.find(f"{A}tblPr").get("firstRow") == "1"


def test_a_screen_reader_finds_its_way(name: str) -> None:
    """A title first in reading order, a description of all that has no text, a language on every run."""
    for part, root in _roots(name, "ppt/slides").items():
        tree = root.find(f"{P}cSld/{P}spTree")
        kinds = [node.get("type") for node in tree.iter(f"{P}ph")]
        assert kinds[0] in {"title", "ctrTitle"}, part
        for shape in tree.iter(f"{P}sp", f"{P}cxnSp", f"{P}graphicFrame", f"{P}pic"):
            identity = next(shape.iter(f"{P}cNvPr"))
            text = "".join(node.text or "" for node in shape.iter(f"{A}t"))
            decorative = any(node.get("val") == "1" for node in identity.iter() if "decorative" in str(node.tag))
            assert text.strip() or identity.get("descr") or decorative, (part, identity.get("name"))
        for run in root.iter(f"{A}r", f"{A}fld"):
            assert run.find(f"{A}rPr").get("lang"), part


def test_properties_tell_about_the_file(name: str) -> None:
    """Title, author and number of slides."""
    core = etree.fromstring(corpus.parts(name)["docProps/core.xml"])
    told = {etree.QName(node).localname: node.text for node in core}
    assert told["title"]
    assert told["creator"]
    extended = etree.fromstring(corpus.parts(name)["docProps/app.xml"])
    counts = {etree.QName(node).localname: node.text for node in extended}
    assert counts["Slides"] == str(corpus.compiled(name).slide_count)


def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    """Entry by entry: the same order and the same dates, nothing of this machine or this hour."""
    again = compile_deck(parse(*corpus.documents()[name])).pptx
    assert again == corpus.compiled(name).pptx
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert archive.namelist()[:2] == [TYPES, "_rels/.rels"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
