"""Archives that are damaged, too large or built to mislead: each has a stable code."""

import io
import re
import struct
import warnings
import zipfile

import pytest

from deck_package import UnsafePackage, examine_package, inspect_package, open_package
from tests.support.hostile import SLIDE, Pack, Parts, codes, relate


def test_opening_raises_the_first_rejecting_fault(parts: Parts, pack: Pack) -> None:
    """The error carries a code, a sentence and all faults."""
    relate(parts, "slideMaster", "http://198.51.100.7/x.xml")
    with pytest.raises(UnsafePackage) as raised:
        open_package(pack(parts))
    assert raised.value.code == "external_target"
    assert "embed it" in raised.value.message
    assert [fault.rule for fault in raised.value.faults if fault.rejects] == ["PKG006"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_zip"),
        (b"%PDF-1.7", "not_a_zip"),
        (b"PK\x03\x04", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not_a_zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_package(data: bytes, code: str) -> None:
    """Other files are told apart by their first bytes."""
    assert codes(data) == [code]


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.95, 0.999])
def test_cut_files(sound_deck: bytes, keep: float) -> None:
    """A cut upload is corrupt wherever it was cut."""
    assert codes(sound_deck[: int(len(sound_deck) * keep)]) == ["corrupt"]


def test_a_flipped_byte_is_noticed(sound_deck: bytes) -> None:
    """Checksums are verified before anybody else reads the file."""
    with zipfile.ZipFile(io.BytesIO(sound_deck)) as archive:
        entry = archive.getinfo(SLIDE)
    middle = entry.header_offset + 30 + len(SLIDE) + entry.compress_size // 2
    flipped = sound_deck[:middle] + bytes([sound_deck[middle] ^ 0x55]) + sound_deck[middle + 1 :]
    assert codes(flipped) == ["corrupt"]


def test_entries_are_limited_before_the_directory_is_read(sound_deck: bytes) -> None:
    """The count in the end record is enough."""
    assert codes(sound_deck, entries=10) == ["too_many_entries"]


def test_the_unpacked_size_is_limited(sound_deck: bytes) -> None:
    """Sizes come from the directory, before anything is inflated."""
    assert codes(sound_deck, unpacked_bytes=10_000) == ["too_large_unpacked"]


def test_one_part_of_xml_is_limited(sound_deck: bytes) -> None:
    """A tree takes ten times the memory of its text."""
    assert set(codes(sound_deck, xml_bytes=2_000)) == {"too_large_unpacked"}


def test_shapes_and_elements_are_limited(parts: Parts, pack: Pack) -> None:
    """A few kilobytes may unpack to more than anybody can look at; the message says how much is too much."""
    shape = re.search(rb"<p:sp>.*?</p:sp>", parts[SLIDE], re.DOTALL)
    assert shape is not None
    parts[SLIDE] = parts[SLIDE].replace(b"</p:spTree>", shape.group() * 20_000 + b"</p:spTree>")
    package, faults = examine_package(pack(parts))
    assert (package, [(fault.code, fault.rule, fault.part) for fault in faults]) == (
        None,
        [("too_many_elements", "PKG009", SLIDE)],
    )
    assert "over the limit of 20,000" in faults[0].message


@pytest.mark.parametrize("element", [b"<a:p/>", b"<a:p><a:r><a:t/></a:r></a:p>"])
def test_texts_count_in_all(parts: Parts, pack: Pack, element: bytes) -> None:
    """A single shape may hold all of them."""
    head, _, tail = parts[SLIDE].partition(b"<a:p>")
    parts[SLIDE] = head + element * 200_000 + b"<a:p>" + tail
    with pytest.raises(UnsafePackage, match="more than 200,000") as raised:
        open_package(pack(parts))
    assert raised.value.code == "too_many_elements"


def test_as_much_as_allowed_is_opened(sound_deck: bytes) -> None:
    """Limits count as said."""
    shapes = next(n for n in range(1, 500) if "too_many_elements" not in codes(sound_deck, shapes=n))
    assert codes(sound_deck, shapes=shapes) == codes(sound_deck)
    assert "too_many_elements" in codes(sound_deck, shapes=shapes - 1)


def test_bombs_are_told_by_their_ratio(parts: Parts, pack: Pack) -> None:
    """64 MB of zeros pack 1:1000; small blank parts are left alone."""
    parts["ppt/media/small.bin"] = bytes(500_000)
    assert "ratio" not in codes(pack(parts))
    parts["ppt/media/bomb.bin"] = bytes(64 << 20)
    assert codes(pack(parts)) == ["ratio"]


def test_a_lie_about_the_size_is_noticed(parts: Parts, pack: Pack) -> None:
    """An entry that inflates to more than it declares is damaged; no more than declared is ever inflated."""
    parts["ppt/media/liar.bin"] = bytes(8 << 20)
    data = bytearray(pack(parts))
    directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"ppt/media/liar.bin"))
    struct.pack_into("<I", data, directory + 24, 900_000)
    assert codes(bytes(data)) == ["corrupt"]


@pytest.mark.parametrize(
    ("place", "form", "value"),
    [(6, "<H", 1), (8, "<H", 0), (14, "<I", 7), (18, "<I", 7), (22, "<I", 7)],
    ids=["password", "method", "checksum", "packed", "size"],
)
def test_an_entry_that_is_described_in_two_ways(sound_deck: bytes, place: int, form: str, value: int) -> None:
    """Readers that go from entry to entry see another file than those that go by the directory."""
    data = bytearray(sound_deck)
    struct.pack_into(form, data, data.index(SLIDE.encode()) - 30 + place, value)
    (fault,) = inspect_package(bytes(data))
    assert (fault.code, fault.part) == ("corrupt", SLIDE)
    assert "described in two ways" in fault.message


class _Pipe(io.BytesIO):
    """What can only be written to."""

    def seekable(self) -> bool:
        """It cannot."""
        return False


@pytest.mark.parametrize("stream", [_Pipe(), io.BytesIO()], ids=["pipe", "zip64"])
def test_writers_that_leave_sizes_out_are_understood(stream: io.BytesIO, parts: Parts) -> None:
    """They follow behind the entry, or stand in the fields of a large zip."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            with archive.open(name, "w", force_zip64=stream.seekable()) as entry:
                entry.write(data)
    assert codes(stream.getvalue()) == []


def test_overlapping_entries(sound_deck: bytes) -> None:
    """The same packed bytes may not be inflated twice."""
    data = bytearray(sound_deck)
    with zipfile.ZipFile(io.BytesIO(sound_deck)) as archive:
        largest = max(archive.infolist(), key=lambda entry: entry.compress_size)
    place = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 20, len(data))
    assert largest.compress_size < len(data)
    assert "ratio" in codes(bytes(data))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "ppt\\slides\\x.xml", "C:/x", "ppt//x", "ppt/./x", "a\nb"]
)
def test_names_that_lead_outside(parts: Parts, pack: Pack, name: str) -> None:
    """No reader is given a name that it may take for a path outside."""
    parts[name] = b"<x/>"
    assert codes(pack(parts)) == ["bad_name"]


def test_names_that_occur_twice(sound_deck: bytes) -> None:
    """Two readers would see two decks; names compare without case."""
    stream = io.BytesIO(sound_deck)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SLIDE.upper(), b"<x/>")
    assert codes(stream.getvalue()) == ["duplicate_entry"]


def test_zip_passwords(sound_deck: bytes) -> None:
    """A zip with a password is encrypted as well."""
    data = bytearray(sound_deck)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert codes(bytes(data)) == ["encrypted"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_document_types(parts: Parts, pack: Pack, encoding: str) -> None:
    """No DOCTYPE in any encoding: neither XXE nor billion laughs gets as far as a parser that resolves them."""
    declared = (
        f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"
    )
    parts["ppt/slides/slide1.xml"] = declared.encode(encoding)
    assert codes(pack(parts)) == ["doctype"]


def test_billion_laughs(parts: Parts, pack: Pack) -> None:
    """Entities are never expanded."""
    laughs = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
    parts[SLIDE] = f"<!DOCTYPE x [<!ENTITY a0 'ha'>{laughs}]><x y='&a11;'>&a11;</x>".encode()
    assert codes(pack(parts)) == ["doctype"]


def test_a_slide_that_does_not_parse(parts: Parts, pack: Pack) -> None:
    """LibreOffice would load half of it without a word."""
    parts[SLIDE] = parts[SLIDE][:-20]
    assert codes(pack(parts)) == ["xml_parse"]
