"""The documents Deckmill accepts: decoded safely, checked against their schema, every fault with a JSON pointer."""

from deck_documents.json_input import decode_json, member_bytes
from deck_documents.parsing import (
    BUILT_ON_TEMPLATES,
    SOURCE_SCHEMAS,
    ParsedDocument,
    build_checks,
    load,
    parse,
    schema_of,
)
from deck_documents.places import Place, Places
from deck_documents.rules_version import RULES_VERSION
from deck_documents.schemas import json_schema

__all__ = [
    "BUILT_ON_TEMPLATES",
    "RULES_VERSION",
    "SOURCE_SCHEMAS",
    "ParsedDocument",
    "Place",
    "Places",
    "build_checks",
    "decode_json",
    "json_schema",
    "load",
    "member_bytes",
    "parse",
    "schema_of",
]
