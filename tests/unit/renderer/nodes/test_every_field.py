"""No field of a paper_document is accepted and then forgotten: it shows in the file, or a finding names it."""

import copy
from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from renderer.compile import CompiledDeck, compile_deck
from tests.unit.renderer.nodes.every_field import HOSTS
from tests.unit.renderer.nodes.field_samples import Host, fields_of, nested_models

MODELS = nested_models()
# These say what an object is, or belong to a span: only one value makes sense where they stand.
FIXED = {
    ("PaperDocument", "type"), ("PaperDocument", "version"), ("PaperSlide", "type"), ("NoBullet", "type"),
    ("SolidFill", "type"), ("PatternFill", "type"), ("ImageFill", "type"), ("CharacterBullet", "type"),
    ("NumberBullet", "type"), *((name, "type") for name in ("View", "TextNode", "Image", "Table", "Group", "Connector",
    "Chart", "Video", "Audio")), ("Cell", "hMerge"), ("Cell", "vMerge"),
}  # fmt: skip
# A finding names the whole of these, whatever they hold.
NAMED_AS_A_WHOLE = {"EmbeddedFont"}
ELSEWHERE = {"NodeBase"}
CASES = [
    pytest.param(host, key, id=f"{number}-{host.model}.{key}")
    for number, host in enumerate(HOSTS)
    for key in sorted(host.samples)
    if (host.model, key) not in FIXED
]


def test_every_field_is_tried() -> None:
    """Whoever adds a key to the schema adds a value for it here."""
    tried: dict[str, set[str]] = {}
    for host in HOSTS:
        tried.setdefault(host.model, set()).update(host.samples)
    ours = {name: set(fields_of(model)) for name, model in MODELS.items()}
    untried = {(name, key) for name, keys in ours.items() for key in keys - tried.get(name, set())}
    assert {(name, key) for name, key in untried - FIXED if name not in NAMED_AS_A_WHOLE | ELSEWHERE} == set()


@pytest.fixture(scope="module")
def compiled() -> Any:
    """Compiles documents; the same one once."""
    fonts, known = FontBook.load(), dict[str, CompiledDeck]()

    def make(document: dict[str, Any]) -> CompiledDeck:
        key = repr(document)
        if key not in known:
            known[key] = compile_deck(parse("paper_document", document), fonts)
        return known[key]

    return make


@pytest.mark.parametrize(("host", "key"), CASES)
def test_a_field_shows_or_is_named(host: Host, key: str, compiled: Any) -> None:
    """With it the file is another one, or there is a finding that was not there before and names it."""
    without = host.document(copy.deepcopy(host.base))
    with_it = host.document(copy.deepcopy({**host.base, key: host.samples[key]}))
    try:
        before, after = compiled(without), compiled(with_it)
    except InvalidDocument as refused:
        pytest.fail(f"the test's own document is refused: {refused.violations}")
    new = [finding for finding in after.findings if finding not in before.findings]
    named = [finding for finding in new if key in f"{finding.component_path} {finding.message}"]
    assert before.pptx != after.pptx or named, new
