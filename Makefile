# The index of commands: `make help`. Each target sets up what it needs in .venv, and only once.

SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
# The first Python on the path that is new enough; PYTHON=... overrides.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
# Where the package is installed with its compiled stages, for the commands that read with those.
COMPILED := $(VENV)/compiled
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

.PHONY: help demo test lint types evaluate bench train docs wheel clean test-compiled
.DEFAULT_GOAL := help

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(VENV)/.ready ## Install, then show who said what in the articles of examples/corpus
	@$(BIN)/reportedly read examples/corpus
	@echo
	@echo 'Now one of your own: $(BIN)/reportedly read ARTICLE.html'

test: lint types $(VENV)/.ready-test ## All checks: lint, types, layers, tests
	@$(BIN)/lint-imports --no-cache >$(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }
	@if command -v $(CC) >/dev/null; then $(MAKE) --no-print-directory test-compiled; \
		else echo 'There is no C compiler: the compiled stages are not tested.'; fi
	@$(BIN)/python -m pytest

test-compiled: $(VENV)/.ready-test $(COMPILED)/.ready
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m pytest tests/attribute tests/resolve tests/appraise

lint: $(VENV)/.ready-test ## Check the style of the code
	@$(BIN)/ruff check --quiet .

types: $(VENV)/.ready-test ## Check the types
	@$(BIN)/mypy --no-error-summary

evaluate: $(VENV)/.ready-evaluate ## Print every figure; fail below evaluation/floors.toml
	@$(BIN)/python -m evaluation

bench: $(VENV)/.ready-evaluate $(VENV)/.ready-test $(COMPILED)/.ready ## Speed and memory beside spaCy and textacy; of the ledger
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m benchmarks
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m benchmarks.ledger
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m benchmarks.ledger_search

train: $(VENV)/.ready-train ## Train the model that ships (hours; stops and resumes)
	@$(BIN)/python -m training --teacher

docs: $(VENV)/.ready ## Write the reference from --help, and the demo's output into the README
	@$(BIN)/python docs/generate.py

wheel: $(BIN)/python ## Build the wheel with its stages compiled, into dist (minutes; needs a C compiler)
	@HATCH_BUILD_HOOKS_ENABLE=1 $(PIP) wheel --no-deps --wheel-dir dist .

clean: ## Remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The install is editable: only a change of pyproject.toml asks for another.
$(VENV)/.ready: pyproject.toml | $(BIN)/python
	@echo 'Installing into $(VENV) ...'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.ready-%: pyproject.toml | $(BIN)/python
	@echo 'Installing into $(VENV), with what "$*" needs ...'
	@$(PIP) install --editable '.[$*]'
	@touch $@

$(COMPILED)/.ready: hatch_build.py pyproject.toml $(shell find src -type f ! -name '*.pyc') | $(BIN)/python
	@echo 'Compiling into $(COMPILED), which takes some minutes ...'
	@rm -rf $(COMPILED)
	@HATCH_BUILD_HOOKS_ENABLE=1 $(PIP) install --no-deps --target $(COMPILED) .
	@touch $@

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed; set PYTHON to it.' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
