# Everything a newcomer or a machine runs. `make help` lists the targets.
# Needs: Debian 12 (or alike), Python 3.11 or newer, make, git. Nothing is written outside this folder,
# but for Debian packages that `.ci/need` installs and names while doing so.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# Hashed, and wheels only: nothing unlocked runs while installing.
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
# One file's tests stay in one worker, so that a built site or a browser is made once.
PYTEST_ARGS ?= -n 2 --dist loadfile
# The browsers, a font that has the print's characters, what the node inside playwright links to, and what runs the
# checker of HTML.
TEST_PACKAGES := chromium firefox-esr fonts-noto-cjk libatomic1 default-jre-headless
# Fonts for what is typeset, a tool that ours is compared with, and the browser.
BENCH_PACKAGES := chromium libatomic1 fonts-noto-cjk poppler-utils poppler-data
ACTIONLINT ?= $(BIN)/actionlint

# Material's notices about MkDocs 2 are not for our readers' build logs.
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# The only clock that the output may see: the last commit, so that the same commit gives the same bytes.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
ifeq ($(SOURCE_DATE_EPOCH),)
SOURCE_DATE_EPOCH := 1767225600
endif
endif
export SOURCE_DATE_EPOCH
# What a report of an error names as the version of the site.
GAZETTE_VERSION := $(or $(GAZETTE_VERSION),$(shell git describe --always --dirty 2>/dev/null))
export GAZETTE_VERSION

# The folders of pages that the build writes under docs/.
WRITTEN := doc issue year number kind issuer status cited tables chronicle data feed search.md SHA256SUMS

# What the site is made from; the pages under docs/ that the build itself writes are left out. Folders are
# in the list too: a deleted file shows in its folder's time.
SITE_SOURCES := $(shell find converter gazettes overrides docs mkdocs*.yml \
    \( -name __pycache__ $(WRITTEN:%=-o -path docs/%) -o -path docs/assets/generated -o -path docs/assets/search \) -prune \
    -o -not -path docs -not -path docs/index.md -not -path docs/assets -not -name '*.pyc' \
    -print 2>/dev/null | sed 's/ /\\ /g')

.PHONY: help site bundle serve test lint format golden looks lock workflows bench archive clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: site/index.html  ## make the environment, convert gazettes/ and build site/index.html
	@echo "The site is in site/: open site/index.html"

site/index.html: $(VENV)/.run $(SITE_SOURCES)
	$(BIN)/gazette build
	@test -f $@ || { echo "make: 'gazette build' ended well but wrote no $@" >&2; exit 1; }
	@touch $@

bundle: $(VENV)/.run  ## the site as one zip in dist/, to be read without a network
	$(BIN)/gazette bundle

serve: $(VENV)/.run  ## show the site on this machine while editing
	$(BIN)/gazette serve

test: lint  ## all checks and all tests (installs Chromium, Firefox, fonts and Java from Debian if missing)
	@.ci/need $(TEST_PACKAGES)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev  ## ruff (rules and format) and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev  ## put imports and layout right
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

bench: $(VENV)/.dev $(VENV)/.comparison  ## measure, and compare with other tools (benchmarks/README.md tells what)
	@.ci/need $(BENCH_PACKAGES)
	$(BIN)/python benchmarks/run.py

# N issues of a synthetic archive, and the site made from them; what stands there is only completed.
N ?= 364
ARCHIVE := benchmarks/out/archive
archive: $(VENV)/.dev  ## a site of a synthetic archive of N issues (364), in benchmarks/out/archive
	$(BIN)/python -m benchmarks.synthetic $(ARCHIVE)/gazettes --issues $(N)
	$(BIN)/gazette build $$(seq -f '$(ARCHIVE)/gazettes/%04g/source.txt' $(N)) --docs $(ARCHIVE)/docs --site $(ARCHIVE)/site

golden: $(VENV)/.dev  ## write tests/golden/ anew; read `git diff tests/golden` before committing
	made=$$(mktemp -d); trap 'rm -rf "$$made"' EXIT; \
	$(BIN)/gazette convert gazettes --out "$$made"; \
	mkdir -p tests/golden; find tests/golden -name issue.json -delete; \
	(cd "$$made"; find . -name issue.json) | while read -r file; do \
	    install -D -m 644 "$$made/$$file" "tests/golden/$$file"; \
	done

looks: $(VENV)/.dev  ## write tests/site/layout.json anew, and pictures of each kind of page into looks/ to judge it by
	@.ci/need $(TEST_PACKAGES)
	$(BIN)/python -m tests.site.layout

workflows: $(VENV)/.dev  ## check .github/ with actionlint and zizmor
	$(PIP_INSTALL) -r requirements/workflows.txt
	$(ACTIONLINT)
	$(BIN)/zizmor --offline --persona pedantic --no-progress .github

# The locks hold for every Python from 3.11 on. No index address is written into them. Versions that still
# serve are kept; `make lock UPGRADE=--upgrade` takes the newest.
UPGRADE ?=
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
    --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)
lock: $(VENV)/.dev  ## write requirements/*.txt anew from pyproject.toml
	$(LOCK) pyproject.toml --extra build -o requirements/run.txt
	$(LOCK) pyproject.toml --extra build --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) --group pyproject.toml:workflows -o requirements/workflows.txt
	$(LOCK) --group pyproject.toml:comparison -c requirements/dev.txt -o requirements/comparison.txt

clean:  ## remove what was built; keep the environment
	rm -rf site looks docs-zh-hant docs-en $(WRITTEN:%=docs/%) docs/index.md docs/assets docs/.gazette-*
	rm -rf .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The environment. Its stamps hold for the lock that they are newer than.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no python3.11 or python3 found; on Debian: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "make: $(PYTHON) is older than 3.11; name another: make PYTHON=/usr/bin/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/need python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run | $(BIN)/python
	$(PIP_INSTALL) -r requirements/dev.txt
	@touch $@

# The tools that ours is compared with stand in an environment of their own, inside the other one.
$(VENV)/.comparison: requirements/comparison.txt requirements/run.txt | $(BIN)/python
	$(BIN)/python -m venv $(VENV)/comparison
	$(VENV)/comparison/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	    -r requirements/run.txt -r requirements/comparison.txt
	@touch $@
