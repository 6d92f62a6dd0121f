"""What happens now and then while people speak: breaks, mistakes, another order, the gavel handed over."""

from collections.abc import Callable

from ..cast import MINUTE
from . import incidents
from .chairing import BETWEEN, Chairing
from .member import SEEN

CALLED_BACK = 2
REFUSED_REPLY = 2
BREAK = 10


class Happenings:
    """Each happens once, from its turn on."""

    def __init__(self, chair: Chairing) -> None:
        self.chair = chair
        self._left = list(SCRIPT)
        self._called_back = False
        self._replies = 0

    @property
    def over(self) -> bool:
        """Whether everything has happened."""
        return not self._left and self._replies >= REFUSED_REPLY

    def called(self) -> None:
        """Somebody was called: the second one by mistake."""
        if self.chair.turns == CALLED_BACK and not self._called_back:
            self._called_back = True
            call_back(self.chair)

    def spoken(self) -> None:
        """Somebody speaks: the first that is due and can happen now. What fell into a turn without a speech is due."""
        for one in self._left:
            turn, happens = one
            if turn > self.chair.turns:
                return
            if happens(self.chair):
                self._left.remove(one)
                return

    def replied(self) -> None:
        """Somebody replies: the second one goes too far."""
        self._replies += 1
        if self._replies == REFUSED_REPLY:
            incidents.refuse_reply(self.chair)


def call_back(chair: Chairing) -> None:
    chair.stage.sleep(BETWEEN)
    if chair.press("Undo") is not None:
        chair.turns -= 1
        chair.stage.say("  called by mistake, taken back")


def one_minute_more(chair: Chairing) -> bool:
    return chair.press("ExtendTime", minutes=1) is not None


def pause(chair: Chairing) -> bool:
    if chair.press("PauseTimer") is None:
        return False
    chair.stage.sleep(BETWEEN)
    return chair.press("ResumeTimer") is not None


def announce(chair: Chairing) -> bool:
    def silent() -> None:
        if chair.phase == "in_session":
            chair.do("Announce", text="")

    if chair.press("Announce", text="Mời bà con dùng nước ở bàn cuối hội trường.") is None:
        return False
    chair.stage.after(2 * MINUTE, silent)
    return True


def reorder(chair: Chairing) -> bool:
    queue = [row["opinion"] for row in chair.public["queue"]]
    return len(queue) > 2 and chair.press("Reorder", opinion=queue[-1], before=queue[0], reason="elderly") is not None


def join(chair: Chairing) -> bool:
    """What is suggested first, or else the two who wait last; who speaks for others is called next."""
    similar = chair.view["similar"]
    last = [row["opinion"] for row in chair.public["queue"]][-2:]
    lead, others = (similar[0]["lead"], similar[0]["others"]) if similar else (last[0] if last else 0, last[1:])
    if not others or chair.press("JoinRequests", lead=lead, others=others) is None:
        return False
    chair.stage.say(f"  {len(others)} join another's request")
    first = chair.public["queue"][0]["opinion"]
    if first != lead:
        chair.press("Reorder", opinion=lead, before=first, reason="same_matter")
    return True


def end_too_soon(chair: Chairing) -> bool:
    """A slip of the finger, taken back: the speaker goes on."""
    if chair.press("EndSpeech") is None or chair.press("Undo") is None:
        return False
    chair.stage.say("  ended too soon, taken back")
    return True


def have_a_break(chair: Chairing) -> bool:
    if chair.press("PauseTimer") is None or chair.press("ShowOnDisplay", mode="break", minutes=BREAK) is None:
        return False
    chair.stage.say("  a break of ten minutes")
    chair.stage.sleep(BREAK * MINUTE)
    return chair.press("ResumeTimer") is not None


def choose_order(chair: Chairing) -> bool:
    if chair.press("ChooseOrder", policy="by_field") is None:
        return False
    chair.stage.say("  fields take turns from here")
    return True


def hear_several(chair: Chairing) -> bool:
    """The next answer is to several (V.2 lets the chair hear some first)."""
    chair.gathering = 3
    return True


def hand_over(chair: Chairing) -> bool:
    """To a co-chair, in whose name the operator presses then, and back after a while."""
    if chair.cochair is None:
        return True
    if chair.do("PassGavel", to="cochair1") is None:
        return False
    chair.stage.say("  the co-chair takes over for a while")
    if chair.operator is not None:
        chair.operator.do("ExtendTime", minutes=1)
    chair.stage.sleep(MINUTE)
    chair.stage.do(chair.cochair, "cochair1", "PassGavel", to="chair")
    return chair.screen.wait(lambda: chair.view["gavel"] == "chair", SEEN)


SCRIPT: tuple[tuple[int, Callable[[Chairing], bool]], ...] = (
    (1, join),
    (3, one_minute_more),
    (3, hear_several),
    (4, pause),
    (5, announce),
    (5, incidents.note_from_floor),
    (6, reorder),
    (7, incidents.extend_twice_at_once),
    (8, end_too_soon),
    (8, incidents.refuse_waiting),
    (9, have_a_break),
    (10, choose_order),
    (10, incidents.note_by_mistake),
    (11, hand_over),
    (12, incidents.power_cut),
    (13, incidents.refuse_by_mistake),
    (13, incidents.refuse_speaker),
    (14, incidents.speak_up_at_once),
)
