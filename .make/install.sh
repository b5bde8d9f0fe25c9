#!/usr/bin/env bash
# install.sh PREFIX: copies what is built to $DESTDIR$PREFIX/{bin,lib/protogen,share/protogen}.
# install.sh --remove PREFIX: takes it away again.
# shellcheck source=.make/common.sh
. "$(dirname "$0")/common.sh"

removing=no
if [ "$1" = --remove ]; then
  removing=yes
  shift
fi
root="${DESTDIR:-}$1"
case $root in /*) ;; *) die "PREFIX must be an absolute path, but is '$1'" ;; esac

as_root=()
parent=$root
while [ ! -e "$parent" ]; do parent=$(dirname "$parent"); done
if [ ! -w "$parent" ]; then
  command -v sudo >/dev/null || die "cannot write to $root" \
    "Choose another place, as in: make install PREFIX=\$HOME/.local"
  as_root=(sudo)
fi

if [ $removing = yes ]; then
  "${as_root[@]}" rm -rf "$root/bin/protogen" "$root/lib/protogen" "$root/share/protogen"
  say "removed protogen from $root"
  exit 0
fi

[ -e .build/release/protogen ] || die "nothing is built yet" \
  "Run 'make install' without sudo: it asks for it when it copies."

"${as_root[@]}" install -d "$root/bin" "$root/lib/protogen" "$root/share/protogen"
"${as_root[@]}" install -m 755 .build/release/protogen "$root/bin"
"${as_root[@]}" install -m 755 .build/release/libTorchShim.so "$root/lib/protogen"
"${as_root[@]}" rm -rf "$root/share/protogen/Presets"
"${as_root[@]}" cp -R Presets "$root/share/protogen/Presets"
"${as_root[@]}" chmod -R u=rwX,go=rX "$root/share/protogen"
say "installed $root/bin/protogen"
