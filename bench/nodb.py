"""The project's own server with the journal's append replaced by nothing: what the command path costs without a disk.

``python -m bench.nodb serve …`` as ``run.py serve …``. Nothing that it is told survives.
"""

import importlib
import runpy
import sys
import warnings
from pathlib import Path
from typing import Any

RUN = Path(__file__).resolve().parent.parent / "run.py"


def _nothing(*_: Any) -> None:
    pass


def main() -> None:
    """Patch, then become ``run.py``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # eventlet's own, about itself
        eventlet = importlib.import_module("eventlet")
    eventlet.monkey_patch()
    importlib.import_module("meeting.journal").Journal.append = _nothing
    sys.argv[0] = str(RUN)
    runpy.run_path(str(RUN), run_name="__main__")


if __name__ == "__main__":
    main()
