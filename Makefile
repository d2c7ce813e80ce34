# Everything is set up on the way: a machine needs Python 3.11 or later (with venv) and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)

ifdef UV
INSTALL = $(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --no-build-isolation
else
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation
endif

# A PostgreSQL server from a wheel: nothing to install.
ON_SERVER = $(BIN)/pytest -n 2 --dist worksteal --database postgresql

SHIPPED = $(shell sed -n 's/^\([a-z0-9-]*\)==.*/\1/p' requirements.txt)

.PHONY: demo install test test-long test-postgresql pictures kills check judge bench format lock audit texts clean

demo: $(VENV)/.run  ## try it in a browser; ARGS="--script" prints one whole round, ARGS="--help" says what else
	@$(BIN)/commonpot demo $(if $(PORT),--port $(PORT)) $(ARGS)

install: $(VENV)/.run  ## all that the bot needs, and nothing started; the same again for a new version

test: check  ## everything that must hold, in some fifteen minutes
	$(BIN)/pytest -n 2 --dist worksteal
	$(ON_SERVER) tests/store tests/verbs tests/bot

test-postgresql: $(VENV)/.dev  ## all that touches a database, on PostgreSQL
	$(ON_SERVER) tests/store tests/verbs tests/bot tests/recount tests/rights tests/conversation tests/kills tests/commands/test_copies.py

test-long: check  ## the same with the large samples
	$(BIN)/pytest -n 2 --dist worksteal -m "slow or not slow" --samples large

check: $(VENV)/.dev  ## style, types, and the law of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

pictures: $(VENV)/.dev  ## take the README's pictures of the page anew (needs Chromium)
	$(BIN)/python -m tests.browser.pictures

kills: $(VENV)/.dev  ## kill the bot at every point of a short round; each must end the same. ARGS="--every 20" is a sample
	$(BIN)/python -m tests.kills $(ARGS)

judge: $(VENV)/.dev  ## let others judge the Bot API server: docs/judge.md (fetches their tests by pip and npm)
	$(BIN)/python -m tests.judge.live

bench: $(VENV)/.dev  ## speed, as ratios measured in one run
	$(BIN)/python -m tests.bench

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

texts: $(VENV)/.dev  ## collect every sentence into the catalogue's template
	$(BIN)/python -m tests.template

lock:  ## renew the locked dependencies (needs uv)
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --upgrade pyproject.toml --group build -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url -c requirements.txt pyproject.toml --group build --group dev -o requirements-dev.txt

audit: $(VENV)/.dev  ## the licences of what ships (docs/licences.md), and its known weaknesses (asks PyPI)
	$(BIN)/pip-licenses --packages $(SHIPPED) --output-file docs/licences.md
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements.txt

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.txt pyproject.toml
	@test -e $(VENV)/.dev || $(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements-dev.txt pyproject.toml
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@$(INSTALL) --no-deps --editable .
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
