"""Manifests that somebody has spoilt: each check of them can fail, and says where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.manifests.building import Document, Manifests
from tests.support.manifests.pods import pod_faults
from tests.support.manifests.references import reference_faults
from tests.support.manifests.schemas import schema_faults
from tests.support.manifests.settings_used import environment_faults

PRODUCTION = Path("deploy/kubernetes/overlays/production")

Spoilt = tuple[Callable[[Manifests], None], str]
"""What somebody does to the manifests, and what is said of it."""


def pod_of(manifests: Manifests, name: str) -> Document:
    """The pod of a Deployment."""
    return manifests.named("Deployment", name)["spec"]["template"]["spec"]  # type: ignore[no-any-return]


def container_of(manifests: Manifests, name: str) -> Document:
    """Its container."""
    return pod_of(manifests, name)["containers"][0]  # type: ignore[no-any-return]


def variable_of(manifests: Manifests, service: str, name: str) -> Document:
    """A variable of a container."""
    return next(each for each in container_of(manifests, service)["env"] if each["name"] == name)


def policy_of(manifests: Manifests, name: str) -> Document:
    """What a NetworkPolicy says."""
    return manifests.named("NetworkPolicy", name)["spec"]  # type: ignore[no-any-return]


def trigger_of(manifests: Manifests, name: str) -> Document:
    """By what a worker is scaled."""
    return manifests.named("ScaledObject", name)["spec"]["triggers"][0]["metadata"]  # type: ignore[no-any-return]


def settings_of(manifests: Manifests) -> Document:
    """What every pod gets."""
    return manifests.named("ConfigMap", "deckmill")["data"]  # type: ignore[no-any-return]


SCHEMAS: dict[str, Spoilt] = {
    "an unknown field": (
        lambda m: container_of(m, "scorer").update(readynessProbe={}),
        "'readynessProbe' was unexpected",
    ),
    "a value of a wrong type": (
        lambda m: m.named("Deployment", "scorer")["spec"].update(minReadySeconds="5"),
        "'5' is not of type",
    ),
    "a kind that nobody knows": (
        lambda m: m.named("Service", "scorer").update(kind="Servise"),
        "Couldn't find schema for kind Servise",
    ),
    "an unknown field of KEDA": (
        lambda m: m.named("ScaledObject", "scorer")["spec"].update(minReplicas=2),
        "'minReplicas' was unexpected",
    ),
    "a duration that is none": (
        lambda m: m.named("HTTPRoute", "gateway")["spec"]["rules"][0].update(timeouts={"request": "1 min"}),
        "'1 min' does not match",
    ),
}

REFERENCES: dict[str, Spoilt] = {
    "a wrong selector of a Service": (
        lambda m: m.named("Service", "scorer")["spec"].update(selector={"app.kubernetes.io/component": "scores"}),
        "Service scorer selects no pods",
    ),
    "a wrong selector of a budget": (
        lambda m: m.named("PodDisruptionBudget", "scorer")["spec"]["selector"]["matchLabels"].update(part="scores"),
        "PodDisruptionBudget scorer selects no pods",
    ),
    "a selector of everything": (
        lambda m: m.named("Deployment", "scorer")["spec"].update(
            selector={"matchLabels": {"app.kubernetes.io/name": "deckmill"}}
        ),
        "Deployment scorer selects other pods than its own",
    ),
    "another account": (
        lambda m: pod_of(m, "scorer").update(serviceAccountName="default"),
        "scorer has no ServiceAccount of its own",
    ),
    "a wrong port of a Service": (
        lambda m: m.named("Service", "scorer")["spec"]["ports"][0].update(targetPort="http"),
        "Service scorer: scorer has no port http",
    ),
    "a wrong port of a probe": (
        lambda m: container_of(m, "scorer")["readinessProbe"]["grpc"].update(port=7101),
        "scorer: its readiness probe asks port 7101",
    ),
    "a wrong name in a probe": (
        lambda m: container_of(m, "scorer")["livenessProbe"]["grpc"].update(service="alive"),
        "scorer: its liveness probe asks for another name",
    ),
    "a missing probe": (lambda m: container_of(m, "scorer").pop("startupProbe"), "scorer has no three probes"),
    "a policy for nobody": (
        lambda m: policy_of(m, "scorer")["podSelector"]["matchLabels"].update(part="scores"),
        "NetworkPolicy scorer selects no pods",
    ),
    "a policy of a wrong port": (
        lambda m: policy_of(m, "scorer")["egress"][0]["ports"][0].update(port=7104),
        "NetworkPolicy scorer: job-registry has no port 7104",
    ),
    "a policy that lets in nobody": (
        lambda m: policy_of(m, "scorer")["ingress"][0]["from"][0]["podSelector"]["matchLabels"].update(part="gates"),
        "NetworkPolicy scorer lets in no pods",
    ),
    "a policy that lets in anybody": (
        lambda m: policy_of(m, "scorer")["ingress"][0]["from"][1].update(namespaceSelector={}),
        "NetworkPolicy scorer lets in pods of every namespace",
    ),
    "an autoscaler of nothing": (
        lambda m: m.named("HorizontalPodAutoscaler", "gateway")["spec"]["scaleTargetRef"].update(name="gate"),
        "HorizontalPodAutoscaler gateway scales gate, which is not there",
    ),
    "a number beside an autoscaler": (
        lambda m: m.named("Deployment", "scorer")["spec"].update(replicas=2),
        "Deployment scorer is scaled, and has a number of replicas of its own",
    ),
    "a route to nowhere": (
        lambda m: m.named("HTTPRoute", "gateway")["spec"]["rules"][0]["backendRefs"][0].update(port=80),
        "a route leads to port 80 of gateway, which is not there",
    ),
    "an address of nobody": (
        lambda m: settings_of(m).update(DECKMILL_REGISTRY="registry:7101"),
        "DECKMILL_REGISTRY names registry:7101, which no Service has",
    ),
    "a volume that is not mounted": (
        lambda m: container_of(m, "scorer")["volumeMounts"].pop(),
        "scorer: mounts ['token'], has ['scratch', 'token']",
    ),
    "a volume without an end": (
        lambda m: pod_of(m, "scorer")["volumes"][1].update(emptyDir={}),
        "scorer: the volume scratch may fill the node",
    ),
    "a wrong key of a Secret": (
        lambda m: variable_of(m, "scorer", "DECKMILL_STORE_URL")["valueFrom"]["secretKeyRef"].update(key="address"),
        "scorer asks for ('deckmill-store', 'address'), which docs/kubernetes.md does not list",
    ),
}

ENVIRONMENTS: dict[str, Spoilt] = {
    "a misspelt variable": (
        lambda m: variable_of(m, "scorer", "DECKMILL_SCORER_CHILDREN").update(name="DECKMILL_SCORER_CHILDS"),
        "DECKMILL_SCORER_CHILDS is no setting of scorer",
    ),
    "a variable of another service": (
        lambda m: variable_of(m, "scorer", "DECKMILL_SCORER_CHILDREN").update(name="DECKMILL_RENDERER_CHILDREN"),
        "DECKMILL_RENDERER_CHILDREN is no setting of scorer",
    ),
    "a misspelt variable for all": (
        lambda m: settings_of(m).update(DECKMILL_NATS="nats://nats:4222"),
        "DECKMILL_NATS in the ConfigMap is no setting",
    ),
    "a value that a service does not take": (
        lambda m: settings_of(m).update(DECKMILL_LOG_LEVEL="loud"),
        "scorer: DECKMILL_LOG_LEVEL must be one of",
    ),
    "a port that nobody listens on": (
        lambda m: variable_of(m, "scorer", "DECKMILL_LISTEN").update(value="0.0.0.0:7105"),
        "scorer listens on 7105",
    ),
    "metrics elsewhere": (
        lambda m: settings_of(m).update(DECKMILL_METRICS_LISTEN="0.0.0.0:9101"),
        "scorer shows its metrics on 9101",
    ),
    "a metric that nobody counts": (
        lambda m: trigger_of(m, "scorer").update(query=trigger_of(m, "scorer")["query"].replace("_depth", "_deep")),
        "ScaledObject scorer asks for ['deckmill_queue_deep'], which nobody counts",
    ),
    "a stage of another service": (
        lambda m: trigger_of(m, "scorer").update(query=trigger_of(m, "scorer")["query"].replace("REPAIR|", "RENDER|")),
        "ScaledObject scorer asks for other stages",
    ),
    "a query of another namespace": (
        lambda m: trigger_of(m, "scorer").update(query=trigger_of(m, "scorer")["query"].replace('"deckmill"', '"dev"')),
        "ScaledObject scorer asks for another namespace",
    ),
    "a pod that works on more": (
        lambda m: variable_of(m, "scorer", "DECKMILL_SCORER_CHILDREN").update(value="4"),
        "ScaledObject scorer wants 2 decks for each pod",
    ),
}

PODS: dict[str, Spoilt] = {
    "a pod that runs as root": (
        lambda m: pod_of(m, "scorer")["securityContext"].update(runAsUser=0),
        "scorer runs as root",
    ),
    "another user than that of the image": (
        lambda m: pod_of(m, "scorer")["securityContext"].update(runAsUser=1000),
        "scorer runs as 1000:10001, and its image as ['10001:10001']",
    ),
    "a root that is written": (
        lambda m: container_of(m, "scorer")["securityContext"].pop("readOnlyRootFilesystem"),
        "scorer may write its root",
    ),
    "an image without a release": (
        lambda m: container_of(m, "scorer").update(image="registry.example/deckmill/scorer:latest"),
        "has no tag of a release",
    ),
    "an image that nobody builds": (
        lambda m: container_of(m, "scorer").update(image="registry.example/deckmill/scores:0.1.0"),
        "there is no image scores",
    ),
    "work that is given up": (
        lambda m: settings_of(m).update(DECKMILL_DRAIN_SECONDS="20"),
        "previewer: work may take 180 s, and is given up after 20",
    ),
    "a pod that is killed": (
        lambda m: pod_of(m, "previewer").update(terminationGracePeriodSeconds=30),
        "previewer is killed after 30 s",
    ),
    "a pod of any size": (lambda m: container_of(m, "scorer").pop("resources"), "scorer does not say what it needs"),
    "a label that is missing": (
        lambda m: m.named("Service", "scorer")["metadata"]["labels"].pop("app.kubernetes.io/part-of"),
        "Service scorer does not say what it is part of",
    ),
}

CASES = [
    pytest.param(check, spoil, said, id=name)
    for check, cases in (
        (schema_faults, SCHEMAS),
        (reference_faults, REFERENCES),
        (environment_faults, ENVIRONMENTS),
        (pod_faults, PODS),
    )
    for name, (spoil, said) in cases.items()
]


@pytest.mark.parametrize(("check", "spoil", "said"), CASES)
def test_what_is_spoilt_is_found(
    check: Callable[[Manifests], list[str]], spoil: Callable[[Manifests], None], said: str
) -> None:
    """In a sentence that names it."""
    manifests = Manifests.of(PRODUCTION)
    whole = [str(each) for each in manifests.documents]
    spoil(manifests)
    if check is schema_faults:  # the rest has been looked at already, and takes long
        manifests = Manifests([each for each, old in zip(manifests.documents, whole, strict=True) if str(each) != old])
    assert any(said in fault for fault in check(manifests))
