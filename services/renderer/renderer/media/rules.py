"""What fetching pictures may do, and how much it may cost."""

from dataclasses import dataclass, field

from deck_runtime.outbound.addresses import AddressRules


def address_rules(*inner_hosts: str, plain_http: bool = False) -> AddressRules:
    """Where pictures are fetched from, besides from the public internet; `inner_hosts` in lower case."""
    return AddressRules("picture", plain_http=plain_http, inner_hosts=inner_hosts)


@dataclass(frozen=True, slots=True)
class FetchRules:
    """What fetching may do.

    Attributes:
        enabled: off, nothing is fetched.
        addresses: which may be asked.
        seconds: for all pictures of a deck; `picture_seconds` for each.
        picture_bytes: of one picture; `deck_bytes` of all.
        pictures: how many a deck may ask for.
        redirects: how often one address may lead to another.
        ca_file: certificates (PEM) that are trusted besides the system's.
    """

    enabled: bool = True
    addresses: AddressRules = field(default_factory=address_rules)
    seconds: float = 20.0
    picture_seconds: float = 8.0
    picture_bytes: int = 10_000_000
    deck_bytes: int = 50_000_000
    pictures: int = 100
    redirects: int = 3
    ca_file: str = ""
