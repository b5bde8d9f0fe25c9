#!/usr/bin/env bash
# packages.sh [--fetching|--testing]: installs the system packages that are missing, and only those.
# What is needed only to download something is looked at with --fetching, and what only tests need
# with --testing.
# shellcheck source=.make/common.sh
. "$(dirname "$0")/common.sh"

command -v swift >/dev/null || die "there is no 'swift' command" \
  "Install Swift 6.1 or later (https://www.swift.org/install) and put it on PATH."

missing=()
need() { # need PACKAGE FILE-OR-COMMAND
  case $2 in
    /*) [ -e "$2" ] || missing+=("$1") ;;
    *) command -v "$2" >/dev/null || missing+=("$1") ;;
  esac
}
need libpng-dev /usr/include/png.h
need libjpeg-dev /usr/include/jpeglib.h
need libfftw3-dev /usr/include/fftw3.h
need g++ /usr/include/c++
need pkg-config pkg-config
if [ "${1:-}" = --fetching ]; then
  need unzip unzip
  need python3 python3
  need ca-certificates /etc/ssl/certs/ca-certificates.crt
  python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
fi
if [ "${1:-}" = --testing ]; then
  need libxml2-utils xmllint
  python3 -c 'import jsonschema' 2>/dev/null || /usr/bin/python3 -c 'import jsonschema' 2>/dev/null ||
    missing+=(python3-jsonschema)
fi
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || die "these are missing: ${missing[*]}" \
  "They are Debian's names. There is no apt-get here: install them your system's way."
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || die "these packages are missing: ${missing[*]}" \
    "There is no sudo here. As root: apt-get install ${missing[*]}"
  as_root=(sudo)
fi
say "installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq >&2 || die "'apt-get update' failed" "Is there a network?"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
  die "apt-get could not install ${missing[*]}"
