#!/usr/bin/env bash
# Install what is missing of the distribution's packages, all at once, so that an administrator is asked once.
# Usage: system-packages.sh python|fonts|libreoffice|units|tests|by-hand...
set -euo pipefail

missing=()

need() {  # FILE PACKAGE
  [ -e "$1" ] || missing+=("$2")
}

for part in "$@"; do
  case "$part" in
    python)  # Debian and Ubuntu keep venv's pip in a package of its own
      if [ ! -x "${VIRTUAL_ENV:-.venv}/bin/pip" ] && ! "$("$(dirname "$0")/python.sh")" -c 'import ensurepip' 2>/dev/null; then
        missing+=(python3-venv)
      fi ;;
    fonts)  # that texts are measured with and drawn in
      truetype=/usr/share/fonts/truetype opentype=/usr/share/fonts/opentype
      need "$truetype/liberation/LiberationSans-Regular.ttf" fonts-liberation
      # Debian 12 has it in fonts-liberation, later releases in a package of its own.
      if [ -e "$truetype/liberation/LiberationSans-Regular.ttf" ] || apt-cache show fonts-liberation-sans-narrow &>/dev/null; then
        need "$truetype/liberation/LiberationSansNarrow-Regular.ttf" fonts-liberation-sans-narrow
      fi
      need "$truetype/dejavu/DejaVuSans.ttf" fonts-dejavu-core
      need "$truetype/crosextra/Carlito-Regular.ttf" fonts-crosextra-carlito
      need "$truetype/crosextra/Caladea-Regular.ttf" fonts-crosextra-caladea
      need "$truetype/noto/NotoSans-Regular.ttf" fonts-noto-core
      need "$opentype/noto/NotoSansCJK-Regular.ttc" fonts-noto-cjk
      need "$truetype/noto/NotoColorEmoji.ttf" fonts-noto-color-emoji ;;
    libreoffice)  # that draws the previews
      if [ -z "${DECKMILL_LIBREOFFICE:-}" ]; then
        need /usr/lib/libreoffice/program/libmergedlo.so libreoffice-impress
      elif [ ! -e "$DECKMILL_LIBREOFFICE/soffice.bin" ]; then
        echo "DECKMILL_LIBREOFFICE must be LibreOffice's program folder, with soffice.bin in it; $DECKMILL_LIBREOFFICE is not." >&2
        exit 1
      fi ;;
    units)  # systemd looks through the unit that is shipped; nothing of it is started
      need /usr/bin/systemd-analyze systemd ;;
    tests)  # type the commands of the documentation, and part processes by networks of their own
      need /usr/bin/curl curl
      [ -e /sbin/ip ] || need /usr/bin/ip iproute2 ;;
    by-hand)  # that people draw pictures with, beside whom the bench measures
      need /usr/bin/pdftoppm poppler-utils ;;
    *)
      echo "Usage: $0 python|fonts|libreoffice|units|tests|by-hand..." >&2
      exit 2 ;;
  esac
done

[ ${#missing[@]} = 0 ] || "$(dirname "$0")/apt-install.sh" "${missing[@]}"
