"""Persons of one name in several reports: the same where role and body agree, else possibly."""

from collections import defaultdict
from itertools import combinations
from typing import Any

import pyoxigraph as ox

from kg import names
from kg.terms import value_of
from mappings.terms import FOAF, KTTT, ORG, Statements, iri

Post = tuple[str, str]


def person_links(store: ox.Store) -> Statements:
    """Yield links between persons of different reports, in both directions."""
    posts = _posts(store)
    by_name: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, FOAF.name, None, None):
        by_name[value_of(quad.object)].add(value_of(quad.subject))
    for bearers in by_name.values():
        for one, other in combinations(sorted(bearers), 2):
            link = KTTT.samePersonAs if posts[one] & posts[other] else KTTT.possiblySameAs
            yield iri(one), link, iri(other)
            yield iri(other), link, iri(one)


def _posts(store: ox.Store) -> dict[str, set[Post]]:
    """Return the posts of each person in bodies of the authority; names of others prove nothing."""
    held: dict[str, set[Post]] = defaultdict(set)
    for membership in store.quads_for_pattern(None, ORG.member, None, None):
        body = _object(store, membership.subject, ORG.organization)
        role = _object(store, membership.subject, KTTT.roleName)
        if body is not None and role is not None and body.startswith(f"{names.ID}body/"):
            held[value_of(membership.object)].add((names.name_key(role), body))
    return held


def _object(store: ox.Store, subject: Any, predicate: ox.NamedNode) -> str | None:
    quad = next(iter(store.quads_for_pattern(subject, predicate, None, None)), None)
    return value_of(quad.object) if quad is not None else None
