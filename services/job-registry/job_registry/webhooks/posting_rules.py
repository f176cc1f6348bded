"""What an attempt to deliver a message may do."""

from dataclasses import dataclass

from deck_runtime.outbound.addresses import AddressRules


@dataclass(frozen=True, slots=True)
class PostingRules:
    """What attempts may do.

    Attributes:
        inner_hosts: `host` or `host:port`, in lower case, that may stand on any network, and be asked without TLS.
        seconds: for an attempt as a whole.
        ca_file: certificates (PEM) that are trusted besides the system's.
    """

    inner_hosts: tuple[str, ...] = ()
    seconds: float = 10.0
    ca_file: str = ""

    @property
    def addresses(self) -> AddressRules:
        """Which addresses may be told."""
        return AddressRules("receiver", inner_plain_http=True, other_ports=True, inner_hosts=self.inner_hosts)
