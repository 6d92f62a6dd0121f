"""The organiser's page: addresses and links, the hall and its network, documents, sounds, what is held of people."""

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from live.acting import book
from live.errors import Problem
from live.halls import Hall
from live.links import public_url
from live.pages import base_url, boot_of, qr_path
from live.staff import Grant, staff_of
from meeting import privacy
from meeting.actors import Role
from meeting.calendar import day_of
from meeting.hallcheck import Measures, check
from meeting.setup import Setup
from meeting.views import documents

from .officials import answerers
from .organising import organised, organised_here
from .routes import blueprint
from .spoken import spoken_phrases


@blueprint.get("/<slug>/setup")
def setup(slug: str) -> ResponseReturnValue:
    """Addresses, and a button for each member of staff."""
    return _page(organised(slug))


@blueprint.post("/<slug>/setup")
def make_link(slug: str) -> ResponseReturnValue:
    """A new one-time link for one member of staff, with its QR."""
    hall = organised_here(slug)
    actor = staff_of(hall.room.state.expect_setup()).get(request.form.get("role", ""))
    if actor is None:
        raise Problem(400, "invalid")
    url = f"{base_url()}/s/{book().link(Grant(slug, actor))}"
    current_app.logger.info("a sign-in link was made for %s in %s", actor.scope, slug)
    return _page(hall, made={"role": request.form["role"], "url": url, "qr": qr_path(url)})


def _page(hall: Hall, made: dict[str, object] | None = None) -> ResponseReturnValue:
    state = hall.room.state
    found = state.expect_setup()
    citizens = public_url(hall, base_url())
    return render_template(
        "moderator/setup.html",
        boot=boot_of(hall, staff_of(found)["organiser"], ("public", "me")),
        hall=hall,
        meeting=found,
        phase=state.phase,
        rows=_staff(found),
        answerers=answerers(state),
        fields=state.expect_regulation().fields,
        measured=_metres(state.hall),
        checked=check(state.hall) if state.hall else None,
        phones=hall.push.phones,
        made=made,
        citizens=citizens,
        citizens_qr=qr_path(citizens),
        display=f"{base_url()}/display/{hall.slug}",
        files=_files(hall),
        network=state.network,
        held=[row for row in privacy.overview(state) if row.count],
        purge_days=state.expect_regulation().deadlines.purge_days,
        purged=day_of(state.purged_at).strftime("%d/%m/%Y") if state.purged_at else "",
        erased=request.args.get("erased", "")[:7],
        addresses=current_app.config.get("ADDRESSES", []),
        base=base_url(),
    )


def _staff(found: Setup) -> list[dict[str, str]]:
    """Who may sign in, each with name and office or village."""
    villages = {v.id: v.name for v in found.villages}
    rows = []
    for key, actor in staff_of(found).items():
        person = found.person(actor.id)
        if actor.role is not Role.ORGANISER:
            name, office = (person.name, person.office) if person else ("", villages.get(actor.id, ""))
            rows.append({"key": key, "role": str(actor.role), "name": name, "office": office})
    return rows


def _metres(measured: Measures | None) -> dict[str, str]:
    """The measures as they are written in a form."""
    known = {"distance": measured.distance, "height": measured.height} if measured else {"distance": 0, "height": 0}
    return {name: f"{value / 100:g}".replace(".", ",") if value else "" for name, value in known.items()}


def _files(hall: Hall) -> dict[str, object]:
    """What the part of the page for documents and phrases starts from."""
    state = hall.room.state
    return {
        "slug": hall.slug,
        "messages": {},
        "phrases": spoken_phrases(),
        "items": [{"id": i.id, "label": i.short} for i in state.agenda],
        "documents": documents.documents(state),
        "clips": documents.clips(state),
    }
