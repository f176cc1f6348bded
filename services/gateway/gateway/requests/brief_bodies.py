"""Bodies of `/v1`: a document whose fields stand beside what is asked of its job, without an envelope around them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from deck_documents.brief import BRIEF_V1
from deck_documents.consulting_brief import CONSULTING_BRIEF_V1
from deck_documents.deck_brief import DECK_BRIEF_V1
from deck_documents.feedback import FEEDBACK_V1
from deck_documents.translation import TRANSLATION_V1
from deck_domain.job_options import Format, JobOptions, RenderOptions
from gateway.requests.envelope import Submission, json_text, read_callback
from gateway.requests.template_body import read_template_body

Reader = Callable[[object, bytes], Submission]

CALLBACK: dict[str, Any] = {
    "anyOf": [{"$ref": "#/components/schemas/CallbackOptions"}, {"type": "null"}],
    "default": None,
    "description": "Who is told of the end of the job",
}
"""The schema of the field `callback`, which each of these bodies may have."""


def _with_callback(read: Reader) -> Reader:
    """`read`, and who shall be told of the job's end, which is no part of its document. Raises InvalidRequest."""

    def read_both(value: object, body: bytes) -> Submission:
        if not isinstance(value, dict) or "callback" not in value:
            return read(value, body)
        rest = {name: field for name, field in value.items() if name != "callback"}
        submission = read(rest, json_text(rest).encode("utf-8", "surrogatepass"))
        if value["callback"] is None:
            return submission
        return replace(submission, options=replace(submission.options, callback=read_callback(value["callback"])))

    return read_both


def _brief(value: object, body: bytes) -> Submission:
    wants_pdf = isinstance(value, dict) and value.get("include_pdf") is True
    options = JobOptions(render=RenderOptions(formats=(Format.PDF,) if wants_pdf else ()))
    return Submission(BRIEF_V1, body, options, content=value)


def _whole(schema: str) -> Reader:
    return lambda value, body: Submission(schema, body, content=value)


read_brief = _with_callback(_brief)
read_deck = _with_callback(_whole(DECK_BRIEF_V1))
read_consulting = _with_callback(_whole(CONSULTING_BRIEF_V1))
read_feedback = _with_callback(_whole(FEEDBACK_V1))
read_translation = _with_callback(_whole(TRANSLATION_V1))
read_template = _with_callback(read_template_body)
