"""What an answering official may say: only of opinions that are theirs or likely to be."""

from .. import answering
from .. import commands as cmd
from ..events import AnswerOffered, AnswerPrepared, Event, WordAsked
from .base import Context, ensure, handles, reject


def _theirs(ctx: Context, opinion: int) -> None:
    known = (*answering.mine(ctx.state, ctx.actor.id), *answering.likely(ctx.state, ctx.actor.id))
    ensure(any(one.id == opinion for one in known), "not_your_answer", opinion=opinion)


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
