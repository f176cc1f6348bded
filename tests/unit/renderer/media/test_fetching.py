"""Pictures behind addresses: fetched within limits, from where it is allowed, never at the cost of the job."""

import asyncio
import contextlib
import io
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from deck_runtime.outbound.addresses import is_public
from renderer.media.fetching import PictureFetcher
from renderer.media.rules import FetchRules, address_rules
from renderer.orders import FetchedPicture

HOST = "pictures.example"


def png(width: int = 4, height: int = 3) -> bytes:
    """A small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#0F6E84").save(buffer, "PNG")
    return buffer.getvalue()


async def at_home(host: str, port: int) -> Sequence[str]:
    """Resolves every name to this machine."""
    return ["127.0.0.1"]


def answering(*addresses: str) -> Callable[[str, int], Any]:
    """A resolver with one answer for every name."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


@pytest.fixture
def fetch(server: Any, certificate: Path, tmp_path: Path) -> Callable[..., Any]:
    """Fetches addresses; keywords change the rules, under which the test server is an inner host."""

    async def run(*urls: str, resolve: Any = at_home, **changes: Any) -> dict[str, dict[str, str]]:
        rules = FetchRules(addresses=address_rules(f"{HOST}:{server.port}"), ca_file=str(certificate))
        return await PictureFetcher(replace(rules, **changes), resolve).fetch(urls, tmp_path)

    return run


async def test_a_picture_is_fetched_once_and_kept_by_its_content(server: Any, fetch: Any) -> None:
    """The same address twice is one request; the file holds what the host sent."""
    url = server.put("/a.png", png())
    found = await fetch(url, url)
    assert server.asked == ["/a.png"]
    assert (file := found[url].file) is not None
    assert file.read_bytes() == png()
    assert file.name.endswith(sha256(png()).hexdigest())


async def test_a_redirect_is_followed(server: Any, fetch: Any) -> None:
    """Addresses of picture services often lead elsewhere."""
    server.put("/b.png", png())
    url = server.put("/a.png", b"", status=302, Location="/b.png")
    assert (await fetch(url))[url].file


@pytest.mark.parametrize(
    "location", ["https://[::1", "//[", "https://[v1.x]/", "https://a:99999999/", "\\xff", "https://\u200b/"]
)
async def test_a_redirect_that_cannot_be_read_is_refused(server: Any, fetch: Any, location: str) -> None:
    """Whatever a host writes, the deck goes on without the picture."""
    url = server.put("/a.png", b"", status=302, Location=location)
    assert (await fetch(url))[url].reason


async def test_drawings_with_a_doctype_are_fetched(server: Any, fetch: Any) -> None:
    """It may be the first thing in the file."""
    drawing = b'<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>'
    url = server.put("/a.svg", drawing, kind="image/svg+xml")
    assert (await fetch(url))[url].file


@pytest.mark.parametrize("kind", ["text/plain; charset=utf-8", "application/xml", "image/svg", "image/svg+xml"])
async def test_drawings_are_fetched_whatever_they_are_called(server: Any, fetch: Any, kind: str) -> None:
    """Hosts of code serve them as text: the first bytes decide, in UTF-16 and with a prefix, too."""
    drawing = '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'
    urls = [server.put(f"/{code}.svg", drawing.encode(code), kind=kind) for code in ("utf-8", "utf-16")]
    found = await fetch(*urls)
    assert all(found[url].file for url in urls)


async def test_redirects_end(server: Any, fetch: Any) -> None:
    """A circle is left after three turns."""
    url = server.put("/a.png", b"", status=302, Location="/a.png")
    assert "leads on" in (await fetch(url))[url].reason
    assert len(server.asked) == 4


async def test_a_redirect_inwards_is_refused(server: Any, fetch: Any) -> None:
    """Where an address leads is checked like the address itself."""
    server.put("/b.png", png())
    url = server.put("/a.png", b"", status=302, Location=f"https://127.0.0.1:{server.port}/b.png")
    assert "port" in (await fetch(url))[url].reason
    url = server.put("/a.png", b"", status=302, Location="https://127.0.0.1/b.png")
    assert "public" in (await fetch(url))[url].reason
    url = server.put("/a.png", b"", status=302, Location="http://pictures.example/b.png")
    assert "https" in (await fetch(url))[url].reason
    assert "/b.png" not in server.asked


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1",
        "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::1",
        "2001:0:7f00:1::1", "2001:db8::1", "fe80::1%eth0", "no address",
    ],
)  # fmt: skip
async def test_inner_addresses_are_never_asked(server: Any, fetch: Any, address: str) -> None:
    """Whatever name hides them, and whatever public address stands beside them."""
    assert not is_public(address)
    found = await fetch("https://innocent.example/a.png", resolve=answering("93.184.216.34", address))
    assert "public" in found["https://innocent.example/a.png"].reason
    assert server.asked == []


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2a00:1450:4001::5e"])
def test_public_addresses_are_public(address: str) -> None:
    """The rule does not shut everybody out."""
    assert is_public(address)


async def test_the_name_is_looked_up_once(server: Any, fetch: Any) -> None:
    """The address that was checked is the one that is asked: a second answer cannot swap it."""
    lookups = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        lookups.append(host)
        return ["127.0.0.1"]

    url = server.put("/a.png", png())
    await fetch(url, resolve=resolve)
    assert lookups == [HOST]


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("https://pictures.example:8443/a.png", "port"),
        ("https://user:pass@pictures.example/a.png", "user"),
        ("https://[::1]/a.png", "public"),
        ("https:///a.png", "host"),
        ("https://pictures.example:port/a.png", "read"),
        ("https://pictures.internal/a.png", "public"),
        ("https://localhost/a.png", "public"),
    ],
)
async def test_odd_addresses_are_refused(server: Any, fetch: Any, url: str, word: str) -> None:
    """Each with its reason."""
    assert word in (await fetch(url, resolve=answering("::1")))[url].reason
    assert server.asked == []


async def test_a_body_that_is_too_large_is_not_read_to_its_end(server: Any, fetch: Any) -> None:
    """Neither one that says so nor one that does not."""
    said = server.put("/said.png", png() + bytes(5000))
    unsaid = server.url("/unsaid.png")

    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + png())
        while True:
            writer.write(bytes(1000))
            await writer.drain()

    server.replies["/unsaid.png"] = endless
    found = await fetch(said, unsaid, picture_bytes=4000)
    assert {"more than 4,000 bytes" in found[url].reason for url in (said, unsaid)} == {True}


async def test_a_slow_host_is_left(server: Any, fetch: Any) -> None:
    """A drip keeps nobody waiting beyond the limit, and the other pictures are there."""

    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
        await writer.drain()
        await asyncio.Event().wait()

    slow, quick = server.url("/slow.png"), server.put("/quick.png", png())
    server.replies["/slow.png"] = drip
    for limits in ({"picture_seconds": 0.3}, {"seconds": 0.3}):
        found = await fetch(slow, quick, **limits)
        assert "too long" in found[slow].reason
        assert found[quick].file


@pytest.mark.parametrize(
    ("head", "crumb"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
    ],
)
async def test_a_host_that_sends_crumbs_is_left_at_once(server: Any, fetch: Any, head: bytes, crumb: bytes) -> None:
    """Taking them in for as long as a picture may take would keep the process from everything else."""

    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(1000 * crumb)
            await writer.drain()

    server.replies["/a.png"] = endless
    url = server.url("/a.png")
    found = await fetch(url, picture_seconds=600.0, seconds=600.0)
    assert "did not answer as it should" in found[url].reason


async def test_small_chunks_and_interim_answers_are_no_crumbs(server: Any, fetch: Any) -> None:
    """Hosts do send a picture line by line, and hints before it."""
    picture = png() + bytes(200_000)
    hints = 3 * b"HTTP/1.1 103 Early Hints\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = b"".join(
        b"%x\r\n%b\r\n" % (len(part), part)
        for part in (picture[start : start + 100] for start in range(0, len(picture), 100))
    )

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(hints + head + chunks + b"0\r\n\r\n")
        await writer.drain()

    server.replies["/a.png"] = reply
    found = await fetch(url := server.url("/a.png"))
    assert (file := found[url].file) is not None
    assert file.read_bytes() == picture


async def test_a_deck_has_limits(server: Any, fetch: Any) -> None:
    """In number and in bytes together."""
    urls = [server.put(f"/{number}.png", png()) for number in range(3)]
    found = await fetch(*urls, pictures=2)
    assert [bool(found[url].file) for url in urls] == [True, True, False]
    found = await fetch(*urls, deck_bytes=2 * len(png()))
    assert sum(bool(found[url].file) for url in urls) == 2


@pytest.mark.parametrize(
    ("kind", "body", "word"),
    [
        ("text/html", b"<html></html>", "text/html"),
        ("image/png", b"<html></html>", "no picture"),
        ("text/plain", b"Not found", "no picture"),
        ("application/pdf", b"%PDF-1.7", "pdf"),
        ("image/x-eps", b"%!PS-Adobe", "eps"),
    ],
)
async def test_what_is_no_picture_is_refused(server: Any, fetch: Any, kind: str, body: bytes, word: str) -> None:
    """By what the host says of it, and by its first bytes."""
    url = server.put("/a", body, kind=kind)
    assert word in (await fetch(url))[url].reason


async def test_an_answer_that_is_no_success_is_told(server: Any, fetch: Any) -> None:
    """A missing picture names the status."""
    url = server.put("/a.png", b"", status=404)
    assert "404" in (await fetch(url))[url].reason


@pytest.mark.parametrize("kind", ["", "image/*", "image/jfif", "image/apng", "application/x-download", "text/html"])
async def test_a_picture_is_a_picture_whatever_it_is_called(server: Any, fetch: Any, kind: str) -> None:
    """Hosts of files say many things of them; the first bytes say what they are."""
    url = server.put("/a", png(), kind=kind)
    assert (await fetch(url))[url].file


@pytest.mark.parametrize("coding", ["gzip", "br", " GZIP "])
async def test_compressed_answers_are_refused(server: Any, fetch: Any, coding: str) -> None:
    """A bomb is not unpacked."""
    url = server.put("/a.png", png(), Content_Encoding=coding)
    assert "compresses" in (await fetch(url))[url].reason


@pytest.mark.parametrize("coding", ["", "identity", "none", "utf-8", "aws-chunked"])
async def test_an_encoding_that_compresses_nothing_is_none(server: Any, fetch: Any, coding: str) -> None:
    """Stores of objects give back what was written beside them."""
    url = server.put("/a.png", png(), Content_Encoding=coding)
    assert (await fetch(url))[url].file


async def test_a_host_with_another_certificate_is_refused(server: Any, fetch: Any) -> None:
    """Trust is not switched off for inner hosts."""
    server.put("/a.png", png())
    url = f"https://other.example:{server.port}/a.png"
    found = await fetch(url, addresses=address_rules(f"other.example:{server.port}"))
    assert "did not answer" in found[url].reason


async def test_fetching_can_be_off(server: Any, fetch: Any) -> None:
    """Then nothing is asked, and each picture has its reason."""
    url = server.put("/a.png", png())
    assert await fetch(url, enabled=False) == {url: FetchedPicture(reason="Fetching is off")}
    assert server.asked == []


async def test_a_cancelled_fetch_ends_at_once(server: Any, fetch: Any) -> None:
    """A job that is cancelled leaves no connection behind."""
    asked, closed = asyncio.Event(), asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        asked.set()
        try:
            while True:
                writer.write(b"H")
                await writer.drain()
                await asyncio.sleep(0)
        except ConnectionError:
            closed.set()
            raise

    server.replies["/a.png"] = hold
    task = asyncio.create_task(fetch(server.url("/a.png")))
    await asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await closed.wait()


_WORDS = st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=40)
_LOCATIONS = st.one_of(_WORDS, st.builds("https://{}".format, _WORDS), st.builds("//[{}".format, _WORDS))
_HEADERS = st.one_of(
    st.tuples(st.just("Location"), _LOCATIONS),
    st.tuples(st.just("Content-Length"), st.one_of(_WORDS, st.integers().map(str), st.just("9" * 6000))),
    st.tuples(st.just("Content-Type"), st.one_of(_WORDS, st.just("image/png"))),
    st.tuples(st.sampled_from(["Transfer-Encoding", "Content-Encoding"]), st.one_of(_WORDS, st.just("chunked"))),
    st.tuples(_WORDS, _WORDS),
)
_STATUS_LINES = st.one_of(
    st.builds("HTTP/1.1 {} Said".format, st.sampled_from([100, 101, 200, 204, 206, 301, 302, 304, 308, 404, 500])),
    st.builds("HTTP/{} {}".format, _WORDS, _WORDS),
    _WORDS,
)
_BODIES = st.one_of(st.binary(max_size=200), st.just(png()), st.builds(lambda size: b"%x\r\n" % size, st.integers(0)))


@settings(max_examples=100, deadline=None)
@given(
    status=_STATUS_LINES,
    headers=st.lists(_HEADERS, max_size=5),
    body=_BODIES,
    kept=st.one_of(st.just(1.0), st.floats(0.0, 1.0)),
)
def test_whatever_a_host_answers_is_told_of_the_picture(
    status: str, headers: list[tuple[str, str]], body: bytes, kept: float
) -> None:
    """Status lines, headers, redirects and bodies of any kind, and connections cut anywhere."""
    head = "".join(f"{line}\r\n" for line in (status, *(f"{name}: {value}" for name, value in headers), ""))
    answer = head.encode("latin-1") + body
    found = asyncio.run(_fetched_from(answer[: round(len(answer) * kept)]))
    assert found.file or found.reason


async def _fetched_from(answer: bytes) -> FetchedPicture:
    """What comes of a picture whose host says `answer` to every request, and then no more."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    rules = FetchRules(addresses=address_rules(f"{HOST}:{port}", plain_http=True), picture_seconds=2.0)
    with tempfile.TemporaryDirectory() as folder:
        url = f"http://{HOST}:{port}/a.png"
        found = (await PictureFetcher(rules, at_home).fetch([url], Path(folder)))[url]
    listening.close()
    return found
