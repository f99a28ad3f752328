"""What the program does by itself for the privacy officer: erase files, tell of emergencies."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from alongside.core import scope
from alongside.core.actor import Actor
from alongside.core.jobs import every
from alongside.people.queries.told import addresses_of_supervisors, addresses_of_those_told
from alongside.privacy import retention
from alongside.privacy.commands.exports import erase_export
from alongside.privacy.models import Disclosure
from alongside.privacy.queries import exports


@every(seconds=300, name="erase exports whose time is over")
def erase_exports() -> int:
    """This function will erase the files whose 24 hours are over."""
    with scope.across_organisations():
        rows = list(exports.over().defer("body"))
    for row in rows:
        by = Actor.system(row.organisation_id)
        with scope.organisation(row.organisation_id):
            erase_export(export=row, by=by)
    return len(rows)


@every(seconds=86_400, name="delete what is kept no longer")
def keep_to_retention() -> int:
    """This function will delete what is over by the rules of retention."""
    return sum(one.deleted for one in retention.apply(scrubs=False))


@task()
def mail_of_emergency(opening_id: str) -> None:
    """
    This function will mail those who are told of an opening that something waits for them.

    The words are neutral: nothing of it, nor what the program does, is on a screen (DS-01).
    """
    _say_that_something_waits(addresses_of_those_told(opening_id))


@task()
def mail_of_telling(entry_id: str) -> None:
    """This function will mail a person's supervisors that medical staff were told (P2-51)."""
    with scope.across_organisations():
        rows = Disclosure.objects.across_organisations("a job tells of one entry")
        entry = rows.filter(pk=entry_id).first()
        if entry is None or entry.by_membership_id is None:
            return
        _say_that_something_waits(
            addresses_of_supervisors(
                entry.organisation_id, entry.person_id, besides=entry.by_membership_id
            )
        )


def _say_that_something_waits(addresses: list[tuple[str, str]]) -> None:
    for address, language in addresses:
        with translation.override(language):
            subject, body = _("Please have a look"), _("Something waits for you. Please sign in.")
            send_mail(subject, body + "\n", settings.DEFAULT_FROM_EMAIL, [address])
