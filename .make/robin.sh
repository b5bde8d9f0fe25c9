#!/usr/bin/env bash
# robin.sh [MODEL]: draws a robin with what is built, from MODEL or the model beside the project.
# shellcheck source=.make/common.sh
. "$(dirname "$0")/common.sh"

beside=../shared/models/squeezenet1.1.onnx
model=${1:-}
if [ -z "$model" ] && [ -e "$beside" ]; then model=$beside; fi
[ -n "$model" ] || die "there is no classifier to draw from" \
  "Give an ONNX classifier that knows ImageNet's 1000 classes: make robin MODEL=path/to/model.onnx"
[ -e "$model" ] || die "there is no file '$model'" "MODEL must be the path of an ONNX classifier."
exec .build/release/protogen render --model "$model" --class robin --output Outputs
