"""`python -m contactpro_desktop.serve`."""

from __future__ import annotations

import sys

from contactpro_desktop.serve import main

sys.exit(main())
