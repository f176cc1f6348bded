"""Films and sounds that PowerPoint plays: told apart by their first bytes."""

import re
from collections.abc import Mapping

RECORDINGS: Mapping[str, str] = {
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "avi": "video/x-msvideo",
    "wmv": "video/x-ms-wmv",
    "mpg": "video/mpeg",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "aif": "audio/aiff",
}
"""Media types by the extension that a file of a deck gets."""

_VIDEO = (
    (re.compile(rb"....ftypqt", re.DOTALL), "mov"),
    (re.compile(rb"....ftyp", re.DOTALL), "mp4"),
    (re.compile(rb"RIFF....AVI ", re.DOTALL), "avi"),
    (re.compile(rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11"), "wmv"),
    (re.compile(rb"\x00\x00\x01[\xb3\xba]"), "mpg"),
)
_AUDIO = (
    (re.compile(rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]"), "mp3"),
    (re.compile(rb"....ftyp", re.DOTALL), "m4a"),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), "wav"),
    (re.compile(rb"FORM....AIF", re.DOTALL), "aif"),
)


def extension_of(data: bytes, kind: str) -> str | None:
    """The extension of a recording of `kind`, `video` or `audio`; None for one that PowerPoint does not play."""
    signs = _VIDEO if kind == "video" else _AUDIO
    return next((extension for sign, extension in signs if sign.match(data)), None)
