"""Whether what documents say of each other is so: selectors, ports, addresses, targets, secrets."""

import re
from collections.abc import Iterator
from pathlib import Path

from deck_runtime.service import LIVENESS
from tests.support.manifests.building import Document, Manifests, Workload

_ADDRESS = re.compile(r"(?<![\w.-])([a-z][a-z0-9-]*):(\d+)(?![\w.])")
PAGE = Path("docs/kubernetes.md")
_SECRET_ROW = re.compile(r"^\| `([a-z-]+)` \| `([a-z0-9.-]+)` \|", re.MULTILINE)


def reference_faults(manifests: Manifests) -> list[str]:
    """All of them, in sentences."""
    checks = (_selectors, _service_ports, _probes, _policies, _targets, _routes, _addresses, _volumes, _secrets)
    return [fault for check in checks for fault in check(manifests)]


def _selectors(manifests: Manifests) -> Iterator[str]:
    """Services, budgets and spreads choose pods; workloads choose their own."""
    for each in manifests.kinds("Service"):
        if not manifests.chosen({"matchLabels": each["spec"]["selector"]}):
            yield f"Service {each['metadata']['name']} selects no pods"
    for each in manifests.kinds("PodDisruptionBudget"):
        if not manifests.chosen(each["spec"]["selector"]):
            yield f"PodDisruptionBudget {each['metadata']['name']} selects no pods"
    for each in manifests.kinds("Deployment", "StatefulSet"):
        name = each["metadata"]["name"]
        pods = each["spec"]["template"]
        selectors = [each["spec"]["selector"]]
        selectors += [spread["labelSelector"] for spread in pods["spec"].get("topologySpreadConstraints", ())]
        if any([name] != [chosen.name for chosen in manifests.chosen(selector)] for selector in selectors):
            yield f"{each['kind']} {name} selects other pods than its own"
    for each in manifests.kinds("StatefulSet"):
        if not _has(manifests, "Service", each["spec"]["serviceName"]):
            yield f"StatefulSet {each['metadata']['name']} has no Service {each['spec']['serviceName']}"
    for workload in manifests.ours():
        if not _has(manifests, "ServiceAccount", workload.pod.get("serviceAccountName", "")):
            yield f"{workload.name} has no ServiceAccount of its own"


def _service_ports(manifests: Manifests) -> Iterator[str]:
    for each in manifests.kinds("Service"):
        for port in each["spec"]["ports"]:
            for workload in manifests.chosen({"matchLabels": each["spec"]["selector"]}):
                if workload.ports().get(port["targetPort"]) != port["port"]:
                    yield f"Service {each['metadata']['name']}: {workload.name} has no port {port['targetPort']}"


def _probes(manifests: Manifests) -> Iterator[str]:
    """They ask ports that are there, and our health service for names that it knows."""
    for workload in manifests.workloads():
        container, ports = workload.container, workload.ports()
        probes = {kind: container[f"{kind}Probe"] for kind in ("startup", "readiness", "liveness")
                  if f"{kind}Probe" in container}  # fmt: skip
        if workload.kind == "Deployment" and len(probes) < 3:
            yield f"{workload.name} has no three probes"
        for kind, probe in probes.items():
            asked = probe.get("grpc") or probe.get("httpGet") or probe.get("tcpSocket")
            if asked and asked["port"] not in (*ports, *ports.values()):
                yield f"{workload.name}: its {kind} probe asks port {asked['port']}, which it does not have"
            command = probe.get("exec", {}).get("command", [])
            if "deck_runtime.probe" in command and command[3:] != ["grpc"]:
                yield f"{workload.name}: its {kind} probe runs {' '.join(command)}"
            if "grpc" in probe and probe["grpc"].get("service", "") != (LIVENESS if kind == "liveness" else ""):
                yield f"{workload.name}: its {kind} probe asks for another name than our health service says"


def _policies(manifests: Manifests) -> Iterator[str]:
    """Policies choose pods of ours, and name ports that the pods at that end have."""
    for each in manifests.kinds("NetworkPolicy"):
        name, spec = each["metadata"]["name"], each["spec"]
        chosen = manifests.chosen(spec["podSelector"])
        if not chosen:
            yield f"NetworkPolicy {name} selects no pods"
        for rule in spec.get("ingress", ()):
            yield from _unknown_ports(name, rule, chosen)
            for peer in rule.get("from", ()):
                if "namespaceSelector" not in peer and not manifests.chosen(peer["podSelector"]):
                    yield f"NetworkPolicy {name} lets in no pods"
                if peer.get("namespaceSelector") == {}:
                    yield f"NetworkPolicy {name} lets in pods of every namespace"
        for rule in spec.get("egress", ()):
            for peer in rule["to"]:
                if "podSelector" in peer and "namespaceSelector" not in peer:
                    reached = manifests.chosen(peer["podSelector"])
                    if not reached:
                        yield f"NetworkPolicy {name} leads to no pods"
                    yield from _unknown_ports(name, rule, reached)


def _unknown_ports(name: str, rule: Document, workloads: list[Workload]) -> Iterator[str]:
    for port in rule["ports"]:
        for workload in workloads:
            if port["port"] not in (*workload.ports(), *workload.ports().values()):
                yield f"NetworkPolicy {name}: {workload.name} has no port {port['port']}"


def _targets(manifests: Manifests) -> Iterator[str]:
    """What is scaled is there, and has no number of its own that would undo it."""
    for each in manifests.kinds("HorizontalPodAutoscaler", "ScaledObject"):
        name = each["spec"]["scaleTargetRef"]["name"]
        if not _has(manifests, "Deployment", name):
            yield f"{each['kind']} {each['metadata']['name']} scales {name}, which is not there"
        elif "replicas" in manifests.named("Deployment", name)["spec"]:
            yield f"Deployment {name} is scaled, and has a number of replicas of its own"


def _routes(manifests: Manifests) -> Iterator[str]:
    """Ways in lead to a port of a Service."""
    backends = [
        (backend["name"], backend["port"])
        for each in manifests.kinds("HTTPRoute")
        for rule in each["spec"]["rules"]
        for backend in rule["backendRefs"]
    ]
    backends += [
        (path["backend"]["service"]["name"], path["backend"]["service"]["port"]["name"])
        for each in manifests.kinds("Ingress")
        for rule in each["spec"]["rules"]
        for path in rule["http"]["paths"]
    ]
    for name, port in backends:
        if port not in _ports_of(manifests, name):
            yield f"a route leads to port {port} of {name}, which is not there"


def _addresses(manifests: Manifests) -> Iterator[str]:
    """Settings name services by names and ports that they have."""
    for name, value in _values(manifests):
        for host, port in _ADDRESS.findall(value):
            if int(port) not in _ports_of(manifests, host):
                yield f"{name} names {host}:{port}, which no Service has"


def _values(manifests: Manifests) -> Iterator[tuple[str, str]]:
    yield from manifests.named("ConfigMap", "deckmill")["data"].items()
    for workload in manifests.ours():
        for variable in workload.container.get("env", ()):
            yield variable["name"], variable.get("value", "")


def _volumes(manifests: Manifests) -> Iterator[str]:
    """What is mounted is there."""
    for workload in manifests.workloads():
        claims = manifests.named(workload.kind, workload.name)["spec"].get("volumeClaimTemplates", ())
        known = {volume["name"] for volume in workload.pod.get("volumes", ())}
        known |= {claim["metadata"]["name"] for claim in claims}
        mounted = {mount["name"] for mount in workload.container.get("volumeMounts", ())}
        if mounted != known:
            yield f"{workload.name}: mounts {sorted(mounted)}, has {sorted(known)}"
        for volume in workload.pod.get("volumes", ()):
            wanted = volume.get("configMap", {}).get("name")
            if wanted and not _has(manifests, "ConfigMap", wanted):
                yield f"{workload.name}: there is no ConfigMap {wanted}"
            if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]:
                yield f"{workload.name}: the volume {volume['name']} may fill the node"


def _secrets(manifests: Manifests) -> Iterator[str]:
    """The page tells operators to make each Secret, with the key that is asked for."""
    known = set(_SECRET_ROW.findall(PAGE.read_text(encoding="utf-8")))
    for workload in manifests.workloads():
        for secret in secrets_of(workload) - known:
            yield f"{workload.name} asks for {secret}, which {PAGE} does not list"


def secrets_of(workload: Workload) -> set[tuple[str, str]]:
    """Names and keys of the Secrets that its pods ask for."""
    sources = [variable.get("valueFrom", {}).get("secretKeyRef") for variable in workload.container.get("env", ())]
    found = {(source["name"], source["key"]) for source in sources if source}
    for volume in workload.pod.get("volumes", ()):
        secret = volume.get("secret", {})
        found |= {(secret["secretName"], item["key"]) for item in secret.get("items", ())}
        parts = [source.get("secret", {}) for source in volume.get("projected", {}).get("sources", ())]
        found |= {(part["name"], item["key"]) for part in parts for item in part.get("items", ())}
    return found


def _has(manifests: Manifests, kind: str, name: str) -> bool:
    return any(each["metadata"]["name"] == name for each in manifests.kinds(kind))


def _ports_of(manifests: Manifests, name: str) -> set[int | str]:
    ports = [
        port
        for each in manifests.kinds("Service")
        if each["metadata"]["name"] == name
        for port in each["spec"]["ports"]
    ]
    return {port["port"] for port in ports} | {port["name"] for port in ports}
