"""The knowledge graph of Viet Nam's cooperative sector."""

__version__ = "0.1.0"
