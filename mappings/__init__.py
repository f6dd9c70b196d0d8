"""From facts and authority rows to RDF: one module a kind of fact.

Each module states in a table which field becomes which property, and has one function that yields
statements (subject, predicate, object). `mappings.report_quads` puts them into the report's graph.
"""

from mappings.claims import report_quads

__all__ = ["report_quads"]
