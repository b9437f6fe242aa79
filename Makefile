# What one does with SideQuest. `make help` lists it.

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON := .venv/bin/python
BIN := .venv/bin
ROOMS := campaigns narrator media genre_packs sidequest_site
TESTS ?= tests

.DEFAULT_GOAL := help
.PHONY: help play test test-cluster check bench eval format messages dev clean

help: ## lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

play: ## from a fresh checkout to a running table (PORT, HOST, SIDEQUEST_DATA_DIR)
	@sh scripts/bootstrap.sh play
	@exec $(PYTHON) manage.py play --host $(HOST) --port $(PORT)

dev: ## installs what it takes to test and check
	@sh scripts/bootstrap.sh dev

test: dev ## the whole suite on embedded defaults, browsers included (TESTS=tests/site for a part)
	@sh scripts/chromium.sh >/dev/null || test "$${CI:-}" != true
	@$(PYTHON) -m tests $(TESTS)

test-cluster: dev ## the suites that need PostgreSQL and Redis, which it starts itself on spare ports
	@sh scripts/services.sh >/dev/null
	@$(PYTHON) -m tests.cluster

check: dev ## format, lint, types, import contracts, migrations, packs, sizes
	@$(BIN)/ruff format --check --quiet . || { echo "Run make format."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy $(ROOMS)
	@$(BIN)/lint-imports
	@$(PYTHON) manage.py check --fail-level WARNING
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@$(PYTHON) manage.py check_packs --runs 60
	@$(BIN)/pytest tests/architecture

bench: dev ## the benchmarks, printing ratios
	@$(PYTHON) -m tests.bench

eval: dev ## how the narrator's prose is checked (found, falsely found, leaked), and what is remembered
	@$(PYTHON) -m tests.eval

format: dev ## rewrites the code in the house style
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

messages: dev ## collects the strings for translators
	@$(PYTHON) manage.py makemessages --all --no-obsolete --add-location file --ignore .venv --ignore .cache --ignore tests --ignore var
	@$(PYTHON) manage.py makemessages -d djangojs --all --no-obsolete --add-location file --ignore .venv --ignore .cache --ignore tests --ignore var

clean: ## removes what was installed and made, except the data folder
	@rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
