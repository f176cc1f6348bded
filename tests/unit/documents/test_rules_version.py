"""The version of the document rules rises with the rules."""

import hashlib
import json
from typing import Any

from deck_documents import RULES_VERSION, SOURCE_SCHEMAS, json_schema

_SCHEMAS_OF_VERSION = {
    "1": "243b7093841e2dad6b1ad41c2a94f2b64f974469686a2b8bc4f556aa96ea0e16",
    "2": "8a0d68b70c913b419e9a69d8b1871f1d2f5e59675ffc7b9f873ec1a562b70a14",
    "3": "8a0d68b70c913b419e9a69d8b1871f1d2f5e59675ffc7b9f873ec1a562b70a14",
    "4": "8a0d68b70c913b419e9a69d8b1871f1d2f5e59675ffc7b9f873ec1a562b70a14",
    "5": "58d4cf9bb6aafdeb9acded47068400619b9194cd18364392266c1605d3ab8b3c",
    "6": "97e9c8e39690ec727396c9aeaf5a6fd36ace4ddb7eaddcc32e6b6810bb46388c",
    "7": "e0e170b481ca587061cb64f1c62ad45dedb5164b01abcaf4ac1bf17a77fd4267",
    "8": "e0e170b481ca587061cb64f1c62ad45dedb5164b01abcaf4ac1bf17a77fd4267",
    "9": "134e75a3bd4f90574ad423542856dc4df46399b7dbdbe1f218f97b3bc2c73162",
    "10": "134e75a3bd4f90574ad423542856dc4df46399b7dbdbe1f218f97b3bc2c73162",
    "11": "710c5ae6a4a75be66e5b0ac4731a0987d85208e0a63e1d2ff981d193f1a806db",
}
"""SHA-256 of what the published schemas demand, by version: old lines stay, a new version gets a new line."""

_NAMED = {"properties", "$defs"}
_WORDS = {"title", "description", "examples", "deprecated"}


def demanded(schema: Any) -> Any:
    """A JSON schema without what is for people only."""
    if isinstance(schema, list):
        return [demanded(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key not in _WORDS and not key.startswith("x-")}
    return {
        key: {name: demanded(each) for name, each in value.items()} if key in _NAMED else demanded(value)
        for key, value in kept.items()
    }


def test_a_change_of_the_schemas_raises_the_version_of_the_rules() -> None:
    """Stored documents are trusted by their version: rules that change without it would never be applied to them."""
    schemas = {name: demanded(json_schema(name)) for name in SOURCE_SCHEMAS}
    digest = hashlib.sha256(json.dumps(schemas, sort_keys=True).encode()).hexdigest()
    assert _SCHEMAS_OF_VERSION.get(RULES_VERSION) == digest, "raise RULES_VERSION, and add its digest here"
