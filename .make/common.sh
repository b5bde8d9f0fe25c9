# Sourced by the other scripts here: messages, the cache, and fetching a pinned wheel.
# shellcheck shell=bash
set -euo pipefail

say() { printf 'protogen set-up: %s\n' "$*" >&2; }

die() {
  printf 'protogen set-up: error: %s\n' "$1" >&2
  shift
  if [ $# -gt 0 ]; then printf '  %s\n' "$@" >&2; fi
  exit 1
}

cache="${XDG_CACHE_HOME:-$HOME/.cache}/protogen"

# Makes $work, an empty folder in the cache that goes away however the script ends.
# Whoever holds the lock is the only set-up at work, so older such folders are left-overs.
open_workshop() {
  mkdir -p "$cache" || die "cannot write to the cache folder $cache" \
    "Set XDG_CACHE_HOME to a folder that you can write to."
  exec 9>"$cache/.lock"
  flock --nonblock 9 || { say "waiting for another set-up to end"; flock 9; }
  rm -rf "$cache"/.partial.*
  work=$(mktemp -d "$cache/.partial.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM HUP
}

# fetch_wheel REQUIREMENT [pip option …]: downloads one wheel to $work; prints its path.
# pip's own words are kept in $work/pip.log. "Python 3.11" only chooses among the
# published files: nothing of them is run.
fetch_wheel() {
  local requirement=$1
  shift
  python3 -m pip download --quiet --disable-pip-version-check --no-deps \
    --only-binary=:all: --python-version 3.11 --retries 1 --dest "$work/wheel" \
    "$@" "$requirement" >>"$work/pip.log" 2>&1 || return 1
  find "$work/wheel" -name '*.whl' | head -n 1
}

# Ends with what pip said, when no source had the file.
die_unfetched() {
  die "could not download $1; pip said:" "$(grep -v '^WARNING: Retrying' "$work/pip.log" | tail -n 1)" \
    "Is there a network? Behind a proxy, set HTTPS_PROXY; with a mirror, set PIP_INDEX_URL." \
    "${@:2}"
}
