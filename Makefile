# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-slow lint types docs bench

demo: $(BIN)/kg  ## load the five reports, check them, ask a question that no single report answers
	$(BIN)/kg check seeds
	$(BIN)/kg load
	$(BIN)/kg query provinces-by-cooperatives

test: $(BIN)/pytest  ## the tests, in minutes
	$(BIN)/pytest

test-slow: $(BIN)/pytest  ## the slow tests: kills, conformance, attacks, a built wheel, large graphs
	$(BIN)/pytest -m slow

lint: $(BIN)/pytest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/pytest
	$(BIN)/mypy

docs: $(BIN)/kg  ## write docs/ontology.md again
	$(BIN)/python -m kg.graph.documentation

bench: $(BIN)/pytest
	$(BIN)/python -m bench

$(BIN)/kg: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or later")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(BIN)/pytest: $(BIN)/kg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@
