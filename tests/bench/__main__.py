"""python -m tests.bench [NAME ...]: measure what must be quick, one JSON object a line."""

import os
import sys

from tests.bench.names import main

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.exit(main(sys.argv[1:]))
