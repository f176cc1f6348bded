"""The `paper_document`: slides as trees of nodes with flexbox styles, as a designer's tool would write them."""

from deck_documents.paper_document.document import PaperDocument, PaperSlide
from deck_documents.paper_document.limits import limit_faults
from deck_documents.paper_document.node_faults import node_faults
from deck_documents.paper_document.rules import document_faults, document_warnings, slide_faults

__all__ = [
    "PaperDocument",
    "PaperSlide",
    "document_faults",
    "document_warnings",
    "limit_faults",
    "node_faults",
    "slide_faults",
]
