# make story · make test · make gate · make bench · make bench-peers · make lock · make clean
#
# Each target sets up what it needs; a second call costs nothing until pyproject.toml or constraints.txt change.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
STORY  := $(firstword $(wildcard examples/*/reports))
TASKS  ?=

.DEFAULT_GOAL := help
.NOTPARALLEL: # one pip at a time in one environment
.PHONY: help story test lint types tests gate bench bench-peers lock clean

help:
	@echo "make story   set up, print the dossier of the example story, write dossier.html"
	@echo "make test    set up for development; ruff, mypy, pytest"
	@echo "make gate    measure, and fail where a figure is under its floor"
	@echo "make bench   every measurement (TASKS='speed statements' for some of them)"
	@echo "make bench-peers   other quotation finders on the same articles (the first call takes ten minutes)"
	@echo "make lock    write constraints.txt anew from what is installed"
	@echo "make clean   remove what these commands made"

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment (on Debian: apt-get install python3-venv)" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	@echo "setting up $(VENV) …" >&2
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-for-development: pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	@echo "setting up $(VENV) for development …" >&2
	@$(PIP) install -c constraints.txt -e '.[dev,documents,parquet,postgresql,warc]'
	@touch $@ $(VENV)/.installed

story: $(VENV)/.installed
	@$(BIN)/rashomon read $(STORY) -o dossier.html
	@$(BIN)/rashomon read $(STORY)
	@echo "The same as a page: dossier.html" >&2

test: lint types tests

lint: $(VENV)/.installed-for-development
	@$(BIN)/ruff check .

types: $(VENV)/.installed-for-development
	@$(BIN)/mypy

tests: $(VENV)/.installed-for-development
	@$(BIN)/python -m pytest

gate: $(VENV)/.installed-for-development
	@$(BIN)/python -m bench.gate

bench: $(VENV)/.installed-for-development
	@$(BIN)/python -m bench $(TASKS)

bench-peers: $(VENV)/.installed-for-development
	@$(BIN)/python -m bench.peers

lock: $(VENV)/.installed-for-development
	@$(BIN)/python .ci/lock.py > constraints.txt.new && mv constraints.txt.new constraints.txt
	@touch $(VENV)/.installed $(VENV)/.installed-for-development

clean:
	rm -rf $(VENV) .cache build dist dossier.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf src/*.egg-info
