"""Decoding untrusted JSON bytes."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck_documents import decode_json, member_bytes
from deck_domain.errors import InvalidDocument

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e100, 1e100) | PLAIN,
    lambda children: st.lists(children) | st.dictionaries(PLAIN, children),
)


@pytest.mark.parametrize(
    ("data", "pointer", "code"),
    [
        (b'{"a": NaN}', "/a", "not_finite"),
        (b'{"a": [1, 1e999]}', "/a/1", "not_finite"),
        (b"[-Infinity]", "/0", "not_finite"),
        (b"[" + b"1" * 5000 + b"]", "/0", "not_finite"),
        (b'["\\ud800"]', "/0", "lone_surrogate"),
        (b'{"a": {"b": 1, "b": 2}}', "/a", "duplicate_key"),
        (b"\xff", "", "invalid_encoding"),
        (b'{"a":', "", "invalid_json"),
        (b"[" * 101, "", "too_deep"),
        (b'{"a":' * 200_000, "", "too_deep"),
        (b"[" + b"0," * 500_000 + b"0]", "", "resource_limit_exceeded"),
        (b"[" + b"[]," * 250_000 + b"[]]", "", "resource_limit_exceeded"),
    ],
)
def test_what_json_must_not_hold_is_refused_with_its_place(data: bytes, pointer: str, code: str) -> None:
    """Each fault has the pointer and the code that a client switches on."""
    with pytest.raises(InvalidDocument) as raised:
        decode_json(data)
    assert (pointer, code) == (raised.value.violations[0].pointer, raised.value.violations[0].code)


def test_the_place_of_a_syntax_error_is_told() -> None:
    """Line and column are in the message."""
    with pytest.raises(InvalidDocument, match="line 2, column 5"):
        decode_json(b'{\n"a":}')


def test_brackets_in_strings_do_not_count_as_depth() -> None:
    """A text full of brackets is shallow."""
    text = '[{"\\' * 500
    assert [text] == decode_json(json.dumps([text]).encode())


def test_a_large_object_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven megabytes of keys would take a second of the interpreter; the message says the limit."""
    monkeypatch.setattr("deck_documents.json_input.json.loads", lambda *_args, **_more: pytest.fail("was decoded"))
    large = b"{" + b",".join(b'"k%06d":1' % number for number in range(600_000)) + b"}"
    with pytest.raises(InvalidDocument, match="at most 500,000 values"):
        decode_json(large)


def test_commas_in_texts_are_no_values() -> None:
    """A long text that lists a great many things is one value."""
    text = "1," * 600_000
    assert [text] == decode_json(json.dumps([text]).encode())


def test_paired_surrogate_escapes_are_one_character() -> None:
    """Escaped emoji are ordinary text."""
    assert decode_json(b'["\\ud83d\\ude00"]') == ["\N{GRINNING FACE}"]


@settings(max_examples=30)
@given(JSON_VALUES)
def test_ordinary_json_survives(value: object) -> None:
    """What the standard writer writes is read back unchanged."""
    assert value == decode_json(json.dumps(value).encode())


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_an_invalid_document(data: bytes) -> None:
    """No other exception leaves the decoder."""
    with contextlib.suppress(InvalidDocument):
        decode_json(data)


@given(st.dictionaries(PLAIN, JSON_VALUES), JSON_VALUES, st.sampled_from([None, 0, 3, "\t"]), st.booleans())
@settings(deadline=None)
def test_a_member_is_given_back_as_it_was_written(
    others: dict[str, object], value: object, indent: int | str | None, ascii_only: bool
) -> None:
    """Byte by byte, wherever it stands among the others."""
    whole = others | {"document": value}
    data = b"\xef\xbb\xbf  " + json.dumps(whole, indent=indent, ensure_ascii=ascii_only).encode() + b"\n"
    written = member_bytes(data, "document")
    assert written in data
    assert decode_json(written) == decode_json(json.dumps(value).encode())


def test_a_member_keeps_its_spelling() -> None:
    """Numbers, escapes and blanks; a key of the same name further inside is another one."""
    data = b'{ "a" : {"document": 1}, "\\u0064ocument" :  { "x": 1.50e+02 , "y":"\\u00e9\xc3\xa9\\/" } , "b":[]}'
    assert member_bytes(data, "document") == b'{ "x": 1.50e+02 , "y":"\\u00e9\xc3\xa9\\/" }'
    with pytest.raises(KeyError):
        member_bytes(b'{"a": 1}', "document")
