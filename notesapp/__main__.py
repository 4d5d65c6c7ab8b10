"""python -m notesapp: the commands; without a word, the window."""

import sys

from notesapp.cli import main

sys.exit(main())
