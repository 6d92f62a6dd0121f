# The project's workshop. `make run` and `make test` are all a fresh Debian or Ubuntu with Python 3.11 needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TESTS ?= tests

.DEFAULT_GOAL := help
.PHONY: help install run demo test lint check messages sounds bench lock format clean

help:
	@echo "make install   make .venv and install what the server needs"
	@echo "make run       serve the meetings in data/ on port 8000"
	@echo "make demo      serve a sample meeting with simulated citizens"
	@echo "make test      run every test (TESTS=tests/unit for a part)"
	@echo "make check     format, lint, types, import rules, then every test"
	@echo "make format    let ruff format the code"
	@echo "make messages  bring the translations up to date with the phrases"
	@echo "make sounds    make the projector's clips anew (needs espeak-ng and ffmpeg)"
	@echo "make bench     run the benchmarks"
	@echo "make lock      write requirements*.txt anew from requirements*.in"

# --- the environment ------------------------------------------------------------------------------

# A stamp holds each installed state, so a changed lock file is installed at the next call.
install: $(VENV)/.installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 (or newer)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory python3-venv
	$(PYTHON) -m venv $(VENV)

.PHONY: python3-venv
python3-venv:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && apt-get install -y -qq python3-venv; \
	else \
		echo "Python's venv module is missing: run 'sudo apt-get install python3-venv', then this again." >&2; exit 1; \
	fi

$(VENV)/.installed: requirements.txt | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $(VENV)/.installed $@

# Versions already locked stay; `make lock UPGRADE=--upgrade` takes the newest.
LOCK = $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)

lock: | $(BIN)/python
	@test -x $(BIN)/uv || $(PIP) install --quiet uv
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --constraint requirements.txt --output-file requirements-dev.txt

# --- the server -----------------------------------------------------------------------------------

run: install
	$(BIN)/python run.py serve

demo: install
	$(BIN)/python run.py serve --demo

# --- the tests ------------------------------------------------------------------------------------

# The whole suite also fails when a branch of the pure modules is not covered.

test: $(VENV)/.installed-dev
	@bash tests/browser.sh
	$(BIN)/python -m pytest $(TESTS) $(if $(filter tests,$(TESTS)),--cov)

messages: $(VENV)/.installed-dev
	$(BIN)/python -m translations

sounds: $(VENV)/.installed
	$(BIN)/python -m display.sounds

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	@$(MAKE) --no-print-directory test

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed-dev
	PYTHONPATH=. $(BIN)/python -m bench

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis .coverage htmlcov
