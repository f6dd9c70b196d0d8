"""Legal relations that a report states.

| field | property |
|---|---|
| relation | `kttt:relation` |
| from, to | `kttt:fromDocument`, `kttt:toDocument`; as `kttt:fromKey`, `kttt:toKey` where not settled |

Where both ends have identity the relation also stands as one direct triple:

| relation | property |
|---|---|
| amends | `eli:amends` |
| replaces | `eli:repeals` |
| implements | `eli:implements` |
| based_on | `eli:based_on` |
| approves | `kttt:approves` (no ELI term) |
"""

from kg.facts.model import LegalRelation
from mappings.context import Context
from mappings.terms import ELI, KTTT, A, Statements, code, plain

# Where both ends have identity, and between documents of the authority.
DIRECT = {
    "amends": ELI.amends,
    "replaces": ELI.repeals,
    "implements": ELI.implements,
    "based_on": ELI.based_on,
    "approves": KTTT.approves,
}


def legal_relation(relation: LegalRelation, context: Context) -> Statements:
    """Yield the statements of one relation between two documents."""
    node = context.identity("legal-relation", relation.start)
    source, target = context.refers_to(relation.from_), context.refers_to(relation.to)
    yield node, A, KTTT.LegalRelation
    yield node, KTTT.relation, code("relation", relation.relation)
    if source is not None:
        yield node, KTTT.fromDocument, source
    else:
        yield node, KTTT.fromKey, plain(relation.from_)
    if target is not None:
        yield node, KTTT.toDocument, target
    else:
        yield node, KTTT.toKey, plain(relation.to)
    if source is not None and target is not None:
        yield source, DIRECT[relation.relation], target
    yield from context.reviewed(node, relation)
    yield from context.quoted(node, relation)
