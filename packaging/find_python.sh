#!/usr/bin/env bash
# Prints the Python that the set-up uses: $PYTHON if it is set, else the first of the usual names
# that runs a supported version. Without one it says so and exits 1.
set -euo pipefail

supported='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'

for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$name" -c "$supported" 2>/dev/null; then
        command -v "$name"
        exit 0
    fi
done

echo "Python 3.11 to 3.14 is needed, and ${PYTHON:-python3} is none of them." \
     "Install one, or name it: make PYTHON=/path/to/python3.12 .venv" >&2
exit 1
