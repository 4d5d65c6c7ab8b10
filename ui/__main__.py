"""python -m ui [FOLDER]: the window."""

import sys

from ui.app import main

sys.exit(main(sys.argv[1:]))
