"""The `agent_v1` document: six patterns of slides, written by programs that think in content rather than in boxes."""

from deck_documents.agent_v1.coercion import coerce
from deck_documents.agent_v1.document import PATTERNS, AgentDocument, AgentSlide
from deck_documents.agent_v1.rules import slide_faults

__all__ = ["PATTERNS", "AgentDocument", "AgentSlide", "coerce", "slide_faults"]
