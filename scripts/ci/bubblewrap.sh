#!/usr/bin/env bash
# What the sandbox of namespaces is built with: bubblewrap, and Debian's own python3, which programs of another user
# than root can start. Installed where they are missing (as root).
set -euo pipefail

missing=()
command -v bwrap >/dev/null || missing+=(bubblewrap)
command -v newuidmap >/dev/null || missing+=(uidmap)
command -v setpriv >/dev/null || missing+=(util-linux)
[ -x /usr/bin/python3 ] || missing+=(python3)
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || { echo "Expected ${missing[*]}: install them." >&2; exit 1; }
"$BASH" "$(dirname "${BASH_SOURCE[0]}")/debian.sh" "${missing[*]}" "${missing[@]}"
