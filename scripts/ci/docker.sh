#!/usr/bin/env bash
# A Docker engine of its own for the tests, on a socket in a folder that goes with it. Without a network of its
# own: nothing that the tests start has one.
#   docker.sh install               installs the engine where there is none (Debian, as root)
#   docker.sh start FOLDER [RUNSC]  starts it, with gVisor's runtime where that is named, and prints DOCKER_HOST
#   docker.sh stop FOLDER           stops it and removes the folder
set -euo pipefail

action=${1:?'Expected install, start or stop.'}
folder=${2:-}
runsc=${3:-}

install() {
  command -v dockerd >/dev/null || "$BASH" "$(dirname "${BASH_SOURCE[0]}")/debian.sh" Docker docker.io
}

start() {
  command -v dockerd >/dev/null || { echo 'Expected dockerd: apt-get install -y docker.io' >&2; exit 1; }
  mkdir -p "$folder"
  local runtime=()
  [ -z "$runsc" ] || runtime=(--add-runtime "runsc=$runsc")
  setsid dockerd --iptables=false --ip6tables=false --bridge=none \
    --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/dockerd.pid" \
    --host "unix://$folder/docker.sock" "${runtime[@]}" >"$folder/dockerd.log" 2>&1 &
  for _ in $(seq 100); do
    if answers; then
      echo "unix://$folder/docker.sock"
      return
    fi
    sleep 0.2
  done
  tail -n 3 "$folder/dockerd.log" >&2
  stop
  exit 1
}

answers() {
  DOCKER_HOST="unix://$folder/docker.sock" docker version >/dev/null 2>&1
}

# By its own number, and no other engine; what it mounted goes before its folder.
stop() {
  local pid
  pid=$(cat "$folder/dockerd.pid" 2>/dev/null || true)
  if [ -n "$pid" ] && kill "$pid" 2>/dev/null; then
    for _ in $(seq 100); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
  fi
  rm -rf "$folder"
}

[ "$action" = install ] || [ -n "$folder" ] || { echo 'Expected a folder.' >&2; exit 2; }
case $action in
  install) install ;;
  start) start ;;
  stop) stop ;;
  *) echo "Expected install, start or stop, got \"$action\"." >&2 && exit 2 ;;
esac
