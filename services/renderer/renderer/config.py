"""The renderer's settings."""

import os
from dataclasses import dataclass
from typing import ClassVar

from deck_runtime.settings import ServiceSettings
from renderer.media.addresses import FetchRules


@dataclass(frozen=True, slots=True, kw_only=True)
class RendererSettings(ServiceSettings):
    """What the renderer is told beside the rest.

    Attributes:
        renderer_children: processes that compile, and tasks taken at once.
        render_seconds: limit of one deck; `render_seconds_per_slide` is added for each slide.
        fetch_enabled: whether pictures behind https addresses are fetched.
        fetch_plain_http: whether a fetch may also lead over http.
        fetch_inner_hosts: `host` or `host:port`, with commas, that may stand on networks that are not public.
        fetch_seconds: limit of fetching the pictures of one deck.
        fetch_ca_file: certificates (PEM) of inner hosts, trusted besides the system's.
    """

    may_be_zero: ClassVar[frozenset[str]] = ServiceSettings.may_be_zero | {"render_seconds_per_slide"}

    renderer_children: int = max(1, min(4, os.cpu_count() or 1))
    render_seconds: float = 20.0
    render_seconds_per_slide: float = 0.5
    fetch_enabled: bool = True
    fetch_plain_http: bool = False
    fetch_inner_hosts: tuple[str, ...] = ()
    fetch_seconds: float = 20.0
    fetch_ca_file: str = ""

    def fetch_rules(self) -> FetchRules:
        """What the fetcher of pictures may do."""
        return FetchRules(
            enabled=self.fetch_enabled,
            plain_http=self.fetch_plain_http,
            inner_hosts=tuple(host.lower() for host in self.fetch_inner_hosts),
            seconds=self.fetch_seconds,
            ca_file=self.fetch_ca_file,
        )
