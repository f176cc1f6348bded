"""What the operator lets a language model do, and at which price."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """How a model is reached, and what it may cost. Money is in millionths of a dollar.

    Attributes:
        url: of the API, as `http://localhost:11434/v1`; empty for no model.
        name: of the model.
        key: sent as a bearer token; empty for none.
        seconds: how long all tries for one answer may take.
        tries: how often an answer is asked for at most.
        price_in, price_out: of a million tokens that are read and written.
        budget: of one plan; 0 for none.
        sees: whether it looks at pictures.
    """

    url: str
    name: str
    key: str = ""
    seconds: float = 60.0
    tries: int = 3
    price_in: int = 0
    price_out: int = 0
    budget: int = 0
    sees: bool = False
