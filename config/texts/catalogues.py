"""The translators' files: one .po for each language, read as it is; English is the source and has none."""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
TEMPLATE = HERE / "commonpot.pot"
SOURCE = "en"


def languages(folder: Path = HERE) -> frozenset[str]:
    """The languages the bot speaks, as two- or three-letter codes."""
    return frozenset({SOURCE} | {file.stem for file in folder.glob("*.po")})


def catalogue(language: str, folder: Path = HERE) -> NullTranslations:
    """A language's translations. A sentence without one, or marked fuzzy, stays in English."""
    file = folder / f"{language}.po"
    if language == SOURCE or not file.exists():
        return NullTranslations()
    # Imported here: an English-speaking bot starts without the reader of catalogues.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with file.open("rb") as text:
        write_mo(compiled, read_po(text, locale=language, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
