"""File names, ranges and conditions in headers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_domain.file_names import file_name
from gateway.etags import none_match
from gateway.files.headers import byte_range, content_disposition


@given(st.text())
def test_no_name_breaks_a_header(name: str) -> None:
    """Whatever a title holds, the header is one line of printable ASCII."""
    value = content_disposition(file_name(name, ".pptx"))
    assert value.isascii()
    assert value.isprintable()
    assert value.count('"') == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Q3 2026: Board Update", "Q3 2026 Board Update.pptx"),
        ("../../etc/passwd", "etc passwd.pptx"),
        ("a\r\nSet-Cookie: x", "a Set-Cookie x.pptx"),
        ("\u202egnp.exe", "gnp.exe.pptx"),
        ("  ...  ", "deck.pptx"),
        ("", "deck.pptx"),
    ],
)
def test_file_names_are_made_from_titles(title: str, expected: str) -> None:
    """Nothing a file system or a header trips over is left."""
    assert file_name(title, ".pptx") == expected


def test_other_scripts_travel_in_the_extended_form() -> None:
    """RFC 6266: an ASCII fallback first, then the whole name."""
    value = content_disposition("Übersicht 四半期.pptx")
    assert value.startswith('attachment; filename="Ubersicht')
    assert "filename*=UTF-8''%C3%9Cbersicht%20%E5%9B%9B" in value


@pytest.mark.parametrize(
    ("name", "fallback"),
    [
        ("四半期.pptx", "deck.pptx"),
        ("四半期 - slide-1.png", "slide-1.png"),
        ("Übersicht.pptx", "Ubersicht.pptx"),
        ("Übersicht", "Ubersicht"),
        ("四半期", "deck"),
        ("-v.pptx", "-v.pptx"),
    ],
)
def test_the_ascii_fallback_has_a_stem(name: str, fallback: str) -> None:
    """Clients that know no `filename*` would save `.pptx`, a hidden file."""
    assert f'filename="{fallback}"' in content_disposition(name)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("bytes=0-99", (0, 100)),
        ("bytes=100-", (100, 1000)),
        ("bytes=-50", (950, 1000)),
        ("bytes=-5000", (0, 1000)),
        ("bytes=990-5000", (990, 1000)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
    ],
)
def test_ranges(header: str | None, expected: tuple[int, int] | None) -> None:
    """One range of bytes is served; what is not understood means the whole file."""
    assert byte_range(header, 1000) == expected


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=5000-6000", "bytes=-0", "bytes=99999999999999999999-"])
def test_ranges_outside_the_file_are_refused(header: str) -> None:
    """416, not an empty answer."""
    with pytest.raises(ValueError, match="outside"):
        byte_range(header, 1000)


def test_none_match_understands_lists_and_weak_tags() -> None:
    """Any of the tags may be ours."""
    assert none_match('W/"x", "ours"', '"ours"')
    assert none_match("*", '"ours"')
    assert not none_match('"theirs"', '"ours"')
    assert not none_match(None, '"ours"')
    assert none_match('"ours"', 'W/"ours"')
