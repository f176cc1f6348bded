"""From a document given node by node to a scene: flexbox decides where everything stands."""

from renderer.nodes.document import lay_out_nodes

__all__ = ["lay_out_nodes"]
