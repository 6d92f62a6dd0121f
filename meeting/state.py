"""The state of one meeting: ``state = fold(journal, sealed values)``.

Everything here is pure and immutable: a state is never changed, a new one shares what stayed the same.
"""

import hashlib
import hmac
from dataclasses import dataclass, field

from immutables import Map

from .actors import Role
from .events import Recorded
from .hallcheck import Measures
from .regulation import Regulation
from .setup import Setup


class DoesNotApply(Exception):
    """An event that cannot follow on this state, for what stands in its way: ``opinion``, ``attendee``, ``turn`` …"""

    def __init__(self, kind: str, id_: int | str = "") -> None:
        super().__init__(f"{kind} {id_}".strip())
        self.kind = kind
        self.id = id_


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """``minutes`` planned; ``started_at`` and ``ended_at`` in milliseconds."""

    id: str
    title: str
    short: str
    minutes: int
    speaking: bool
    started_at: int | None = None
    ended_at: int | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person in the hall.

    ``devices`` are the hashes of the phones that are theirs, none for those who came by desk or paper. ``former`` are
    their names before a correction. ``same_as`` is the number that this one was merged into; ``moved`` and ``lent``
    are the opinions and phones that it gave.
    """

    number: int
    name: str
    village: str
    village_other: str
    kind: str
    organisation: str
    position: str
    phone: str
    birth_year: str
    needs: tuple[str, ...]
    via: str
    confirmed: bool
    at: int
    devices: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    group: str = ""
    delegate: int | None = None
    same_as: int | None = None
    moved: tuple[int, ...] = ()
    lent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegate:
    """Somebody expected: a delegate of a ``group``, or a resident on the list of a ``village`` (IV.3)."""

    id: int
    group: str
    village: str | None
    name: str
    position: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an opinion (VI.5, V.3.1). ``due`` is an ISO date."""

    outcome: str
    resolved: bool
    body: str
    due: str
    level: str | None
    expected_by: str
    earlier_number: str
    earlier_date: str
    at: int


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: str
    route: str
    note: str


OWED = ("heard", "answering", "written", "refused")
UNHEARD = ("waiting", "joined", "called", "absent")


@dataclass(frozen=True, slots=True)
class Opinion:
    """One record from the first word to the last answer (DOMAIN.md, An opinion).

    ``moved`` is why the chair put it elsewhere in the queue, ``placed`` why the order did, ``yielded`` why it changed
    its place when that happened to others, ``passed`` how often the order has let a later one go before.
    ``concerned_before`` are those whom a text concerned that was changed since.
    """

    id: int
    number: int
    origin: str
    field: str
    topic: str
    content: str
    minutes: int
    status: str
    at: int
    follows: int | None = None
    lead: int | None = None
    cosigners: tuple[int, ...] = ()
    official: str | None = None
    concerns: tuple[str, ...] | None = None
    concerned_before: tuple[str, ...] = ()
    turns: tuple[int, ...] = ()
    coming: bool | None = None
    moved: str = ""
    placed: str = ""
    yielded: str = ""
    passed: int = 0
    replied: bool = False
    outcome: Outcome | None = None
    refusal: Refusal | None = None
    satisfied: str = ""
    then: str = ""
    then_at: int = 0
    summary: str = ""
    correction: str = ""
    interpreter: str = ""
    shown: str = ""
    on_paper: bool = False
    offered_writing: bool = False
    offers: tuple[tuple[str, str], ...] = ()

    @property
    def kept_from(self) -> tuple[str, ...]:
        """Whom it concerns; a new text those whom the one before did, until a secretary marks it again (III.4)."""
        return self.concerned_before if self.concerns is None else self.concerns

    @property
    def awaits_outcome(self) -> bool:
        """Whether an outcome is still owed; a matter shown to another office is not ours any more (VI.5)."""
        routed = self.refusal is None or self.refusal.route == "written"
        return self.outcome is None and routed and self.status in OWED

    @property
    def entries(self) -> tuple[str, ...]:
        """The minutes entries that speak of this opinion: its turns, and one of its own."""
        return (*(f"turn-{turn}" for turn in self.turns), f"opinion-{self.id}")


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of the floor: a speech, an answer or a reply. ``allotted`` in seconds, times in milliseconds."""

    id: int
    kind: str
    opinions: tuple[int, ...]
    official: str | None
    called_at: int
    allotted: int
    started_at: int | None = None
    paused_at: int | None = None
    paused: int = 0
    ended_at: int | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One part of a minutes entry, with the secretary who wrote its last version.

    ``about`` holds the opinions it speaks of, also when its turn is taken back later. One ``withheld`` names somebody
    whose name was erased since, and is kept from the public until it is rewritten.
    """

    text: str
    version: int
    by: str
    at: int
    about: tuple[int, ...] = ()
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened in the hall, noted at ``at`` (milliseconds) by ``by`` in a ``role``."""

    id: int
    at: int
    role: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A silent call to the chair that nobody has answered yet."""

    id: int
    at: int
    role: str
    by: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document made public (III.1–2). ``sha256`` and ``pages`` name files, ``size`` is in bytes.

    ``item`` is the agenda's item during which the projector shows it, if any.
    """

    id: int
    title: str
    kind: str
    sha256: str
    size: int
    pages: tuple[str, ...]
    withdrawn: bool = False
    item: str = ""


@dataclass(frozen=True, slots=True)
class Clip:
    """A phrase read aloud in a language."""

    id: int
    phrase: str
    language: str
    kind: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Network:
    """The hall's Wi-Fi, and whether the QR of the page changes every minute."""

    ssid: str = ""
    password: str = ""
    security: str = "WPA"
    hidden: bool = False
    rotating: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """What a projector shows. ``until`` is when a break ends (milliseconds); ``page`` counts from 1."""

    mode: str = "auto"
    announcement: str = ""
    until: int | None = None
    document: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Unreached:
    """How those stood whom the conclusion did not reach; ``joint`` holds who joined with who was to speak for them."""

    queue: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    joint: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Log:
    """The effective events so far, newest first."""

    last: Recorded
    before: "Log | None"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Action:
    """An action ``by`` the chair, or entered for it, that can be taken back, and the state just before it.

    ``opinions`` are those that its last kind of event speaks of.
    """

    seq: int
    by: Role
    command: str
    events: tuple[str, ...]
    opinions: tuple[int, ...]
    before: "State"


@dataclass(frozen=True, slots=True)
class State:
    """Everything known of one meeting after the event ``seq``.

    ``gavel_asked`` is who asks for the gavel, ``gavel_kept`` who asked last and has not been given it.
    ``cancelled`` holds the minutes entries that an undo took away, each with the opinions it spoke of.
    """

    setup: Setup | None = None
    regulation: Regulation | None = None
    code_key: str = ""
    seq: int = 0
    at: int = 0
    phase: str = "preparing"
    registration: bool = False
    registration_until: int | None = None
    gavel: str = "chair"
    gavel_asked: str = ""
    gavel_kept: str = ""
    holder_gone: bool = False
    agenda: tuple[AgendaItem, ...] = ()
    item: str | None = None
    attendees: Map[int, Attendee] = field(default_factory=Map)
    devices: Map[str, tuple[int, ...]] = field(default_factory=Map)
    delegates: Map[int, Delegate] = field(default_factory=Map)
    held: Map[int, tuple[tuple[int, str], ...]] = field(default_factory=Map)
    concluded_at: int | None = None
    unreached: Unreached = Unreached()
    finished_at: int | None = None
    purged_at: int | None = None
    opinions: Map[int, Opinion] = field(default_factory=Map)
    queue: tuple[int, ...] = ()
    policy: str = "registration"
    turns: Map[int, Turn] = field(default_factory=Map)
    floor: int | None = None
    floor_seq: int = 0
    shown: tuple[int, ...] = ()
    texts: Map[str, Text] = field(default_factory=Map)
    cancelled: Map[str, tuple[int, ...]] = field(default_factory=Map)
    prepared: Map[tuple[int, str], Text] = field(default_factory=Map)
    word_asked: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()
    calls: tuple[Call, ...] = ()
    display: Display = field(default_factory=Display)
    second: Display = Display("same")
    hall: Measures | None = None
    volume: int = 70
    network: Network = field(default_factory=Network)
    documents: Map[int, Document] = field(default_factory=Map)
    clips: Map[int, Clip] = field(default_factory=Map)
    next_number: int = 1
    next_opinion: int = 1
    next_turn: int = 1
    next_call: int = 1
    next_file: int = 1
    next_delegate: int = 1
    log: Log | None = field(default=None, compare=False, repr=False)
    actions: tuple[Action, ...] = field(default=(), compare=False, repr=False)

    @property
    def turn(self) -> Turn | None:
        """The turn that has the floor."""
        return None if self.floor is None else self.turns[self.floor]

    @property
    def running(self) -> AgendaItem | None:
        """The agenda's item that runs."""
        return next((one for one in self.agenda if one.id == self.item), None)

    @property
    def present(self) -> int:
        """How many people are here: nobody counts twice."""
        return sum(a.same_as is None for a in self.attendees.values())

    def code(self, number: int) -> str:
        """The mã tra cứu's six digits, unique in the meeting together with the number."""
        digest = hmac.new(self.code_key.encode(), str(number).encode(), hashlib.sha256).digest()
        return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06d}"

    def person(self, number: int) -> Attendee:
        """The attendee with this number, or the one it was merged into. An unknown number raises ``KeyError``."""
        found = self.attendees[number]
        return found if found.same_as is None else self.attendees[found.same_as]

    def people_of(self, device: str) -> tuple[int, ...]:
        """The people of one phone, the first being its owner."""
        return self.devices.get(device, ())

    def came_as(self, delegate: int) -> Attendee | None:
        """Who has checked in as this delegate."""
        return next((a for a in self.attendees.values() if a.delegate == delegate), None)

    def of(self, number: int) -> list[Opinion]:
        """The opinions of one attendee, oldest first."""
        return sorted((o for o in self.opinions.values() if o.number == number), key=lambda o: o.id)

    def texts_of(self, opinion: Opinion, part: str) -> list[Text]:
        """What the secretaries wrote of an opinion, under its turns and under itself."""
        texts = (self.texts.get(f"{entry}.{part}") for entry in opinion.entries)
        return [text for text in texts if text is not None and text.text]

    def about(self, entry: str) -> tuple[int, ...]:
        """The opinions that a minutes entry speaks of, co-signers among them."""
        kind, _, id_ = entry.partition("-")
        if kind == "turn" and int(id_) in self.turns:
            leads = self.turns[int(id_)].opinions
            return tuple(i for lead in leads for i in (lead, *self.opinions[lead].cosigners))
        return (int(id_),) if kind == "opinion" else ()

    def expect_setup(self) -> Setup:
        """The set-up; a state without one is no meeting yet."""
        assert self.setup is not None, "the first event of a journal is MeetingCreated"
        return self.setup

    def expect_regulation(self) -> Regulation:
        """The meeting's own copy of its regulation."""
        assert self.regulation is not None, "the first event of a journal is MeetingCreated"
        return self.regulation
