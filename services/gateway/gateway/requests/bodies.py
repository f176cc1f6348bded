"""Bodies from strangers: limited before they are held, decoded without trust."""

import asyncio
import hashlib
import shutil
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from deck_domain.errors import InvalidRequest, TooLarge, Violation
from deck_runtime.store import disk_trouble
from gateway.problems import SlowRequest, UnsupportedMediaType
from gateway.serving.turns import without_turn

_FORM_OVERHEAD = 64 << 10
"""What a multipart body may hold besides its file."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """An uploaded file on the local disk. `size` in bytes; `sha256` lower-case hex; `fields` are the form's others."""

    path: Path
    name: str
    size: int
    sha256: str
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Its name as it may be shown: without a path, of at most 200 printable characters."""
        name = self.name.replace("\\", "/").rpartition("/")[2]
        return "".join(character for character in name if character.isprintable())[:200] or "upload.pptx"


async def read_json(request: Request, *, limit: int, seconds: float) -> bytes:
    """Read a JSON body, not decoded yet.

    Raises:
        UnsupportedMediaType: it says to be something else.
        TooLarge: it has more than `limit` bytes.
        SlowRequest: it took longer than `seconds`.
    """
    media_type = _media_type(request)
    if media_type and not (media_type == "application/json" or media_type.endswith("+json")):
        raise UnsupportedMediaType(f"Send JSON with `Content-Type: application/json`, not {media_type[:100]}.")
    return await read_bytes(request, limit=limit, seconds=seconds)


async def read_bytes(request: Request, *, limit: int, seconds: float) -> bytes:
    """The whole body. Raises TooLarge as soon as it is known to be too large, and SlowRequest."""
    return await without_turn(_read(request, limit, seconds))


async def _read(request: Request, limit: int, seconds: float) -> bytes:
    chunks = []
    try:
        async with asyncio.timeout(seconds):
            async for chunk in limited(request, limit):
                chunks.append(chunk)  # noqa: PERF401 - the loop ends early when the limit is reached
    except TimeoutError:
        raise SlowRequest(f"The body did not arrive within {seconds:g} seconds.") from None
    return b"".join(chunks)


async def limited(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    """The body chunk by chunk, at most `limit` bytes.

    Raises UnsupportedMediaType for a compressed one, and TooLarge, by the announced length before any is read.
    """
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise UnsupportedMediaType(f"Send the body as it is, without `Content-Encoding: {coding[:100]}`.")
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limit:
        raise _too_large(limit)
    received = 0
    async for chunk in request.stream():
        received += len(chunk)
        if received > limit:
            raise _too_large(limit)
        yield chunk


def require_form(request: Request, what: str) -> None:
    """Raise UnsupportedMediaType unless the body is a form with files; `what` is to be sent in it."""
    if not is_multipart(request):
        raise UnsupportedMediaType(f"Send the {what} as a form with `Content-Type: multipart/form-data`.")


def is_multipart(request: Request) -> bool:
    """Whether the body is a form with files."""
    return _media_type(request) == "multipart/form-data"


@asynccontextmanager
async def received_file(
    request: Request, *, limit: int, seconds: float, scratch: Path, beside: Collection[str] = ()
) -> AsyncIterator[ReceivedFile]:
    """The form's one file, on the disk below `scratch` while the context lasts, and texts `beside` it.

    Raises InvalidRequest for a form without it or with more, TooLarge, SlowRequest, StoreUnavailable.
    """
    parser = MultiPartParser(request.headers, limited(request, limit + _FORM_OVERHEAD), max_files=1, max_fields=8)
    try:
        form = await without_turn(_parsed(parser, seconds))
    except OSError as error:
        raise disk_trouble("The folder for uploads", error) from error
    except (MultiPartException, KeyError) as error:
        raise _bad_form("", f"This is not the form expected: {getattr(error, 'message', 'no boundary')}") from None
    try:
        upload, fields = _only_file(form, limit, beside), _texts(form)
        path = await asyncio.to_thread(_save, upload, scratch)
    except OSError as error:
        raise disk_trouble("The folder for uploads", error) from error
    finally:
        await form.close()
    try:
        described = await asyncio.to_thread(_described, path, upload.filename or "upload.pptx")
        yield replace(described, fields=fields)
    finally:
        path.unlink(missing_ok=True)


async def _parsed(parser: MultiPartParser, seconds: float) -> FormData:
    try:
        async with asyncio.timeout(seconds):
            return await parser.parse()
    except TimeoutError:
        raise SlowRequest(f"The file did not arrive within {seconds:g} seconds.") from None


def _only_file(form: FormData, limit: int, beside: Collection[str]) -> UploadFile:
    upload = form.get("file")
    if not isinstance(upload, UploadFile):
        raise _bad_form("/file", "Send the file as the form's field `file`.")
    for name, value in form.multi_items():
        if name not in ("file", *beside):
            known = " and ".join(f"`{each}`" for each in ("file", *beside))
            raise _bad_form(f"/{name[:100]}", f"This form has no field `{name[:100]}`: send {known} alone.")
        if name != "file" and (not isinstance(value, str) or len(form.getlist(name)) > 1):
            raise _bad_form(f"/{name}", f"Send `{name}` once, as text.")
    if not upload.size:
        raise _bad_form("/file", "The file is empty.")
    if upload.size > limit:
        raise _too_large(limit)
    return upload


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _save(upload: UploadFile, scratch: Path) -> Path:
    upload.file.seek(0)
    with tempfile.NamedTemporaryFile(dir=scratch, prefix="upload-", delete=False) as target:
        try:
            shutil.copyfileobj(upload.file, target, 1 << 20)
            target.flush()
        except OSError:
            Path(target.name).unlink()
            raise
    return Path(target.name)


def _described(path: Path, name: str) -> ReceivedFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return ReceivedFile(path, name, path.stat().st_size, digest)


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The body is over the limit of {limit:,} bytes: send less.")


def _bad_form(pointer: str, message: str) -> InvalidRequest:
    return InvalidRequest([Violation(pointer, "invalid_form", message)], message)
