"""Text formats of the documents: each pattern with the sentence that says how to write it."""

import base64
import re
from urllib.parse import unquote, unquote_to_bytes


def _any_case(word: str) -> str:
    """A pattern of `word` in capitals or not: not every reader of JSON Schema knows flags."""
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else re.escape(letter) for letter in word)


def _data_url(kind: str) -> str:
    """A pattern of data URLs (RFC 2397) of the media types that the pattern `kind` names.

    Lines may be wrapped, and signs written by % and two digits, as programs do that build addresses.
    """
    return rf"{_DATA}{kind}(?:;[^;,]*)*;\s*{_any_case('base64')}\s*,[A-Za-z0-9+/%\s]+(?:=\s*){{0,2}}"


def _written_drawing(kind: str) -> str:
    """A pattern of data URLs of SVG that are no base64, as style sheets have them, mostly with % for some signs."""
    return rf"{_DATA}{kind}(?:;[^;,]*)*,\s*(?:<|%3[Cc])[\s\S]*"


_DATA, _HTTPS, _HTTP = _any_case("data:"), _any_case("https://"), f"{_any_case('http')}[Ss]?://"
_FONT, _APPLICATION = _any_case("font"), _any_case("application")
_NAME = r"[A-Za-z0-9.+-]+"
_PICTURES = "|".join(_any_case(kind) for kind in ("png", "jpeg", "jpg", "gif", "webp", "bmp", "tiff", "svg+xml"))

HEX_COLOR = r"^#[0-9A-Fa-f]{6}$"
ANY_HEX_COLOR = r"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"
PALETTE_COLOR = (
    r"^(?:#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"
    r"|foreground|muted|faint|rule|surface|accent|accentInverse|accentSecondary)$"
)
THEME_COLOR = (
    r"^(?:#[0-9A-Fa-f]{6}|dk1|lt1|dk2|lt2|accent1|accent2|accent3|accent4|accent5|accent6|hlink|folHlink"
    r"|bg1|tx1|bg2|tx2)$"
)
LENGTH = r"^(?:auto|-?[0-9]+(?:\.[0-9]+)?%)$"
_HOST = r"(?:[^\s/?#@]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#\[\]@:]+)(?::[0-9]{1,5})?(?:[/?#][^\s]*)?"
HYPERLINK = rf"^(?:{_HTTP}{_HOST}|(?:{_any_case('mailto:')}|{_any_case('tel:')})[^\s]+)$"
WEB_ADDRESS = rf"^{_HTTP}{_HOST}$"
_DRAWING = _any_case("image/svg+xml")
IMAGE_SOURCE = (
    rf"^(?:{_HTTPS}[^\s]+|{_data_url(_any_case('image/') + f'(?:{_PICTURES})')}|{_written_drawing(_DRAWING)})$"
)
SVG_SOURCE = rf"^(?:{_HTTPS}[^\s]+|{_data_url(_DRAWING)}|{_written_drawing(_DRAWING)})$"
VIDEO_SOURCE = rf"^(?:{_HTTPS}[^\s]+|{_data_url(_any_case('video/') + _NAME)})$"
AUDIO_SOURCE = rf"^(?:{_HTTPS}[^\s]+|{_data_url(_any_case('audio/') + _NAME)})$"
FONT_SOURCE = rf"^(?:{_HTTPS}[^\s]+|{_data_url(f'(?:{_FONT}|{_APPLICATION})/' + _NAME)})$"
SHA256 = r"^[0-9a-f]{64}$"
LANGUAGE = r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$"

HOW_TO_WRITE = {
    HEX_COLOR: "Write the colour as #RRGGBB.",
    ANY_HEX_COLOR: "Write the colour as #RGB, #RRGGBB or #RRGGBBAA.",
    PALETTE_COLOR: "Write the colour as #RGB, #RRGGBB or #RRGGBBAA, or name one of the palette, such as accent.",
    THEME_COLOR: "Write the colour as #RRGGBB, or name one of the theme, such as accent1, dk1 or tx2.",
    LENGTH: 'Give a number of px, a share such as "50%", or "auto".',
    HYPERLINK: "Give an address that starts with https://, http://, mailto: or tel:.",
    WEB_ADDRESS: "Give an address that starts with https:// or http://.",
    IMAGE_SOURCE: (
        "Give an https: address or a picture as data:image/png;base64,... (or jpeg, gif, webp, bmp, tiff, svg+xml)."
    ),
    SVG_SOURCE: "Give an https: address or data:image/svg+xml;base64,....",
    VIDEO_SOURCE: "Give an https: address or data:video/mp4;base64,....",
    AUDIO_SOURCE: "Give an https: address or data:audio/mpeg;base64,....",
    FONT_SOURCE: "Give an https: address or data:font/ttf;base64,....",
    SHA256: "Give the 64 hexadecimal digits of a SHA-256, in small letters.",
    LANGUAGE: "Give a language tag such as en, de-CH or zh-Hant.",
}

_ADDRESSES = frozenset({HYPERLINK, WEB_ADDRESS, IMAGE_SOURCE, SVG_SOURCE, VIDEO_SOURCE, AUDIO_SOURCE, FONT_SOURCE})
_DATA_URL = re.compile(_DATA)


def how_to_write(pattern: str, text: str) -> str | None:
    """What to change in `text`, which `pattern` does not accept; None for a pattern of somebody else."""
    if pattern in _ADDRESSES and not _DATA_URL.match(text.strip()):
        if text != text.strip():
            return "Remove the blanks around the address."
        if blank := re.search(r"\s", text):
            return f"Write the blanks in the address as %20; the first is at character {blank.start()}."
        if pattern in {HYPERLINK, WEB_ADDRESS} and re.match(_HTTP, text):
            return "Name a host behind the ://, and a port as a number, as in https://example.com:8443/page."
    return HOW_TO_WRITE.get(pattern)


def plain_source(source: str) -> str:
    """The source of a picture, recording or font in its plainest form: `data:` and `https:` in small letters.

    Of data URLs, parameters of the media type and breaks between lines are left out (RFC 2397, RFC 2045 section 6.8),
    and those that are no base64 become it.
    """
    scheme, colon, rest = source.partition(":")
    if scheme.lower() != "data":
        return scheme.lower() + colon + rest
    head, _, content = rest.partition(",")
    media_type, *parameters = (part.strip().lower() for part in head.split(";"))
    if "base64" not in parameters:
        content = base64.b64encode(unquote_to_bytes(content.strip())).decode()
    elif "%" in content:
        content = unquote(content)
    return f"data:{media_type};base64,{''.join(content.split())}"
