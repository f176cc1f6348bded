"""Whether documents are what their kinds may be: no field that the API does not know, no value of a wrong type."""

from typing import Any

import jsonschema
import kubernetes_validate

from tests.support.manifests.building import Document, Manifests

VERSIONS = ("1.30", "1.37")
"""The oldest and the newest Kubernetes that the manifests are for."""

_TEXT, _NUMBER, _FLAG = {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
_NAME = {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"}
_DURATION = {"type": "string", "pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$"}


def _fields(needed: dict[str, Any], /, **also: Any) -> dict[str, Any]:
    """An object with these fields and no others."""
    return {
        "type": "object",
        "properties": needed | also,
        "required": list(needed),
        "additionalProperties": False,
    }


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 1}


def _document(version: str, kind: str, spec: Any) -> dict[str, Any]:
    labels = {"type": "object", "additionalProperties": _TEXT}
    metadata = _fields({"name": _NAME}, namespace=_NAME, labels=labels, annotations=labels)
    return _fields({"apiVersion": {"const": version}, "kind": {"const": kind}, "metadata": metadata, "spec": spec})


_POLICY = _fields({"type": {"enum": ["Pods", "Percent"]}, "value": _NUMBER, "periodSeconds": _NUMBER})
_SCALING_RULES = _fields(
    {},
    stabilizationWindowSeconds=_NUMBER,
    selectPolicy={"enum": ["Max", "Min", "Disabled"]},
    policies=_list(_POLICY),
)
_BEHAVIOR = _fields({}, scaleUp=_SCALING_RULES, scaleDown=_SCALING_RULES)
_PROMETHEUS = _fields(
    {"serverAddress": _TEXT, "query": _TEXT, "threshold": {"type": "string", "pattern": r"^\d+(\.\d+)?$"}},
    activationThreshold=_TEXT,
    namespace=_TEXT,
    ignoreNullValues={"enum": ["true", "false"]},
    unsafeSsl={"enum": ["true", "false"]},
)
_SCALED_OBJECT = _fields(
    {
        "scaleTargetRef": _fields({"name": _NAME}, apiVersion=_TEXT, kind=_TEXT, envSourceContainerName=_TEXT),
        "triggers": _list(
            _fields(
                {"type": {"const": "prometheus"}, "metadata": _PROMETHEUS},
                name=_TEXT,
                metricType={"enum": ["AverageValue", "Value"]},
                useCachedMetrics=_FLAG,
                authenticationRef=_fields({"name": _NAME}, kind=_TEXT),
            )
        ),
    },
    pollingInterval=_NUMBER,
    cooldownPeriod=_NUMBER,
    initialCooldownPeriod=_NUMBER,
    idleReplicaCount=_NUMBER,
    minReplicaCount=_NUMBER,
    maxReplicaCount=_NUMBER,
    fallback=_fields(
        {"failureThreshold": _NUMBER, "replicas": _NUMBER},
        behavior={"enum": ["static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower"]},
    ),
    advanced=_fields(
        {},
        restoreToOriginalReplicaCount=_FLAG,
        horizontalPodAutoscalerConfig=_fields({}, name=_NAME, behavior=_BEHAVIOR),
    ),
)
_BACKEND = _fields(
    {"name": _NAME, "port": _NUMBER}, group={"type": "string"}, kind=_TEXT, namespace=_NAME, weight=_NUMBER
)
_MATCH = _fields(
    {}, path=_fields({"value": {"type": "string", "pattern": "^/"}}, type={"enum": ["Exact", "PathPrefix"]})
)
_HTTP_ROUTE = _fields(
    {
        "parentRefs": _list(
            _fields({"name": _NAME}, group=_TEXT, kind=_TEXT, namespace=_NAME, sectionName=_NAME, port=_NUMBER)
        ),
        "rules": _list(
            _fields(
                {"backendRefs": _list(_BACKEND)},
                name=_NAME,
                matches=_list(_MATCH),
                timeouts=_fields({}, request=_DURATION, backendRequest=_DURATION),
            )
        ),
    },
    hostnames=_list(_NAME),
)
_BY_KIND = {
    "ScaledObject": _document("keda.sh/v1alpha1", "ScaledObject", _SCALED_OBJECT),
    "HTTPRoute": _document("gateway.networking.k8s.io/v1", "HTTPRoute", _HTTP_ROUTE),
}
"""What KEDA 2.17 and the Gateway API 1.1 take, as far as we use it: a field beyond is added here when it is needed."""


def schema_faults(manifests: Manifests) -> list[str]:
    """What is wrong with the documents, in sentences."""
    return [f"{_name(document)}: {fault}" for document in manifests.documents for fault in _faults(document)]


def _faults(document: Document) -> list[str]:
    if schema := _BY_KIND.get(document["kind"]):
        return [
            f"{_path(error)}: {error.message}"
            for error in jsonschema.Draft202012Validator(schema).iter_errors(document)
        ]
    return [fault for version in VERSIONS for fault in _faults_in(document, version)]


def _faults_in(document: Document, version: str) -> list[str]:
    try:
        kubernetes_validate.validate(document, version, strict=True)
    except kubernetes_validate.SchemaNotFoundError as error:
        return [error.message]
    except kubernetes_validate.ValidationError as error:
        return [f"Kubernetes {version}: {_path(error)}: {error.message[:200]}"]
    return []


def _path(error: jsonschema.ValidationError) -> str:
    return "/".join(map(str, error.absolute_path))


def _name(document: Document) -> str:
    return f"{document['kind']} {document['metadata']['name']}"
