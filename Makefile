# make build     creates the environment and builds the pages of source/
# make test      runs every test
# make check     format, lint, types and tests, as CI does
# make referees  brings what tests compare with: HTML validator, axe-core, PO files of Debian
# make bench     the measurements, each as a ratio within one run
# make golden    remakes the expected files of the golden tests
# make pictures  takes the pictures of the documentation
# make lock      remakes the pinned requirements from pyproject.toml

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: build test check referees bench golden pictures lock clean

build: $(VENV)/build
	$(BIN)/l10n build

test: $(VENV)/dev
	$(BIN)/python -m pytest

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

referees: tests/referees/node_modules
	tests/referees/debian-po

tests/referees/node_modules: tests/referees/package.json tests/referees/package-lock.json
	cd tests/referees && npm ci --silent --no-audit --no-fund
	@touch $@

bench: $(VENV)/dev
	$(BIN)/python -m bench

golden: $(VENV)/dev
	L10N_GOLDEN=write $(BIN)/python -m pytest

pictures: $(VENV)/dev
	$(BIN)/python docs/pictures.py

lock: $(VENV)/dev
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --extra build pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --extra build --extra dev \
	  -c requirements.txt pyproject.toml -o requirements-dev.txt

$(VENV)/build: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/build requirements-dev.txt
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .l10n .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
