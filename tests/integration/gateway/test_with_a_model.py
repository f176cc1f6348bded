"""A gateway that knows of a language model, and of a rate card: what it then takes, and tells before it is paid for."""

from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, installation, working

PNG_BYTES = b"\x89PNG\r\n\x1a\n and the rest"
PICTURE = b64encode(PNG_BYTES).decode()


@pytest.fixture(scope="module")
def seeing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A registry and a gateway; the model itself is the renderer's to ask."""
    model = {"MODEL_URL": "http://127.0.0.1:9/v1", "MODEL": "small", "MODEL_SEES": "true"}
    with installation(tmp_path_factory.mktemp("seeing") / "data", **model, RATES="deck=0.50,generate=0.10") as running:
        yield running


@pytest.fixture
async def owner(seeing: Installation) -> AsyncIterator[httpx.AsyncClient]:
    """A client of its owner."""
    async with seeing.client() as client:
        yield client


@pytest.mark.parametrize(
    "body",
    [
        {"from_image": {"image": PICTURE}},
        {
            "from_image": {"image": f"data:image/png;base64,{PICTURE}", "instructions": "In German"},
            "brief": "For the board",
        },
        {"from_image": {"image": b64encode(PNG_BYTES + b"x" * 1_500_000).decode()}},
    ],
    ids=["alone", "with words", "a photograph"],
)
async def test_a_picture_is_queued(body: dict[str, Any], owner: httpx.AsyncClient) -> None:
    """Also one that is longer than words may be."""
    answer = await owner.post("/v1/generate", json=body)

    assert answer.status_code == 202, answer.text


@pytest.mark.parametrize(
    ("part", "status", "pointer", "code"),
    [
        ({"image": "aGk="}, 400, "/from_image/image", "unusable_picture"),
        ({"image": "no base64 at all!"}, 400, "/from_image/image", "unusable_picture"),
        ({"instructions": "Make it blue"}, 400, "/from_image/image", "missing"),
        ({"image": PICTURE, "slide_count": 3}, 400, "/from_image/slide_count", "out_of_range"),
        (PICTURE, 400, "/from_image", "wrong_type"),
    ],
)
async def test_a_bad_picture_is_refused(
    part: object, status: int, pointer: str, code: str, owner: httpx.AsyncClient
) -> None:
    """With its place, and no job."""
    answer = await owner.post("/v1/generate", json={"brief": "A", "from_image": part})

    assert answer.status_code == status
    assert [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]] == [(pointer, code)]


async def test_a_slide_is_translated_as_a_job_of_its_own(seeing: Installation, owner: httpx.AsyncClient) -> None:
    """Of one that is complete; the job shows the document that it was asked by."""
    async with working(seeing):
        made = (await owner.post("/v1/generate", json={"brief": "Agenda: welcome, results"})).json()["job_id"]
        await owner.get(f"/v1/jobs/{made}", params={"poll": "true"})
        wanted = {"job_id": made, "target_language": "de", "concise_mode": True}
        answer = await owner.post("/v1/translate", json=wanted)
        job_id = answer.json()["job_id"]
        ended = (await owner.get(f"/v1/jobs/{job_id}", params={"poll": "true"})).json()

    assert (answer.status_code, job_id[:3], ended["status"]) == (202, "tr-", "complete")
    assert (await owner.get(f"/api/v2/jobs/{job_id}/document")).json() == wanted
    assert (await owner.get(f"/api/v2/jobs/{job_id}")).json()["job"]["source_schema"] == "translation_v1"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"job_id": "job_unknown", "target_language": "de"}, 404, "job_not_found"),
        ({"job_id": "job_unknown"}, 400, "invalid_document"),
        ({"target_language": "de"}, 400, "invalid_document"),
        ({"job_id": "job_unknown", "target_language": "d{e}"}, 400, "invalid_document"),
        ({"pptx_base64": "aGk=", "target_language": "de"}, 400, "not_supported_yet"),
        ({"pptx_url": "https://a.example/a.pptx", "target_language": "de"}, 400, "not_supported_yet"),
    ],
)
async def test_what_cannot_be_translated_is_refused(
    body: dict[str, Any], status: int, code: str, owner: httpx.AsyncClient
) -> None:
    """With what to change; files of others are told as what is not there yet."""
    answer = await owner.post("/v1/translate", json=body)

    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_words_are_not_as_long_as_pictures(owner: httpx.AsyncClient) -> None:
    """A body without a picture keeps the limit of words."""
    answer = await owner.post("/v1/generate", json={"brief": "x" * 2_000_000})

    assert answer.status_code == 413


async def test_an_outline_tells_the_price(owner: httpx.AsyncClient) -> None:
    """Of the deck as a whole: its slides have none of their own."""
    prompt = {"prompt": "A deck about our move. Rents are 30 % lower. Two motorways meet there."}
    outline = (await owner.post("/v1/deck/outline", json=prompt)).json()

    assert outline["price_usd"] == 0.5
