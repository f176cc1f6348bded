#!/usr/bin/env bash
# Make the virtual environment DIR and put the pinned uv into it. Usage: virtualenv.sh DIR UV_VERSION
set -euo pipefail
venv=$1 uv_version=$2
python=$("$(dirname "$0")/python.sh")

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Deckmill needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1). Set PYTHON=/path/to/python3.11." >&2
  exit 1
}

[ -x "$venv/bin/pip" ] || { rm -rf "$venv"; "$python" -m venv "$venv"; }
"$venv/bin/pip" install --quiet --disable-pip-version-check "uv==$uv_version"
