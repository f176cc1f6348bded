"""Every part we write against the schemas and the semantic rules of Open XML, as `openxml-audit` holds them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from tests.support.corpus import compiled as corpus

SLIDE = "ppt/slides/slide1.xml"
Parts = dict[str, bytes]


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Parts, str], list[str]]:
    """What is wrong with a package of these parts; the validator is costly to make."""
    validator = OpenXmlValidator(FileFormat.MICROSOFT_365)
    folder = tmp_path_factory.mktemp("packages")

    def check(parts: Parts, suffix: str = ".pptx") -> list[str]:
        path = folder / f"package{suffix}"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return [f"{error.part_uri}: {error.description}" for error in validator.validate(path).errors]

    return check


@pytest.mark.parametrize("name", corpus.names())
def test_every_part_is_valid(name: str, faults: Callable[..., list[str]]) -> None:
    """Elements, their order and number, attributes, types, ids and references."""
    assert faults(corpus.parts(name)) == []


@pytest.mark.parametrize("name", ["types-en", "charts-agent"])
def test_the_workbooks_behind_charts_are_valid(name: str, faults: Callable[..., list[str]]) -> None:
    """A person opens them with Edit Data."""
    books = [data for part, data in corpus.parts(name).items() if part.endswith(".xlsx")]
    assert books
    for book in books:
        assert faults(corpus.unzipped(book), ".xlsx") == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SLIDE, "<p:cSld>", "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr><p:cSld>"),
        (SLIDE, "<p:spTree>", "<p:spTree><p:bogus/>"),
        (SLIDE, "<p:cSld>", '<p:cSld bogus="1">'),
        (SLIDE, 'anchor="', 'anchor="z'),
        (SLIDE, '<p:cNvPr id="2"', "<p:cNvPr"),
        (SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="2"'),
        (SLIDE, ' sz="', ' sz="x'),
        (SLIDE, "<a:buNone/></a:pPr>", "<a:buNone/><a:spcBef/></a:pPr>"),
        ("ppt/charts/chart1.xml", "<c:axId", "<c:bogus/><c:axId"),
        ("ppt/theme/theme1.xml", "<a:accent6>", "<a:accent5><a:srgbClr val='112233'/></a:accent5><a:accent6>"),
        ("ppt/presentation.xml", '<p:sldId id="256"', '<p:sldId id="25"'),
        ("ppt/presentation.xml", '<p:sldId id="257"', '<p:sldId id="256"'),
        ("ppt/_rels/presentation.xml.rels", "slides/slide2.xml", "slides/slide99.xml"),
        ("docProps/custom.xml", 'pid="3"', 'pid="2"'),
    ],
)
def test_the_validator_is_not_blind(part: str, old: str, new: str, faults: Callable[..., list[str]]) -> None:
    """One planted fault of each sort is told of: silence above means something."""
    parts = dict(corpus.parts("board_update"))
    spoilt = parts[part].decode().replace(old, new, 1).encode()
    assert spoilt != parts[part]
    assert faults(parts | {part: spoilt})


def test_the_corpus_covers_what_can_be_drawn() -> None:
    """Every part of a package that the writer knows stands in some deck."""
    written = {Path(part).parent.as_posix() for name in corpus.names() for part in corpus.parts(name)}
    assert {"ppt/charts", "ppt/embeddings", "ppt/media", "ppt/notesSlides", "ppt/notesMasters"} <= written
