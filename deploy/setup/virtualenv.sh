#!/usr/bin/env bash
# Make the virtual environment DIR and put the pinned uv into it. Usage: virtualenv.sh DIR UV_VERSION
set -euo pipefail
venv=$1 uv_version=$2
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Deckmill needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1). Set PYTHON=/path/to/python3.11." >&2
  exit 1
}

if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  # Debian and Ubuntu keep venv's pip in a package of its own.
  "$(dirname "$0")/apt-install.sh" python3-venv
fi
[ -x "$venv/bin/pip" ] || { rm -rf "$venv"; "$python" -m venv "$venv"; }
"$venv/bin/pip" install --quiet --disable-pip-version-check "uv==$uv_version"
