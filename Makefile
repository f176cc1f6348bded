# Deckmill's commands. `make help` lists them; each does its own set-up first.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
UV_VERSION := 0.13.9
export UV_PYTHON_DOWNLOADS := never
export VIRTUAL_ENV := $(abspath $(VENV))

DIST := dist
STUB_TYPES := .make/dist-tools/bin/protoc-gen-mypy_grpc
CLIENT_GENERATOR := .make/client-generator/bin/openapi-python-client
PROMTOOL := .make/prometheus/promtool
NGINX := .make/nginx/nginx
PROTOS := $(shell find protos -name '*.proto')
SOURCES := libs services tests

.PHONY: help
help:  ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

.PHONY: setup
setup: libreoffice .make/run .make/protos compiled  ## Install what running needs (virtual environment, stubs, fonts, LibreOffice)

.PHONY: setup-check
setup-check: checking .make/dev .make/protos compiled $(PROMTOOL)  ## Install what checking needs: all but LibreOffice

.PHONY: setup-dev
setup-dev: testing setup-check $(CLIENT_GENERATOR) $(NGINX)  ## Install what testing and drawing need besides

.PHONY: demo
demo: setup  ## Render the example deck on a private stack and write out/board_update/
	@$(BIN)/python -m deckmill.demo examples/board_update.json out/board_update

.PHONY: serve
serve: setup  ## Run the whole stack in the foreground until Ctrl-C
	@$(BIN)/deckmill serve

.PHONY: check
check: lint contracts unit  ## Format, lint, types, import rings, protos, generated files, unit tests; no LibreOffice

.PHONY: lint
lint: setup-check  ## Format, lint, types, import rings
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

.PHONY: contracts
contracts: setup-check
	cd protos && ../$(BIN)/buf lint && ../$(BIN)/buf format --diff --exit-code && \
		../$(BIN)/buf breaking --against ../tests/support/baseline/protos.binpb.gz
	$(BIN)/python -m deck_domain.lifecycle_document --check docs/lifecycle.md
	$(BIN)/python -m deckmill.settings_document --check docs/settings.md
	$(BIN)/python -m deckmill.metrics_document --check docs/metrics.md
	$(BIN)/python -m scorer.rules_document --check docs/rules.md
	$(PROMTOOL) check config deploy/observability/prometheus.yml > /dev/null
	$(PROMTOOL) test rules tests/observability/alerts.yml

.PHONY: unit
unit: setup-check  ## Unit tests; `only=tests/unit/fonts` runs a part
	$(BIN)/pytest $(or $(only),tests/unit) --numprocesses auto

# In this order, not by the number of tests: files of a few long tests come first, so that none of them is the end of all.
# Four processes on two processors as well: while a test waits for its servers, another one has something to do.
.PHONY: test
test: setup-dev unit  ## Run every test against real servers
	$(BIN)/pytest tests/scenarios tests/integration \
		--numprocesses 4 --dist loadfile --no-loadscope-reorder --timeout 300

.PHONY: faults
faults: setup-dev  ## Break the product by a schedule for some time, and check what must hold: `seed=1 minutes=20 keep=out/faults`
	@$(BIN)/python -m tests.faults --seed $(or $(seed),1) --minutes $(or $(minutes),20) $(if $(keep),--keep "$(keep)")

.PHONY: dist
dist: setup-check $(STUB_TYPES)  ## Build the wheels for services beside Deckmill, protos and client, into dist/
	@rm -rf .make/dist && mkdir -p .make/dist && cp -r libs/generated/deck .make/dist/deck
	@find .make/dist -name __pycache__ -prune -exec rm -r {} +
	@$(BIN)/python -m grpc_tools.protoc --proto_path=protos --plugin=protoc-gen-mypy_grpc=$(STUB_TYPES) \
		--mypy_grpc_out=quiet:.make/dist $(PROTOS)
	@touch .make/dist/deck/py.typed
	@for package in packages/*; do $(UV) build -q --wheel --out-dir $(DIST) $$package; done

.PHONY: wheel
wheel: .make/protos  ## Build the wheel that images install, below dist/
	@rm -f dist/deckmill-[0-9]*.whl
	$(UV) build --wheel -q -o dist .

# Needs root, for mounts: what an engine does with the Dockerfile, done by its own steps in copies of a clean Debian.
.PHONY: images-check
images-check: setup-check wheel  ## Make each image without an engine and ask its service for its health; `only=scorer` for one
	@$(BIN)/python -m tests.images $(only)

.PHONY: bench
bench: by-hand setup-dev  ## Measure latency and throughput beside the routes people use by hand
	$(BIN)/python -m tests.bench

.PHONY: scaling
scaling: setup-check  ## Compute docs/scaling.md of tests/scaling/measured.toml
	@$(BIN)/python -m tests.scaling

.PHONY: scaling-measured
scaling-measured: setup-dev  ## Measure anew what docs/scaling.md is computed of
	@$(BIN)/python -m tests.scaling.measure

.PHONY: gallery
gallery: setup-dev  ## Draw contact sheets of all kinds of slides; `only=org-chart` draws a part
	@$(BIN)/python -m tests.gallery --only "$(only)"

.PHONY: gallery-docs
gallery-docs: setup-dev  ## Write docs/gallery.md and its pictures anew
	@$(BIN)/python -m tests.gallery.best

.PHONY: template-pictures
template-pictures: setup-dev  ## Draw the pictures of templates whose example has changed
	@$(BIN)/python -m tests.gallery.template_pictures

.PHONY: pairs
pairs: setup-dev .make/pairs/write_deck.js  ## Draw the same content by Deckmill and four other tools for docs/pairs.md
	@$(BIN)/python -m tests.pairs docs/pairs.md

.PHONY: golden
golden: setup-check  ## Write the golden scenes anew, after a change of layout that is meant
	@$(BIN)/python -m tests.support.golden

# Another version of the set may draw, or name, its icons otherwise: it is raised on purpose.
LUCIDE := 1.62.0
.PHONY: icons
icons: setup-check  ## Convert the chosen icons of Lucide anew, with docs/icons.md; needs npm
	@command -v npm > /dev/null || { echo "The icons come from an npm package: install node and npm, then run this again." >&2; exit 1; }
	@mkdir -p .make/lucide && cd .make/lucide && npm pack --silent lucide-static@$(LUCIDE) > /dev/null && tar xzf lucide-static-$(LUCIDE).tgz
	@$(BIN)/python -m tests.icons .make/lucide/package

.PHONY: corpus
corpus: setup  ## Try every .pptx below DIR=... as deck and as template, a row each in OUT=out/corpus.tsv
	@$(BIN)/python -m tests.corpus "$(DIR)" --out "$(or $(OUT),out/corpus.tsv)"

.PHONY: second-opinion
second-opinion: setup-check  ## Compare our verdicts on spoilt decks with those of openxml-audit; `count=200` for fewer
	@$(BIN)/python -m tests.support.second_opinion $(or $(count),1000)

.PHONY: rules-evidence
rules-evidence: setup-check pptxgenjs  ## Inject defects into clean decks of three writers and write docs/rules-evidence.md
	@$(BIN)/python -m tests.evidence docs/rules-evidence.md

.PHONY: format
format: setup-check  ## Format the sources and the protos
	$(BIN)/ruff check --fix-only --quiet $(SOURCES)
	$(BIN)/ruff format $(SOURCES)
	cd protos && ../$(BIN)/buf format --write

.PHONY: generate
generate: setup-check  ## Write the stubs and the generated documents anew
	$(BIN)/python -m deck_domain.lifecycle_document --write docs/lifecycle.md
	$(BIN)/python -m deckmill.settings_document --write docs/settings.md
	$(BIN)/python -m deckmill.metrics_document --write docs/metrics.md
	$(BIN)/python -m scorer.rules_document --write docs/rules.md

.PHONY: lock
lock: .make/uv  ## Resolve the dependencies of pyproject.toml into the lock files
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q \
		--extra embedded --extra otlp --extra generate pyproject.toml -o requirements.lock
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q \
		--extra embedded --extra otlp --extra generate --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q \
		--extra client-generator pyproject.toml -o requirements-client-generator.lock
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q \
		--extra dist -c requirements.lock pyproject.toml -o requirements-dist.lock
	for image in gateway=gateway job-registry=registry renderer=renderer previewer=previewer scorer=scorer deckmill=embedded; do \
		$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q \
			--extra $${image#*=} --extra otlp -c requirements.lock pyproject.toml -o deploy/images/locks/$${image%=*}.lock; done

.PHONY: clean
clean:  ## Remove what the build made (the data directory stays)
	rm -rf .make libs/generated build dist out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# Processes start in half the time, also where Python is told not to write what it compiles. Files of tests are compiled by pytest.
.PHONY: compiled
compiled: .make/protos
	@$(BIN)/python -m compileall -q -x 'tests/(unit|integration|scenarios)/' libs services tests

# These come before the virtual environment, and each asks for all that its target needs: whoever may install is asked once.
.PHONY: checking
checking:
	@deploy/setup/system-packages.sh python fonts units

.PHONY: testing
testing:
	@deploy/setup/system-packages.sh python fonts units libreoffice tests

.PHONY: libreoffice
libreoffice:
	@deploy/setup/system-packages.sh python fonts libreoffice

.PHONY: by-hand
by-hand:
	@deploy/setup/system-packages.sh python fonts units libreoffice tests by-hand

# Another writer of decks, for the evidence alone: tests leave its decks out where it is missing.
.PHONY: pptxgenjs
pptxgenjs: .make/pptxgenjs/write_deck.js
.make/pptxgenjs/write_deck.js: $(wildcard tests/evidence/pptxgenjs/*)
	@command -v npm > /dev/null || { echo "PptxGenJS needs node and npm: install them, then run this again." >&2; exit 1; }
	@echo "Installing PptxGenJS"
	@mkdir -p $(@D)
	@cp tests/evidence/pptxgenjs/package.json tests/evidence/pptxgenjs/package-lock.json $(@D)
	@npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --silent
	@cp tests/evidence/pptxgenjs/write_deck.js $@

# Other makers of slides, for the page of pairs alone.
.make/pairs/write_deck.js: $(wildcard tests/pairs/node/*)
	@for tool in npm pandoc chromium; do command -v $$tool > /dev/null || \
		{ echo "The pairs need node with npm, pandoc and chromium; $$tool is missing: install it, then run this again." >&2; exit 1; }; done
	@echo "Installing PptxGenJS and Marp"
	@mkdir -p $(@D)
	@cp tests/pairs/node/package.json tests/pairs/node/package-lock.json $(@D)
	@npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --silent
	@cp tests/pairs/node/write_deck.js $@

# Checks rules and alerts; the program beside it runs in one test.
$(PROMTOOL):
	@deploy/setup/unpacked.sh $(@D) prometheus,promtool usr/bin/promtool usr/bin/prometheus
	@touch $@

# Stands before a gateway in one test, as the operators' page shows it.
$(NGINX):
	@deploy/setup/unpacked.sh $(@D) nginx usr/sbin/nginx
	@touch $@

.make/uv:
	@echo "Making the virtual environment $(VENV)"
	@deploy/setup/virtualenv.sh $(VENV) $(UV_VERSION)
	@mkdir -p .make && touch $@

.make/run: .make/uv requirements.lock pyproject.toml
	@echo "Installing what running needs"
	@$(UV) pip install -q --compile-bytecode --require-hashes -r requirements.lock
	@$(UV) pip install -q --no-deps -e .
	@touch $@

.make/dev: .make/run requirements-dev.lock
	@echo "Installing what checking and testing need"
	@$(UV) pip install -q --compile-bytecode --require-hashes -r requirements-dev.lock
	@touch $@

$(CLIENT_GENERATOR): .make/uv requirements-client-generator.lock
	@echo "Installing the generator of the client that tests use"
	@$(UV) venv -q --clear .make/client-generator
	@$(UV) pip install -q --python .make/client-generator --require-hashes -r requirements-client-generator.lock
	@touch $@

$(STUB_TYPES): .make/uv requirements-dist.lock
	@echo "Installing what writes the types of stubs"
	@$(UV) venv -q --clear .make/dist-tools
	@$(UV) pip install -q --python .make/dist-tools --require-hashes -r requirements-dist.lock
	@touch $@

.make/protos: .make/run $(PROTOS)
	@echo "Compiling the protos"
	@rm -rf libs/generated && mkdir -p libs/generated
	@$(BIN)/python -m grpc_tools.protoc --proto_path=protos \
		--python_out=libs/generated --pyi_out=libs/generated --grpc_python_out=libs/generated $(PROTOS)
	@touch $@
