"""The regulation a conference is held under, as data.

A regulation ships as `regulations/<id>.toml` with the guideline's own wording. A meeting keeps its own
copy, which the organiser may edit: `to_dict` makes it, `parse` reads it back and says in one sentence
what is wrong with it. `ref` is always the section of the guideline, `wording` a quotation from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

FOLDER = Path(__file__).with_name("regulations")

NEEDS = frozenset({"body", "due", "level", "expected"})

# Limits that a commune may set to nothing; the others make no sense below 1.
MAY_BE_ZERO = frozenset(
    {"companions", "passes", "replies", "amber_seconds", "red_seconds", "undo", "joint_minutes", "joint_max"}
)

# What commands take at most: the organiser may ask for less.
MOST = {"content": 1000, "minutes_text": 20_000, "announcement": 200, "replies": 1}


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T")
TItem = TypeVar("TItem", bound=_HasId)


@dataclass(frozen=True, slots=True)
class Banner:
    """What hangs above the hall (V.1). `lines` and `short` are templates, see `Regulation.banner_lines`.

    `short` is the same in one line, for a screen that is needed for more; `shortest` for one that is read from afar.
    """

    units: tuple[str, ...]
    lines: tuple[str, ...]
    short: str = ""
    shortest: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who sits at the chair's and the secretaries' table (V.2)."""

    chair: str
    cochairs: tuple[str, ...]
    secretaries: int
    wording: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What an opinion is filed under (III.2–III.6). A protected one is shown as `public_label` only."""

    id: str
    label: str
    public_label: str = ""
    protected: bool = False
    wording: str = ""
    ref: str = ""

    @property
    def shown_as(self) -> str:
        """The label that a public screen may show."""
        return self.public_label or self.label


@dataclass(frozen=True, slots=True)
class Field:
    """What an opinion is about in the citizen's words; its topic follows (V.2)."""

    id: str
    label: str
    topic: str
    plain: str = ""
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One step of the programme (V.2), with its planned minutes.

    `registration_opens` and `registration_closes` take effect when the item begins; on the first item
    `registration_opens` means already with check-in.
    """

    id: str
    title: str
    short: str
    minutes: int
    speaking: bool = False
    registration_opens: bool = False
    registration_closes: bool = False
    wording: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class RefusalReason:
    """A ground on which the chair may refuse the floor (VI.5); there are no others."""

    id: str
    label: str
    wording: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class RefusalRoute:
    """Where a refused opinion goes on."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level of authority that may settle an opinion (cấp giải quyết, V.3.3), lowest first."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of an opinion (VI.5, V.2, V.3.1).

    `needs` names what must be given with it; `resolved_default` is where the switch for resolved stands
    at first; the content of a `sealed` one travels no further than the law allows.
    """

    id: str
    label: str
    short: str
    needs: tuple[str, ...] = ()
    resolved_default: bool = False
    sealed: bool = False
    wording: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Days and dates that bind the commune (V.1, V.3, VI.1). `report_by` is MM-DD of the next year."""

    invitation_days: int
    evaluation_days: int
    answer_working_days: int
    dossier_years: int
    report_by: str
    purge_days: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes and times that the organiser may change. Minutes and seconds say so in their names."""

    content: int
    speak_minutes: int
    opening_minutes: int
    companions: int
    waiting_per_person: int
    amber_seconds: int
    red_seconds: int
    undo: int
    minutes_text: int
    announcement: int
    joint_per: int
    joint_minutes: int
    joint_max: int
    # A meeting made before these were settings keeps what was the rule then.
    passes: int = 5
    replies: int = 1


@dataclass(frozen=True, slots=True)
class DelegateGroup:
    """A group of invited delegates, counted apart (IV.3)."""

    id: str
    label: str
    wording: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A quoted right or duty of citizens (VI.6)."""

    wording: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule of the house, adopted with the secretaries (V.2). `text` is a template."""

    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a citizen is told before giving personal data: what for, how long, who sees it. Templates."""

    purpose: str
    kept: str
    retention: str
    seen_by: str
    phone: str
    not_asked: str
    rights: str


@dataclass(frozen=True, slots=True)
class Regulation:
    """Everything in which one regulation differs from another."""

    id: str
    name: str
    short: str
    legal_basis: tuple[str, ...]
    banner: Banner
    roles: Roles
    topics: tuple[Topic, ...]
    fields: tuple[Field, ...]
    agenda: tuple[AgendaItem, ...]
    refusal_reasons: tuple[RefusalReason, ...]
    refusal_routes: tuple[RefusalRoute, ...]
    levels: tuple[Level, ...]
    outcomes: tuple[Outcome, ...]
    deadlines: Deadlines
    limits: Limits
    delegate_groups: tuple[DelegateGroup, ...]
    rights: tuple[Clause, ...]
    duties: tuple[Clause, ...]
    house_rules: tuple[HouseRule, ...]
    notice: Notice

    # Lookups raise KeyError for an id that is not there.

    def topic(self, id: str) -> Topic:
        return _find(self.topics, id)

    def field(self, id: str) -> Field:
        return _find(self.fields, id)

    def topic_of(self, field_id: str) -> Topic:
        """The topic that an opinion in this field is filed under at first."""
        return self.topic(self.field(field_id).topic)

    def agenda_item(self, id: str) -> AgendaItem:
        return _find(self.agenda, id)

    def refusal_reason(self, id: str) -> RefusalReason:
        return _find(self.refusal_reasons, id)

    def refusal_route(self, id: str) -> RefusalRoute:
        return _find(self.refusal_routes, id)

    def level(self, id: str) -> Level:
        return _find(self.levels, id)

    def outcome(self, id: str) -> Outcome:
        return _find(self.outcomes, id)

    def delegate_group(self, id: str) -> DelegateGroup:
        return _find(self.delegate_groups, id)

    def banner_lines(self, unit: str, name: str, place: str, day: date) -> tuple[str, ...]:
        """The banner (V.1): `unit` is "xã", `name` "Mẫu", `place` what stands before the date."""
        values = self._banner_values(unit, name, place, day)
        return tuple(line.format_map(values) for line in self.banner.lines)

    def banner_short(self, unit: str, name: str, place: str, day: date) -> str:
        """The banner in one line; the same lines after each other where the regulation has no shorter one."""
        template = self.banner.short or " · ".join(self.banner.lines[:3])
        return template.format_map(self._banner_values(unit, name, place, day))

    def banner_shortest(self, unit: str, name: str, place: str, day: date) -> str:
        """What is left of that line in large type."""
        template = self.banner.shortest or " · ".join(self.banner.lines[:2])
        return template.format_map(self._banner_values(unit, name, place, day))

    def _banner_values(self, unit: str, name: str, place: str, day: date) -> dict[str, str]:
        if unit not in self.banner.units:
            raise ValueError(f"{unit!r} is not one of the units {', '.join(self.banner.units)}")
        # Nghị định 30/2020/NĐ-CP: days below 10 and months 1 and 2 take a zero.
        return {
            "unit_caps": unit.upper(),
            "name_caps": name.upper(),
            "place": place,
            "day": f"{day.day:02}",
            "month": f"{day.month:02}" if day.month < 3 else str(day.month),
            "year": str(day.year),
        }

    def house_rule_lines(self) -> tuple[str, ...]:
        """The house rules with this regulation's numbers in them."""
        return tuple(rule.text.format_map(self._numbers()) for rule in self.house_rules)

    def notice_lines(self) -> tuple[str, ...]:
        """The notice with this regulation's numbers in it, in the order in which it is read."""
        return tuple(getattr(self.notice, f.name).format_map(self._numbers()) for f in fields(Notice))

    def _numbers(self) -> dict[str, Any]:
        return {f.name: getattr(part, f.name) for part in (self.deadlines, self.limits) for f in fields(part)}

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, dicts, strings and numbers; `parse` makes the same regulation of it."""
        plain: dict[str, Any] = _plain(self)
        return plain


@cache
def load(id: str) -> Regulation:
    """A regulation that ships with the software."""
    if id not in available():
        raise ValueError(f"there is no regulation {id!r}; there are {', '.join(available())}")
    regulation = parse(tomllib.loads((FOLDER / f"{id}.toml").read_text(encoding="utf-8")))
    if regulation.id != id:
        raise ValueError(f"regulations/{id}.toml calls itself {regulation.id!r}")
    return regulation


def available() -> tuple[str, ...]:
    """The ids that `load` knows."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def parse(data: Mapping[str, Any]) -> Regulation:
    """A regulation of plain data; a ValueError names the place and the fault."""
    regulation = _read(Regulation, data, "regulation")
    _check(regulation)
    return regulation


def _find(items: Sequence[TItem], id: str) -> TItem:
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)


def _read(kind: type[T], value: object, where: str) -> T:
    """Build the dataclass `kind` of a mapping: each key known, each value of its annotated type."""
    if not isinstance(value, Mapping):
        raise ValueError(f"{where} must be a table")
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    if unknown := [str(key) for key in value if key not in known]:
        raise ValueError(f"{where} has unknown keys: {', '.join(unknown)}")
    if missing := [name for name, f in known.items() if name not in value and f.default is MISSING]:
        raise ValueError(f"{where} lacks {', '.join(missing)}")
    hints = get_type_hints(kind)
    return kind(**{key: _value(hints[key], item, f"{where}.{key}") for key, item in value.items()})


def _value(hint: Any, value: object, where: str) -> object:
    if is_dataclass(hint):
        return _read(hint, value, where)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{where} must be a list")
        return tuple(_value(get_args(hint)[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    # bool is an int to isinstance, and a text in place of a number would only show much later.
    if type(value) is not hint:
        raise ValueError(f"{where} must be {_NAMES[hint]}")
    return value


_NAMES = {str: "a text", int: "a whole number", bool: "true or false"}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _check(regulation: Regulation) -> None:
    """What types cannot say: ids that are referred to exist once, numbers are sensible, templates fill."""
    series: dict[str, Sequence[_HasId]] = {
        "topics": regulation.topics,
        "fields": regulation.fields,
        "agenda": regulation.agenda,
        "refusal_reasons": regulation.refusal_reasons,
        "refusal_routes": regulation.refusal_routes,
        "levels": regulation.levels,
        "outcomes": regulation.outcomes,
        "delegate_groups": regulation.delegate_groups,
    }
    for name, items in series.items():
        ids = [item.id for item in items]
        if not ids:
            raise ValueError(f"regulation.{name} is empty")
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise ValueError(f"regulation.{name} has the same id twice: {', '.join(twice)}")
    topics = {topic.id for topic in regulation.topics}
    for field in regulation.fields:
        if field.topic not in topics:
            raise ValueError(f"field {field.id!r} names the topic {field.topic!r}, which does not exist")
    for topic in regulation.topics:
        if topic.protected and not topic.public_label:
            raise ValueError(f"topic {topic.id!r} is protected and needs a public_label")
    for outcome in regulation.outcomes:
        if strange := sorted(set(outcome.needs) - NEEDS):
            raise ValueError(f"outcome {outcome.id!r} needs what is not known: {', '.join(strange)}")
    _check_numbers(regulation)
    _check_templates(regulation)


def _check_numbers(regulation: Regulation) -> None:
    if not any(item.speaking for item in regulation.agenda):
        raise ValueError("regulation.agenda has no item in which people speak")
    for item in regulation.agenda:
        if item.minutes < 1:
            raise ValueError(f"agenda item {item.id!r} needs at least one minute")
    if regulation.roles.secretaries < 1:
        raise ValueError("regulation.roles.secretaries must be 1 or more")
    for part in (regulation.deadlines, regulation.limits):
        for f in fields(part):
            number = getattr(part, f.name)
            least = 0 if f.name in MAY_BE_ZERO else 1
            if isinstance(number, int) and number < least:
                raise ValueError(f"{f.name} must be {least} or more")
            if isinstance(number, int) and number > MOST.get(f.name, number):
                raise ValueError(f"{f.name} must be {MOST[f.name]} or less")
    if regulation.limits.red_seconds > regulation.limits.amber_seconds:
        raise ValueError("red_seconds must not exceed amber_seconds")
    report_by = regulation.deadlines.report_by
    try:
        if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", report_by):
            raise ValueError
        date.fromisoformat(f"2001-{report_by}")  # a common year: 29 February is no yearly date
    except ValueError:
        raise ValueError(f"report_by must be MM-DD, not {report_by!r}") from None


def _check_templates(regulation: Regulation) -> None:
    numbers = regulation._numbers()
    texts = [(rule.text, numbers) for rule in regulation.house_rules]
    texts += [(getattr(regulation.notice, f.name), numbers) for f in fields(Notice)]
    banner = dict.fromkeys(("unit_caps", "name_caps", "place", "day", "month", "year"))
    texts += [
        (line, banner) for line in (*regulation.banner.lines, regulation.banner.short, regulation.banner.shortest)
    ]
    for text, values in texts:
        try:
            # Plain names only: an attribute, an index, a conversion or a format could fail or reach further.
            holes = [hole for hole in Formatter().parse(text) if hole[1] is not None]
            fits = all(name in values and not spec and not conversion for _, name, spec, conversion in holes)
        except ValueError:
            fits = False
        if not fits:
            raise ValueError(f"a place in braces of {text!r} cannot be filled")
