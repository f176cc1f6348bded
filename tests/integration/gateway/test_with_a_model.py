"""A gateway that knows of a language model, and of a rate card: what it then takes, and tells before it is paid for."""

from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, installation

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


async def test_words_are_not_as_long_as_pictures(owner: httpx.AsyncClient) -> None:
    """A body without a picture keeps the limit of words."""
    answer = await owner.post("/v1/generate", json={"brief": "x" * 2_000_000})

    assert answer.status_code == 413


async def test_an_outline_tells_the_price(owner: httpx.AsyncClient) -> None:
    """Of the deck as a whole: its slides have none of their own."""
    prompt = {"prompt": "A deck about our move. Rents are 30 % lower. Two motorways meet there."}
    outline = (await owner.post("/v1/deck/outline", json=prompt)).json()

    assert outline["price_usd"] == 0.5
