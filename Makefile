# One command each; `make help` lists them. Everything lives in .venv, which `make` sets up by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint types bench clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

demo: $(VENV)/run.stamp ## plan WTDC-21, publish it, serve its pages and calendars
	$(BIN)/hemicycle demo

test: $(VENV)/dev.stamp $(VENV)/parsers.stamp lint types ## lint, types and the whole suite
	$(BIN)/pytest -n auto --dist worksteal

lint: $(VENV)/dev.stamp ## style and common mistakes
	$(BIN)/ruff check solver scheduler web tests

types: $(VENV)/dev.stamp ## mypy, strict
	$(BIN)/mypy

bench: $(VENV)/dev.stamp ## measured comparisons; writes docs/benchmarks.md
	$(BIN)/python -m tests.benchmarks

clean: ## forget the virtual environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache *.egg-info build

$(VENV)/run.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt $(VENV)/run.stamp
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(VENV)/parsers.stamp: tests/parsers/package.json $(VENV)/run.stamp
	npm install --prefix tests/parsers --no-package-lock --no-audit --no-fund --silent
	@touch $@
