"""Stored files as answers: verified bytes, ranges, conditional requests, archives."""

import asyncio
import io
import tempfile
import zipfile
from collections.abc import AsyncIterator, Sequence
from typing import BinaryIO, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from deck_domain.file_names import file_name
from deck_domain.job import Artifact, Job
from deck_runtime.store import ArtifactStore, disk_trouble
from gateway.etags import none_match
from gateway.files.headers import byte_range, content_disposition
from gateway.problems import RangeOutside

_CHUNK = 256 << 10
_CACHING = "private, max-age=300"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


async def file_response(
    request: Request, store: ArtifactStore, artifact: Artifact, name: str, *, caching: str = _CACHING
) -> Response:
    """A file, or the range of it that was asked for. Raises ArtifactGone, RangeOutside."""
    etag = f'"{artifact.stored.sha256}"'
    headers = {
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": caching,
        "Content-Disposition": content_disposition(name, inline=artifact.content_type.startswith("image/")),
    }
    if none_match(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    size = artifact.stored.size
    wanted = _wanted_range(request, etag, size)
    start, stop = wanted or (0, size)
    if wanted:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    headers["Content-Length"] = str(stop - start)
    status = 206 if wanted else 200
    file = await store.open(artifact.stored)
    if request.method == "HEAD":
        file.close()
        return Response(status_code=status, headers=headers, media_type=artifact.content_type)
    return StreamingResponse(_chunks(file, start, stop), status, headers=headers, media_type=artifact.content_type)


def _wanted_range(request: Request, etag: str, size: int) -> tuple[int, int] | None:
    if request.headers.get("if-range", etag) != etag:
        return None
    try:
        return byte_range(request.headers.get("range"), size)
    except ValueError:
        raise RangeOutside(f"The file has {size} bytes.") from None


async def _chunks(file: BinaryIO, start: int, stop: int) -> AsyncIterator[bytes]:
    try:
        file.seek(start)
        left = stop - start
        while left and (chunk := await asyncio.to_thread(file.read, min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
    finally:
        file.close()


async def archive_response(store: ArtifactStore, job: Job, artifacts: Sequence[Artifact]) -> Response:
    """A ZIP of artifacts. Raises ArtifactGone and StoreUnavailable before a byte is sent."""
    try:
        file = await _zipped(store, artifacts)
    except OSError as error:
        raise disk_trouble("The folder for archives", error) from error
    size = file.seek(0, io.SEEK_END)
    headers = {
        "Content-Disposition": content_disposition(file_name(job.title, ".zip")),
        "Cache-Control": "no-store",
        "Content-Length": str(size),
    }
    return StreamingResponse(_chunks(file, 0, size), headers=headers, media_type="application/zip")


async def _zipped(store: ArtifactStore, artifacts: Sequence[Artifact]) -> BinaryIO:
    """An unnamed temporary file with the archive; its members are compressed already."""
    seen: set[str] = set()
    sink = cast("BinaryIO", await asyncio.to_thread(tempfile.TemporaryFile, dir=store.scratch))
    try:
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
            for artifact in artifacts:
                data = await store.read(artifact.stored)
                member = zipfile.ZipInfo(_unique(artifact, seen), _ZIP_TIME)
                await asyncio.to_thread(archive.writestr, member, data)
    except BaseException:  # the file is also closed when the client goes away, because nothing else would close it
        sink.close()
        raise
    return sink


def _unique(artifact: Artifact, seen: set[str]) -> str:
    name = artifact.label if artifact.label not in seen else f"{artifact.id}-{artifact.label}"
    seen.add(name)
    return name
