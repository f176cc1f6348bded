"""Icons by name, an addition of this server."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from deck_documents.icon_names import ICON_NAMES

_MOST = 100_000
"""As of other texts: only a finding may say that there is no such icon."""

IconName = TypeAliasType(
    "IconName",
    Annotated[
        str,
        Field(
            max_length=_MOST,
            description="The name of an icon of Lucide. Another name is no fault: no icon is drawn, and a finding "
            "gives the nearest names.",
            json_schema_extra={"anyOf": [{"enum": list(ICON_NAMES)}, {"type": "string"}]},
        ),
    ],
)
"""The name of an icon; the published schema lists those that there are, and leaves it open to others."""
