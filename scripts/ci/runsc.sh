#!/usr/bin/env bash
# Builds a current runsc of gVisor from the Go module proxy that Go is set to, into the user's cache folder,
# and prints its path. Takes some minutes once; needs Go and no C compiler.
set -euo pipefail

# A commit of gVisor's branch for Go: its newest name there cannot be asked for everywhere.
version=v0.0.0-20260701204157-69c2d17aea96
folder=${XDG_CACHE_HOME:-$HOME/.cache}/pungi/runsc
runsc=$folder/runsc

if [ -x "$runsc" ] && [[ $("$runsc" --version 2>/dev/null) == *"$version"* ]]; then
  echo "$runsc"
  exit
fi
command -v go >/dev/null || { echo 'Expected go, to build runsc with: install Go 1.24 or newer.' >&2; exit 1; }

echo 'Building runsc' >&2
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf 'module local/runsc\ngo 1.24\nrequire gvisor.dev/gvisor %s\n' "$version" >go.mod
# Names what is built, so that its modules are kept.
printf '//go:build tools\npackage tools\nimport _ "gvisor.dev/gvisor/runsc"\n' >tools.go
export GOFLAGS=-mod=mod CGO_ENABLED=0
{
  go mod tidy
  go build -trimpath -o runsc -ldflags "-s -w -X gvisor.dev/gvisor/runsc/version.version=$version" gvisor.dev/gvisor/runsc
} >log 2>&1 || { tail -n 5 log >&2; exit 1; }
# Moved there whole: another process may be starting the one before.
cp runsc "$folder/runsc.$$"
mv "$folder/runsc.$$" "$runsc"
echo "$runsc"
