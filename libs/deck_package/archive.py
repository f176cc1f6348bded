"""The zip layer: limits are checked from the directory before anything is inflated, and again while inflating."""

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from deck_package.faults import PackageFault
from deck_package.file_kinds import name_by_first_bytes, name_compound_file

_END_OF_DIRECTORY = b"PK\x05\x06"
_OLE_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_BYTES_PER_ENTRY = 512
"""46 and the name are usual; more than this on average is no office file."""
_HEAD = struct.Struct("<6xHH4xIII4x")
"""Of the head before an entry: flags, method, checksum, packed and inflated size."""
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
"""Flags of an entry."""
_IN_ZIP64 = 0xFFFFFFFF
"""What stands in the place of a size that needs more room."""
_CHUNK = 1 << 18
"""Bytes that are unpacked at a time."""
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold.

    Attributes:
        entries: entries in the archive.
        unpacked_bytes: all entries together, inflated.
        xml_bytes: one XML part, inflated; its tree takes about ten times as much memory.
        shapes: shapes and cells of tables in one part, which may be a slide.
        elements: shapes, cells, paragraphs, runs and points of charts in all parts.
        ratio: inflated size over packed size, of each entry.
        ratio_floor_bytes: entries inflating to at most this are not judged by their ratio (blank pictures pack 1:1000,
            long tables 1:200).
    """

    entries: int = 5_000
    unpacked_bytes: int = 300 * 1024 * 1024
    xml_bytes: int = 32 * 1024 * 1024
    shapes: int = 20_000
    elements: int = 200_000
    ratio: int = 100
    ratio_floor_bytes: int = 16 * 1024 * 1024


class Archive:
    """Entries of a zip whose directory has passed `find_directory_faults`; reading is bounded by the declared sizes."""

    def __init__(self, zip_file: zipfile.ZipFile) -> None:
        self._zip = zip_file
        self._entries = {entry.filename: entry for entry in zip_file.infolist() if not entry.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all files in the archive's order, no directories."""
        return tuple(self._entries)

    def size(self, name: str) -> int:
        """Inflated size in bytes. Raises KeyError when there is no such entry."""
        return self._entries[name].file_size

    def read(self, name: str) -> bytes:
        """The inflated bytes. Raises KeyError when there is no such entry."""
        return self._zip.read(self._entries[name])

    def check_integrity(self, name: str) -> PackageFault | None:
        """Inflate an entry without keeping it; a fault when its checksum, its size or the head before it is wrong."""
        entry, inflated = self._entries[name], 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    inflated += len(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            inflated = -1
        if inflated == entry.file_size:
            return None if self._head_agrees(entry) else _two_readings(name)
        return PackageFault(
            "corrupt", f"The part {name} is damaged; save the presentation anew and send it again.", name
        )

    def _head_agrees(self, entry: zipfile.ZipInfo) -> bool:
        """Whether the head before an entry says what the directory says: readers go by the one or by the other.

        A head may leave checksum and sizes out, as those of writers do that cannot go back.
        """
        assert self._zip.fp is not None
        self._zip.fp.seek(entry.header_offset)
        flags, method, checksum, packed, size = _HEAD.unpack(self._zip.fp.read(_HEAD.size))
        said = ((checksum, entry.CRC), (packed, entry.compress_size), (size, entry.file_size))
        same = flags & _SIZES_FOLLOW or all(here in (0, _IN_ZIP64, there) for here, there in said)
        return bool(same) and method == entry.compress_type and not (flags ^ entry.flag_bits) & _ENCRYPTED

    def close(self) -> None:
        """Release the file."""
        self._zip.close()


def open_archive(source: BinaryIO, limits: Limits) -> tuple[Archive | None, list[PackageFault]]:
    """Read the directory of a zip file; no archive when it may not be read any further."""
    fault = _check_outside(source, limits)
    if fault is not None:
        return None, [fault]
    try:
        zip_file = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return None, [_corrupt()]
    faults = list(_directory_faults(zip_file, _length(source), limits))
    return (None, faults) if faults else (Archive(zip_file), [])


def _length(source: BinaryIO) -> int:
    return source.seek(0, 2)


def _two_readings(name: str) -> PackageFault:
    message = f"The part {name} is described in two ways, so that readers disagree on it; save the presentation anew."
    return PackageFault("corrupt", message, name)


def _corrupt() -> PackageFault:
    return PackageFault(
        "corrupt", "The file is damaged or was cut short; save the presentation anew and send it again."
    )


def _check_outside(source: BinaryIO, limits: Limits) -> PackageFault | None:
    """Judge the first and last bytes, before the directory is read into memory."""
    length = _length(source)
    source.seek(0)
    head = source.read(16)
    if head.startswith(_OLE_COMPOUND_FILE):
        return _name_compound_file(source)
    if head[:4] != b"PK\x03\x04":
        return PackageFault("not_a_zip", f"{name_by_first_bytes(head)} Send a PowerPoint presentation (.pptx).")
    source.seek(max(0, length - 65_557))
    tail = source.read()
    end = tail[tail.rfind(_END_OF_DIRECTORY) :] if _END_OF_DIRECTORY in tail else b""
    if len(end) < 22:
        return _corrupt()
    entries, directory_bytes = struct.unpack_from("<HI", end, 10)
    if entries > limits.entries or directory_bytes > limits.entries * _DIRECTORY_BYTES_PER_ENTRY:
        return _too_many(limits)
    return None


def _name_compound_file(source: BinaryIO) -> PackageFault:
    """Office encrypts a deck by wrapping it into a compound file with an `EncryptedPackage` stream."""
    source.seek(0)
    data = source.read(8 * 1024 * 1024)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PackageFault("encrypted", "The presentation is encrypted; remove its password and send it again.")
    return PackageFault("not_a_zip", name_compound_file(data))


def _too_many(limits: Limits) -> PackageFault:
    return PackageFault(
        "too_many_entries", f"The file holds more than {limits.entries:,} entries; send a smaller deck."
    )


def _directory_faults(zip_file: zipfile.ZipFile, length: int, limits: Limits) -> Iterator[PackageFault]:
    entries = zip_file.infolist()
    if len(entries) > limits.entries:
        yield _too_many(limits)
        return
    yield from _size_faults(entries, length, limits)
    names = Counter(entry.filename.casefold() for entry in entries)
    for entry in entries:
        yield from _entry_faults(entry)
        if names.pop(entry.filename.casefold(), 1) > 1:
            message = (
                f"The name {entry.filename!r} occurs more than once in the file, so that readers disagree on its text."
            )
            yield PackageFault("duplicate_entry", message, entry.filename)


def _size_faults(entries: list[zipfile.ZipInfo], length: int, limits: Limits) -> Iterator[PackageFault]:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_bytes:
        allowed = limits.unpacked_bytes >> 20
        message = f"The file unpacks to {unpacked >> 20:,} MB, over the limit of {allowed:,}; use smaller pictures."
        yield PackageFault("too_large_unpacked", message)
    if sum(entry.compress_size for entry in entries) > length:
        # Overlapping entries: the same packed bytes inflated many times.
        yield PackageFault("ratio", "The entries of the file overlap; save the presentation anew and send it again.")
    for entry in entries:
        if entry.file_size > limits.ratio_floor_bytes and entry.file_size > limits.ratio * entry.compress_size:
            message = (
                f"The entry {entry.filename!r} unpacks to over {limits.ratio} times its size, as no real deck does."
            )
            yield PackageFault("ratio", message, entry.filename)


def _entry_faults(entry: zipfile.ZipInfo) -> Iterator[PackageFault]:
    # zipfile has already cut the name at a NUL and mapped the platform's separator; the raw name must be clean itself.
    name = entry.orig_filename
    parts = name.removesuffix("/").split("/")
    if not name or "\\" in name or ":" in name or any(not char.isprintable() for char in name):
        yield PackageFault("bad_name", f"The entry name {name!r} holds characters that no part may have.", name)
    elif any(part in {"", ".", ".."} for part in parts):
        yield PackageFault("bad_name", f"The entry name {name!r} points outside the package.", name)
    if entry.flag_bits & _ENCRYPTED:
        yield PackageFault("encrypted", "The file is a zip with a password; remove it and send it again.", name)
    elif entry.compress_type not in _READABLE:
        yield PackageFault("corrupt", f"The entry {name!r} is packed by a method that presentations do not use.", name)
