#!/usr/bin/env bash
# robin.sh [MODEL]: draws a robin with what is built, from MODEL or the classifier that comes with it.
# shellcheck source=.make/common.sh
. "$(dirname "$0")/common.sh"

model=${1:-aviary}
[ "$model" = aviary ] || [ -e "$model" ] ||
  die "there is no file '$model'" "MODEL must be the path of an ONNX classifier."
exec .build/release/protogen render --model "$model" --class robin --output Outputs
