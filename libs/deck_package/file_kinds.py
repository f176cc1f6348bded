"""What a file is that is no presentation, so that whoever sent it knows at once; each answer is a sentence."""

from collections.abc import Callable, Collection

_FIRST_BYTES = (
    (b"%PDF", "The file is a PDF."),
    (b"\x89PNG", "The file is a picture (PNG)."),
    (b"\xff\xd8\xff", "The file is a picture (JPEG)."),
    (b"GIF8", "The file is a picture (GIF)."),
    (b"BM", "The file is a picture (BMP)."),
    (b"II*\0", "The file is a picture (TIFF)."),
    (b"MM\0*", "The file is a picture (TIFF)."),
    (b"{\\rtf", "The file is a text document (RTF)."),
    (b"<", "The file is HTML or XML."),
    (b"{", "The file is JSON."),
)
_STREAMS = (
    ("PowerPoint Document", "The file is in the old binary format (.ppt); save it as .pptx and send it again."),
    ("WordDocument", "The file is a Word document in the old binary format (.doc); send a presentation (.pptx)."),
    ("Workbook", "The file is an Excel workbook in the old binary format (.xls); send a presentation (.pptx)."),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (.odp); save it as .pptx",
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text (.odt); send a presentation (.pptx)",
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument sheet (.ods); send a presentation (.pptx)",
    b"application/epub+zip": "an EPUB book; send a presentation (.pptx)",
}
_MAIN_TYPES = (
    ("wordprocessingml.", "a Word document"),
    ("spreadsheetml.", "an Excel workbook"),
    ("visio.", "a Visio drawing"),
)
_LONGEST_MIMETYPE = 200


def name_known_kind(head: bytes) -> str | None:
    """By the first 16 bytes of a file that is neither a zip nor a compound file; None where they tell nothing."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "The file is a picture (WebP)."
    return next((name for magic, name in _FIRST_BYTES if head.startswith(magic)), None)


def name_by_first_bytes(head: bytes) -> str:
    """For a file that is neither a zip nor a compound file, by its first 16 bytes."""
    return name_known_kind(head) or "The file is no presentation."


def name_compound_file(data: bytes) -> str:
    """For a compound file of the old Office, by the streams in it."""
    found = (name for stream, name in _STREAMS if stream.encode("utf-16-le") in data)
    return next(found, "The file is in an old binary format of Office; save it as .pptx and send it again.")


def name_zip(names: Collection[str], size: Callable[[str], int], read: Callable[[str], bytes]) -> str | None:
    """For a zip without a table of content types, by what is in it; None where that tells nothing."""
    if "mimetype" in names and size("mimetype") <= _LONGEST_MIMETYPE:
        kind = _OPEN_DOCUMENT.get(read("mimetype").strip())
        return f"The file is {kind} and send it again." if kind else None
    if any(name.lower().endswith((".iwa", "index.apxl")) for name in names):
        return "The file is a Keynote presentation (.key); export it as .pptx and send it again."
    return None


def name_main_type(content_type: str | None) -> str:
    """For a package of Office that is no presentation, by the content type of its main part."""
    kind = next((name for words, name in _MAIN_TYPES if words in (content_type or "")), "no PowerPoint presentation")
    return f"The file is {kind}; send a presentation (.pptx, .potx or .ppsx)."
