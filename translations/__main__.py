"""Bring every catalogue up to date with the sources: ``python -m translations`` (``make messages``).

What is new comes in empty, what is gone leaves; what was translated stays.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from .sources import phrases


def updated(old: Catalog) -> Catalog:
    """The catalogue with exactly the phrases that the sources have now."""
    new = Catalog(locale=old.locale, project="Đối Thoại", fuzzy=False, revision_date=old.revision_date)
    new.creation_date = old.creation_date
    for file, phrase in phrases():
        known = old.get(phrase)
        new.add(phrase, known.string if known else "", locations=[(file, 0)])
    return new


def main() -> None:
    """Rewrite ``translations/*/messages.po`` and say how many phrases wait for a translator."""
    for path in sorted(Path(__file__).parent.glob("*/messages.po")):
        with path.open("rb") as file:
            catalogue = updated(read_po(file, locale=path.parent.name))
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, include_lineno=False)
        missing = [message.id for message in catalogue if message.id and not message.string]
        print(f"{path.parent.name}: {len(catalogue)} phrases, {len(missing)} without a translation")


if __name__ == "__main__":
    main()
