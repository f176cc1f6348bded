#!/usr/bin/env bash
# Print the Python that the virtual environment is made with: PYTHON where it is set, else the first that is new enough
# and has venv of the distribution's and the one on PATH.
# The distribution's comes first because it is built with profile and link time optimisation: what version managers build
# by themselves is not, and took 1.7 times as long for plain loops, and a tenth to a sixth more for each deck.
set -euo pipefail

candidates=(/usr/bin/python3 python3)
[ -z "${PYTHON:-}" ] || candidates=("$PYTHON")

for python in "${candidates[@]}"; do
  if "$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
    echo "$python"
    exit
  fi
done
echo "${PYTHON:-python3}"
