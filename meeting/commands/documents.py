"""Documents made public (III.1–2), and phrases read aloud for those who speak a language more than they read one."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ..actors import Role
from ..counting import WORDS
from .base import Command, Line, Name, Number, OptionalIdentifier, Title


def _known_phrase(value: str) -> str:
    if value not in ON_THE_PHONE and value not in WORDS:
        raise PydanticCustomError("literal_error", "unknown phrase")
    return value


MEBIBYTE = 1 << 20
DOCUMENT_BYTES = 25 * MEBIBYTE
DOCUMENT_PAGES = 100
CLIP_BYTES = 3 * MEBIBYTE

# The phrases that a commune may have read aloud: each beside its words on the phone, and the words of which the
# projector joins the number that is called.
ON_THE_PHONE = ("welcome", "notice", "check_in", "number", "registering", "written", "get_ready", "called", "rating")
PhraseId = Annotated[str, Field(json_schema_extra={"enum": [*ON_THE_PHONE, *WORDS]}), AfterValidator(_known_phrase)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class UploadCommand(Command):
    """A command that the server sends itself, in the name of whoever uploaded a file, once it has checked the file.

    ``sha256`` names the file as it came, ``size`` is in bytes.
    """

    roles: ClassVar[frozenset[Role]] = frozenset({Role.ORGANISER})
    sha256: Sha256


class PublishDocument(UploadCommand):
    """Make a document public, to be read page by page on any phone (III.1–2). ``pages`` names a picture for each.

    The projector shows it by itself during the agenda's ``item``, where one is named.
    """

    title: Title
    item: OptionalIdentifier = ""
    kind: Literal["pdf", "image"]
    size: Annotated[int, Field(ge=1, le=DOCUMENT_BYTES)]
    pages: Annotated[list[Sha256], Field(min_length=1, max_length=DOCUMENT_PAGES)]


class WithdrawDocument(Command):
    """Take a document away from the public; the record keeps it."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.ORGANISER})
    document: Number
    reason: Line = ""


class RecordPhrase(UploadCommand):
    """Let a phrase be heard in a language (``language`` as people call it: "Tiếng Mông"). Replaces an earlier one."""

    phrase: PhraseId
    language: Name
    kind: Literal["mp3", "ogg", "wav"]
    size: Annotated[int, Field(ge=1, le=CLIP_BYTES)]


class DropPhraseAudio(Command):
    """Take a phrase read aloud away again."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.ORGANISER})
    clip: Number
