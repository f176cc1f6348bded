#!/usr/bin/env bash
# Make a clean Debian of this machine's release and mirror, once. Usage: clean_root.sh DIR
set -euo pipefail
unset TMPDIR  # it names a folder of this machine, which the root does not have
root=$1
[ ! -e "$root.made" ] || exit 0
command -v debootstrap >/dev/null || deploy/setup/apt-install.sh debootstrap
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(SITE) $(CREATED_BY) $(CODENAME)' | awk -v suite="$suite" \
  '$2 == "Packages" && $3 == suite {print $1; exit}')
rm -rf "$root"
mkdir -p "$root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 || { tail -20 "$root.log" >&2; exit 1; }
touch "$root.made"
