"""Pictures behind addresses: fetched once for each deck, from public hosts only, before anything is laid out."""

from renderer.fetching.fetcher import PictureFetcher
from renderer.fetching.rules import FetchRules

__all__ = ["FetchRules", "PictureFetcher"]
