"""The wizard from process start to its first paint: the Start page with its texts and steps list, fonts loaded."""

import sys

from ldnprep.cli import main
from ldnprep.ui.start.painted import begin

first_paint = begin()
sys.exit(main([]))
