"""The data of `bench.serve`: a million triples of observations, in a store as `kg load` makes it.

Fifty graphs of 2,500 observations with eight properties each, and a graph of 2,000 areas that form
a tree: the country, its provinces, their districts. One seed, so every run serves the same.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pyoxigraph as ox

from kg import __version__
from kg.graph.snapshots import Manifest, Snapshot, Snapshots

SEED = 20_261_125
OBSERVATIONS = 125_000
AREAS = 2_000
PROVINCES = 63  # areas 1 to 63; those above are their districts, area 0 is the country
INDICATORS = 20
PERIODS = 10
IN_A_GRAPH = 2_500

EX = "http://example.org/"
QB = "http://purl.org/linked-data/cube#"
DIMENSION = "http://purl.org/linked-data/sdmx/2009/dimension#"
MEASURE = "http://purl.org/linked-data/sdmx/2009/measure#"
ATTRIBUTE = "http://purl.org/linked-data/sdmx/2009/attribute#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
OBSERVATION = ox.NamedNode(f"{QB}Observation")
DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def observation(number: int) -> str:
    """Return the IRI of an observation."""
    return f"{EX}observation/{number}"


def area(number: int) -> str:
    """Return the IRI of an area."""
    return f"{EX}area/{number}"


def published(folder: Path) -> Snapshot:
    """Return the snapshot of the data in a store folder, made where there is none."""
    snapshots = Snapshots(folder)
    found = snapshots.current()
    if found is not None:
        return found
    with snapshots.locked():
        return snapshots.publish(_build)


def _build(store: ox.Store, _facts: Path) -> Manifest:
    store.bulk_extend(_quads(Random(SEED)))
    return Manifest(
        datetime.now(UTC).isoformat(timespec="seconds"),
        __version__,
        authorities="",
        quads=len(store),
    )


def _quads(chance: Random) -> Iterator[ox.Quad]:
    yield from _areas(chance)
    for number in range(OBSERVATIONS):
        yield from observation_quads(number, chance)


def _areas(chance: Random) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(f"{EX}graph/areas")
    kind, label, code, within = (
        TYPE, ox.NamedNode(f"{RDFS}label"), ox.NamedNode(f"{EX}code"), ox.NamedNode(f"{EX}within")
    )  # fmt: skip
    for number in range(AREAS):
        node = ox.NamedNode(area(number))
        yield ox.Quad(node, kind, ox.NamedNode(f"{EX}Area"), graph)
        yield ox.Quad(node, label, ox.Literal(f"Đơn vị số {number}", language="vi"), graph)
        yield ox.Quad(node, code, ox.Literal(f"{number:05}"), graph)
        if number:
            above = 0 if number <= PROVINCES else chance.randint(1, PROVINCES)
            yield ox.Quad(node, within, ox.NamedNode(area(above)), graph)


def observation_quads(number: int, chance: Random) -> Iterator[ox.Quad]:
    """Yield the eight quads of an observation, whose values are drawn."""
    node = ox.NamedNode(observation(number))
    graph = ox.NamedNode(f"{EX}graph/{number // IN_A_GRAPH}")
    indicator = chance.randrange(INDICATORS)
    value = f"{chance.randrange(100_000)}.{chance.randrange(1, 10)}"
    objects: dict[str, ox.NamedNode | ox.Literal] = {
        TYPE.value: OBSERVATION,
        f"{QB}dataSet": ox.NamedNode(f"{EX}set/{number // IN_A_GRAPH}"),
        f"{DIMENSION}refArea": ox.NamedNode(area(chance.randrange(AREAS))),
        f"{DIMENSION}refPeriod": ox.NamedNode(f"{EX}period/{2016 + chance.randrange(PERIODS)}"),
        f"{EX}indicator": ox.NamedNode(f"{EX}indicator/{indicator}"),
        f"{MEASURE}obsValue": ox.Literal(value, datatype=DECIMAL),
        f"{ATTRIBUTE}unitMeasure": ox.NamedNode(f"{EX}unit/{indicator % 5}"),
        f"{ATTRIBUTE}obsStatus": ox.NamedNode(f"{EX}status/{chance.randrange(3)}"),
    }
    for name, value_of in objects.items():
        yield ox.Quad(node, ox.NamedNode(name), value_of, graph)
