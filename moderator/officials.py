"""The organiser's part of the page for the list of those who answer."""

from flask import request
from flask.typing import ResponseReturnValue

from meeting.state import State

from .organising import send
from .routes import blueprint


@blueprint.post("/<slug>/officials/add")
def add_official(slug: str) -> ResponseReturnValue:
    """Somebody more who answers."""
    said: dict[str, object] = {name: request.form.get(name, "") for name in ("name", "office")}
    return send(slug, "AddOfficial", {**said, "fields": request.form.getlist("fields")}, "#officials")


@blueprint.post("/<slug>/officials/remove")
def remove_official(slug: str) -> ResponseReturnValue:
    """Somebody who does not answer any more."""
    return send(slug, "RemoveOfficial", {"official": request.form.get("official", "")}, "#officials")


def answerers(state: State) -> list[dict[str, object]]:
    """The list, each with the fields by name and how many opinions wait for their answer."""
    fields = {f.id: f.label for f in state.expect_regulation().fields}
    open_ = [one.official for one in state.opinions.values() if one.outcome is None]
    return [
        {
            "id": one.id,
            "name": one.name,
            "office": one.office,
            "fields": ", ".join(fields[id_] for id_ in one.fields if id_ in fields),
            "waiting": open_.count(one.id),
        }
        for one in state.expect_setup().listed
    ]
