"""What an installation shows of all that it holds: kept with a baseline, and asked again of the next release."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.support.baseline.filling import Filled

_LISTS = ("/api/v2/keys", "/api/v2/settings", "/api/v2/webhooks", "/api/v2/brand-packs", "/v1/themes")

_PASSING = {"last_used_at", "request_id"}
"""Fields that differ from one request to the next."""
_OF_TRYING = {"attempts", "error", "next_attempt_at", "status"}
"""Those of a delivery that is still tried: its receiver is gone."""
_KEPT_FOR_A_WHILE = "/deliveries"
"""A list from which entries go when they are old."""


async def shown(url: str, filled: Filled) -> dict[str, Any]:
    """The answers by path for each tenant, with links as their paths and files as their sha256."""
    tenants = {}
    for tenant, key in filled.keys.items():
        async with httpx.AsyncClient(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=90) as http:
            tenants[tenant] = await _of_tenant(http, filled.ended[tenant])
    return {"keys": filled.keys, "ended": filled.ended, "live": filled.live, "tenants": tenants}


async def _of_tenant(http: httpx.AsyncClient, ended: list[str]) -> dict[str, Any]:
    return {path: await answer_of(http, path) for path in [*_LISTS, *await paths_of(http, ended)]}


async def paths_of(http: httpx.AsyncClient, ended: list[str]) -> list[str]:
    """Where a tenant's ended jobs, their files, its brand packs and its deliveries are."""
    paths = []
    for job_id in ended:
        own = f"/api/v2/jobs/{job_id}"
        paths += [own, f"{own}/events", f"{own}/artifacts", f"{own}/document"]
        files = (await http.get(f"{own}/artifacts")).raise_for_status().json()["artifacts"]
        paths += [f"{own}/artifacts/{file['id']}" for file in files]
        paths += [f"/v1/jobs/{job_id}", f"/v1/jobs/{job_id}/versions"]
    for pack in (await http.get("/api/v2/brand-packs")).raise_for_status().json()["brand_packs"]:
        own = f"/api/v2/brand-packs/{pack['id']}"
        paths += [own, *(f"{own}/versions/{each['id']}{file}" for each in pack["versions"] for file in ("", "/file"))]
    for hook in (await http.get("/api/v2/webhooks")).raise_for_status().json()["webhooks"]:
        paths += [f"/api/v2/webhooks/{hook['id']}", f"/api/v2/webhooks/{hook['id']}/deliveries"]
    return paths


async def answer_of(http: httpx.AsyncClient, path: str) -> dict[str, Any]:
    """Its status with its body: JSON with links as their paths, or the sha256 of a file; none of an error."""
    answer = await http.get(path)
    if not answer.is_success:
        return {"status": answer.status_code}
    kind = answer.headers.get("content-type", "")
    if "json" not in kind or path.endswith("/document") or "/artifacts/" in path:
        return {"status": answer.status_code, "sha256": hashlib.sha256(answer.content).hexdigest()}
    return {"status": answer.status_code, "body": _steady(answer.json())}


def _steady(value: Any) -> Any:
    """Without what differs from one request to the next: hosts, and the signatures of links."""
    if isinstance(value, dict):
        return {name: _steady(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_steady(each) for each in value]
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return urlsplit(value).path
    return value


def broken_promises(before: Any, now: Any, where: str) -> list[str]:
    """What `before` said at a place and `now` says no more, in sentences; that more is said breaks nothing."""
    if isinstance(before, dict) and isinstance(now, dict):
        lost = [f"{where}/{name} is gone" for name in before.keys() - now.keys()]
        passing = _PASSING | (_OF_TRYING if before.get("status") == "pending" else set())
        kept = before.keys() & now.keys() - passing
        return lost + [each for name in kept for each in broken_promises(before[name], now[name], f"{where}/{name}")]
    if isinstance(before, list) and isinstance(now, list):
        if where.endswith(_KEPT_FOR_A_WHILE):
            left = {each["id"] for each in now}
            before = [each for each in before if each["id"] in left]
        if len(before) > len(now):
            return [f"{where} had {len(before)} entries and has {len(now)}"]
        return [each for at, old in enumerate(before) for each in broken_promises(old, now[at], f"{where}/{at}")]
    return [] if before == now else [f"{where} was {before!r} and is {now!r}"]
