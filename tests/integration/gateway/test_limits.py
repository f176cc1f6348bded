"""How large a document may be: one more of anything is 400, with the place and the reason."""

from typing import Any

import httpx
import pytest

TEXT = {"type": "Text", "content": "t"}


def typed(**root: Any) -> dict[str, Any]:
    """A protocol_v2 document of one slide."""
    slide = {"slideType": "title-body", "title": "T", "body": ["b"]}
    return {"sourceSchema": "protocol_v2", "document": {"version": "2.0", "title": "T", "slides": [slide], **root}}


def paper(*children: Any, slides: int = 1) -> dict[str, Any]:
    """A paper_document whose slides are all alike."""
    pages = [{"type": "Slide", "children": list(children)}] * slides
    return {"sourceSchema": "paper_document", "document": {"type": "Document", "meta": {}, "slides": pages}}


def nested(levels: int) -> dict[str, Any]:
    """A text in views in views, `levels` deep altogether."""
    node: dict[str, Any] = TEXT
    for _ in range(levels - 1):
        node = {"type": "View", "children": [node]}
    return node


def crowd(nodes: int) -> dict[str, Any]:
    """So many nodes, no list of them too long."""
    view = {"type": "View", "children": [TEXT] * 249}
    slides, rest = divmod(nodes // 250, 8)
    assert rest == 0
    assert nodes % 250 in {0, 1}
    document = paper(*[view] * 8, slides=slides)
    if nodes % 250:
        document["document"]["slides"].append({"type": "Slide", "children": [TEXT]})
    return document


WITHIN = [
    typed(slides=typed()["document"]["slides"] * 200),
    typed(title="t" * 100_000),
    paper(nested(20)),
]
BEYOND = [
    (typed(slides=typed()["document"]["slides"] * 201), "/slides", "too_many"),
    (paper(TEXT, slides=201), "/slides", "too_many"),
    (paper(nested(21)), "/slides/0/children/0" + "/children/0" * 19 + "/children", "too_deep"),
    (paper({"type": "Text", "content": "t" * 100_001}), "/slides/0/children/0/content", "text_too_long"),
    (typed(title="t" * 100_001), "/title", "text_too_long"),
    (crowd(10_001), "/slides/5/children", "resource_limit_exceeded"),
    (paper(*[{"type": "View", "children": [TEXT] * 249}] * 81), "/slides/0/children", "resource_limit_exceeded"),
]


@pytest.mark.parametrize("document", WITHIN, ids=["200 slides", "100,000 characters", "20 levels"])
async def test_the_most_that_is_allowed_is_accepted(acme: httpx.AsyncClient, document: dict[str, Any]) -> None:
    """Limits count as said, to the one."""
    assert (await acme.post("/api/v2/render", json=document)).status_code == 202


@pytest.mark.parametrize(
    ("document", "pointer", "code"),
    BEYOND,
    ids=["slides", "pages", "depth", "text", "title", "nodes", "nodes of a slide"],
)
async def test_one_more_is_400(acme: httpx.AsyncClient, document: dict[str, Any], pointer: str, code: str) -> None:
    """The answer names the place and the reason."""
    answer = await acme.post("/api/v2/render", json=document)
    assert answer.status_code == 400
    faults = answer.json()["errors"]
    assert (pointer, code) in [(fault["pointer"], fault["code"]) for fault in faults]
