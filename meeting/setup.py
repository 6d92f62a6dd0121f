"""What the organiser prepared: the unit, its villages, and the people of the conference. Pure and immutable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Village:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody who can answer: an official of the list, the chair or a co-chair.

    One who was taken off the list is no longer ``listed``; the record goes on naming them.
    """

    id: str
    name: str
    office: str
    fields: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Setup:
    """What the organiser prepared. Chair, co-chairs and secretaries are ``Official`` records without fields."""

    slug: str
    unit: str
    name: str
    province: str
    place: str
    short_place: str
    date: str
    start: str
    villages: tuple[Village, ...]
    officials: tuple[Official, ...]
    chair: Official
    cochairs: tuple[Official, ...]
    secretaries: tuple[Official, ...]
    invited: Mapping[str, int]
    holidays: tuple[str, ...] = ()

    def answerers(self) -> tuple[Official, ...]:
        """Who may be given the floor to answer (V.2, VI.5)."""
        return (self.chair, *self.cochairs, *self.listed)

    @property
    def listed(self) -> tuple[Official, ...]:
        """The officials on the list, without those who were taken off it."""
        return tuple(o for o in self.officials if o.listed)

    def lists(self, id_: str) -> bool:
        """Whether this official is on the list."""
        return any(o.id == id_ for o in self.listed)

    def person(self, id_: str | None) -> Official | None:
        """Chair, co-chair, secretary or official by id, also one who was taken off the list."""
        people = (self.chair, *self.cochairs, *self.secretaries, *self.officials)
        return next((one for one in people if one.id == id_), None)


def parse_setup(data: Mapping[str, Any]) -> Setup:
    """The set-up from its JSON form. Missing keys raise ``KeyError``."""

    def official(row: Mapping[str, Any], default_id: str) -> Official:
        return Official(row.get("id", default_id), row["name"], row["office"], tuple(row.get("fields", ())))

    def numbered(rows: Iterable[Mapping[str, Any]], role: str) -> tuple[Official, ...]:
        return tuple(official(row, f"{role}{i}") for i, row in enumerate(rows, 1))

    plain = ("slug", "unit", "name", "province", "place", "short_place", "date", "start")
    return Setup(
        **{key: data[key] for key in plain},
        villages=tuple(Village(v["id"], v["name"]) for v in data["villages"]),
        officials=numbered(data["officials"], "official"),
        chair=replace(official(data["chair"], "chair"), id="chair"),
        cochairs=numbered(data["cochairs"], "cochair"),
        secretaries=numbered(data["secretaries"], "secretary"),
        invited={str(k): int(v) for k, v in dict(data.get("invited", {})).items()},
        holidays=tuple(data.get("holidays", ())),
    )
