"""Header values that carry other people's text or ranges of bytes."""

import re
import unicodedata
from urllib.parse import quote

from deck_domain.file_names import UNSAFE

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_ATTR_CHARS = "!#$&+-.^_`|~"


def content_disposition(name: str, *, inline: bool = False) -> str:
    """An RFC 6266 value: an ASCII fallback, and the whole name in UTF-8 where it needs more."""
    name = UNSAFE.sub(" ", name).encode("utf-8", "ignore").decode().strip() or "file"
    value = f'{"inline" if inline else "attachment"}; filename="{_in_ascii(name)}"'
    return value if name.isascii() else f"{value}; filename*=UTF-8''{quote(name, safe=_ATTR_CHARS)}"


def _in_ascii(name: str) -> str:
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, extension = plain.rpartition(".") if "." in plain else (plain, "", "")
    return f"{stem.strip(' .-') or 'deck'}{dot}{extension}"


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """The half-open range a `Range` header asks for; None for the whole (also for what we do not understand).

    Raises ValueError when the range lies outside the `size` bytes there are (416).
    """
    match = _RANGE.fullmatch(header.strip()) if header else None
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if len(first) > 18 or len(last) > 18:
        raise ValueError("range outside the file")
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= stop:
        raise ValueError("range outside the file")
    return start, stop
