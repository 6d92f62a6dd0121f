"""What the command line says when something fails: one sentence, with what to do next."""

from collections.abc import Callable
from typing import Any

import click

from meeting.journal import JournalError
from records import dossier

SENTENCES = {
    "journal_full": "The disk is full. Free some space and try again.",
    "journal_locked": "Another server already holds this meeting. Stop it first, or use its --data folder through it.",
    "not_a_meeting": "{path} is not a meeting's file, or it is damaged or from a newer version.",
    "journal_unwritable": "Cannot write to {path}. Choose another folder with --data, or make this one writable.",
    "journal_missing": "There is no file {path}.",
    "busy": "The server that holds this meeting does not answer. Wait a moment and try again.",
    "journal_exists": "{path} already exists. Choose another --slug.",
}


DOSSIER_SENTENCES = {
    "foreign": "This file is not a dossier of Đối Thoại, or it is damaged ({member}).",
    "newer": "This dossier is of a form that this version does not know ({member}). Install the newest version.",
    "changed": "This dossier does not hold: {member} is not what its list says.",
    "no_meeting": "This file holds totals only, not a meeting. Take the dossier that the commune keeps.",
    "exists": "This folder holds the meeting {member} already. Import into another one with --data.",
    "other_envelope": "This envelope is not that of this dossier of {member}. Take the one written with it.",
}


class Failure(click.ClickException):
    """One sentence, exit code 1."""


def sentence(error: JournalError) -> str:
    """What went wrong with a meeting's file, in one sentence."""
    params = {"path": "the file", **{k: str(v) for k, v in error.params.items()}}
    return SENTENCES.get(error.code, f"The meeting's file could not be used ({error.code}).").format(**params)


def told(action: Callable[[], Any]) -> Any:
    """The result of ``action``, or its failure in one sentence."""
    try:
        return action()
    except JournalError as error:
        raise Failure(sentence(error)) from error
    except dossier.NotADossier as error:
        raise Failure(DOSSIER_SENTENCES[error.reason].format(member=error.member)) from error
    except OSError as error:
        raise Failure(f"{error.filename or 'A file'} could not be used: {error.strerror or error}.") from error
