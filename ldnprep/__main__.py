"""`python -m ldnprep` is the command `ldnprep`."""

import sys

from ldnprep.cli import main

sys.exit(main())
