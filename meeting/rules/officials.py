"""Who answers; and what an official may say, only of opinions that are theirs or likely to be."""

from .. import answering
from .. import commands as cmd
from ..events import AnswerOffered, AnswerPrepared, Event, OfficialAdded, OfficialRemoved, WordAsked
from ..setup import Setup
from .base import Context, ensure, handles, reject
from .opinions import known_field

MOST = 100


@handles(cmd.AddOfficial)
def add_official(ctx: Context, command: cmd.AddOfficial) -> list[Event]:
    """Somebody who came in another's place, also while the meeting runs (V.2, phân công đơn vị, cán bộ)."""
    listed = ctx.setup.listed
    ensure(len(listed) < MOST, "too_many_officials", limit=MOST)
    known = {(o.name, o.office) for o in listed}
    ensure((command.name, command.office) not in known, "official_listed", name=command.name)
    for field in command.fields:
        known_field(ctx, field)
    fields = tuple(dict.fromkeys(command.fields))
    return [OfficialAdded(_id_of(ctx.setup, command), command.name, command.office, fields)]


def _id_of(setup: Setup, command: cmd.AddOfficial) -> str:
    """Who comes back is the same person, whom an opinion may concern (III.4); anybody else is somebody new."""
    known = (command.name, command.office)
    before = next((o.id for o in setup.officials if (o.name, o.office) == known), None)
    return before or _new_id(setup)


def _new_id(setup: Setup) -> str:
    """Never one that somebody on the list has or had."""
    taken = {o.id for o in setup.officials}
    return next(id_ for n in range(1, len(taken) + 2) if (id_ := f"official{n}") not in taken)


@handles(cmd.RemoveOfficial)
def remove_official(ctx: Context, command: cmd.RemoveOfficial) -> list[Event]:
    """Not in the middle of an answer."""
    ensure(ctx.setup.lists(command.official), "no_such_official", official=command.official)
    turn = ctx.state.turn
    ensure(turn is None or turn.official != command.official, "official_answering")
    return [OfficialRemoved(command.official)]


def _theirs(ctx: Context, opinion: int) -> None:
    known = (*answering.mine(ctx.state, ctx.actor.id), *answering.likely(ctx.state, ctx.actor.id))
    ensure(any(one.id == opinion for one in known), "not_your_answer")


@handles(cmd.OfferAnswer)
def offer_answer(ctx: Context, command: cmd.OfferAnswer) -> list[Event]:
    """The chair sees it beside the opinion and decides (V.2, VI.5)."""
    _theirs(ctx, command.opinion)
    offered = dict(ctx.opinion(command.opinion).offers).get(ctx.actor.id, "")
    ensure(command.kind != offered, "already_there")
    return [AnswerOffered(command.opinion, ctx.actor.id, command.kind)]


@handles(cmd.PrepareAnswer)
def prepare_answer(ctx: Context, command: cmd.PrepareAnswer) -> list[Event]:
    """A draft; two screens of one official never overwrite each other unseen."""
    _theirs(ctx, command.opinion)
    known = ctx.state.prepared.get((command.opinion, ctx.actor.id))
    version = known.version if known else 0
    if command.base_version != version:
        reject("draft_changed", version=version, text=known.text if known else "")
    return [AnswerPrepared(command.opinion, ctx.actor.id, version + 1, command.text or None)]


@handles(cmd.AskForWord)
def ask_for_word(ctx: Context, command: cmd.AskForWord) -> list[Event]:
    """The chair gives the word, or does not."""
    ctx.phase("in_session")
    ensure(command.on != (ctx.actor.id in ctx.state.word_asked), "already_there")
    return [WordAsked(ctx.actor.id, command.on)]


@handles(cmd.SetWordAside)
def set_word_aside(ctx: Context, command: cmd.SetWordAside) -> list[Event]:
    """Seen; the official may ask again."""
    ensure(command.official in ctx.state.word_asked, "already_there")
    return [WordAsked(command.official, False)]
