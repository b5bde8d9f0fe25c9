#!/usr/bin/env bash
# libtorch.sh VERSION cpu|cuda [FOLDER]: puts libtorch's libraries and headers into the cache,
# as libtorch-VERSION-cpu or -cuda. `libtorch`, beside them, is a link to the CPU build: there
# Package.swift looks when LIBTORCH is unset. A FOLDER is a user's own, and only looked at.
# shellcheck source=.make/common.sh
. "$(dirname "$0")/common.sh"

version=$1 flavor=$2 folder=${3:-}
home="$cache/libtorch-$version-$flavor"
link="$cache/libtorch"
cpu_index=https://download.pytorch.org/whl/cpu

case $flavor in cpu | cuda) ;; *) die "TORCH must be 'cpu' or 'cuda', but is '$flavor'" ;; esac

is_complete() {
  [ -e "$1/lib/libtorch_cpu.so" ] && [ -e "$1/lib/libc10.so" ] &&
    [ -e "$1/include/ATen/ATen.h" ] && [ -e "$1/include/torch/csrc/autograd/variable.h" ]
}

is_flavor() {
  if [ "$flavor" = cuda ]; then [ -e "$1/lib/libtorch_cuda.so" ]; else [ ! -e "$1/lib/libtorch_cuda.so" ]; fi
}

fetch_cpu() {
  say "downloading libtorch $version for the CPU (about 190 MB)"
  fetch_wheel "torch==$version+cpu" ||
    fetch_wheel "torch==$version+cpu" --index-url "$cpu_index" ||
    fetch_wheel "torch==$version" || # a mirror may hold the CPU build under the plain name
    die_unfetched "torch $version" "The CPU build's own index is $cpu_index." \
      "Or give your own copy: make LIBTORCH=/path/to/libtorch"
}

# The CUDA build finds the CUDA libraries beside it, so here pip follows dependencies.
fetch_cuda() {
  say "downloading libtorch $version for CUDA, with its CUDA libraries (several GB)"
  python3 -m pip download --quiet --disable-pip-version-check --only-binary=:all: \
    --python-version 3.11 --dest "$work/wheel" "torch===$version" >>"$work/pip.log" 2>&1 ||
    die_unfetched "torch $version" "Or give your own copy: make LIBTORCH=/path/to/libtorch"
}

# Unpacks as the wheels lay themselves out (unzip checks every file's CRC), since the
# libraries look for one another by relative paths.
unpack() {
  local wheel
  mkdir "$work/made"
  for wheel in "$work"/wheel/torch-*.whl; do
    unzip -q "$wheel" 'torch/lib/*' 'torch/include/*' -d "$work/made" ||
      die "the file that was downloaded is damaged: $(basename "$wheel")" "Try again."
  done
  for wheel in "$work"/wheel/nvidia_*.whl; do
    [ -e "$wheel" ] || continue
    unzip -q "$wheel" 'nvidia/*' -d "$work/made" ||
      die "the file that was downloaded is damaged: $(basename "$wheel")" "Try again."
  done
  ln -s torch/lib "$work/made/lib"
  ln -s torch/include "$work/made/include"
}

install_libtorch() {
  "$(dirname "$0")/packages.sh" --fetching
  open_workshop
  if is_complete "$home"; then return; fi # another set-up has just done it
  if [ "$flavor" = cuda ]; then fetch_cuda; else fetch_cpu >/dev/null; fi
  unpack
  is_complete "$work/made" || die "torch $version holds no libtorch_cpu.so or no headers"
  is_flavor "$work/made" ||
    die "the torch $version that pip found is not the $flavor build" \
      "Give your own copy: make LIBTORCH=/path/to/libtorch"
  rm -rf "$home"
  mv "$work/made" "$home"
  say "libtorch $version ($flavor) is in $home"
}

is_linked() { # a folder in the link's place is someone's own
  is_complete "$link" && { [ ! -L "$link" ] || [ "$link" -ef "$home" ]; }
}

link_default() {
  [ ! -e "$link" ] || [ -L "$link" ] || die "$link holds no libtorch" "Remove it, and try again."
  ln -sfn "$(basename "$home")" "$link"
}

if [ -n "$folder" ]; then
  is_complete "$folder" || die "LIBTORCH is '$folder', which holds no libtorch" \
    "It must hold lib/libtorch_cpu.so and include/ATen/ATen.h." \
    "Unset LIBTORCH to have libtorch $version downloaded."
  exit 0
fi
if [ "$flavor" = cpu ] && is_linked; then exit 0; fi
is_complete "$home" || install_libtorch
if [ "$flavor" = cpu ]; then link_default; fi
