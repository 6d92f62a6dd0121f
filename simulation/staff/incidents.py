"""What nobody plans: who speaks up without registering, who is refused the floor (VI.5), the power that goes."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..cast import MINUTE
from .chairing import Chairing
from .member import Member

POWER_BACK = 8 * MINUTE


def note_from_floor(chair: Chairing) -> bool:
    """Said from the seat while another speaks: it counts as heard."""
    if _noted(chair) is None:
        return False
    chair.stage.say("  somebody speaks up from the seat")
    return True


def note_by_mistake(chair: Chairing) -> bool:
    """Noted for the wrong person, and taken back."""
    if _noted(chair) is None or chair.press("Undo") is None:
        return False
    chair.stage.say("  noted by mistake, taken back")
    return True


def _noted(chair: Chairing) -> dict[str, Any] | None:
    number = chair.public["present"]
    return chair.press("AddFromFloor", number=number, field="road", content="Đoạn đường ấy tối quá, xin thêm đèn.")


def speak_up_at_once(chair: Chairing) -> bool:
    """Somebody without a number takes the microphone: who had it was heard."""
    if chair.press("AddFromFloor", field="water", now=True) is None:
        return False
    chair.stage.say("  somebody without a number is given the floor")
    return True


def refuse_speaker(chair: Chairing) -> bool:
    if not _refused(chair, chair.public["floor"]["opinion"], "threat", "written"):
        return False
    chair.stage.say("  the speaker is refused the floor and answered in writing")
    return True


def refuse_by_mistake(chair: Chairing) -> bool:
    """Taken back: the speaker goes on."""
    if not _refused(chair, chair.public["floor"]["opinion"], "disorder", "written") or chair.press("Undo") is None:
        return False
    chair.stage.say("  refused by mistake, taken back")
    return True


def refuse_waiting(chair: Chairing) -> bool:
    queue = chair.public["queue"]
    if not queue or not _refused(chair, queue[-1]["opinion"], "drunk", "office"):
        return False
    chair.stage.say("  somebody who waits is refused and shown to an office")
    return True


def refuse_reply(chair: Chairing) -> None:
    if _refused(chair, chair.public["floor"]["opinion"], "substance", "office"):
        chair.stage.say("  the reply is refused")


def _refused(chair: Chairing, opinion: int, reason: str, route: str) -> bool:
    """By the chair: the operator may not."""
    return chair.do("Refuse", opinion=opinion, reason=reason, route=route) is not None


def power_cut(chair: Chairing) -> bool:
    """Two speak by the sheet on paper; their numbers are entered afterwards, first a wrong one."""
    numbers = [row["number"] for row in chair.public["queue"]][:3]
    if len(numbers) < 3 or chair.press("PauseTimer") is None:
        return False
    chair.stage.sleep(POWER_BACK)
    wrong = numbers.pop()
    done = [chair.press("EnterServed", numbers=[wrong]), chair.press("Undo")]
    done += [chair.press("EnterServed", numbers=numbers), chair.press("ResumeTimer")]
    if None in done:
        return False
    chair.stage.say("  the power was off; two had their turn by the sheet")
    return True


def extend_twice_at_once(chair: Chairing) -> bool:
    """Chair and operator press the same in the same second: one minute comes of it."""
    if chair.operator is None:
        return True
    seen = chair.view["expected"]

    def extend(member: Member) -> dict[str, Any] | None:
        return chair.stage.do(member.client, member.name, "ExtendTime", minutes=1, expected=seen)

    with ThreadPoolExecutor(2) as hands:
        done = [ack for ack in hands.map(extend, (chair, chair.operator)) if ack is not None]
    if len(done) != 1:
        chair.stage.wrong(f"{len(done)} minutes came of one that two gave at once")
        return True
    chair.expect("ExtendTime", done[0]["seq"])
    chair.stage.say("  chair and operator give one minute at once")
    return True
