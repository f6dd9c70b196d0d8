"""The time of every saved query inside one process."""

import time
from pathlib import Path

import pyoxigraph as ox

from kg.ask.answers import run, table
from kg.ask.parameters import bind
from kg.ask.saved import saved_names, saved_query
from kg.graph.snapshots import Snapshots


def answer_all(store: Path, runs: int) -> dict[str, list[float]]:
    """Return the milliseconds of every run of every saved query."""
    database = Snapshots(store).require().open()
    return {name: [_milliseconds(name, database) for _ in range(runs)] for name in saved_names()}


def _milliseconds(name: str, database: ox.Store) -> float:
    """Return the time of one answer: defaults bound, query run, table filled."""
    query = saved_query(name)
    started = time.perf_counter()
    results = run(database, bind(query, {}, database))
    assert isinstance(results, ox.QuerySolutions), name
    table(results, query, "vi")
    return (time.perf_counter() - started) * 1000
