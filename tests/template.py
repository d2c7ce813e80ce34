"""`make texts`: collects every sentence the bot says into the catalogues' template, config/texts/commonpot.pot."""

from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from config.texts.catalogues import TEMPLATE

HANDLERS = Path(__file__).parents[1] / "handlers"


def template(folder: Path = HANDLERS) -> str:
    """The template as it should be for the sentences in the folder: sorted, and the same on every machine."""
    catalogue = Catalog(project="Commonpot")
    sentences = extract_from_dir(folder, [("**.py", "python")], keywords={"say": None, "say_many": (1, 2)})
    for _file, _line, sentence, _comments, context in sentences:
        catalogue.add(sentence, context=context)
    written = BytesIO()
    write_po(written, catalogue, omit_header=True, sort_output=True, width=100)
    return written.getvalue().decode("utf-8").lstrip("\n")


if __name__ == "__main__":
    TEMPLATE.write_text(template(), "utf-8")
