"""`/v1/themes`: kept by a tenant, named by briefs, gone when deleted."""

from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, working
from tests.support.templates import branded, with_macros

THEME: dict[str, Any] = {"name": "Contoso", "colors": {"primary": "#7A1FA2", "accent": "#00796B"}}
BRIEF = {"brief": "Timeline: freeze 5 Oct, launch 30 Nov"}


async def test_a_theme_is_kept_listed_and_deleted(acme: httpx.AsyncClient) -> None:
    """The built-in ones come first, the default before all; a deleted one is not found."""
    made = await acme.post("/v1/themes", json=THEME)
    kept = made.json()
    assert (made.status_code, kept["name"], kept["source"], kept["warnings"]) == (201, "Contoso", "custom", [])
    themes = (await acme.get("/v1/themes")).json()["themes"]
    assert themes[0] == {
        "id": "consulting_blue",
        "name": "Consulting blue",
        "primary": "#1E3A5F",
        "accent": "#E87722",
        "source": "built_in",
    }
    own = {"id": kept["theme_id"], "name": "Contoso", "primary": "#7A1FA2", "accent": "#00796B", "source": "custom"}
    assert own in themes[8:]
    record = (await acme.get(made.headers["location"])).json()
    assert record == {**own, "theme": THEME, "created_at": record["created_at"]}

    assert (await acme.delete(made.headers["location"])).status_code == 204
    assert (await acme.get(made.headers["location"])).json()["code"] == "theme_not_found"


async def test_a_slide_in_a_theme_outlives_it(acme: httpx.AsyncClient, served: Installation) -> None:
    """Its document carries the theme."""
    theme_id = (await acme.post("/v1/themes", json=THEME)).json()["theme_id"]
    made = await acme.post("/v1/generate", json={**BRIEF, "theme_id": theme_id})
    assert made.status_code == 202, made.text
    assert (await acme.delete(f"/v1/themes/{theme_id}")).status_code == 204
    job_id = made.json()["job_id"]
    document = (await acme.get(f"/api/v2/jobs/{job_id}/document")).json()
    assert document["theme"]["colors"] == THEME["colors"]
    async with working(served):
        job = (await acme.get(f"/v1/jobs/{job_id}", params={"poll": "true", "timeout": 30})).json()
    assert job["status"] == "complete"
    again = await acme.post("/v1/generate", json={**BRIEF, "theme_id": theme_id})
    assert (again.status_code, again.json()["errors"][0]["code"]) == (400, "unknown_theme")


async def test_a_theme_of_another_tenant_does_not_exist(acme: httpx.AsyncClient, served: Installation) -> None:
    """Neither for reading nor for slides."""
    theme_id = (await acme.post("/v1/themes", json=THEME)).json()["theme_id"]
    async with served.client(served.key("elsewhere")) as stranger:
        assert (await stranger.get(f"/v1/themes/{theme_id}")).status_code == 404
        assert (await stranger.delete(f"/v1/themes/{theme_id}")).status_code == 404
        refused = await stranger.post("/v1/generate", json={**BRIEF, "theme_id": theme_id})
        assert refused.json()["errors"][0]["pointer"] == "/theme_id"


@pytest.mark.parametrize(
    ("theme", "pointer", "code"),
    [
        ({}, "/colors", "missing"),
        ({"colors": {}}, "/colors", "missing_color"),
        ({"colors": {"primary": "blue"}}, "/colors/primary", "wrong_format"),
        ({"colors": {"primary": "#FDFDFD"}}, "/colors/primary", "low_contrast"),
        ({"colors": {"primary": "#123", "text": "#999999"}}, "/colors/text", "low_contrast"),
        ({"colors": {"primary": "#123"}, "based_on": "pink"}, "/based_on", "unknown_theme"),
        ({"colors": {"primary": "#123"}, "typography": {"font_family": 7}}, "/typography/font_family", "wrong_type"),
        ({"colors": {"primary": "#123"}, "logo": "https://x.example/l.png"}, "/logo", "wrong_format"),
        ([], "", "wrong_type"),
    ],
)
async def test_a_bad_theme_is_refused(theme: Any, pointer: str, code: str, acme: httpx.AsyncClient) -> None:
    """With its place; in a brief below `/theme`."""
    answer = await acme.post("/v1/themes", json=theme)
    assert answer.status_code == 400, answer.text
    assert (answer.json()["errors"][0]["pointer"], answer.json()["errors"][0]["code"]) == (pointer, code)

    inline = await acme.post("/v1/generate", json={**BRIEF, "theme": theme})
    assert (inline.json()["errors"][0]["pointer"], inline.json()["errors"][0]["code"]) == (f"/theme{pointer}", code)


async def test_what_of_a_theme_has_no_effect_is_said(acme: httpx.AsyncClient) -> None:
    """Unknown keys, and a colour that is hard to see."""
    theme = {"colors": {"primary": "#E8A200"}, "mood": "calm"}
    kept = (await acme.post("/v1/themes", json=theme)).json()
    assert [(one["pointer"], one["code"]) for one in kept["warnings"]] == [
        ("/mood", "unknown_key"),
        ("/colors/primary", "low_contrast"),
    ]


async def test_a_built_in_theme_stays(acme: httpx.AsyncClient) -> None:
    """It can be read, and not deleted."""
    assert (await acme.get("/v1/themes/paper_serif")).json()["theme"]["colors"]["background"] == "#FDFBF7"
    answer = await acme.delete("/v1/themes/paper_serif")
    assert (answer.status_code, answer.json()["code"]) == (409, "built_in_theme")


async def test_the_template_of_themes_can_be_sent(acme: httpx.AsyncClient) -> None:
    """As it is, and each field is described."""
    told = (await acme.get("/v1/themes/template")).json()
    assert (await acme.post("/v1/themes", json=told["template"])).json()["warnings"] == []
    assert told["fields"].keys() >= {"name", "colors.primary", "typography.font_family", "logo", "based_on"}
    assert all(told["fields"].values())


async def test_a_theme_is_read_from_a_presentation(acme: httpx.AsyncClient, served: Installation) -> None:
    """It is kept like one that was written down, and slides wear it; the same request has one answer."""
    form = {"files": {"file": ("Contoso.potx", branded(accent="00796B"))}, "headers": {"Idempotency-Key": "once"}}
    made = await acme.post("/v1/themes/upload", **form)
    assert made.status_code == 201, made.text
    assert (made.status_code, made.json()["source"], made.json()["name"]) == (201, "upload", "Contoso")
    assert (await acme.post("/v1/themes/upload", **form)).json() == made.json()
    record = (await acme.get(made.headers["location"])).json()
    assert (record["primary"], record["theme"]["typography"]) == ("#00796B", {"font_family": "Calibri"})
    async with working(served):
        job = (await acme.post("/v1/generate", json={**BRIEF, "theme_id": record["id"]})).json()["job_id"]
        done = (await acme.get(f"/v1/jobs/{job}", params={"poll": "true"})).json()
    assert done["status"] == "complete"


@pytest.mark.parametrize(
    ("data", "fields", "status", "code"),
    [
        (b"no presentation", {}, 422, "not_a_zip"),
        (branded()[:5000], {}, 422, "corrupt"),
        (with_macros(branded()), {}, 422, "macro"),
        (branded(), {"based_on": "pink"}, 400, "unknown_theme"),
        (branded(), {"name": "\n"}, 400, "invalid_name"),
        (branded(), {"colour": "#123456"}, 400, "invalid_form"),
        (b"", {}, 400, "invalid_form"),
    ],
)
async def test_a_bad_presentation_makes_no_theme(
    data: bytes, fields: dict[str, str], status: int, code: str, acme: httpx.AsyncClient
) -> None:
    """Its code is the one that uploads of templates have."""
    before = (await acme.get("/v1/themes")).json()
    answer = await acme.post("/v1/themes/upload", files={"file": ("a.pptx", data)}, data=fields)
    told = answer.json()
    assert (answer.status_code, told["errors"][0]["code"] if told["errors"] else told["code"]) == (status, code)
    assert (await acme.get("/v1/themes")).json() == before


async def test_only_forms_are_uploads(acme: httpx.AsyncClient) -> None:
    """Anything else is a wrong type of body."""
    assert (await acme.post("/v1/themes/upload", content=branded())).status_code == 415
