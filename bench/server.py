"""A server in a process of its own, on a folder of its own, for storms and measurements."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 60
SLUG = "xa-mau"
RUN = (sys.executable, str(ROOT / "run.py"))


def new_meeting(data: Path) -> None:
    """A meeting from the example."""
    command = [*RUN, "new", "--example", SLUG, "--slug", SLUG, "--data", str(data)]
    subprocess.run(command, check=True, capture_output=True, timeout=START_LIMIT)


class Server:
    """``command`` has to print ``serves http://…/`` once it listens."""

    def __init__(self, command: Sequence[str], log: Path, before: Callable[[], object] | None = None) -> None:
        self.log = log
        begun = log.stat().st_size if log.exists() else 0
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with log.open("ab") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, env=environment, preexec_fn=before)
        self.url = self._wait(begun)

    def _wait(self, begun: int) -> str:
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"serves (http://\S+)/", self.log.read_bytes()[begun:].decode(errors="replace"))
            if found:
                return found[1]
            time.sleep(0.02)
        self.kill()
        raise RuntimeError(f"the server did not start: {self.log.read_text()[-1000:]}")

    def kill(self) -> None:
        """As when the power fails."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As a person does."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()

    def usage(self) -> tuple[float, int]:
        """Seconds of CPU so far, and bytes of memory."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK"), int(fields[21]) * os.sysconf("SC_PAGE_SIZE")


def serve(data: Path, *options: str, before: Callable[[], object] | None = None) -> Server:
    """The project's own server on ``data``."""
    command = [*RUN, "serve", "--host", "127.0.0.1", "--port", "0", "--data", str(data), *options]
    return Server(command, data.parent / f"{data.name}.log", before)


def links(data: Path) -> dict[str, Any]:
    """New sign-in links; from the server that runs, if one does."""
    command = [*RUN, "links", SLUG, "--json", "--data", str(data)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=START_LIMIT)
    return dict(json.loads(done.stdout))
