"""ETags of answers, and what requests make of them: `If-None-Match` of a read, `If-Match` of a change."""

import re

from starlette.requests import Request

from deck_domain.errors import RevisionChanged

_JOB_TAG = re.compile(r'(?:W/)?"(\d{1,18})-\d+"')


def job_tag(revision: int, era: int) -> str:
    """The ETag of a job at a revision; weak, for the links of an answer differ. `era` tells when they get too old."""
    return f'W/"{revision}-{era}"'


def kept(etag: str) -> dict[str, str]:
    """Headers of an answer that clients may keep and ask for again by its ETag."""
    return {"ETag": etag, "Cache-Control": "private, no-cache"}


def none_match(header: str | None, etag: str) -> bool:
    """Whether `If-None-Match` names the ETag, however strong: answer 304."""
    if header is None:
        return False
    tags = (tag.strip().removeprefix("W/") for tag in header.split(","))
    return header.strip() == "*" or etag.removeprefix("W/") in tags


def expected_revisions(request: Request) -> tuple[int, ...]:
    """The revisions that `If-Match` allows; none allows any.

    An ETag that no job ever had is met by none: raises RevisionChanged.
    """
    header = request.headers.get("if-match")
    if header is None or header.strip() == "*":
        return ()
    matches = (_JOB_TAG.fullmatch(tag.strip()) for tag in header.split(","))
    revisions = tuple(int(match[1]) for match in matches if match)
    if not revisions:
        raise RevisionChanged("If-Match names no ETag of a job: read the job, and send the ETag of its answer.")
    return revisions
