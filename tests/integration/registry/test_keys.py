"""API keys."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound, Unauthenticated
from deck_domain.job import ApiKey, Scope
from job_registry.keys import (
    authenticate,
    bootstrap_owner,
    create_key,
    list_keys,
    recover_owner,
    revoke_key,
    touch_key,
)
from job_registry.sql import tenant_tables
from job_registry.sql.transaction import Transaction
from tests.support.registry import Parts


async def new_key(parts: Parts, tenant: str = "acme", **values: object) -> tuple[ApiKey, str]:
    """A key."""
    return await parts.database.write(create_key, tenant, "ci", **values)  # type: ignore[arg-type]


async def test_key_is_recognised_by_its_secret(parts: Parts) -> None:
    """Render and read are what a key may do unless it is told otherwise."""
    key, secret = await new_key(parts)
    assert secret.startswith("dm_live_")
    assert await parts.database.read(authenticate, secret) == key
    assert key.scopes == {Scope.RENDER, Scope.READ}


async def test_secret_is_stored_nowhere(parts: Parts) -> None:
    """Only its hash is."""
    _, secret = await new_key(parts)

    def row(tx: Transaction) -> str:
        return repr(tx.connection.execute(select(tenant_tables.keys)).all())

    assert secret not in await parts.database.read(row)


@pytest.mark.parametrize("secret", ["", "dm_live_wrong", "\ud800", "x" * 10_000])
async def test_unknown_secret_is_refused(parts: Parts, secret: str) -> None:
    """Whatever it looks like."""
    await new_key(parts)
    with pytest.raises(Unauthenticated):
        await parts.database.read(authenticate, secret)


async def test_revoked_key_is_refused_from_now_on(parts: Parts) -> None:
    """Revoking twice is no error and keeps the first time."""
    key, secret = await new_key(parts)
    revoked = await parts.database.write(revoke_key, "acme", key.id)
    parts.clock.advance(5)
    assert await parts.database.write(revoke_key, "acme", key.id) == revoked
    with pytest.raises(Unauthenticated):
        await parts.database.read(authenticate, secret)


async def test_expired_key_is_refused(parts: Parts) -> None:
    """By the clock that decides."""
    _, secret = await new_key(parts, expires_at=parts.clock.now + timedelta(seconds=10))
    await parts.database.read(authenticate, secret)
    parts.clock.advance(10)
    with pytest.raises(Unauthenticated) as caught:
        await parts.database.read(authenticate, secret)
    assert caught.value.code == "expired_key"


async def test_keys_are_listed_newest_first_for_their_tenant_only(parts: Parts) -> None:
    """Revoked ones too."""
    first, _ = await new_key(parts)
    await parts.database.write(revoke_key, "acme", first.id)
    parts.clock.advance(1)
    second, _ = await new_key(parts)
    await new_key(parts, "rival")
    assert [key.id for key in await parts.database.read(list_keys, "acme")] == [second.id, first.id]
    with pytest.raises(NotFound):
        await parts.database.write(revoke_key, "rival", first.id)


async def test_use_is_noted_to_the_minute(parts: Parts) -> None:
    """One write a minute at most."""
    key, _ = await new_key(parts)
    parts.clock.advance(30)
    await parts.database.write(touch_key, key.id)
    (listed,) = await parts.database.read(list_keys, "acme")
    assert listed.last_used_at == parts.clock.now.replace(second=0)


async def test_first_owner_is_made_once(parts: Parts) -> None:
    """And never again while there is any key, so that an old setting opens no back door."""
    assert await parts.database.write(bootstrap_owner, "dm_live_first")
    assert not await parts.database.write(bootstrap_owner, "dm_live_second")
    owner = await parts.database.read(authenticate, "dm_live_first")
    assert (owner.tenant, owner.scopes) == ("default", {Scope.ADMIN})


async def test_the_last_admin_key_of_the_owner_stays(parts: Parts) -> None:
    """Neither a key of lower scope nor one that will expire counts beside it; a second one makes it free to go."""
    await parts.database.write(bootstrap_owner, "dm_live_first")
    (owner,) = await parts.database.read(list_keys, "default")
    await new_key(parts, "default")
    passing, _ = await new_key(parts, "default", scopes=("admin",), expires_at=parts.clock.now + timedelta(seconds=10))
    with pytest.raises(IllegalTransition) as caught:
        await parts.database.write(revoke_key, "default", owner.id)
    assert caught.value.code == "last_admin_key"
    await parts.database.write(revoke_key, "default", passing.id)
    second, _ = await new_key(parts, "default", scopes=("admin", "read"))
    await parts.database.write(revoke_key, "default", owner.id)
    with pytest.raises(IllegalTransition):
        await parts.database.write(revoke_key, "default", second.id)


async def test_of_two_admins_that_revoke_each_other_one_stays(parts: Parts) -> None:
    """However the two calls race."""
    keys = [(await new_key(parts, "default", scopes=("admin",)))[0] for _ in range(2)]
    calls = [parts.database.write(revoke_key, "default", key.id) for key in keys]
    ended = await asyncio.gather(*calls, return_exceptions=True)
    assert [IllegalTransition] == [type(each) for each in ended if isinstance(each, Exception)]


async def test_other_tenants_may_lose_their_last_admin_key(parts: Parts) -> None:
    """The owner can always make them another."""
    key, _ = await new_key(parts, "acme", scopes=("admin",))
    assert (await parts.database.write(revoke_key, "acme", key.id)).revoked_at


async def test_an_owner_key_is_recovered_beside_what_there_is(parts: Parts) -> None:
    """An admin of the owner's tenant, though there are keys already."""
    await parts.database.write(bootstrap_owner, "dm_live_first")
    secret = await parts.database.write(recover_owner)
    owner = await parts.database.read(authenticate, secret)
    assert (owner.tenant, owner.scopes) == ("default", {Scope.ADMIN})
    assert await parts.database.read(authenticate, "dm_live_first")


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"tenant": "Acme Inc"}, "/tenant"),
        ({"tenant": "-acme"}, "/tenant"),
        ({"scopes": ("render", "root")}, "/scopes/1"),
    ],
)
async def test_bad_key_requests_are_refused(parts: Parts, values: dict[str, object], pointer: str) -> None:
    """With a pointer to the field."""
    with pytest.raises(InvalidRequest) as caught:
        await new_key(parts, **values)
    assert caught.value.violations[0].pointer == pointer
