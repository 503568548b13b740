#!/usr/bin/env bash
# What the image of the WebAssembly sandbox is built with: a python3 that makes virtual environments with pip.
# Debian packs both apart from Python: they are installed where they are missing (as root).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

works() {
  python3 -I -m venv "$folder/environment" >"$folder/log" 2>&1
}

install() {
  command -v apt-get >/dev/null || return 0
  echo 'Installing venv and pip for Python'
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update && apt-get install -y --no-install-recommends python3-venv python3-pip; } >"$folder/log" 2>&1 || true
}

works && exit
install
works && exit
tail -n 5 "$folder/log" >&2
echo 'Expected python3 to have venv and pip: apt-get install -y python3-venv python3-pip' >&2
exit 1
