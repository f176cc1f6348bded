#!/usr/bin/env bash
# Put Debian's promtool and prometheus into a folder, for checks and tests: unpacked and not installed, so that no service
# starts. Usage: prometheus.sh FOLDER
set -euo pipefail

folder=$1
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo "The checks need promtool and prometheus in $folder: put those of your distribution there." >&2
  exit 1
fi

echo "Fetching promtool and prometheus from the distribution"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"
fetch() { (cd "$work" && apt-get -qq download prometheus) >"$work/log" 2>&1; }
# Without lists of packages, as in a new container, they are fetched first; that only root may do.
fetch || { apt-get -qq update >"$work/log" 2>&1 && fetch; } || {
  tail -n 20 "$work/log" >&2
  echo "The Debian package prometheus cannot be had: run apt-get update as root, then make again." >&2
  exit 1
}
dpkg-deb --fsys-tarfile "$work"/prometheus_*.deb | tar -x -C "$work" ./usr/bin/promtool ./usr/bin/prometheus
mv "$work/usr/bin/promtool" "$work/usr/bin/prometheus" "$folder"
