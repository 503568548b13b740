#!/usr/bin/env bash
# Installs packages of Debian (as root), and says only what it could not: debian.sh NAME PACKAGE...
set -euo pipefail

name=${1:?'Expected a name and packages.'}
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing $name"
export DEBIAN_FRONTEND=noninteractive
if { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then exit 0; fi
tail -n 5 "$log" >&2
exit 1
