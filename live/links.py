"""The addresses of a meeting's screens and the sign-in links of its staff."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from meeting.actors import Role

from .halls import Hall
from .staff import Grant, StaffBook, staff_of


def links(hall: Hall, book: StaffBook, base: str) -> dict[str, Any]:
    """New one-time sign-in links for every role, and the open addresses. ``base`` is without a slash at the end."""
    setup = hall.room.state.expect_setup()
    urls = {
        name: f"{base}/s/{book.link(Grant(hall.slug, actor))}"
        for name, actor in staff_of(setup).items()
        if actor.role is not Role.DISPLAY
    }
    officials = _told_apart((o.id, o.name, o.office) for o in setup.officials)
    villages = {v.id: v.name for v in setup.villages}
    return {
        "slug": hall.slug,
        "public": public_url(hall, base),
        "display": f"{base}/display/{hall.slug}",
        "roles": {
            **{k: urls[k] for k in ("organiser", "operator", "chair", "secretary1", "secretary2", "desk", "observer")},
            "cochairs": [url for key, url in urls.items() if key.startswith("cochair")],
            "officials": _by_name(urls, "official:", officials),
            "villages": _by_name(urls, "village:", villages),
        },
    }


def _told_apart(people: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Names by id; two of one name are told apart by their office."""
    known = list(people)
    names = Counter(name for _, name, _ in known)
    return {id_: name if names[name] == 1 else f"{name}, {office}" for id_, name, office in known}


def _by_name(urls: dict[str, str], prefix: str, names: dict[str, str]) -> dict[str, str]:
    return {names[k.removeprefix(prefix)]: url for k, url in urls.items() if k.startswith(prefix)}


def public_url(hall: Hall, base: str) -> str:
    """What the citizens' QR holds."""
    return f"{base}/q/{hall.codes()[0]}"
