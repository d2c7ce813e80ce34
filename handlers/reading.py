"""What somebody wrote, as their words can be read."""

from dataclasses import dataclass

from config.texts import parse_money


@dataclass(frozen=True, slots=True)
class Reading:
    """A message for a form (models.forms.written.Written). text: without what cannot be seen; oneself: it says I."""

    text: str
    oneself: bool = False

    def money(self, currency: str | None) -> tuple[int, str] | None:
        return parse_money(self.text, currency)
