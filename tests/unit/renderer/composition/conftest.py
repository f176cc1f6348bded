"""Compositions, laid out."""

from collections.abc import Callable
from typing import Any

import pytest

from deck_documents import parse
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import Page

Compose = Callable[..., tuple[Page, list[Finding]]]


@pytest.fixture(scope="session")
def compose() -> Compose:
    """Lays out one slide of blocks, in a look with tokens; further keys are the slide's."""
    fonts = FontBook.load()

    def composed(
        *blocks: dict[str, Any],
        title: str = "Title",
        theme: str | None = None,
        tokens: dict[str, Any] | None = None,
        **slide: Any,
    ) -> tuple[Page, list[Finding]]:
        given = {"slideType": "composition", "title": title, "blocks": list(blocks), **slide}
        document: dict[str, Any] = {
            "version": "2.0",
            "title": "Deck",
            "slides": [given],
            **({"theme": theme} if theme else {}),
        }
        document |= {"tokens": tokens} if tokens else {}
        scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), fonts)
        return scene.pages[0], list(findings)

    return composed


@pytest.fixture(scope="session")
def block() -> Callable[..., dict[str, Any]]:
    """Makes a block; the region is (column, row, columns, rows), or x, y, w and h as a dict."""

    def made(primitive: str, region: Any, z: int | None = None, **content: Any) -> dict[str, Any]:
        if isinstance(region, tuple):
            region = dict(zip(("col", "row", "colSpan", "rowSpan"), region, strict=True))
        given = {"primitive": primitive, "region": region, "input": content}
        return given if z is None else {**given, "zIndex": z}

    return made
