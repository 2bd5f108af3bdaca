# DockStat: `make help` lists what can be asked for. Nothing here needs the network once everything is installed.

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# Where `make install` puts things: PREFIX is written into the unit, DESTDIR is not.
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
DESTDIR ?=
# The site that `make preview` shows, and where.
SITE ?= public
LISTEN ?= 127.0.0.1:8080
# Handed on: `make test TEST_ARGS='--filter StorageTests'`, `make demo DEMO_ARGS='--hosts 10 --containers 100'`.
TEST_ARGS ?=
DEMO_ARGS ?=
BENCH_ARGS ?=
SOAK_SECONDS ?= 3600
FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= $(notdir $(wildcard Tests/FuzzTests/Corpus/*))

TOOLS := deploy/tools

# A release binary carries the Swift runtime with it: the machine that runs it needs no toolchain. What nobody calls is left
# out of it, and its relocations are packed: what is mapped counts as its memory.
RELEASE := swift build -c release --static-swift-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections \
	-Xswiftc -use-ld=lld -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs
RELEASE_DIR := .build/release
DOCKSTAT ?= $(RELEASE_DIR)/dockstat
COMPANION ?= $(RELEASE_DIR)/dockstat-companion
SOURCES := Package.swift $(shell find Sources templates site -type f 2>/dev/null)

## Use it

.PHONY: run
run: $(DOCKSTAT) ## Install what is missing, build, read the Docker engine once, write the site (demo data where no engine answers)
	@$(TOOLS)/first-tick $(DOCKSTAT)

.PHONY: preview
preview: $(COMPANION) ## Serve the site on loopback: SITE=public LISTEN=127.0.0.1:8080
	@test -f $(SITE)/index.html || { echo "There is no site in $(SITE)/ yet: \`make run\` or \`make demo\` writes one." >&2; exit 1; }
	@exec $(COMPANION) preview $(SITE) --listen $(LISTEN)

.PHONY: demo
demo: $(DOCKSTAT) ## Write the site of a made-up fleet with three months of history: DEMO_ARGS='--hosts 3 --containers 12'
	@$(DOCKSTAT) demo --output public --database demo.sqlite $(DEMO_ARGS)
	@echo "Look at it: make preview"

## Build it

.PHONY: build
build: $(DOCKSTAT) ## Build the release binary .build/release/dockstat

.PHONY: companion
companion: $(COMPANION) ## Build .build/release/dockstat-companion (preview, simulator)

$(RELEASE_DIR)/dockstat: $(SOURCES)
	@$(TOOLS)/packages build
	$(RELEASE) --product dockstat
	@touch $@

$(RELEASE_DIR)/dockstat-companion: $(SOURCES)
	@$(TOOLS)/packages build
	$(RELEASE) --product dockstat-companion
	@touch $@

## Check it

.PHONY: test
test: ## Install what the tests need, then run them all: TEST_ARGS='--filter StorageTests'
	@$(TOOLS)/packages build test
	@$(TOOLS)/peers
	swift build --build-tests $(TEST_FLAGS)
ifdef TEST_ARGS
	swift test --skip-build $(TEST_FLAGS) $(TEST_ARGS)
else
	swift test --skip-build $(TEST_FLAGS) $(foreach group,$(TIMED_TESTS),--skip '$(group)')
	for group in $(foreach group,$(TIMED_TESTS),'$(group)'); do swift test --skip-build $(TEST_FLAGS) --filter "$$group" || exit; done
	@# The tests are built for debugging: that the optimized program builds from scratch shows only when it does.
	$(RELEASE) --product dockstat
endif

# What talks to live peers under time limits has the machine for itself, one group after the other: what computes would keep it
# waiting. Engines and transfers; deliveries; the endpoint; the whole program; the pages in a browser.
TIMED_TESTS := ^(TransferTests|DockerEngineTests|ImageRegistryTests)\. ^(NotificationsTests|DockStatCommandsTests)\. \
	^CompanionEndpointTests\. ^EndToEndTests\. ^BrowserTests\.

.PHONY: lint
lint: ## Check formatting, file lengths, scripts and the list of embedded files
	@$(TOOLS)/lint

.PHONY: format
format: ## Format the Swift sources in place
	swift format format --in-place --parallel --recursive Sources Tests Package.swift

.PHONY: sanitize
sanitize: ## Run the tests of the C bindings under the address and thread sanitizers
	@$(TOOLS)/packages build test
	@$(TOOLS)/peers
	ASAN_OPTIONS=detect_leaks=0 swift test --scratch-path .build-asan --sanitize=address --filter '^TransferTests\.'
	ASAN_OPTIONS=detect_leaks=0 swift test --scratch-path .build-asan --sanitize=address --filter '$(BINDING_TESTS)'
	TSAN_OPTIONS='$(TSAN)' swift test --scratch-path .build-tsan --sanitize=thread --filter '^TransferTests\.'
	TSAN_OPTIONS='$(TSAN)' swift test --scratch-path .build-tsan --sanitize=thread --filter '$(BINDING_TESTS)'

# Not at the same time: what computes would keep waiting what has time limits.
# Rooms that call C: libcurl above; SQLite, zlib and cmark-gfm here.
BINDING_TESTS := ^(StorageTests|SiteGeneratorTests)\.
TSAN := suppressions=$(CURDIR)/Tests/tsan-suppressions.txt

.PHONY: fuzz
fuzz: ## Feed parsers of what comes from outside with libFuzzer: FUZZ_SECONDS=60 FUZZ_TARGETS='json note'
	@$(TOOLS)/packages build
	DOCKSTAT_FUZZ=1 swift build --scratch-path .build-fuzz --sanitize=fuzzer --product fuzz
	@for target in $(FUZZ_TARGETS); do \
		echo "fuzz: $$target"; mkdir -p .build-fuzz/corpus/$$target; \
		.build-fuzz/debug/fuzz $$target -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
			-artifact_prefix=.build-fuzz/$$target- .build-fuzz/corpus/$$target Tests/FuzzTests/Corpus/$$target || exit; \
	done

.PHONY: soak
soak: $(DOCKSTAT) $(COMPANION) ## Ticks and changes at the same time: SOAK_SECONDS=3600
	@$(TOOLS)/packages test
	@python3 -B Tests/soak/soak.py $(DOCKSTAT) $(COMPANION) $(SOAK_SECONDS)

.PHONY: bench
bench: $(DOCKSTAT) $(COMPANION) ## Measure, and write docs/benchmarks.md (as root: starts a private engine)
	@$(TOOLS)/packages test bench
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/bench/bench.py --dockstat $(DOCKSTAT) --companion $(COMPANION) --write docs/benchmarks.md $(BENCH_ARGS)

.PHONY: pictures
pictures: $(DOCKSTAT) ## Draw docs/notifications/pictures from what a real incident sends (as root: starts a private engine)
	@$(TOOLS)/packages test
	@$(TOOLS)/peers
	@.build/peers/bin/python3 -B Tests/pictures/pictures.py --dockstat $(DOCKSTAT)

.PHONY: screenshots
screenshots: $(DOCKSTAT) ## Pictures of every kind of page of a demo fleet in screenshots/, and those of the README
	@$(TOOLS)/packages test
	@$(TOOLS)/peers
	@$(DOCKSTAT) demo --hosts 3 --containers 12 --output .build/screenshots/site --database .build/screenshots/demo.sqlite >/dev/null
	@.build/peers/bin/python3 -B Tests/pictures/screenshots.py .build/screenshots/site screenshots --readme

.PHONY: icons
icons: ## Draw the PNG icons in site/ from site/icon.svg
	@$(TOOLS)/packages test
	@$(TOOLS)/icons

## Deliver it

.PHONY: install
install: $(DOCKSTAT) ## Install binary, units, web server examples and documentation: PREFIX=/usr/local DESTDIR=
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' SYSCONFDIR='$(SYSCONFDIR)' $(TOOLS)/install $(DOCKSTAT) $(wildcard $(COMPANION))

.PHONY: uninstall
uninstall: ## Remove what install put there; configuration, database and site stay
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' $(TOOLS)/uninstall

.PHONY: package
package: $(DOCKSTAT) $(COMPANION) ## Build a Debian package in dist/
	@$(TOOLS)/packages package
	@$(TOOLS)/deb $(DOCKSTAT) $(COMPANION)

.PHONY: clean
clean: ## Remove everything built; the site, the database and the configuration stay
	rm -rf .build .build-asan .build-tsan .build-fuzz dist

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^## /{printf "\n%s\n", substr($$0, 4)} /^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile
