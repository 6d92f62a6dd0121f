"""How the command line speaks with the server that runs on the same folder."""

import json
import os
from pathlib import Path
from typing import Any

import requests

from door.telling import SENTENCES, Failure

CONTROL = ".server.json"


def announce(folder: Path, port: int, secret: str) -> None:
    """Let ``ask`` find this server, for as long as it runs."""
    path = folder / CONTROL
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        json.dump({"port": port, "secret": secret, "pid": os.getpid()}, out)


def withdraw(folder: Path) -> None:
    """The server ends."""
    (folder / CONTROL).unlink(missing_ok=True)


def ask(data: Path, action: str, body: dict[str, Any] | None = None) -> Any:
    """What the server that runs this folder answers; ``None`` when none runs, or it does not hold the meeting."""
    try:
        control = json.loads((data / CONTROL).read_text())
    except (OSError, ValueError):
        return None
    url = f"http://127.0.0.1:{control['port']}/control/{action}"
    try:
        answer = requests.post(
            url, json=body or {}, headers={"Authorization": f"Bearer {control['secret']}"}, timeout=60
        )
        told = answer.json()
    except (requests.ConnectionError, requests.JSONDecodeError):
        return None  # that server has gone; another program may stand at its port
    except requests.Timeout:
        raise Failure(SENTENCES["busy"]) from None
    if not answer.ok:
        error = told.get("error", {})
        code, params = error.get("code", ""), error.get("params", {})
        if code == "no_such_meeting":
            return None  # the server does not hold it, so its file is free
        raise Failure(SENTENCES.get(code, error.get("message", "The server refused.")).format(**{"path": "", **params}))
    return told
