#!/usr/bin/env bash
# Runs swift without make's variables: SwiftPM plans anew, and compiles some packages again,
# whenever its environment is another.
exec env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u MAKEOVERRIDES -u MAKE_TERMOUT -u MAKE_TERMERR \
  -u MODEL -u PREFIX -u DESTDIR -u TORCH swift "$@"
