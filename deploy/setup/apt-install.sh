#!/usr/bin/env bash
# Install distribution packages, or say exactly what somebody who may has to type. Usage: apt-install.sh PACKAGE...
set -euo pipefail

command="apt-get update && apt-get install -y --no-install-recommends $*"
if ! command -v apt-get >/dev/null; then
  echo "Deckmill needs these Debian/Ubuntu packages, or what your distribution calls them: $*" >&2
  exit 1
elif [ "$(id -u)" = 0 ]; then
  run=()
elif sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then
  run=(sudo)
else
  echo "Deckmill needs packages that only root may install. Ask for this, then run make again:" >&2
  echo "  sudo sh -c '$command'" >&2
  exit 1
fi

echo "Installing from the distribution: $*"
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get -qq update >"$log" 2>&1 &&
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "$@" >>"$log" 2>&1 || {
  tail -n 20 "$log" >&2
  echo "The installation failed; the whole log is $log. By hand: $command" >&2
  exit 1
}
rm -f "$log"
