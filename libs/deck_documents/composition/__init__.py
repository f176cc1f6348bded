"""The escape hatch of `protocol_v2`: slides composed of blocks on a grid, and the tokens that restyle a deck."""

from deck_documents.composition.limits import limit_faults
from deck_documents.composition.rules import block_faults
from deck_documents.composition.slide import Block, Blocks, Container, GridRegion, PixelRegion, Region
from deck_documents.composition.tokens import TokenBundle

__all__ = [
    "Block",
    "Blocks",
    "Container",
    "GridRegion",
    "PixelRegion",
    "Region",
    "TokenBundle",
    "block_faults",
    "limit_faults",
]
