#!/usr/bin/env bash
# Install into a Debian root what an image needs of the distribution, and make the user that it runs as.
# Usage: install-system.sh gateway|job-registry|renderer|previewer|scorer|deckmill
set -euo pipefail

fonts=(fonts-liberation fonts-dejavu-core fonts-crosextra-carlito fonts-crosextra-caladea fonts-noto-core fonts-noto-cjk
  fonts-noto-color-emoji)
# Python is Debian's own; tini reaps the children that services leave when they are killed.
packages=(ca-certificates python3-minimal python3 tini)
case "$1" in
  gateway | job-registry) ;;
  renderer | scorer) packages+=(fontconfig "${fonts[@]}") ;;  # texts are measured in the fonts that they are drawn in
  previewer | deckmill) packages+=(fontconfig "${fonts[@]}" libreoffice-impress) ;;
  *)
    echo "Usage: $0 gateway|job-registry|renderer|previewer|scorer|deckmill" >&2
    exit 2 ;;
esac

export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq -y install --no-install-recommends "${packages[@]}"
apt-get clean
rm -rf /var/lib/apt/lists/*

groupadd --gid 10001 deckmill
useradd --uid 10001 --gid 10001 --home-dir /tmp --no-create-home --shell /usr/sbin/nologin deckmill
if command -v fc-cache >/dev/null; then fc-cache --system-only; fi
