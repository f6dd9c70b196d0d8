"""Citations as people and tools ask for them: `kg cite`, `kg law import`, and the graph after."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.facts.source import read_facts
from kg.graph.snapshots import Snapshots
from kg.law.cite import as_page, cite
from kg.law.context import report_context, text_context
from tests.conftest import REPORTS, SEEDS, run_kg
from tests.law.national.made import dataset_row, write_csv, write_json

TEXT = (
    "Tỉnh Yên Bái năm 2023: thực hiện Chương trình số 135-CTr/TU của Tỉnh ủy và Nghị quyết "
    "số 20-NQ/TW ngày 16/6/2022; đạt 65/30 tổ hợp tác; tiếp tục Chương trình hành động 135."
)
FIELDS = {"quote", "start", "end", "type", "number", "year", "symbol", "issuer", "area", "date",
          "key", "status", "document", "candidates", "links"}  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_one_json_object_a_file(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Không dẫn văn bản nào.", "utf-8")
    done = run_kg("cite", report, other, "--format", "json")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["file"], second["citations"]) == (str(report), [])
    for citation in first["citations"]:
        assert citation.keys() >= FIELDS
        assert TEXT[citation["start"] : citation["end"]] == citation["quote"]
    assert [each["document"] for each in first["citations"]] == [
        "135-CTr/TU@yen-bai", "20-NQ/TW@2022", "135-CTr/TU@yen-bai",
    ]  # fmt: skip
    assert first["citations"][1]["links"][0]["kind"] == "iri"


def test_a_table_tells_the_outcome_and_why(report: Path) -> None:
    done = run_kg("cite", report)
    assert done.returncode == 0
    assert "20-NQ/TW@2022" in done.stdout
    assert "đã xác định" in done.stdout
    assert "resolved" in run_kg("cite", report, "--lang", "en").stdout


def test_what_would_decide_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "open.txt"
    path.write_text("Theo Quyết định 01/QĐ-TTg.", "utf-8")
    done = run_kg("cite", path, "--date", "2023-12-31")
    assert "01/QĐ-TTg@2023" in done.stdout
    assert "còn cần: ngày ký" in done.stdout


def test_what_is_given_wins_over_what_the_text_suggests(report: Path) -> None:
    done = run_kg("cite", report, "--area", "Bắc Giang", "--date", "2021-05-01", "--format", "json")
    assert [each["status"] for each in json.loads(done.stdout)["citations"]] == ["unknown"] * 3


def test_standard_input(report: Path) -> None:
    done = run_kg("cite", "-", "--format", "json", stdin=TEXT)
    assert json.loads(done.stdout)["file"] == "-"
    assert len(json.loads(done.stdout)["citations"]) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.txt"], "nowhere.txt: there is no such file"),
        (["{latin}"], "is no UTF-8 text"),
        (["{good}", "--area", "Atlantis"], "--area Atlantis: is no province"),
        (["{good}", "--date", "12/7/2023"], "write a day as 2023-07-12"),
    ],
)
def test_bad_calls(arguments: list[str], words: str, report: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Quyết".encode("utf-16"))
    done = run_kg("cite", *(each.format(latin=latin, good=report) for each in arguments))
    assert done.returncode == 2
    assert words in done.stderr


def test_standard_input_that_is_no_text() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "cite", "-"], input=b"\xff\xfeQ", capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"-: is no UTF-8 text (byte 0)" in done.stderr


def test_a_page_keeps_the_text_and_escapes_it() -> None:
    text = "<b>Nghị quyết số 20-NQ/TW ngày 16/6/2022</b> & <script>alert(1)</script>"
    page = as_page(cite("a<b>.txt", text_context(text)))
    assert "<script>" not in page
    assert "<title>a&lt;b&gt;.txt</title>" in page
    body = re.search(r"<pre>(.*)</pre>", page, re.DOTALL)
    assert body is not None
    assert '<mark class="resolved"' in body[1]
    shown = re.sub(r"<[^>]+>", "", body[1])
    assert shown == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize("report_id", REPORTS)
def test_found_in_the_raw_text_as_the_reader_settled(report_id: str, texts: Path) -> None:
    facts = read_facts(SEEDS / f"{report_id}.yaml").facts
    assert facts is not None
    text = (texts / facts.report.source.file).read_bytes().decode()
    cited = cite(report_id, report_context(facts, text))
    found = {(each.citation.start, each.citation.end): each for each in cited.resolutions}
    assert len(found) == len(facts.citations)
    for fact in facts.citations:
        assert found[fact.start, fact.end].document == fact.document


def test_imported_documents_settle_citations(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Nghị quyết số 31/2019/NQ-HĐND của HĐND tỉnh Sơn La", "utf-8")
    store = tmp_path / "store"
    row = dataset_row(id=77, so_ky_hieu="31/2019/NQ-HĐND", loai_van_ban="Nghị quyết",
                      co_quan_ban_hanh="Hội đồng nhân dân tỉnh Sơn La", pham_vi="Tỉnh Sơn La",
                      ngay_ban_hanh="08/07/2019", title="Về hợp tác xã")  # fmt: skip
    other = {**row, "id": 78, "co_quan_ban_hanh": "Hội đồng nhân dân tỉnh Gia Lai",
             "pham_vi": "Tỉnh Gia Lai"}  # fmt: skip
    before = json.loads(run_kg("cite", text, "--format", "json", "--store", store).stdout)
    assert before["citations"][0]["status"] == "unknown"
    done = run_kg("law", "import", write_csv(tmp_path / "rows.csv", [row, other]),
                  "--store", store)  # fmt: skip
    assert done.returncode == 0
    assert "The index holds 2 documents" in done.stdout
    (after,) = json.loads(run_kg("cite", text, "--format", "json", "--store", store).stdout)[
        "citations"
    ]
    assert (after["status"], after["document"]) == ("resolved", "vbpl-77")
    assert {"kind": "vbpl", "url": "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=77"} in after[
        "links"
    ]


def test_import_for_tools_tells_what_was_refused(tmp_path: Path) -> None:
    rows = [dataset_row(), dataset_row(id=2, so_ky_hieu="")]
    file = write_json(tmp_path / "rows.jsonl", rows)
    done = run_kg("law", "import", file, "--store", tmp_path / "s", "--json")
    report = json.loads(done.stdout)
    assert (report["rows"], report["taken"], report["refused"]) == (2, 1, 1)
    assert report["refusals"][0]["line"] == 2
    table = run_kg("law", "import", file, "--store", tmp_path / "s").stdout
    assert f"{file}:2: " in table
    assert "Nothing changed" in table
    bad = run_kg("law", "import", tmp_path / "none.csv", "--store", tmp_path / "s")
    assert bad.returncode == 2


CITATION = """citations:
- type: Nghị quyết
  number: '31'
  year: 2019
  symbol: NQ-HĐND
  issuer: Hội đồng nhân dân tỉnh Hòa Bình
  area: Hòa Bình
  date: null
  key: 31/2019/NQ-HĐND
  document: null
  quote: Nghị quyết số 31/2019/NQ-HĐND
  start: 3000
  end: 3029
"""
FOUND = """
SELECT ?title ?akn { ?r a kttt:Resolution ; kttt:resolvedTo ?document .
  ?document dcterms:title ?title ; kttt:akomaNtoso ?akn ; kttt:vbplId "77" }
"""


def test_the_graph_follows_the_index_and_the_claims_stay(tmp_path: Path) -> None:
    store, facts = tmp_path / "store", tmp_path / "facts.yaml"
    seed = (SEEDS / "hoa-binh-2020.yaml").read_text("utf-8")
    facts.write_text(seed.replace("citations: []\n", CITATION), "utf-8")
    loaded = run_kg("load", facts, "--store", store)
    assert loaded.returncode == 0, loaded.stderr
    claims = _claims(store)
    row = dataset_row(id=77, so_ky_hieu="31/2019/NQ-HĐND", loai_van_ban="Nghị quyết",
                      co_quan_ban_hanh="Hội đồng nhân dân tỉnh Hòa Bình",
                      pham_vi="Tỉnh Hòa Bình", ngay_ban_hanh="08/07/2019")  # fmt: skip
    run_kg("law", "import", write_json(tmp_path / "rows.jsonl", [row]), "--store", store)
    assert "phát triển" not in _found(store)
    assert "Published snapshot 000002" in run_kg("load", facts, "--store", store).stdout
    assert "Về phát triển kinh tế tập thể" in _found(store)
    name = "/akn/vn-14/act/nghi-quyet/hoi-dong-nhan-dan/2019-07-08/31-2019-nq-hdnd"
    assert name in _found(store)
    assert _claims(store) == claims
    assert run_kg("validate", "--store", store).returncode == 0
    assert "Nothing changed" in run_kg("load", facts, "--store", store).stdout


def _found(store: Path) -> str:
    return run_kg("query", "-", "--store", store, "--format", "csv", stdin=FOUND).stdout


def _claims(store: Path) -> set[ox.Quad]:
    """Return all but what is made anew from it: conclusions, and the catalogue of it all."""
    graphs = Snapshots(store).require().open()
    made = ("/derived>", "/catalogue>")
    return {quad for quad in graphs if not str(quad.graph_name).endswith(made)}
