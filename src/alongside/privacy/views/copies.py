"""Copies of a form: the signed document, the paper that was brought, or a form to sign on paper."""

import base64

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.errors import NotFound
from alongside.people.access import ActorRequest
from alongside.privacy import documents, signing, uploads
from alongside.privacy.models import Consent
from alongside.privacy.views.pages import handed_out

TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}


def copy_of(request: ActorRequest, consent: Consent) -> HttpResponse:
    """
    This function will hand out the document under a neutral name (DS-06).

    `?part=paper` asks for the paper that was signed and uploaded.

    :raises NotFound: when there was no paper
    """
    wants_paper = request.GET.get("part") == "paper"
    content = _paper(consent) if wants_paper else _document(consent)
    kind = uploads.sniffed(content) or "pdf"
    audit.record(
        by=request.actor, action="consent.copied", object=consent, person_id=consent.person_id
    )
    return handed_out(content, f"document.{kind}", TYPES[kind])


def _document(consent: Consent) -> bytes:
    if consent.document is None:
        return signing.drawn_up(consent, [], at=clock.now())
    return documents.content_of(consent.document)


def _paper(consent: Consent) -> bytes:
    signatures = consent.document.signatures.all() if consent.document else ()
    for signature in signatures:
        if signature.method == "paper":
            return base64.b64decode(signature.image)
    raise NotFound(_("There is nothing here."))
