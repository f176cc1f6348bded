"""Values as JSON answers."""

import json
from enum import StrEnum
from typing import Any

import pytest

from gateway.views.responses import encode


class _Word(StrEnum):
    DONE = "done"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            {"title": "Übersicht 図", "word": _Word.DONE, "none": None},
            '{"title":"Übersicht 図","word":"done","none":null}',
        ),
        ({_Word.DONE: [1, 2.5, True]}, '{"done":[1,2.5,true]}'),
        ({"places": (1, 2)}, '{"places":[1,2]}'),
        ({"large": 1 << 70}, '{"large":1180591620717411303424}'),
        ({"half": "a\ud800b"}, '{"half":"a?b"}'),
        ({"control": "\x00\u2028"}, '{"control":"\\u0000\u2028"}'),
    ],
)
def test_values_are_written_without_blanks_in_utf_8(value: dict[Any, Any], text: str) -> None:
    """Also what is rare: whole numbers of over 64 bits, and half of a pair of surrogates."""
    assert encode(value).decode() == text
    assert json.loads(encode(value))
