#!/usr/bin/env bash
# What an image is made of and how it runs, without an engine: a copy of a clean root as an overlay, the install steps of
# the Dockerfile in it, then the service as the image's user on a read-only root with /tmp alone to write to.
# Usage, as root and in a mount namespace of its own: in_image.sh ROOT WORK TARGET WHEEL UV COMMAND...
# COMMAND runs in the image, with the environment that this script has, but for PATH and HOME.
set -euo pipefail
unset TMPDIR  # it names a folder of this machine, which the root does not have
root=$1 work=$2 target=$3 wheel=$4 uv=$5
shift 5
image=$work/image
mkdir -p "$work/upper" "$work/work" "$image"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$work/upper,workdir=$work/work" "$image"
mount --rbind /dev "$image/dev"
mount -t proc proc "$image/proc"

if [ ! -e "$work/installed" ]; then
  mkdir -p "$image/setup" "$image/src"
  mount --bind deploy/images "$image/setup"
  mount -t tmpfs tmpfs "$image/src"
  cp "$wheel" "$uv" "$image/src"
  mkdir -p "$image/src/cache"
  mount --bind "$("$uv" cache dir)" "$image/src/cache"
  # The machine's ways to its mirrors, and whom it trusts there.
  cp /etc/ssl/certs/ca-certificates.crt "$image/src/ca.crt"
  cp --remove-destination /etc/resolv.conf "$image/etc/resolv.conf"
  cp /etc/apt/sources.list.d/debian.sources "$image/etc/apt/sources.list.d/" 2>/dev/null && rm -f "$image/etc/apt/sources.list"
  cp -r /etc/apt/apt.conf.d/. "$image/etc/apt/apt.conf.d/"
  run=(env UV_CACHE_DIR=/src/cache SSL_CERT_FILE=/src/ca.crt HOME=/root chroot "$image")
  "${run[@]}" /setup/install-system.sh "$target" >"$work/install.log" 2>&1 || { tail -20 "$work/install.log" >&2; exit 1; }
  "${run[@]}" /setup/install-python.sh "/src/$(basename "$uv")" "/setup/locks/$target.lock" "/src/$(basename "$wheel")" \
    >>"$work/install.log" 2>&1 || { tail -20 "$work/install.log" >&2; exit 1; }
  umount "$image/src/cache" "$image/src" "$image/setup"
  touch "$work/installed"
fi

mount -o remount,ro "$image"
mount -t tmpfs -o mode=1777 tmpfs "$image/tmp"
exec env PATH=/opt/deckmill/bin:/usr/bin:/bin HOME=/tmp PYTHONDONTWRITEBYTECODE=1 \
  /usr/sbin/chroot --userspec=10001:10001 "$image" "$@"
