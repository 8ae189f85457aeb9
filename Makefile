# What one does with the project. `make help` lists it.

PREFIX  ?= /usr/local
DESTDIR ?=

release := .build/release/assent
debug   := .build/debug/assent
# ncurses and the other C libraries stay dynamic: they come from the system, as its updates do. The C++ library does
# not: nothing but Swift's own runtime uses it, and binding it took a fifth of the time before our first line.
cxx     := .build/static/libstdc++.a
flags   := -c release --static-swift-stdlib --disable-local-rpath -Xlinker -L$(dir $(cxx)) \
	-Xswiftc -Xclang-linker -Xswiftc -static-libgcc --product assent
sources := Package.swift $(shell find Sources -type f)
swift   := Package.swift Sources Tests
share   := $(DESTDIR)$(PREFIX)/share
at_terminal := [ -t 0 ] && [ -t 1 ]

.NOTPARALLEL:
.PHONY: help run build install uninstall test unit test-servers check lint format verify bench fuzz keys clean

help: ## lists what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: build ## builds the program and opens the charters in constitutions/
	@if $(at_terminal); then exec $(release) constitutions; else exec .ci/tour $(release) constitutions; fi

build: $(release) ## builds the program, after installing the system packages that are missing

$(cxx):
	@mkdir -p $(dir $@)
	@ln -sf "$$(clang++ -print-file-name=$(notdir $@))" $@

$(release): $(sources) | $(cxx)
	@.ci/packages build
	swift build $(flags)
	@touch $@

install: $(release) ## installs into PREFIX, by default /usr/local
	install -D -s -m 755 $(release) $(DESTDIR)$(PREFIX)/bin/assent
	rm -rf $(share)/assent
	find themes constitutions -type f -exec install -D -m 644 {} $(share)/assent/{} \;
	install -d $(share)/man/man1
	$(release) manual > $(share)/man/man1/assent.1

uninstall: ## removes what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/assent $(share)/man/man1/assent.1
	rm -rf $(share)/assent

test: unit ## runs all tests
	swift test --skip-build --filter EndToEndTests

unit: # all tests but those that run the program
	@.ci/packages test
	swift build --build-tests
	swift test --skip-build --skip EndToEndTests

test-servers: ## asks litellm, ai-mock, llm and llama.cpp, set up from PyPI under .build; not part of test
	swift build --product assent
	@.ci/servers $(debug)

check: export ASSENT_WARNINGS = error
check: lint unit verify $(release) ## what a change has to pass: format, warnings as errors, tests, charters
	@# The program is tried as people get it: optimized.
	ASSENT_PROGRAMS=$(abspath $(dir $(release))) swift test --skip-build --filter EndToEndTests

lint: ## says where the format is not the project's
	swift format lint --strict --recursive --parallel $(swift)

format: ## writes Swift files in the project's format
	swift format --in-place --recursive --parallel $(swift)

verify: ## verifies every charter in constitutions/, by the program and without it
	swift build --product assent
	@set -e; state=$$(mktemp -d); trap 'rm -rf "$$state"' EXIT; export XDG_STATE_HOME="$$state"; \
	for charter in $(patsubst %/,%,$(wildcard constitutions/*/)); do \
	  $(debug) verify "$$charter"; \
	  sh docs/verify.sh "$$charter"; \
	done

bench: $(release) ## measures the program beside git, tig, vim and less
	swift run -c release --package-path Tests/Bench bench run --assent $(release)

fuzz: ## lets libFuzzer look, for FUZZ_SECONDS each, for a text that breaks what the program rests on
	@.ci/fuzz $(FUZZ_SECONDS)

keys: ## writes the program's table of keys into the README
	swift build --product assent
	@.ci/keys $(debug)

clean: ## removes what was built
	rm -rf .build Tests/Bench/.build Tests/Fuzz/.build
