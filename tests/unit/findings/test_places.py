"""Every finding about a document leads into the document that was sent, and to what is at fault there."""

import copy
import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from deck_documents import Places
from deck_domain.render_manifest import RenderManifest
from scorer.fidelity.input_facts import Fact, read_facts
from tests.gallery.exhibits import exhibits
from tests.support.reporting import at, report_of

Json = dict[str, Any]
PROMPT = "Lorem ipsum of the program"
DOCUMENTED = {"TABLE_TOO_DENSE": "table", "CHART_LABEL_COLLISION": "chart"}


@cache
def _bases() -> dict[str, tuple[str, Json]]:
    """A full document of every kind of slide, pattern, block and node, and an overfull one."""
    return {
        f"{exhibit.name}-{cell.caption.split(', ')[1]}": (cell.schema, cell.document)
        for exhibit in exhibits()
        for cell in exhibit.rows[0][1:]
        if exhibit.group != "theme" and cell.caption.startswith("english")
    }


def _nested(document: Json, rng: random.Random) -> Json:
    """`document` with its blocks, or its nodes, in one to three containers more."""
    document = copy.deepcopy(document)
    for slide in document["slides"]:
        for _ in range(rng.randint(1, 3)):
            if slide.get("slideType") == "composition":
                region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
                inner = {"primitive": "container", "region": region, "input": {"blocks": slide["blocks"]}}
                slide["blocks"] = [inner]
            elif document.get("type") == "Document":
                slide["children"] = [{"type": "View", "children": slide["children"], "style": {"flexGrow": 1}}]
    return document


def _pointer(path: str) -> str:
    return "".join(f"/{index or key}" for index, key in re.findall(r"\[(\d+)\]|([^.\[\]]+)", path))


def _check_places(document: Json, findings: list[Json]) -> None:
    for finding in findings:
        pointer = finding["documentPointer"]
        at(document, pointer)
        documented = DOCUMENTED.get(finding["code"])
        if documented:
            assert re.fullmatch(rf"slides\[\d+\]\.{documented}", finding["componentPath"])
            assert finding["componentPath"].startswith(f"slides[{pointer.split('/')[2]}].")
        else:
            assert _pointer(finding["componentPath"]) == pointer


@pytest.mark.parametrize("name", _bases())
def test_every_place_is_in_the_document(name: str) -> None:
    """As sent, and in containers of containers: each finding has both forms of a place, and the document has it."""
    schema, document = _bases()[name]
    _check_places(document, report_of(schema, document)["findings"])
    deeper = _nested(document, random.Random(name))
    _check_places(deeper, report_of(schema, deeper)["findings"])


def _texts(document: Json) -> Iterator[Fact]:
    """Texts that a slide shows as text: what charts hold, and notes and descriptions, are judged otherwise.

    Tasks refer to a lane by its name, which cannot change alone.
    """
    elsewhere = (
        r"\.(notes|altText|alt|charts?|categories|chartData|entries|steps|presentationTitle)\b"
        r"|\.lanes\[\d+\]$"
    )
    for fact in read_facts(document):
        is_shown = not re.search(elsewhere, fact.path)
        if fact.slide is None or not is_shown or fact.path.endswith(".fallbackText"):
            continue
        if isinstance(at(document, _pointer(fact.path)), str):
            yield fact


def _with(document: Json, path: str, text: str) -> Json:
    changed = copy.deepcopy(document)
    holder, _, last = _pointer(path).rpartition("/")
    owner = at(changed, holder)
    owner[int(last) if isinstance(owner, list) else last] = text
    return changed


@pytest.mark.parametrize("name", [name for name in _bases() if name.endswith("-full")])
def test_a_fault_in_a_text_leads_to_that_text(name: str) -> None:
    """A prompt that was left in any text is found at it, or in the list or table that it is part of, and once."""
    schema, document = _bases()[name]
    rng = random.Random(name)
    document = _nested(document, rng)
    texts = list(_texts(document))
    for fact in rng.sample(texts, min(3, len(texts))):
        faulty = _with(document, fact.path, PROMPT)
        findings = report_of(schema, faulty)["findings"]
        _check_places(faulty, findings)
        if any(one["code"] == "OPTION_WITHOUT_EFFECT" and one["componentPath"] == fact.path for one in findings):
            continue  # it is not shown, which is said
        (left,) = [finding for finding in findings if finding["code"] == "PLACEHOLDER_TEXT_LEFT"]
        pointer = left["documentPointer"]
        assert f"{_pointer(fact.path)}/".startswith(f"{pointer}/"), (fact.path, pointer)
        assert pointer.count("/") > 2, f"{pointer} is no more than a slide"


AGENT = {
    "meta": {"title": "Older"},
    "slides": [
        {"pattern": "bullets", "title": "Points", "bulletPoints": ["One", PROMPT]},
        {
            "pattern": "dashboard",
            "content": {"title": "Figures", "kpis": [{"label": "A", "value": "1", "delta": PROMPT}]},
        },
        {"pattern": "statement", "title": PROMPT},
    ],
}


def test_older_forms_keep_their_own_places() -> None:
    """What is read as `content.bulletPoints` stands beside `pattern` in the document, and is told of there."""
    findings = report_of("agent_v1", AGENT)["findings"]
    _check_places(AGENT, findings)
    left = [finding["componentPath"] for finding in findings if finding["code"] == "PLACEHOLDER_TEXT_LEFT"]
    assert left == ["slides[0].bulletPoints[1]", "slides[1].content.kpis[0]", "slides[2].title"]


def test_pages_that_go_on_lead_to_the_slide_that_they_go_on_with() -> None:
    """The second page of the first slide is slide 1 of the deck, and slide 0 of the document."""
    body = [f"Point {number}: " + "what there is to say about it at some length. " * 9 for number in range(12)]
    slides = [
        {"slideType": "title-body", "title": "Long", "body": [*body[:-1], PROMPT]},
        {"slideType": "title-body", "title": "Short", "body": ["One", PROMPT]},
    ]
    document = {"version": "2.0", "title": "Deck", "slides": slides}
    findings = report_of("protocol_v2", document)["findings"]
    _check_places(document, findings)
    pages = {one["componentPath"]: one["slideIndex"] for one in findings if one["code"] == "PLACEHOLDER_TEXT_LEFT"}
    assert list(pages) == ["slides[0].body", "slides[1].body[1]"]
    assert pages["slides[1].body[1]"] == pages["slides[0].body"] + 1 > 1


def test_what_the_whole_deck_gives_leads_to_the_deck() -> None:
    """A footer of the tokens is told of there, a binding at the binding, a placeholder at its text."""
    document = {
        "version": "2.0",
        "title": "Deck",
        "tokens": {"chrome": {"footer": {"disclaimer": PROMPT}}},
        "bindings": [{"bindingKey": "sum", "path": "sum", "required": True}],
        "slides": [{"slideType": "title-body", "title": "Short", "body": ["One", "Two {{name}}"]}],
    }
    findings = report_of("protocol_v2", document)["findings"]
    _check_places(document, findings)
    told = {(one["code"], one["componentPath"]) for one in findings if one["severity"] == "error"}
    assert told == {
        ("PLACEHOLDER_TEXT_LEFT", "tokens.chrome.footer"),
        ("BINDING_NOT_RESOLVED", "bindings[0]"),
        ("BINDING_NOT_RESOLVED", "slides[0].body[1]"),
    }


def test_a_manifest_of_an_earlier_version_leads_to_slides() -> None:
    """Without word of what shapes show, the slide is the nearest place."""
    earlier = b'{"slide_count": 1, "title": "Deck", "notices": [], "fonts": [], "pictures": {}}'
    assert RenderManifest.from_bytes(earlier).pages == ()


@pytest.mark.parametrize(
    ("path", "found", "pointer"),
    [
        ("slides[0].a/b[1]", "slides[0].a/b[1]", "/slides/0/a~1b/1"),
        ("slides[0].m~n", "slides[0].m~n", "/slides/0/m~0n"),
        ("slides[0].title", "slides[0]", "/slides/0"),
        ("slides[0].a/b[7].text", "slides[0].a/b", "/slides/0/a~1b"),
        ("slides[3].title", "slides", "/slides"),
        ("theme.name", "slides", "/slides"),
        (None, "slides", "/slides"),
    ],
)
def test_a_place_that_is_not_there_is_the_nearest_around_it(path: str | None, found: str, pointer: str) -> None:
    """Keys may hold the signs of pointers."""
    place = Places({"slides": [{"a/b": [1, 2], "m~n": 1}]}).find(path)
    assert (place.path, place.pointer) == (found, pointer)
