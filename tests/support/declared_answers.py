"""Answers held against what the OpenAPI declares of them: a key that nobody declared is a fault."""

import re
from functools import cache
from typing import Any

import httpx
import jsonschema_rs

from gateway.app import framework

Answer = tuple[str, str, int]
"""Method in lower case, path with the names of its parameters, and status."""

_JSON = re.compile(r"application/(\w+\+)?json")


@cache
def openapi() -> dict[str, Any]:
    """The gateway's OpenAPI, without a gateway."""
    return framework("tests").openapi()


@cache
def declared() -> dict[Answer, dict[str, Any]]:
    """The schema of each answer that has a JSON body."""
    return {
        (method, path, int(status)): schema
        for path, operations in openapi()["paths"].items()
        for method, operation in operations.items()
        for status, response in operation["responses"].items()
        if (schema := _schema_in(response.get("content", {}))) is not None
    }


def faults(answer: Answer, body: Any) -> list[str]:
    """How a body differs from what is declared of the answer: at which place, and how."""
    return [f"{list(error.instance_path)}: {error.message}" for error in _validator(answer).iter_errors(body)]


class AnswerCheck:
    """A hook of an HTTP client: asserts of each JSON answer that it is as declared, and remembers which were seen."""

    def __init__(self) -> None:
        """Make what is declared now, and not while somebody measures an answer's time."""
        self.seen: set[Answer] = set()
        declared()

    async def __call__(self, response: httpx.Response) -> None:
        """Look at one answer."""
        answer = _answer_of(response)
        if answer not in declared() or not _is_json(response.headers.get("content-type", "")):
            return
        await response.aread()
        assert not (wrong := faults(answer, response.json())), (answer, wrong)
        self.seen.add(answer)


def _answer_of(response: httpx.Response) -> Answer:
    path = response.request.url.path
    template = next((each for each in openapi()["paths"] if _pattern(each).fullmatch(path)), path)
    return response.request.method.lower(), template, response.status_code


def _is_json(media_type: str) -> bool:
    return _JSON.fullmatch(media_type.partition(";")[0]) is not None


def _schema_in(content: dict[str, Any]) -> dict[str, Any] | None:
    return next((each["schema"] for kind, each in content.items() if _is_json(kind)), None)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)))


@cache
def _validator(answer: Answer) -> jsonschema_rs.Draft202012Validator:
    schema = {**declared()[answer], "components": openapi()["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
