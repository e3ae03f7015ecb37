# The commands of the project. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

BIN := .venv/bin
LOCKED := .venv/.locked
INSTALLED := .venv/.installed

export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

# --- Set-up --------------------------------------------------------------------------------------

MESSAGES := $(patsubst %.ts,%.qm,$(wildcard resources/translations/*.ts))

.PHONY: .venv
.venv: system-packages $(INSTALLED) $(MESSAGES) ## Set up: system packages, .venv from the lock, translations

.PHONY: system-packages
system-packages:
	@packaging/system_packages.sh run window

$(LOCKED): requirements-dev.lock | system-packages
	@echo "Installing the locked packages into .venv (about a minute)"
	@python=$$(packaging/find_python.sh) && "$$python" -m venv --clear .venv
	@$(BIN)/python -m pip install -qq --require-hashes --requirement requirements-dev.lock
	@touch $@

$(INSTALLED): pyproject.toml $(LOCKED)
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check
	@touch $@

%.qm: %.ts | $(INSTALLED)
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

# --- The program ---------------------------------------------------------------------------------

.PHONY: demo
demo: .venv ## The main job: local server, simulated customers, the agent's window
	$(BIN)/python -m contactpro_desktop.demo

.PHONY: screenshots
screenshots: .venv ## Every view x theme x language x scale into build/gallery/
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.gallery

.PHONY: bench
bench: .venv ## The benchmarks; figures in build/bench/results.json
	$(BIN)/python -m benchmarks

# --- Checks --------------------------------------------------------------------------------------

# The folders among those given that hold tests: a folder is left out only as long as it has none.
with_tests = $(foreach folder,$1,$(if $(shell find $(folder) -name 'test_*.py' 2>/dev/null),$(folder)))

# What is pure is measured by tests that need nothing else; what starts servers, windows and
# browsers would only be slowed down by it.
WHOLLY_COVERED = */domain/*,*/ecfs/*,*/store/*,*/app/*
COVERED = $(call with_tests,$(addprefix tests/,unit conformance))
WHOLE = $(call with_tests,$(addprefix tests/,assignment robots ui localserver faults seeded e2e))
# What is pure keeps its core busy. The others often wait for each other, so one more than there are
# cores runs at a time.
CORES := $(shell getconf _NPROCESSORS_ONLN)
ALONE = --numprocesses $(CORES) --maxprocesses 4 --dist worksteal
WAITING = --numprocesses $(shell expr $(CORES) + 1) --maxprocesses 4 --dist worksteal

.PHONY: lint
lint: .venv ## Style, format, types and import rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: test
test: export QT_QPA_PLATFORM := offscreen
# Every process that a test starts would compile everything again.
test: export PYTHONDONTWRITEBYTECODE :=
test: .venv lint ## All checks and tests
	packaging/system_packages.sh --strict run test
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(ALONE) $(COVERED)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/coverage report --include='$(WHOLLY_COVERED)' --fail-under=100 --precision=2
	$(BIN)/python -m pytest $(WAITING) $(WHOLE)

.PHONY: seeded
seeded: .venv ## Plant twenty bugs one by one and see the tests find each
	$(BIN)/python -m tests.seeded

.PHONY: faults
faults: .venv ## Break links, clocks, disks and processes; build/faults/results.json (NAMES="F4 F11")
	$(BIN)/python -m tests.faults $(NAMES)

.PHONY: soak
soak: .venv ## A shift of 24 hours in 20 minutes (MINUTES=), with faults at random
	$(BIN)/python -m tests.faults.soak --minutes $(or $(MINUTES),20)

# --- Upkeep --------------------------------------------------------------------------------------

COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --annotation-style line $(UPGRADE) \
	pyproject.toml

.PHONY: lock
lock: ## Resolve the dependencies anew; UPGRADE=--upgrade takes newer versions too
	python=$$(packaging/find_python.sh) && "$$python" -m venv --clear build/lock
	build/lock/bin/python -m pip install -qq uv
	$(COMPILE) --extra server --output-file requirements.lock
	$(COMPILE) --all-extras --group build --constraint requirements.lock \
		--output-file requirements-dev.lock

TEXTS := resources/translations/contactpro_desktop
LUPDATE = $(BIN)/pyside6-lupdate -silent -no-obsolete -locations none \
	$$(find src/contactpro_desktop -name '*.py' | sort)

.PHONY: translations
translations: .venv ## Gather the interface texts into resources/translations/*.ts
	mkdir -p $(dir $(TEXTS))
	$(LUPDATE) -ts $(TEXTS)_es.ts $(TEXTS)_pt_BR.ts
	$(LUPDATE) -pluralonly -ts $(TEXTS)_en.ts

.PHONY: protocol-table
protocol-table: .venv ## Write the table of operations in docs/protocol.md anew
	$(BIN)/python -m tests.coverage_table

.PHONY: clean
clean: ## Remove what the other commands made, except .venv
	rm -rf build dist .coverage .coverage.* .hypothesis .*_cache
	rm -f resources/translations/*.qm
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help:
	@awk -F ':.*## ' '/^[a-z.-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
