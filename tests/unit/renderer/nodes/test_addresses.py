"""Where clicks lead, as the file spells it."""

from typing import Any

import pytest
from lxml import etree

from deck_documents import parse
from deck_domain.errors import InvalidDocument


def target(written: Any) -> str:
    """The only address outside the file that slide 1 leads to."""
    relationships = etree.fromstring(written.parts["ppt/slides/_rels/slide1.xml.rels"])
    (found,) = (one.get("Target") for one in relationships if one.get("TargetMode") == "External")
    return str(found)


@pytest.mark.parametrize(
    ("link", "spelt"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        ("HTTPS://Example.org/A", "HTTPS://Example.org/A"),
        ("https://example.org/straße?q=año", "https://example.org/stra%C3%9Fe?q=a%C3%B1o"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("https://example.org/{id}|<b>", "https://example.org/%7Bid%7D%7C%3Cb%3E"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
        ("MAILTO:a@example.org", "MAILTO:a@example.org"),
        ("mailto:a@example.org?subject=Zürich", "mailto:a@example.org?subject=Z%C3%BCrich"),
        ({"mailto": "a@example.org"}, "mailto:a@example.org"),
        ({"mailto": "mailto:a@example.org"}, "mailto:a@example.org"),
        (
            {"mailto": "Jo Doe <jo@example.org>?subject=One & two"},
            "mailto:Jo%20Doe%20%3Cjo@example.org%3E?subject=One%20&%20two",
        ),
    ],
)
def test_addresses_are_spelt_as_uris(link: Any, spelt: str, paper: Any) -> None:
    """Blanks, letters of other alphabets and signs that no URI has are encoded, once."""
    assert target(paper({"type": "Text", "content": "t", "hyperlink": link})) == spelt


@pytest.mark.parametrize(
    "link", ["https:///page", "https://[::1", "https://host:port/", "https://?q", "http://[example]/", "https://a@/"]
)
def test_addresses_without_a_host_are_refused(link: str) -> None:
    """A viewer would take the file for broken."""
    node = {"type": "Text", "content": "t", "hyperlink": link}
    document = {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": [node]}]}
    with pytest.raises(InvalidDocument) as caught:
        parse("paper_document", document)
    (violation,) = caught.value.violations
    assert violation.message.startswith("Name a host behind the ://")
