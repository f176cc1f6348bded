#!/usr/bin/env bash
# Install what is missing of the distribution's packages. Usage: system-packages.sh fonts|libreoffice
set -euo pipefail

declare -A package_of
case "$1" in
  fonts)  # that texts are measured with and drawn in
    package_of=(
      [/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf]=fonts-liberation
      [/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf]=fonts-dejavu-core
      [/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf]=fonts-crosextra-carlito
      [/usr/share/fonts/truetype/crosextra/Caladea-Regular.ttf]=fonts-crosextra-caladea
      [/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf]=fonts-noto-core
      [/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc]=fonts-noto-cjk
      [/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf]=fonts-noto-color-emoji
    ) ;;
  libreoffice)  # that draws the previews
    package_of=([/usr/lib/libreoffice/program/libmergedlo.so]=libreoffice-impress) ;;
  *)
    echo "Usage: $0 fonts|libreoffice" >&2
    exit 2 ;;
esac

missing=()
for file in "${!package_of[@]}"; do
  [ -e "$file" ] || missing+=("${package_of[$file]}")
done
[ ${#missing[@]} = 0 ] || "$(dirname "$0")/apt-install.sh" "${missing[@]}"
