"""Which answers are JSON."""

from starlette.datastructures import Headers


def is_json(headers: Headers) -> bool:
    """Whether an answer is JSON of any kind."""
    media_type = headers.get("content-type", "").partition(";")[0].strip()
    return media_type == "application/json" or media_type.endswith("+json")
