"""Private forms in progress: one a person, kept until it is finished or left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from models.store.notices import Asked
from models.store.rows import columns, valued
from models.store.tables import forms
from models.store.upserts import upsert


@dataclass(frozen=True, slots=True)
class Form:
    """What a person is being asked, and what they have answered so far.

    stamp: the update that brought it so far; a button that carries another is of an older question.
    """

    person_id: int
    community_id: int
    kind: str
    answers: Mapping[str, Any]
    stamp: int = 0


KEPT = "kept"  # the kind of a form that asks nothing yet

_form = select(*columns(Form, forms))


class Forms:
    """A person fills in one form at a time; a new one takes the place of the old."""

    def __init__(self, connection: Connection, asked: Asked | None = None) -> None:
        self.connection, self.asked = connection, asked

    def of(self, person_id: int) -> Form | None:
        """What the person is being asked now."""
        query = _form.where(forms.c.person_id == person_id, forms.c.kind != KEPT)
        return valued(Form, self.connection.execute(query).first())

    def kept(self, person_id: int, community_id: int) -> Form | None:
        """What the person has said for a form that is not begun yet."""
        mine = (forms.c.person_id == person_id) & (forms.c.community_id == community_id)
        return valued(Form, self.connection.execute(_form.where(mine, forms.c.kind == KEPT)).first())

    def keep(self, form: Form, at: datetime) -> int:
        """The form as it is from now on. Returns its stamp."""
        stamp = self.asked.update_id if self.asked else 0
        values = {"community_id": form.community_id, "kind": form.kind, "answers": dict(form.answers)}
        values |= {"stamp": stamp, "at": at}
        row = upsert(forms).values(person_id=form.person_id, **values)
        self.connection.execute(row.on_conflict_do_update(index_elements=["person_id"], set_=values))
        return stamp

    def leave(self, person_id: int) -> None:
        self.connection.execute(delete(forms).where(forms.c.person_id == person_id))
