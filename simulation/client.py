"""A client of the public interface: what a phone or a staff screen does over HTTP, without a browser."""

import secrets
from typing import Any
from urllib.parse import urlsplit

import requests

TIMEOUT = 30
FLOOR = frozenset(
    name
    for names in (
        "GiveFloor StartTimer PauseTimer ResumeTimer ExtendTime EndSpeech MarkAbsent",
        "Recall Refuse AddFromFloor StartAnswer EndAnswer StartReply Undo",
    )
    for name in names.split()
)


class Refused(Exception):
    """The server's error as it came."""

    def __init__(self, status: int, error: dict[str, Any]) -> None:
        super().__init__(f"{status} {error}")
        self.status, self.error, self.code = status, error, error["code"]


class Client:
    """One browser: its cookies, and the meeting it looks at."""

    def __init__(self, url: str, slug: str, acting: str = "") -> None:
        self.url, self.slug = url.rstrip("/"), slug
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers["Origin"] = self.url
        if acting:
            self.http.headers["X-Acting-As"] = acting

    def _here(self, link: str) -> str:
        """The link's path on the address this client uses (links may name the hall's address)."""
        return self.url + urlsplit(link).path

    def scan(self, public_link: str) -> None:
        """Open what the QR holds."""
        self.http.get(self._here(public_link), timeout=TIMEOUT, allow_redirects=False).raise_for_status()

    def sign_in(self, link: str) -> None:
        """Press the button behind a sign-in link."""
        token = urlsplit(link).path.rpartition("/")[2]
        answer = self.http.post(f"{self.url}/signin", data={"token": token}, allow_redirects=False, timeout=TIMEOUT)
        if answer.status_code != 303:
            raise RuntimeError(f"sign-in failed: {answer.status_code}")

    def view(self, audience: str) -> dict[str, Any]:
        """The whole view of one audience: ``{seq, at, view}``."""
        answer = self.http.get(
            f"{self.url}/api/{self.slug}/view", params={"audience": audience}, timeout=TIMEOUT
        ).json()
        if "view" not in answer:
            raise Refused(0, answer["error"])
        return dict(answer)

    def post(self, type_: str, data: dict[str, Any], id_: str | None = None) -> dict[str, Any]:
        """Send one command; the ack. Raises :class:`Refused`."""
        body = {"id": id_ or secrets.token_hex(12), "type": type_, "data": data}
        answer = self.http.post(f"{self.url}/api/{self.slug}/commands", json=body, timeout=TIMEOUT)
        told = answer.json()
        if not told["ok"]:
            raise Refused(answer.status_code, told["error"])
        return dict(told)

    def send(self, type_: str, **data: Any) -> dict[str, Any]:
        """Send one command; floor commands of staff get ``expected`` from the view."""
        if type_ in FLOOR and "expected" not in data:
            audience = "secretary" if type_ == "AddFromFloor" and self._is_secretary() else "chair"
            data["expected"] = self.view(audience)["view"]["expected"]
        return self.post(type_, data)

    def _is_secretary(self) -> bool:
        return bool(self.view("me")["view"]["signed"]["role"] == "secretary")

    def check_in(self, name: str, village: str, **more: Any) -> dict[str, Any]:
        """Check in on this phone: ``{number, code}``."""
        return dict(self.send("CheckIn", name=name, village=village, adult=True, **more)["result"])
