"""An author that is a language model: it plans what the built-in author would plan, and is held to the same rules."""

from renderer.model_author.chat import Terms
from renderer.model_author.slides import Asked, ModelAuthor

__all__ = ["Asked", "ModelAuthor", "Terms"]
