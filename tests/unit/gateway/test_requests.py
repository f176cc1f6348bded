"""Envelopes and bare documents."""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from deck_documents import schema_of
from deck_domain.errors import InvalidRequest
from deck_domain.job_options import (
    AutoFix,
    FallbackLevel,
    Format,
    JobOptions,
    OutputMode,
    RenderOptions,
    RepairMode,
    ValidationMode,
)
from gateway.requests import envelope as envelope_model
from gateway.requests.envelope import (
    Submission,
    read_submission,
    read_upload_fields,
    require_no_deck,
    require_supported,
)
from gateway.requests.single_slide import read_slide

DOCUMENT: dict[str, Any] = {"version": "2.0", "title": "T", "slides": [{"slideType": "title-body", "title": "A"}]}


def envelope(**fields: Any) -> dict[str, Any]:
    """An envelope around a document."""
    return {"sourceSchema": "protocol_v2", "document": DOCUMENT, **fields}


def submission_of(value: object) -> Submission:
    """What is read from a body of this value."""
    return read_submission(value, json.dumps(value).encode())


def test_a_bare_document_travels_as_it_was_sent() -> None:
    """Its bytes are untouched, so the job's document is the client's."""
    body = json.dumps(DOCUMENT, indent=3).encode()
    submission = read_submission(DOCUMENT, body)
    assert submission.document is body
    assert submission.source_schema == "protocol_v2"
    assert not submission.options.synchronous


@pytest.mark.parametrize(
    ("document", "schema"),
    [
        ({"type": "Document", "meta": {}, "slides": []}, "paper_document"),
        ({"presentationTitle": "T", "slides": []}, "agent_v1"),
        ({"type": "presentation"}, "agent_v1"),
        (DOCUMENT, "protocol_v2"),
        ({}, "protocol_v2"),
    ],
)
def test_the_schema_of_a_bare_document_is_known_by_its_marks(document: dict[str, Any], schema: str) -> None:
    """Clients of all three schemas may leave the envelope out."""
    assert schema_of(document) == schema


def test_what_stands_beside_the_document_becomes_options() -> None:
    """The document is not among them."""
    value = envelope(mode="sync", renderOptions={"formats": ["webp"]}, approvalRequired=True)
    submission = submission_of(value)
    asked = RenderOptions(formats=(Format.WEBP,))
    assert submission.options == JobOptions(synchronous=True, render=asked, approval_required=True)
    assert json.loads(submission.document) == DOCUMENT


def test_an_enveloped_document_travels_as_it_was_sent() -> None:
    """To the byte, wherever it stands in its envelope."""
    document = json.dumps(DOCUMENT, indent=3).replace("2.0", "2\\u002e0")
    body = f'{{"renderOptions": {{"formats": []}}, "document" :\n{document} , "sourceSchema": "protocol_v2"}}'.encode()
    submission = read_submission(json.loads(body), body)
    assert submission.document == document.encode()
    assert submission.enveloped


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"mode": "later"}, "/mode"),
        ({"mode": 1}, "/mode"),
        ({"document": []}, "/document"),
        ({"sourceSchema": 2}, "/sourceSchema"),
        ({"approvalRequired": "true"}, "/approvalRequired"),
        ({"baselineJobId": ""}, "/baselineJobId"),
        ({"renderOptions": []}, "/renderOptions"),
        ({"renderOptions": {"formats": ["png", "docx"]}}, "/renderOptions/formats/1"),
        ({"renderOptions": {"validationMode": "desktop"}}, "/renderOptions/validationMode"),
        ({"renderOptions": {"outputMode": "loose"}}, "/renderOptions/outputMode"),
        ({"renderOptions": {"maxFallbackLevel": 3}}, "/renderOptions/maxFallbackLevel"),
        ({"renderOptions": {"repairMode": "all"}}, "/renderOptions/repairMode"),
        ({"preflightPolicy": {"autoFix": "on"}}, "/preflightPolicy/autoFix"),
        ({"preflightPolicy": {"renderIfScoreAbove": 101}}, "/preflightPolicy/renderIfScoreAbove"),
        ({"preflightPolicy": {"renderIfScoreAbove": -1}}, "/preflightPolicy/renderIfScoreAbove"),
        ({"preflightPolicy": {"renderIfScoreAbove": "80"}}, "/preflightPolicy/renderIfScoreAbove"),
    ],
)
def test_every_fault_of_an_envelope_has_a_pointer(fields: dict[str, Any], pointer: str) -> None:
    """Relative to the whole body, with a sentence."""
    with pytest.raises(InvalidRequest) as caught:
        submission_of(envelope(**fields))
    assert [each.pointer for each in caught.value.violations] == [pointer]
    assert caught.value.violations[0].message


@pytest.mark.parametrize(
    ("part", "name", "members"),
    [
        (envelope_model.RenderOptions, "formats", Format),
        (envelope_model.RenderOptions, "validation_mode", ValidationMode),
        (envelope_model.RenderOptions, "output_mode", OutputMode),
        (envelope_model.RenderOptions, "max_fallback_level", FallbackLevel),
        (envelope_model.RenderOptions, "repair_mode", RepairMode),
        (envelope_model.PreflightPolicyOptions, "auto_fix", AutoFix),
    ],
)
def test_words_of_the_envelope_are_those_of_the_domain(
    part: type[BaseModel], name: str, members: type[StrEnum]
) -> None:
    """Neither knows a word that the other does not."""
    schema = part.model_json_schema()["properties"][to_camel(name)]
    words = next(each for each in schema["anyOf"] if each["type"] != "null")
    assert words.get("items", words)["enum"] == [member.value for member in members]


@pytest.mark.parametrize("missing", ["document", "sourceSchema"])
def test_half_an_envelope_is_a_fault(missing: str) -> None:
    """What is missing is named."""
    value = {key: field for key, field in envelope().items() if key != missing}
    with pytest.raises(InvalidRequest) as caught:
        submission_of(value)
    assert f"/{missing}" in [each.pointer for each in caught.value.violations]


@pytest.mark.parametrize("value", [None, 1, "text", [], [DOCUMENT]])
def test_only_objects_are_documents(value: object) -> None:
    """Other JSON is refused as a whole."""
    with pytest.raises(InvalidRequest):
        submission_of(value)


def test_unknown_keys_are_kept_to_be_warned_about() -> None:
    """Also inside the options, with the name that may be meant; their values are not kept."""
    told = submission_of(envelope(renderOption=1, renderOptions={"validation_mod": "none"})).options.unknown_keys
    assert [(each.pointer, each.code) for each in told] == [
        ("/renderOption", "unknown_key"),
        ("/renderOptions/validation_mod", "unknown_key"),
    ]
    assert "`renderOptions` may be meant" in told[0].message
    assert "`validationMode` may be meant" in told[1].message


def test_a_long_unknown_key_is_told_in_short() -> None:
    """It would be kept with the job, as often as it is sent."""
    (told,) = submission_of(envelope(**{"x" * 100_000: 1})).options.unknown_keys
    assert len(told.pointer) < 200
    assert len(told.message) < 500


@pytest.mark.parametrize(
    ("mode", "require"),
    [
        ("desktop_async", require_supported),
        ("desktop_async", require_no_deck),
        ("desktop_blocking", require_no_deck),
    ],
)
def test_nothing_is_validated_less_than_asked(mode: str, require: Callable[[Submission], None]) -> None:
    """A render has a deck that LibreOffice can open while the client waits; a document alone has none."""
    submission = submission_of(envelope(renderOptions={"validationMode": mode}))
    with pytest.raises(InvalidRequest) as caught:
        require(submission)
    assert [(each.pointer, each.code) for each in caught.value.violations] == [
        ("/renderOptions/validationMode", "unsupported_validation_mode")
    ]
    require_supported(submission_of(envelope(renderOptions={"validationMode": "desktop_blocking"})))


def test_a_repair_of_a_document_is_refused() -> None:
    """There is no deck to mend; asking for none is no request."""
    submission = submission_of(envelope(renderOptions={"repairMode": "structural"}))
    with pytest.raises(InvalidRequest) as caught:
        require_no_deck(submission)
    assert [(each.pointer, each.code) for each in caught.value.violations] == [
        ("/renderOptions/repairMode", "not_applicable")
    ]
    require_no_deck(submission_of(envelope(renderOptions={"repairMode": "none"})))
    require_supported(submission)


@pytest.mark.parametrize(
    ("field", "text", "pointer"),
    [
        ("renderOptions", "{", "/renderOptions"),
        ("renderOptions", "[]", "/renderOptions"),
        ("renderOptions", '{"repairMode": "all"}', "/renderOptions/repairMode"),
        ("renderOptions", '{"validationMode": "desktop_async"}', "/renderOptions/validationMode"),
        ("brandPackId", "", "/brandPackId"),
        ("brandPackVersionId", "x" * 101, "/brandPackVersionId"),
        ("callback", '{"url": ""}', "/callback/url"),
    ],
)
def test_wrong_fields_beside_an_upload_are_pointed_at(field: str, text: str, pointer: str) -> None:
    """As in an envelope."""
    with pytest.raises(InvalidRequest) as caught:
        read_upload_fields({field: text}, "deck.pptx")
    assert caught.value.violations[0].pointer == pointer


def test_fields_beside_an_upload_are_options_of_its_job() -> None:
    """Those that are not there have the values that they have in an envelope."""
    fields = {"renderOptions": '{"repairMode": "structural"}', "brandPackId": "bp_1"}
    found = read_upload_fields(fields, "deck.pptx")
    assert found.render.repair_mode is RepairMode.STRUCTURAL
    assert (found.brand_pack_id, found.brand_pack_version_id, found.file_name) == ("bp_1", None, "deck.pptx")
    assert read_upload_fields({}, "deck.pptx").callback is None


def test_unknown_keys_beside_an_upload_are_warned_about() -> None:
    """As those of an envelope are."""
    fields = {"renderOptions": '{"repair": "structural"}', "callback": '{"url": "https://a.example", "meta": 1}'}
    found = read_upload_fields(fields, "deck.pptx")
    assert [each.pointer for each in found.unknown_keys] == ["/renderOptions/repair", "/callback/meta"]


SLIDE = DOCUMENT["slides"][0]


@pytest.mark.parametrize("value", [SLIDE, {"slide": SLIDE}, DOCUMENT, envelope()])
def test_preview_takes_a_slide_in_any_form(value: dict[str, Any]) -> None:
    """Alone, named, in a document, in an envelope."""
    document = json.loads(read_slide(value, json.dumps(value).encode()).document)
    assert document["slides"] == [SLIDE]


def test_preview_takes_one_slide_only() -> None:
    """A picture of two slides would be a lie about one of them."""
    with pytest.raises(InvalidRequest):
        read_slide({**DOCUMENT, "slides": [SLIDE, SLIDE]}, b"")
