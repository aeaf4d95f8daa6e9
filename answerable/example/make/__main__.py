"""`python -m answerable.example.make`: writes the example's Office files anew, after its texts were edited."""

import sys

from answerable.example.make.files import FILES, made
from answerable.example.make.texts import DOCUMENTS

for name in FILES:
    (DOCUMENTS / name).write_bytes(made(name))
    sys.stdout.write(f"{DOCUMENTS / name}\n")
