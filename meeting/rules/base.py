"""What every rule shares: the context it is asked in, the rejection it may answer with, the look-ups it starts from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ..actors import Actor, Role
from ..commands import Command
from ..events import Event
from ..recusal import concerned, taken_by
from ..regulation import Regulation
from ..setup import Setup
from ..state import Attendee, Opinion, State, Turn


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a command brings nothing: a code with parameters, put into words by the screens' language."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def naming(self, state: State) -> "Rejection":
        """With the number of the person whose opinion it is about: the chair's screens know people, not opinions."""
        about = state.opinions.get(self.params.get("opinion", 0))
        return self if about is None else Rejection(self.code, {**self.params, "number": about.number})


class Rejected(Exception):
    """Raised inside the rules; :func:`meeting.rules.decide` turns it into its ``rejection``."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.rejection = Rejection(code, params)


def reject(code: str, **params: Any) -> NoReturn:
    """End the decision with a rejection."""
    raise Rejected(code, **params)


def ensure(condition: bool, code: str, **params: Any) -> None:
    """Reject unless ``condition`` holds."""
    if not condition:
        reject(code, **params)


@dataclass(frozen=True, slots=True)
class Context:
    """The state a command is decided on, who sent it and when (milliseconds)."""

    state: State
    actor: Actor
    now: int

    @property
    def setup(self) -> Setup:
        return self.state.expect_setup()

    @property
    def regulation(self) -> Regulation:
        return self.state.expect_regulation()

    @property
    def person(self) -> str:
        """Who answers for what is pressed: an operator acts in the name of the gavel's holder."""
        return self.state.gavel if self.actor.role is Role.OPERATOR else self.actor.id

    def attendee(self, number: int) -> Attendee:
        """The attendee with this number, or a rejection."""
        found = self.state.attendees.get(number)
        return found if found is not None else reject("no_such_attendee", number=number)

    def opinion(self, id_: int, *statuses: str) -> Opinion:
        """The opinion with this id that stands in one of ``statuses``, or a rejection."""
        found = self.state.opinions.get(id_)
        if found is None:
            reject("no_such_opinion", opinion=id_)
        ensure(not statuses or found.status in statuses, "opinion_moved_on", opinion=id_, status=found.status)
        return found

    def uninvolved(self, *opinions: Opinion) -> None:
        """Reject who is concerned by one of ``opinions``, gavel or not; see :func:`taken_by` for its holder (III.4)."""
        for opinion in opinions:
            to = taken_by(self.state, opinion)
            holds = self.person == self.state.gavel
            ensure(not holds or to is None, "holder_concerned", opinion=opinion.id, to=to)
            ensure(holds or self.person not in concerned(self.state, opinion), "actor_concerned", opinion=opinion.id)

    def turn(self, *kinds: str) -> Turn:
        """The turn that has the floor, of one of ``kinds``, or a rejection."""
        turn = self.state.turn
        if turn is None:
            reject("floor_free")
        ensure(not kinds or turn.kind in kinds, "wrong_turn", kind=turn.kind)
        return turn

    def floor_seen(self, expected: int | None) -> None:
        """Reject what would end a turn that the sender's screen did not show; who says nothing means any."""
        ensure(expected in (None, self.state.floor_seq), "floor_changed", expected=self.state.floor_seq)

    def phase(self, *phases: str) -> None:
        """Reject unless the meeting is in one of ``phases``."""
        ensure(self.state.phase in phases, "wrong_phase", phase=self.state.phase)


Handler = Callable[[Context, Any], list[Event]]
HANDLERS: dict[type[Command], Handler] = {}


def handles(*kinds: type[Command]) -> Callable[[Handler], Handler]:
    """Register the rule for ``kinds`` of commands."""

    def register(handler: Handler) -> Handler:
        for kind in kinds:
            HANDLERS[kind] = handler
        return handler

    return register
