#!/usr/bin/env bash
# Put programs of Debian packages into a folder, for checks and tests: unpacked and not installed, so that no service
# starts. Usage: unpacked.sh FOLDER PACKAGE[,PACKAGE...] PROGRAM..., each program as its path in one of the packages;
# later packages are those into which some releases have put a part of the first.
set -euo pipefail

folder=$1 package=${2%%,*} others=${2#"${2%%,*}"}
shift 2
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo "The checks need ${*##*/} in $folder: put those of your distribution there." >&2
  exit 1
fi

echo "Fetching ${*##*/} from the distribution"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"
fetch() { (cd "$work" && apt-get -qq download "$package") >"$work/log" 2>&1; }
# Without lists of packages, as in a new container, they are fetched first; that only root may do.
fetch || { apt-get -qq update >"$work/log" 2>&1 && fetch; } || {
  tail -n 20 "$work/log" >&2
  echo "The Debian package $package cannot be had: run apt-get update as root, then make again." >&2
  exit 1
}
for other in ${others//,/ }; do
  (cd "$work" && apt-get -qq download "$other") >"$work/log" 2>&1 || true  # this release has no such package
done
for archive in "$work"/*.deb; do dpkg-deb -x "$archive" "$work"; done
mv "${@/#/$work/}" "$folder"
