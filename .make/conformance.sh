#!/usr/bin/env bash
# conformance.sh VERSION: puts ONNX's official backend test cases into the cache, as
# onnx-VERSION/data/{node,simple,pytorch-operator,pytorch-converted,light,real}/. The last holds no
# models, but the tolerances of the light ones.
# shellcheck source=.make/common.sh
. "$(dirname "$0")/common.sh"

version=$1
home="$cache/onnx-$version"
folders=(node simple pytorch-operator pytorch-converted light real)

[ ! -d "$home/data/real" ] || exit 0
"$(dirname "$0")/packages.sh" --fetching
open_workshop
[ ! -d "$home/data/real" ] || exit 0 # another set-up has just done it

say "downloading ONNX's test cases (onnx $version, 16 MB)"
# Only data is taken from it, so one platform's wheel serves every machine.
wheel=$(fetch_wheel "onnx==$version" --platform manylinux2014_x86_64) ||
  die_unfetched "onnx $version"
mkdir -p "$work/unpacked" "$work/made"
for folder in "${folders[@]}"; do
  unzip -q "$wheel" "onnx/backend/test/data/$folder/*" -d "$work/unpacked" ||
    die "the file that was downloaded is damaged, or has no '$folder': $(basename "$wheel")" \
      "Try again."
done
mv "$work/unpacked/onnx/backend/test/data" "$work/made/data"
rm -rf "$home"
mv "$work/made" "$home"
say "ONNX's test cases are in $home/data"
