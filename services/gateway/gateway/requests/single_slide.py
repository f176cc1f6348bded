"""What older clients send to see one slide."""

import json
from typing import Any

from deck_domain.errors import InvalidRequest, Violation
from gateway.requests.envelope import Submission, read_submission


def read_slide(value: object, body: bytes) -> Submission:
    """Make a submission of one slide: alone, as `{slide}`, or in a document. Raises InvalidRequest."""
    if isinstance(value, dict) and isinstance(slide := value.get("slide", value), dict) and _is_slide(slide):
        title = slide.get("title")
        document = {
            "version": "2.0",
            "title": title if isinstance(title, str) and title else "Preview",
            "slides": [slide],
        }
        if "accentColor" in value:
            document["accentColor"] = value["accentColor"]
        return Submission("protocol_v2", json.dumps(document, ensure_ascii=False).encode(), content=document)
    submission = read_submission(value, body)
    slides = _slides(value)
    if not isinstance(slides, list) or len(slides) != 1:
        raise InvalidRequest([Violation("/slides", "one_slide", "Send one slide: this route draws a single picture.")])
    return submission


def _is_slide(value: dict[str, Any]) -> bool:
    return "slideType" in value or not {"slides", "document", "sourceSchema"} & value.keys()


def _slides(value: Any) -> object:
    document = value.get("document", value)
    return document.get("slides") if isinstance(document, dict) else None
