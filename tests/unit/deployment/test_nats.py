"""The configurations of NATS that are shipped, as the server itself reads them."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from deckmill.embedded.bus_server import BusServer, binary
from tests.support.manifests.building import OVERLAYS, Manifests

SHIPPED = sorted(Path("deploy").rglob("nats*.conf"))


def tried(configuration: Path, token: str = "0" * 60 + "beef") -> subprocess.CompletedProcess[str]:
    """What the server says of a configuration, with the variables that its container has."""
    environment = os.environ | {"NATS_TOKEN": token, "POD_NAME": "nats-0"}
    command = [binary(), "-t", "--config", str(configuration)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("configuration", SHIPPED, ids=str)
def test_the_server_takes_it(configuration: Path) -> None:
    """Those of the overlays, one of which the compose file has, too."""
    assert 0 == tried(configuration).returncode


def test_the_server_takes_the_embedded_one(tmp_path: Path) -> None:
    """The one that `deckmill serve` writes."""
    assert 0 == tried(Path(BusServer(tmp_path, "token").command()[-1])).returncode


@pytest.mark.parametrize(("right", "wrong"), [("jetstream", "jet_stream"), ("1GB", "1 big"), ("}", "")])
def test_a_spoilt_one_is_refused(tmp_path: Path, right: str, wrong: str) -> None:
    """The check can fail."""
    spoilt = tmp_path / "nats.conf"
    spoilt.write_text(SHIPPED[0].read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    assert 0 != tried(spoilt).returncode


@pytest.mark.parametrize("token", ["1234567890123456", "12345678901234k"])
def test_a_token_like_a_number_is_refused(token: str) -> None:
    """As the comment in the configurations warns."""
    assert 0 != tried(SHIPPED[0], token).returncode


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.name)
def test_the_container_has_what_it_names(overlay: Path) -> None:
    """Its variables, its ports and the folder of its streams; and routes to all servers that there are."""
    manifests = Manifests.of(overlay)
    text = manifests.named("ConfigMap", "nats")["data"]["nats.conf"]
    spec = manifests.named("StatefulSet", "nats")["spec"]
    (container,) = spec["template"]["spec"]["containers"]
    named = set(re.findall(r"\$\(?([A-Z_]+)", " ".join([_without_comments(text), *container["args"]])))
    assert named == {each["name"] for each in container["env"]}
    assert all(f'"0.0.0.0:{port["containerPort"]}"' in text for port in container["ports"])
    (folder,) = (each["mountPath"] for each in container["volumeMounts"] if each["name"] == "data")
    assert f'store_dir: "{folder}"' in text
    routes = " ".join(container["args"]).count("nats-route://")
    assert routes == (spec["replicas"] if spec["replicas"] > 1 else 0)
    settings_of_ours = manifests.named("ConfigMap", "deckmill")["data"]
    assert spec["replicas"] == int(settings_of_ours.get("DECKMILL_NATS_REPLICAS", 1))


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
