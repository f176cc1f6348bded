"""What is sent to decide about a job, or to put it on legal hold."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from deck_documents.formats import SHA256
from deck_domain.job import ApprovalStatus

_Status = Literal["approved", "rejected"]
_Note = Annotated[str, Field(max_length=2_000, description="For whoever reads the history")]
_Sha256 = Annotated[
    str, Field(pattern=SHA256, description="Of the file that the reviewer has seen: another one is 409")
]


class _Form(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class _Details(_Form):
    note: _Note | None = None
    artifact_sha256: _Sha256 | None = None


class DecisionForm(_Details):
    """A decision, as a field of `JobPatch`."""

    status: _Status


class ApprovalRequest(_Details):
    """A decision."""

    approval_status: _Status

    def as_form(self) -> DecisionForm:
        """The same in the other form."""
        return DecisionForm(status=self.approval_status, note=self.note, artifact_sha256=self.artifact_sha256)


class JobPatch(_Form):
    """A change of a job: a decision, or whether it is on legal hold; one of the two."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    approval: DecisionForm | None = None
    hold: bool | None = None

    @model_validator(mode="after")
    def _has_one(self) -> "JobPatch":
        if (self.approval is None) == (self.hold is None):
            raise PydanticCustomError("one_of_two", "Send `approval` or `hold`, one of the two")
        return self


def decided(form: DecisionForm) -> ApprovalStatus:
    """The status that a decision gives."""
    return ApprovalStatus(form.status)
