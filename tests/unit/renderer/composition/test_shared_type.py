"""Like blocks beside each other, or below each other, have one size of type."""

from typing import Any

import pytest

from tests.support.page_checks import shape_of

LONG = (
    "Customers with more than ten sites expect one contract, one contact and one invoice for everything that turns, "
    "and they are prepared to commit for five years when response times are guaranteed in the contract."
)
INPUTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "calloutBox": ({"content": "Alpha"}, {"content": f"{LONG} {LONG}"}),
    "bannerBand": ({"text": "Alpha"}, {"text": LONG}),
    "infoCard": ({"body": ["Alpha"]}, {"body": [LONG] * 2}),
    "bulletList": ({"items": [{"text": "Alpha"}]}, {"items": [{"text": LONG[:70]}] * 3}),
    "kpiHero": ({"label": "Margin", "value": "Alpha"}, {"label": "Orders", "value": "$48,213,700.55"}),
}


def size_of_alpha(page: Any) -> float:
    """In pt."""
    lines = shape_of(page, "Alpha").paragraphs
    return float(next(run.size for line in lines for run in line.runs if run.text == "Alpha"))


@pytest.mark.parametrize("primitive", INPUTS)
@pytest.mark.parametrize("regions", [((0, 0, 4, 6), (4, 0, 4, 6)), ((0, 0, 4, 6), (0, 6, 4, 6))])
def test_the_fuller_of_two_sets_the_size_of_both(compose: Any, block: Any, primitive: str, regions: Any) -> None:
    """In a row, and in a column; one elsewhere keeps its own."""
    short, long = INPUTS[primitive]
    first, second = regions
    alone = size_of_alpha(compose(block(primitive, first, **short))[0])
    page, _ = compose(block(primitive, first, **short), block(primitive, second, **long))
    others = [run.size for one in page.elements for line in one.paragraphs for run in line.runs]
    assert size_of_alpha(page) < alone
    assert others.count(size_of_alpha(page)) >= 2
    elsewhere, _ = compose(block(primitive, first, **short), block(primitive, (5, 7, 5, 5), **long))
    assert size_of_alpha(elsewhere) == alone


def test_what_cannot_be_read_takes_nothing_with_it(compose: Any, block: Any) -> None:
    """A callout that is far too full is a finding of its own."""
    short = block("calloutBox", (0, 0, 4, 3), content="Alpha")
    alone = size_of_alpha(compose(short)[0])
    page, findings = compose(short, block("calloutBox", (4, 0, 4, 3), content=LONG * 6))
    assert size_of_alpha(page) == alone
    assert findings
