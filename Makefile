# Each target does everything it needs, from a bare Debian or Ubuntu with Swift 6.1 or later.
# What is downloaded goes to $XDG_CACHE_HOME/protogen (~/.cache/protogen).

TORCH_VERSION := 2.13.0
ONNX_VERSION := 1.17.0
# cpu or cuda
TORCH ?= cpu
PREFIX ?= /usr/local
# An ONNX classifier for `make robin`; unset, the one that comes with protogen.
MODEL ?=

# A libtorch of one's own; unset, Package.swift finds the CPU build in the cache by itself.
own_libtorch := $(LIBTORCH)
ifeq ($(TORCH)$(LIBTORCH),cuda)
export LIBTORCH := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/protogen/libtorch-$(TORCH_VERSION)-cuda
endif
export DESTDIR

.DEFAULT_GOAL := help
.PHONY: help robin build test check bench install uninstall conformance-data setup clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s%s\n", $$1, $$2 }' Makefile
	@echo
	@echo "TORCH=cuda uses libtorch's CUDA build; LIBTORCH=folder a libtorch of your own."

robin: build ## Draw a robin (MODEL=path.onnx for a classifier of your own)
	@.make/robin.sh "$(MODEL)"

# One product at a time: a plain build also compiles the tools of the packages used, protoc among them.
build: setup ## Build in release
	.make/swift.sh build -c release --product protogen
	.make/swift.sh build -c release --product TorchShim

test: build conformance-data ## Run every test
	@.make/packages.sh --testing
	.make/swift.sh build -c release --product protogenPackageTests
	.make/swift.sh test -c release --skip-build

check: setup ## Lint, and check every import against Package.swift
	@.make/check.sh

bench: build ## Time a step
	.make/swift.sh build -c release --product Benchmarks
	.build/release/Benchmarks

# Under sudo nothing is built: libtorch would go to root's cache, where others cannot read it.
install: $(if $(SUDO_USER),,build) ## Install to PREFIX (/usr/local)
	@.make/install.sh "$(PREFIX)"

uninstall: ## Remove what `make install` put into PREFIX
	@.make/install.sh --remove "$(PREFIX)"

conformance-data: setup ## Download ONNX's official test cases
	@.make/conformance.sh $(ONNX_VERSION)

setup: ## Install system packages and libtorch where they are missing
	@.make/packages.sh
	@.make/libtorch.sh $(TORCH_VERSION) $(TORCH) "$(own_libtorch)"

clean: ## Remove what was built; keep downloads and Outputs
	.make/swift.sh package clean
