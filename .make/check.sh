#!/usr/bin/env bash
# Lints what people wrote, and builds with every import held against Package.swift.
# shellcheck source=.make/common.sh
. "$(dirname "$0")/common.sh"

find Package.swift Sources Tests -name '*.swift' ! -name '*.pb.swift' -print0 |
  xargs -0 swift format lint --strict --parallel
for product in protogen TorchShim Benchmarks protogenPackageTests; do
  .make/swift.sh build -c release --explicit-target-dependency-import-check error \
    --product "$product"
done
