"""A refusal: an ordinary answer that changes nothing. A code and values, never a sentence."""


class Refusal(Exception):
    """What a rule says no to. The code names the reason; the values are what its sentence needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
