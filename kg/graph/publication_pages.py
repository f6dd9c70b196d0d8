"""The pages beside published dumps: what they are, under which licence, how to cite them."""

from kg import names
from kg.graph.catalogue import DESCRIPTIONS, LICENCE, TITLES
from kg.graph.snapshots import Snapshot

_README = """# {vi} · {en}

{vi_description}

{en_description}

| | |
|---|---|
| Bản · snapshot | {snapshot}, {published}, kg {version} |
| Bộ ba · quads | {quads} |
| Báo cáo · reports | {reports} |
| Giấy phép · licence | CC BY 4.0, <{licence}>; `LICENSE-DATA` |
| Trích dẫn · citation | {cited}; `CITATION.cff` |

- `kttt.nq.gz`: N-Quads, mỗi dòng một phát biểu, xếp theo mã ký tự · one statement a line, sorted
- `kttt.trig.gz`: TriG, từng đồ thị một · graph by graph
- `SHA256SUMS`: kiểm bằng · check with `sha256sum --check SHA256SUMS`

Mỗi báo cáo là một đồ thị `{graph}<id>`; `derived` là điều suy ra, `catalogue` mô tả bộ dữ liệu.
Each report is a graph `{graph}<id>`; `derived` holds conclusions, `catalogue` describes the data.

```
oxigraph load --location data --file kttt.nq.gz
```
"""
_CITATION = """cff-version: 1.2.0
message: "If you use these data, please cite them as below."
type: dataset
title: "{en}"
abstract: "{en_description}"
authors:
  - name: "KTTT knowledge graph"
version: "{version}, snapshot {snapshot}"
date-released: "{day}"
license: CC-BY-4.0
url: "{base}"
"""


def readme(snapshot: Snapshot) -> str:
    """Return the page that tells what the dumps hold."""
    manifest = snapshot.manifest
    return _README.format(
        **_texts(),
        snapshot=snapshot.id,
        published=manifest.published,
        version=manifest.version,
        quads=f"{manifest.quads:,}",
        reports=len(manifest.reports),
        licence=LICENCE.value,
        cited=f"{TITLES['en']}, kg {manifest.version}, snapshot {snapshot.id} "
        f"of {manifest.published[:10]}",
        graph=names.GRAPH,
    )


def citation(snapshot: Snapshot) -> str:
    """Return the citation in the Citation File Format."""
    manifest = snapshot.manifest
    return _CITATION.format(
        **_texts(),
        snapshot=snapshot.id,
        version=manifest.version,
        day=manifest.published[:10],
        base=names.BASE,
    )


def _texts() -> dict[str, str]:
    described = {f"{language}_description": text for language, text in DESCRIPTIONS.items()}
    return {**TITLES, **described}
