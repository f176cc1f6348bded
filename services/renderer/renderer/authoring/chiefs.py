"""Who stands above whom, in words: "Director Bianchi; under her production (Rossi), sales (Conti)"."""

import re

from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import at_commas, listed

_UNDER = re.compile(
    r"^(?:(?P<head>[^:.;\n]{2,60}):\s+)?(?P<chief>[^.;:,\n]{2,60}(?:\s\([^()]*\))?)[;,.]\s+(?:and\s|und\s|e\s|et\s|y\s)?"
    r"(?:(?:under|below|beneath|reporting to)\s(?:her|him|them|that)(?:\s(?:are|is|come|sit))?|darunter(?:\ssind)?|"
    r"unter\s(?:ihr|ihm|ihnen)(?:\ssind)?|sous\s(?:elle|lui|eux)|sotto\sdi\s(?:lei|lui|loro)|debajo(?:\sde\s(?:ella|él))?|"
    r"abaixo\s(?:dela|dele)|pod\s(?:nią|nim)|onder\s(?:haar|hem)|彼女の下に|その下に)\s?:?\s+(?P<list>[^.;:\n]+)\.?$",
    re.IGNORECASE,
)
_LONGEST, _FEWEST = 600, 2


def with_chief(text: str) -> str:
    """A text of somebody and those below as lines of an organisation chart; others come back as they are."""
    found = _UNDER.match(text.strip()) if len(text) <= _LONGEST else None
    below = listed(found["list"]) if found else []
    if found is None or len(below) < _FEWEST or len(at_commas(found["chief"])) > 1:
        return text
    listing = "; ".join(f"{capitalised(found['chief'])} > {capitalised(one)}" for one in below)
    return f"{found['head'] or 'Org chart'}: {listing}"
