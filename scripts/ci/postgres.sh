#!/usr/bin/env bash
# A PostgreSQL server of its own for the tests, on loopback, in a folder that goes with it.
#   postgres.sh install               installs the server where there is none (Debian, as root)
#   postgres.sh start FOLDER [PORT]   starts it, on a free port where none is named, and prints its URL
#   postgres.sh stop FOLDER           stops it and removes the folder
# As root it runs as the user postgres: the server refuses to be root.
set -euo pipefail

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

action=${1:?'Expected install, start or stop.'}
folder=${2:-}
port=${3:-$(free_port)}

# The programs of the newest version that is here; Debian keeps them off the PATH.
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
PATH=${programs:+$programs:}$PATH

own() {
  if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@"); else "$@"; fi
}

install() {
  command -v initdb >/dev/null || "$BASH" "$(dirname "${BASH_SOURCE[0]}")/debian.sh" PostgreSQL postgresql
}

start() {
  command -v initdb >/dev/null || { echo 'Expected initdb: apt-get install -y postgresql' >&2; exit 1; }
  mkdir -p "$folder"
  if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
  chmod 700 "$folder"
  own env PATH="$PATH" initdb --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 >"$folder.log"
  own env PATH="$PATH" pg_ctl --pgdata "$folder/data" --wait --log "$folder/server.log" \
    --options "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off" start >>"$folder.log" || { own tail -n 3 "$folder/server.log" >&2; exit 1; }
  # The tests connect as a role that may do as little as one in production should.
  own env PATH="$PATH" psql --host "$folder" --port "$port" --username postgres --quiet \
    --command 'CREATE ROLE pungi LOGIN' --command 'CREATE DATABASE pungi OWNER pungi'
  echo "postgres://pungi@127.0.0.1:$port/pungi"
}

stop() {
  own env PATH="$PATH" pg_ctl --pgdata "$folder/data" --mode immediate stop >/dev/null || true
  rm -rf "$folder" "$folder.log"
}

[ "$action" = install ] || [ -n "$folder" ] || { echo 'Expected a folder.' >&2; exit 2; }
case $action in
  install) install ;;
  start) start ;;
  stop) stop ;;
  *) echo "Expected install, start or stop, got \"$action\"." >&2 && exit 2 ;;
esac
