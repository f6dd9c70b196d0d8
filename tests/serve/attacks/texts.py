"""Queries made to any size: some nest brackets, some grow long without."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

Form = Callable[[int], str]

LARGEST = 64 << 10  # bytes of a query
DEEPEST = 100  # brackets

NESTED: dict[str, Form] = {  # the number is how deep, give or take the brackets around
    "( )": lambda n: f"SELECT * {{ ?s ?p ?o FILTER({'(' * n}1=1{')' * n}) }} LIMIT 9",
    "{ }": lambda n: f"SELECT * {'{' * n}?s ?p ?o{'}' * n} LIMIT 9",
    "[ ]": lambda n: f"SELECT * {{ ?s ?p {'[<a:b> ' * n}1{']' * n} }}",
    "collection": lambda n: f"SELECT * {{ ?s ?p {'(' * n}1{')' * n} }}",
    "OPTIONAL": lambda n: f"SELECT * {{ {'OPTIONAL {' * n}?s ?p ?o{'}' * n} }} LIMIT 9",
    "GRAPH": lambda n: f"SELECT * {{ {'GRAPH ?g {' * n}?s ?p ?o{'}' * n} }} LIMIT 9",
    "LATERAL": lambda n: f"SELECT * {{ {'LATERAL {' * n}?s ?p ?o{'}' * n} }} LIMIT 9",
    "EXISTS": lambda n: f"SELECT * {{ {'FILTER EXISTS { ?s ?p ?o ' * n}{'}' * n} }} LIMIT 9",
    "MINUS": lambda n: f"SELECT * {{ {'?s ?p ?o MINUS { ' * n}?s ?p 1{'}' * n} }} LIMIT 9",
    "subselect": lambda n: f"SELECT * {'{ SELECT * ' * n}{{ ?s ?p ?o }}{'}' * n} LIMIT 9",
    "IF": lambda n: f"SELECT * {{ BIND({'IF(true,' * n}1{',2)' * n} AS ?x) }}",
    "COALESCE": lambda n: f"SELECT * {{ BIND({'COALESCE(' * n}1{')' * n} AS ?x) }}",
    "path ( )": lambda n: f"SELECT * {{ ?s {'(' * n}<a:b>{')' * n} ?o }}",
    "path ( )*": lambda n: f"SELECT * {{ ?s {'(' * n}<a:b>{')*' * n} ?o }}",
    "path ^( )": lambda n: f"SELECT * {{ ?s {'^(' * n}<a:b>{')' * n} ?o }}",
    "template": lambda n: f"CONSTRUCT {{ ?s ?p {'[<a:b> ' * n}1{']' * n} }} {{ ?s ?p ?o }} LIMIT 9",
    "<<( )>>": lambda n: f"SELECT * {{ ?s ?p {'<<( <a:s> <a:p> ' * n}1{' )>>' * n} }}",
    "{| |}": lambda n: f"SELECT * {{ ?s ?p ?o {'{| <a:p> ?o ' * n}{'|}' * n} }}",
}

_TERMS = "?s ?p ?o FILTER"

LONG: dict[str, Form] = {
    "+": lambda n: f"SELECT * {{ {_TERMS}({'+'.join(['1'] * n)}=1) }}",
    "*": lambda n: f"SELECT * {{ {_TERMS}({'*'.join(['1'] * n)}=1) }}",
    "||": lambda n: f"SELECT * {{ {_TERMS}({'||'.join(['?s=1'] * n)}) }}",
    "&&": lambda n: f"SELECT * {{ {_TERMS}({'&&'.join(['?s=1'] * n)}) }}",
    "!": lambda n: f"SELECT * {{ {_TERMS}({'!' * n}true) }}",
    "IN": lambda n: f"SELECT * {{ {_TERMS}(?o IN ({','.join(['1'] * n)})) }}",
    "OPTIONAL": lambda n: f"SELECT * {{ ?s ?p ?o {'OPTIONAL{?s ?p ?o}' * n} }}",
    "MINUS": lambda n: f"SELECT * {{ ?s ?p ?o {'MINUS{?s ?p 1}' * n} }}",
    "UNION": lambda n: f"SELECT * {{ {'UNION'.join(['{?s ?p 1}'] * n)} }}",
    "FILTER": lambda n: f"SELECT * {{ ?s ?p ?o {'FILTER(?o=1)' * n} }}",
    "EXISTS": lambda n: f"SELECT * {{ ?s ?p ?o {'FILTER EXISTS{?s ?p 1}' * n} }}",
    "BGP": lambda n: f"SELECT * {{ {'?s ?p ?o.' * n} }}",
    "BGP, many variables": lambda n: f"SELECT * {{ {''.join(f'?s ?p ?o{i}.' for i in range(n))} }}",
    ";": lambda n: f"SELECT * {{ ?s {';'.join(['?p ?o'] * n)} }}",
    ",": lambda n: f"SELECT * {{ ?s ?p {','.join(['?o'] * n)} }}",
    "path /": lambda n: f"SELECT * {{ ?s {'/'.join(['<a:b>'] * n)} ?o }}",
    "path |": lambda n: f"SELECT * {{ ?s {'|'.join(['<a:b>'] * n)} ?o }}",
    "path *": lambda n: f"SELECT * {{ ?s {'/'.join(['<a:b>*'] * n)} ?o }}",
    "path !": lambda n: f"SELECT * {{ ?s !({'|'.join(['<a:b>'] * n)}) ?o }} LIMIT 9",
    "BIND": lambda n: f"SELECT * {{ {''.join(f'BIND(1 AS ?b{i})' for i in range(n))} }}",
    "VALUES": lambda n: f"SELECT * {{ VALUES ?x {{ {'1 ' * n} }} }}",
    "VALUES, many variables": lambda n: (
        f"SELECT * {{ VALUES ({''.join(f'?v{i} ' for i in range(n))}) {{ ({'1 ' * n}) }} }}"
    ),
    "collection": lambda n: f"SELECT * {{ ?s ?p ({'1 ' * n}) }}",
    "template": lambda n: f"CONSTRUCT {{ {'?s ?p ?o.' * n} }} {{ ?s ?p ?o }} LIMIT 9",
    "DESCRIBE": lambda n: f"DESCRIBE {''.join(f'<a:{i}> ' for i in range(n))}",
    "CONCAT": lambda n: f"""SELECT * {{ BIND(CONCAT({",".join(['"a"'] * n)}) AS ?x) }}""",
    "SELECT": lambda n: f"SELECT {''.join(f'(1 AS ?x{i})' for i in range(n))} {{}}",
    "GROUP BY": lambda n: (
        f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} GROUP BY "
        f"{''.join(f'(STR(?s) AS ?g{i})' for i in range(n))}"
    ),
    "HAVING": lambda n: f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} HAVING {'(1=1)' * n}",
    "ORDER BY": lambda n: f"SELECT * {{ ?s ?p ?o }} ORDER BY {'?s ' * n} LIMIT 9",
    "PREFIX": lambda n: f"{''.join(f'PREFIX p{i}:<a:{i}> ' for i in range(n))} ASK {{}}",
    "FROM": lambda n: f"SELECT * {''.join(f'FROM <a:{i}> ' for i in range(n))} {{ ?s ?p ?o }}",
    "<< >>": lambda n: (
        f"SELECT * {{ {'<< ' * n}<a:s> <a:p> 1 >>{' <a:p> 1 >>' * (n - 1)} <a:p> 1 }}"
    ),
}


def largest(form: Form) -> int:
    """Return the number up to which a query of this form is small enough to be taken."""
    low, high = 1, LARGEST
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(form(middle)) <= LARGEST else (low, middle - 1)
    return low


def sampled(cases: Sequence[str], step: int) -> list[Any]:
    """Return cases for `parametrize`: one in so many is run always, the others if slow ones are."""
    return [
        pytest.param(case, marks=[pytest.mark.slow] if place % step else [])
        for place, case in enumerate(cases)
    ]
