#!/usr/bin/env bash
# Install one service and what it needs into /opt/deckmill: the packages of its lock, by their hashes, and our wheel.
# Usage: install-python.sh UV LOCK WHEEL
set -euo pipefail
uv=$1 lock=$2 wheel=$3

export UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
"$uv" venv --quiet --python /usr/bin/python3 /opt/deckmill
export VIRTUAL_ENV=/opt/deckmill
"$uv" pip install --quiet --require-hashes --requirement "$lock"
"$uv" pip install --quiet --no-deps "$wheel"
