"""Files of jobs as answers: behind the gate, and noted on the timeline of their job."""

from starlette.requests import Request
from starlette.responses import Response

from deck_domain.errors import NotFound
from deck_domain.file_names import download_name
from deck_domain.job import Artifact, Job
from gateway.dependencies import Gateway
from gateway.downloads import Fetcher, require_fetchable
from gateway.files.stored_files import archive_response, file_response
from gateway.views.artifacts import published_artifacts

_SENT = (200, 206)


async def send_file(
    request: Request, gateway: Gateway, job: Job, file: Artifact, fetcher: Fetcher, *, name: str = ""
) -> Response:
    """One file of a job, to be saved as `name`, or by its own. Raises ArtifactGone, PermissionDenied, RangeOutside."""
    await require_fetchable(gateway.chosen, job, [file], fetcher)
    answer = await file_response(request, gateway.store, file, name or download_name(job.title, file))
    if answer.status_code in _SENT and request.method != "HEAD":
        gateway.downloads.note(job, file, fetcher)
    return answer


async def send_archive(request: Request, gateway: Gateway, job: Job, fetcher: Fetcher) -> Response:
    """All files of a job that there are. Raises NotFound before there are any, ArtifactGone, PermissionDenied."""
    files = published_artifacts(job)
    if not files:
        raise NotFound("This job has no files: they are there once it has succeeded.")
    await require_fetchable(gateway.chosen, job, files, fetcher)
    answer = await archive_response(gateway.store, job, files)
    if request.method != "HEAD":
        gateway.downloads.note(job, None, fetcher)
    return answer
