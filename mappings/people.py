"""People with their posts.

| field | property |
|---|---|
| name | `foaf:name` of a `foaf:Person` that belongs to this report alone |
| posts[].organisation | `org:organization` of an `org:Membership`: a body of the authority, else by name |
| posts[].role | `kttt:roleName` as printed, and `org:role` where the list of roles knows the spelling |

Whether two reports name one person is derived, never claimed.
"""

from kg import names
from kg.authority.codes import labels
from kg.facts.model import Person, Post
from mappings.context import Context
from mappings.terms import FOAF, KTTT, ORG, A, Statements, code, iri, plain, vietnamese


def person(someone: Person, context: Context) -> Statements:
    """Yield the statements of one person and of each post."""
    node = iri(names.person(context.report.id, someone.name))
    yield node, A, FOAF.Person
    yield node, FOAF.name, plain(someone.name)
    yield from context.reviewed(node, someone)
    yield from context.quoted(node, someone)
    for post in someone.posts:
        yield from _membership(someone, post, context)


def _membership(someone: Person, post: Post, context: Context) -> Statements:
    node = context.identity("membership", someone.start)
    yield node, A, ORG.Membership
    yield node, ORG.member, iri(names.person(context.report.id, someone.name))
    yield node, KTTT.report, context.node
    yield node, KTTT.roleName, vietnamese(post.role)
    role = labels("role").get(names.name_key(post.role))
    if role:
        yield node, ORG.role, code("role", role)
    if post.organisation:
        yield node, ORG.organization, context.organisation(post.organisation)
        yield from context.organisation_statements(post.organisation, context.span(someone))
