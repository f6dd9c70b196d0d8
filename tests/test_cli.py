"""The command line as people and tools use it: words, exit codes, JSON, examples of the help."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import __version__
from kg.ask.answers import Table
from kg.cli import app, tables
from tests.conftest import QUERIES, REPORTS, ROOT, SEEDS, run_kg
from tests.law.national.made import dataset_row, write_csv

COMMANDS = sorted(each.callback.__name__ for each in app.registered_commands if each.callback)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    done = run_kg(command, "--help")
    assert done.returncode == 0
    assert "Example" in done.stdout


def test_the_version() -> None:
    assert run_kg("--version").stdout == f"kg {__version__}\n"


def test_load_tells_what_became_of_each_report(tmp_path: Path) -> None:
    done = run_kg("load", "--store", tmp_path / "s")
    assert done.returncode == 0
    for report in REPORTS:
        assert re.search(rf"{report}\s+new\s", done.stdout)
    assert "Published snapshot 000001" in done.stdout
    again = run_kg("load", "--store", tmp_path / "s")
    assert "Nothing changed" in again.stdout
    dry = run_kg("load", SEEDS / "hoa-binh-2020.yaml", "--store", tmp_path / "t", "--dry-run")
    assert "Dry run" in dry.stdout
    assert not (tmp_path / "t").exists()


def test_load_for_tools(tmp_path: Path) -> None:
    done = run_kg("load", "--store", tmp_path, "--json")
    outcome = json.loads(done.stdout)
    assert outcome["snapshot"] == "000001"
    assert outcome["reports"]["yen-bai-2020"]["state"] == "new"
    assert outcome["reports"]["yen-bai-2020"]["figures"] == 45


def test_check_tells_all_faults_and_exits_with_one(tmp_path: Path) -> None:
    text = (SEEDS / "hoa-binh-2020.yaml").read_text("utf-8")
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text(text.replace("value: 203\n", "value: 204\n").replace(
        "unit: person-time", "unit: heads"), "utf-8")  # fmt: skip
    done = run_kg("check", faulty)
    assert done.returncode == 1
    assert re.search(r"faulty\.yaml:\d+: error: observations\[\d+\]\.unit: 'heads'", done.stdout)
    faulty.write_text(text.replace("value: 203\n", "value: 204\n"), "utf-8")
    done = run_kg("check", faulty)
    assert done.returncode == 1
    assert "204 does not follow from '203 THT', read as 203" in done.stdout


def test_check_says_plainly_when_quotes_were_not_compared() -> None:
    done = run_kg("check", SEEDS)
    assert done.returncode == 0
    assert done.stdout.count("quotes NOT compared with the text") == 5


def test_check_with_the_texts(texts: Path) -> None:
    done = run_kg("check", SEEDS, "--texts", texts, "--json")
    assert done.returncode == 0
    assert [item["text_compared"] for item in json.loads(done.stdout)] == [True] * 5
    assert [item["faults"] for item in json.loads(done.stdout)] == [[]] * 5


def test_schema_is_json_schema() -> None:
    schema = json.loads(run_kg("schema").stdout)
    assert "observations" in schema["properties"]


def test_queries_are_listed_in_both_languages() -> None:
    vietnamese, english = run_kg("queries"), run_kg("queries", "--lang", "en")
    assert "Xếp hạng tỉnh theo số hợp tác xã" in vietnamese.stdout
    assert "Provinces ranked by number of cooperatives" in english.stdout
    listed = json.loads(run_kg("queries", "--json").stdout)
    assert len(listed) == len(list(QUERIES.glob("*.rq")))


def test_one_query_is_shown_with_its_parameters() -> None:
    done = run_kg("queries", "reports-on-document", "--lang", "en")
    assert "--param document = 1804/QĐ-TTg@2020" in done.stdout
    assert "SELECT ?report" in done.stdout


def test_query_as_a_table(store_directory: Path) -> None:
    done = run_kg("query", "provinces-by-cooperatives", "--store", store_directory)
    assert done.returncode == 0
    title, heads, _, *lines, count = done.stdout.splitlines()
    assert "Xếp hạng" in title
    assert heads.split()[:2] == ["Địa", "bàn"]
    assert [re.split(r"\s{2,}", line)[:2] for line in lines] == [
        ["Bắc Giang", "1.116"],
        ["Yên Bái", "697"],
        ["Lào Cai", "502"],
        ["Hòa Bình", "422"],
    ]
    assert count.strip() == "4 dòng"


def test_a_table_that_does_not_fit_becomes_records(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "WIDTH_OF_A_FILE", 30)
    wide = Table(["a", "b", "c", "empty"], [["x" * 20, "y" * 20, "z [1]", ""]], [False] * 4)
    tables.print_table(wide)
    printed = capsys.readouterr().out
    assert "1 / 1" in printed
    assert "z [1]" in printed
    assert "empty" not in printed
    assert max(map(len, printed.splitlines())) <= 30


@pytest.mark.parametrize(
    ("format_", "beginning"),
    [
        ("csv", "area,value,"),
        ("tsv", "?area\t?value"),
        ("json", '{"head":{"vars":["area"'),
        ("xml", "<?xml"),
    ],
)
def test_query_formats(format_: str, beginning: str, store_directory: Path) -> None:
    name = "provinces-by-cooperatives"
    done = run_kg("query", name, "--store", store_directory, "--format", format_)
    assert done.stdout.startswith(beginning)


def test_any_query_from_standard_input_and_file(store_directory: Path, tmp_path: Path) -> None:
    text = "SELECT ?id { ?r a kttt:Report ; kttt:reportId ?id } ORDER BY ?id"
    piped = run_kg("query", "-", "--store", store_directory, "--format", "csv", stdin=text)
    assert piped.stdout.split() == ["id", *REPORTS]
    file = tmp_path / "mine.rq"
    file.write_text(text)
    read = run_kg("query", file, "--store", store_directory, "--format", "csv")
    assert read.stdout == piped.stdout


@pytest.mark.parametrize("format_", ["table", "ttl", "nt"])
def test_a_construct_query(format_: str, store_directory: Path) -> None:
    text = "CONSTRUCT { ?r a kttt:Report } WHERE { ?r a kttt:Report }"
    done = run_kg("query", "-", "--store", store_directory, "--format", format_, stdin=text)
    assert done.stdout.count(" a kttt:Report") + done.stdout.count("def/Report> .") == 5


@pytest.mark.parametrize(("text", "answer"), [("ASK { ?r a kttt:Report }", "có"),
                                              ("ASK { ?r a kttt:Cow }", "không")])  # fmt: skip
def test_an_ask_query(text: str, answer: str, store_directory: Path) -> None:
    assert run_kg("query", "-", "--store", store_directory, stdin=text).stdout.strip() == answer


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "no-such-question"], "There is no saved query 'no-such-question'"),
        (["query", "missing.rq"], "cannot be read"),
        (["query", "bodies", "--param", "place"], "write NAME=VALUE"),
        (["query", "bodies", "--param", "place=Lào Cai"], "10-2004, 15-2025"),
        (["dump", "--graph", "no-such"], "There is no graph 'no-such'; there are: areas"),
        (["remove", "no-such"], "No report 'no-such'"),
        (["load", "missing.yaml"], "missing.yaml: there is no such file"),
        (["check", "missing.yaml"], "missing.yaml: there is no such file"),
        (["cite", "one.txt", "two.txt", "--annotate"], "--annotate writes one page; name one"),
    ],
)
def test_a_bad_call_exits_with_two_and_says_what_to_do(
    arguments: list[str], words: str, store_directory: Path
) -> None:
    store = [] if arguments[0] == "check" else ["--store", str(store_directory)]
    done = run_kg(*arguments, *store)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["query", "dump", "info", "validate", "remove"])
def test_without_a_store_the_message_says_how_to_make_one(command: str, tmp_path: Path) -> None:
    name = {"query": ["reports"], "remove": ["x"]}.get(command, [])
    done = run_kg(command, *name, "--store", tmp_path / "none")
    assert done.returncode == 2
    assert "Run 'kg load'" in done.stderr


def test_an_unknown_option_exits_with_two() -> None:
    assert run_kg("load", "--no-such-option").returncode == 2


def test_validate(store_directory: Path) -> None:
    done = run_kg("validate", "--store", store_directory)
    assert done.returncode == 0
    assert "no violations" in done.stdout
    assert json.loads(run_kg("validate", "--store", store_directory, "--json").stdout) == []


@pytest.mark.parametrize(("format_", "words"), [("nq", "<https://w3id.org/kttt/graph/yen-bai-2020>"),
                                                ("trig", "PREFIX"), ("jsonld", "@")])  # fmt: skip
def test_dumps(format_: str, words: str, store_directory: Path, tmp_path: Path) -> None:
    file = tmp_path / "dump"
    common: list[str | Path] = ["dump", "--store", store_directory, "--format", format_]
    common += ["--graph", "yen-bai-2020"]
    assert run_kg(*common, "--output", file).returncode == 0
    text = file.read_text("utf-8")
    assert text == run_kg(*common).stdout
    assert words.lower() in text.lower()
    if format_ == "nq":
        assert text.splitlines() == sorted(text.splitlines())


def test_info(store_directory: Path) -> None:
    done = run_kg("info", "--store", store_directory)
    assert "Snapshot 000001" in done.stdout
    data = json.loads(run_kg("info", "--store", store_directory, "--json").stdout)
    assert set(data["reports"]) == set(REPORTS)
    assert "derived" in data["graphs"]


def commands_of(document: str) -> list[str]:
    text = (ROOT / document).read_text("utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line.split("  #")[0].strip() for line in lines if line.startswith("kg ")]


@pytest.mark.parametrize(
    "document",
    [
        "CONTRIBUTING.md",
        pytest.param("README.md", marks=pytest.mark.slow),
        pytest.param("docs/endpoint.md", marks=pytest.mark.slow),
        pytest.param("docs/extraction.md", marks=pytest.mark.slow),
    ],
)
def test_every_command_of_the_documents_runs(document: str, tmp_path: Path, corpus: Path) -> None:
    commands = commands_of(document)
    assert commands
    run_kg("load", cwd=tmp_path)
    (tmp_path / "seeds").symlink_to(SEEDS)
    (tmp_path / "report.txt").write_text("Nghị quyết số 20-NQ/TW ngày 16/6/2022", "utf-8")
    shutil.copy(corpus / "d04.docx", tmp_path / "report.docx")
    (tmp_path / "reports").mkdir()
    shutil.copy(corpus / "d01.txt", tmp_path / "reports" / "report.txt")
    write_csv(tmp_path / "documents.csv", [dataset_row()])
    (tmp_path / "token.txt").write_text("a-token-that-is-long-enough", "utf-8")
    for command in commands:
        if command.startswith("kg serve"):
            serves(command, tmp_path)
            continue
        command, _, piped = command.partition(" > ")
        done = run_kg(*shlex.split(command)[1:], cwd=tmp_path)
        assert done.returncode == 0, (command, done.stderr)
        if piped:
            (tmp_path / piped).write_text(done.stdout, "utf-8")


def serves(command: str, folder: Path) -> None:
    """Start a server, on a free port, until it says what it serves; end it."""
    arguments = [*shlex.split(command)[1:], "--port", "0"]
    with subprocess.Popen(
        [sys.executable, "-m", "kg.cli", *arguments], cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = process.stdout.readline()
        process.terminate()
        assert process.wait(30) == 0, (command, said)
    assert said.startswith("Serving "), command


def test_the_changelog_knows_the_version() -> None:
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
