"""`python -m tests.reading.corpus.make [dev|blind|all] OUT`: write the documents of a set into OUT."""

import sys
from pathlib import Path

from tests.reading.corpus.make import SETS, make_set

if __name__ == "__main__":
    which, out = (sys.argv[1:] + ["all", "."])[:2] if len(sys.argv) > 2 else ("all", sys.argv[1])
    for name in SETS if which == "all" else (which,):
        for path in make_set(name, Path(out)):
            print(path)
