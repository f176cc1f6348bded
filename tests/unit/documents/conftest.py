"""What the tests of documents share."""

from collections.abc import Callable

import jsonschema_rs
import pytest

from deck_documents import json_schema, parse
from deck_domain.errors import InvalidDocument

Faults = Callable[[str, object], set[tuple[str, str]]]


@pytest.fixture(scope="session")
def faults() -> Faults:
    """Pointer and code of each fault of a document; empty for a sound one."""

    def find(schema: str, document: object) -> set[tuple[str, str]]:
        try:
            parse(schema, document)
        except InvalidDocument as error:
            return {(violation.pointer, violation.code) for violation in error.violations}
        return set()

    return find


@pytest.fixture(scope="session")
def published() -> Callable[[str, object], bool]:
    """Whether the published schema accepts a document."""
    validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def accepts(schema: str, document: object) -> bool:
        if schema not in validators:
            validators[schema] = jsonschema_rs.Draft202012Validator(json_schema(schema))
        return bool(validators[schema].is_valid(document))

    return accepts
