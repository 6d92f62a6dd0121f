"""What happens now and then while people speak: breaks, mistakes, another order, the gavel handed over."""

from collections.abc import Callable

from ..cast import MINUTE
from .chairing import BETWEEN, Chairing
from .member import SEEN

CALLED_BACK = 2


class Happenings:
    """One thing a speech, each from its turn on."""

    def __init__(self, chair: Chairing) -> None:
        self.chair, self.stage = chair, chair.stage
        self._left: dict[int, Callable[[], object]] = {
            CALLED_BACK: self._call_back,
            3: self._one_minute_more,
            4: self._pause,
            5: self._announce,
            6: self._reorder,
            1: self._join,
            8: self._end_too_soon,
            9: self._break,
            10: self._choose_order,
            11: self._hand_over,
        }

    def called(self) -> None:
        """Somebody was called: the second one by mistake."""
        if self.chair.turns == CALLED_BACK:
            self._left.pop(CALLED_BACK, self._nothing)()

    def next(self) -> None:
        """What fell into a turn without a speech comes with the next."""
        due = [turn for turn in sorted(self._left) if turn <= self.chair.turns and turn != CALLED_BACK]
        if due:
            self._left.pop(due[0])()

    def _nothing(self) -> None:
        pass

    def _call_back(self) -> None:
        self.stage.sleep(BETWEEN)
        if self.chair.do("Undo") is not None:
            self.chair.turns -= 1
            self.stage.say("  taken back")

    def _one_minute_more(self) -> None:
        self.chair.do("ExtendTime", minutes=1)

    def _pause(self) -> None:
        if self.chair.do("PauseTimer") is not None:
            self.stage.sleep(BETWEEN)
            self.chair.do("ResumeTimer")

    def _announce(self) -> None:
        if self.chair.do("Announce", text="Mời bà con dùng nước ở bàn cuối hội trường.") is not None:
            self.stage.after(2 * MINUTE, self._silent)

    def _silent(self) -> None:
        if self.chair.phase == "in_session":
            self.chair.do("Announce", text="")

    def _reorder(self) -> None:
        queue = self.chair.public["queue"]
        if len(queue) > 2:
            last, first = queue[-1]["opinion"], queue[0]["opinion"]
            self.chair.do("Reorder", opinion=last, before=first, reason="elderly")

    def _join(self) -> None:
        """What is suggested first, or else the two who wait last."""
        similar = self.chair.view["similar"]
        last = [row["opinion"] for row in self.chair.public["queue"]][-2:]
        lead, others = (similar[0]["lead"], similar[0]["others"]) if similar else (last[0] if last else 0, last[1:])
        if not others:
            self._left.setdefault(self.chair.turns + 1, self._join)  # as soon as two wait
        elif self.chair.do("JoinRequests", lead=lead, others=others) is not None:
            self.stage.say(f"  {len(others)} join another's request")

    def _end_too_soon(self) -> None:
        """A slip of the finger, taken back: the speaker goes on."""
        if self.chair.do("EndSpeech") is not None and self.chair.do("Undo") is not None:
            self.stage.say("  ended too soon, taken back")

    def _break(self) -> None:
        if self.chair.do("PauseTimer") is None or self.chair.do("ShowOnDisplay", mode="break", minutes=10) is None:
            return
        self.stage.say("  a break of ten minutes")
        self.stage.sleep(10 * MINUTE)
        self.chair.do("ShowOnDisplay", mode="auto")
        self.chair.do("ResumeTimer")

    def _choose_order(self) -> None:
        if self.chair.do("ChooseOrder", policy="by_field") is not None:
            self.stage.say("  fields take turns from here")

    def _hand_over(self) -> None:
        """To a co-chair, and back after a while."""
        if self.chair.cochair is None or self.chair.do("PassGavel", to="cochair1") is None:
            return
        self.stage.say("  the co-chair takes over for a while")
        self.stage.sleep(MINUTE)
        self.stage.do(self.chair.cochair, "cochair1", "PassGavel", to="chair")
        self.chair.screen.wait(lambda: self.chair.view["gavel"] == "chair", SEEN)
