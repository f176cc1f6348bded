"""A client that a program made of the OpenAPI: it can call every route, and gets what the route says."""

import asyncio
import importlib
import io
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from tests.support.declared_answers import openapi
from tests.support.gateway import OWNER_KEY, PNG_BYTES, PPTX_BYTES, Installation, envelope, installation, working
from tests.support.templates import branded

GENERATOR = Path(".make/client-generator/bin/openapi-python-client").resolve()
OCTETS = "application/octet-stream"
BODIES = {
    "create_link": "LinkRequest",
    "create_key": "KeyRequest",
    "create_slide": "SlideBrief",
    "change_slide": "SlideFeedback",
    "translate_slide": "SlideTranslation",
    "create_deck": "DeckBrief",
    "outline_deck": "DeckBrief",
    "create_consulting_deck": "ConsultingBrief",
    "decide_job": "ApprovalRequest",
    "patch_job": "JobPatch",
    "update_settings": "SettingsPatch",
    "create_theme": "OwnTheme",
    "render_template": "TemplateRequest",
    "search_templates": "TemplateSearch",
    "create_webhook": "WebhookRequest",
    "update_webhook": "WebhookPatch",
    "update_pack": "PackChange",
    "rotate_secret": "RotationRequest",
    "rotate_callback_secret": "RotationRequest",
}
"""Operations that take no document, and the models of their bodies."""
# The generator knows one media type of bytes, and has to be told of others.
CONFIG = {
    "content_type_overrides": {
        "application/zip": OCTETS,
        "application/x-ndjson": OCTETS,
        "image/png": OCTETS,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": OCTETS,
    }
}


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ModuleType]]:
    """The generated functions, a module for each route, by what the operation is called."""
    root = tmp_path_factory.mktemp("generated")
    (root / "openapi.json").write_text(json.dumps(openapi()))
    (root / "config.json").write_text(json.dumps(CONFIG))
    command = [str(GENERATOR), "generate", "--meta", "none", "--path", "openapi.json", "--config", "config.json"]
    done = subprocess.run(
        [*command, "--output-path", "made_client"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "WARNING parsing" not in done.stdout, done.stdout
    sys.path.insert(0, str(root))
    try:
        package = importlib.import_module("made_client.api")
        names = [each.name for each in pkgutil.walk_packages(package.__path__, "made_client.api.") if not each.ispkg]
        yield {name.rpartition(".")[2]: importlib.import_module(name) for name in names}
    finally:
        sys.path.remove(str(root))


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation of this client's own."""
    with installation(tmp_path_factory.mktemp("client") / "data") as running:
        yield running


class Calls:
    """Calls routes by their operations' names, and remembers which."""

    def __init__(self, modules: dict[str, ModuleType], url: str) -> None:
        self._modules = modules
        client = importlib.import_module("made_client").AuthenticatedClient
        self._client = client(base_url=url, token=OWNER_KEY, raise_on_unexpected_status=True, timeout=60)
        self.made: set[str] = set()

    def body(self, operation: str, value: dict[str, Any]) -> Any:
        """A JSON body as the model that the route takes."""
        models = importlib.import_module("made_client.models")
        name = BODIES.get(operation, "Envelope")
        if "slide" in value or "presentationTitle" in value:
            name = "".join(word.title() for word in self._name(operation).split("_")) + "Body"
        return getattr(models, name).from_dict(value)

    def form(self, operation: str, file: bytes, **texts: str) -> Any:
        """A form with a file as the model that the route takes."""
        models, types = importlib.import_module("made_client.models"), importlib.import_module("made_client.types")
        name = "".join(word.title() for word in self._name(operation).split("_")) + "Body"
        return getattr(models, name)(file=types.File(payload=io.BytesIO(file), file_name="Contoso.potx"), **texts)

    def __call__(self, operation: str, **arguments: Any) -> Any:
        """The status and what the client made of the answer."""
        name = self._name(operation)
        self.made.add(name)
        answer = self._modules[name].sync_detailed(client=self._client, **arguments)
        return int(answer.status_code), answer.parsed

    def _name(self, operation: str) -> str:
        found = [name for name in self._modules if name.startswith(operation)]
        assert len(found) == 1, (operation, found)
        return found[0]


async def test_every_route_can_be_called(calls: dict[str, ModuleType], quick: Installation) -> None:
    """Answers become objects with the fields of ours, downloads become bytes, and every route is called."""
    call = Calls(calls, quick.url)
    async with working(quick):
        await asyncio.to_thread(call_all, call)
    assert call.made == set(calls)


def call_all(call: Calls) -> None:
    """One call of each route at least, each with its right outcome."""
    status, rendered = call("render_api", body=call.body("render_api", envelope(mode="sync")))
    assert (status, rendered.status) == (200, "success")
    job_id = rendered.data.job_id
    _read(call, job_id)
    _download(call, job_id, rendered.data)
    _submit(call)
    _hook(call)
    _brand(call)
    _theme(call)
    _template(call)
    _compare(call, job_id)
    _review(call, job_id)
    _end(call, job_id)


def _read(call: Calls, job_id: str) -> None:
    assert call("get_job_api", job_id=job_id, wait=20.0)[1].job.status == "succeeded"
    assert call("list_jobs_api", limit=5)[1].total >= 1
    assert call("get_job_v1", job_id=job_id)[1].status == "complete"
    assert call("list_jobs_v1")[1].jobs
    assert call("list_versions", job_id=job_id)[1][0].iteration == 0
    assert call("get_events", job_id=job_id)[1].events[0].type_ == "job.created"
    assert call("list_artifacts", job_id=job_id)[1].artifact_counts.total_artifacts == 4
    assert call("list_schemas")[1].schemas
    assert call("get_schema", name="agent_v1")[1].to_dict()["title"] == "agent_v1"
    assert call("livez")[1].status == "alive"
    assert call("readyz")[1].status in ("ready", "degraded")


def _download(call: Calls, job_id: str, data: Any) -> None:
    deck = next(each for each in data.artifacts if each.kind == "generated_pptx")
    assert call("download_artifact", job_id=job_id, artifact_id=deck.id)[1].payload.read() == PPTX_BYTES
    assert call("download_deck", job_id=job_id)[1].payload.read() == PPTX_BYTES
    assert call("download_preview", job_id=job_id)[1].payload.read() == PNG_BYTES + b"1"
    assert call("download_archive", job_id=job_id)[1].payload.read(2) == b"PK"
    assert json.loads(call("download_document", job_id=job_id)[1].payload.read())["version"] == "2.0"
    made = call("create_link", job_id=job_id, body=call.body("create_link", {"expires_in": 60}))[1]
    assert (made.expires_in, call("list_links", job_id=job_id)[1].links[0].link_id) == (60, made.link_id)
    assert call("revoke_link", job_id=job_id, link_id=made.link_id)[0] == 204
    assert call("revoke_all_links", job_id=job_id)[0] == 204
    link = urlsplit(deck.public_url)
    label = unquote(link.path.rpartition("/")[2])
    signed = call("get_file", job_id=job_id, artifact_id=deck.id, label=label, **dict(parse_qsl(link.query)))
    assert signed[1].payload.read() == PPTX_BYTES


def _submit(call: Calls) -> None:
    assert call("preflight", body=call.body("preflight", envelope()))[1].data.policy_result.allowed_to_render is True
    assert call("validate", body=call.body("validate", envelope()))[1].data.valid is True
    examples = {
        name: openapi()["paths"][path]["post"]["requestBody"]["content"]["application/json"]["example"]
        for name, path in (("preview_api", "/api/preview"), ("generate", "/v1/presentations/generate"))
    }
    preview = call("preview_api", body=call.body("preview_api", examples["preview_api"]))
    assert preview[1].preview.startswith("data:image/png;base64,")
    assert call("generate", body=call.body("generate", examples["generate"]))[1].data.legacy_notice.message
    status, made = call("create_slide", body=call.body("create_slide", {"brief": "Agenda: welcome, results"}))
    while call("get_job_v1", job_id=made.job_id)[1].status != "complete":
        pass  # each look is a request, and the worker works meanwhile
    assert call("get_usage")[1].total.jobs > 0
    wish = call.body("change_slide", {"job_id": made.job_id, "feedback": "Larger title"})
    assert (status, call("change_slide", body=wish)[0]) == (202, 202)
    german = call.body("translate_slide", {"job_id": made.job_id, "target_language": "de"})
    assert call("translate_slide", body=german)[1].code == "language_model_required"
    deck = call.body("create_deck", {"slides": [{"brief": "Agenda: welcome, results"}]})
    assert call("create_deck", body=deck)[1].slides[0].slide_number == 1
    prompt = call.body("outline_deck", {"prompt": "A deck about trees"})
    assert call("outline_deck", body=prompt)[1].slides[0].role == "opening"
    topic = call.body("create_consulting_deck", {"topic": "Should we plant more trees?"})
    assert call("create_consulting_deck", body=topic)[1].narrative[0].role == "hook"
    status, key = call("create_key", body=call.body("create_key", {"name": "ci"}))
    assert (status, call("list_keys")[1].keys[0].name) == (201, "ci")
    assert call("revoke_key", key_id=key.id)[0] == 204


def _hook(call: Calls) -> None:
    wanted = {"url": "https://hooks.example.com/", "events": ["render.failed"]}
    webhook = call("create_webhook", body=call.body("create_webhook", wanted))[1]
    assert (webhook.status, webhook.secret[:6]) == ("enabled", "whsec_")
    own = {"webhook_id": webhook.id}
    assert call("get_webhook", **own)[1].events == ["render.failed"]
    assert call("list_webhooks")[1].webhooks[0].id == webhook.id
    assert call("update_webhook", **own, body=call.body("update_webhook", {"description": "ci"}))[1].description == "ci"
    assert call("rotate_secret", **own, body=call.body("rotate_secret", {"overlapSeconds": 0}))[1].secret
    tested = call("test_webhook", **own)[1]
    assert (tested.status, tested.attempts[0].attempt) == ("failed", 1)
    assert call("list_deliveries", **own)[1].deliveries[0].id == tested.id
    assert call("redeliver", **own, delivery_id=tested.id)[1].code == "test_delivery"
    assert call("delete_webhook", **own)[0] == 204
    secret = call("get_callback_secret")[1].secret
    rotated = call("rotate_callback_secret", body=call.body("rotate_callback_secret", {}))[1]
    assert rotated.secret != secret


def _theme(call: Calls) -> None:
    wanted = call.body("create_theme", {"name": "Contoso", "colors": {"primary": "#7A1FA2"}})
    own = {"theme_id": call("create_theme", body=wanted)[1].theme_id}
    assert call("get_theme", **own)[1].name == call("list_themes")[1].themes[8].name == "Contoso"
    assert call("describe_themes")[1].fields.to_dict()["name"]
    assert call("delete_theme", **own)[0] == 204
    form = call.form("upload_theme", branded(), name="Ours")
    assert call("upload_theme", body=form)[1].name == "Ours"


def _template(call: Calls) -> None:
    found = call("search_templates", body=call.body("search_templates", {"query": "swot"}))[1]
    assert found.ids[0] == call("list_templates")[1].templates[1].id == "swot"
    example = call("read_template", template_id="swot")[1].example.to_dict()
    wanted = call.body("render_template", {"template": "swot", "params": example})
    assert call("render_template", body=wanted)[1].status == "complete"
    assert call("preview_template", template_id="swot")[1].payload.read().startswith(b"\x89PNG")


def _brand(call: Calls) -> None:
    pack = call("create_pack", body=call.form("create_pack", branded(), name="Contoso"))[1]
    assert (pack.name, pack.compile_status) == ("Contoso", "queued")
    assert call("list_packs")[1].brand_packs[0].id == pack.id
    assert call("get_pack", pack_id=pack.id)[1].versions[0].version_number == 1
    assert call("update_pack", pack_id=pack.id, body=call.body("update_pack", {"name": "Ours"}))[1].name == "Ours"
    status, second = call("create_version", pack_id=pack.id, body=call.form("create_version", branded(accent="118844")))
    assert (status, second.version_number) == (201, 2)
    own = {"pack_id": pack.id, "version_id": second.id}
    assert call("get_version", **own)[1].brand_pack_id == pack.id
    assert call("download_template", **own)[1].payload.read() == branded(accent="118844")
    while call("get_version", **own)[1].status != "compiled":
        pass  # each look is a request, and the worker works meanwhile
    assert call("activate_version", **own)[1].active_version_id == second.id
    assert call("delete_pack", pack_id=pack.id)[0] == 204


def _compare(call: Calls, job_id: str) -> None:
    again = call("render_api", body=call.body("render_api", envelope(mode="sync", baselineJobId=job_id)))[1]
    found = call("get_diff", job_id=again.data.job_id)[1]
    assert (found.diff_summary.unchanged_slides, found.baseline_job.id) == (2, job_id)


def _review(call: Calls, job_id: str) -> None:
    approved = call("decide_job", job_id=job_id, body=call.body("decide_job", {"approvalStatus": "approved"}))[1]
    assert (approved.approval_status, len(approved.approval.history)) == ("approved", 1)
    rejected = call("patch_job", job_id=job_id, body=call.body("patch_job", {"approval": {"status": "rejected"}}))[1]
    assert (rejected.job.approval_status, len(rejected.approval.history)) == ("rejected", 2)
    chosen = call("update_settings", body=call.body("update_settings", {"retentionDaysBinaries": 30}))[1]
    assert chosen.retention_days_binaries == call("get_settings")[1].retention_days_binaries == 30
    *_, last = call("export_events", job_id=job_id)[1].payload.read().splitlines()
    assert json.loads(last)["type"] == "approval.changed"


def _end(call: Calls, job_id: str) -> None:
    assert call("cancel_job", job_id=job_id)[1].code == "illegal_transition"
    assert call("retry_job", job_id=job_id)[1].code == "illegal_transition"
    assert call("delete_job_v1", job_id=job_id)[0] == 204
    status, problem = call("delete_job_api", job_id=job_id)
    assert (status, problem.code) == (404, "job_not_found")


def test_a_generated_function_takes_what_the_route_reads(calls: dict[str, ModuleType]) -> None:
    """Headers too: repeats, conditions, and where a stream goes on."""
    names = {name: set(signature(module.sync_detailed).parameters) for name, module in calls.items()}
    assert "idempotency_key" in names[next(name for name in names if name.startswith("render_api"))]
    assert {"idempotency_key", "if_match"} <= names[next(name for name in names if name.startswith("cancel"))]
    assert {"last_event_id", "if_none_match"} <= names[next(name for name in names if name.startswith("get_events"))]
