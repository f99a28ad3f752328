"""What the program does by itself for the privacy officer: erase files, tell of emergencies."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from alongside.core import scope
from alongside.core.actor import Actor
from alongside.core.jobs import every
from alongside.people.queries.told import addresses_of_those_told
from alongside.privacy import retention
from alongside.privacy.commands.exports import erase_export
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
    for address, language in addresses_of_those_told(opening_id):
        with translation.override(language):
            subject, body = _("Please have a look"), _("Something waits for you. Please sign in.")
            send_mail(subject, body + "\n", settings.DEFAULT_FROM_EMAIL, [address])
