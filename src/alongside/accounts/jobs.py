"""Background work of accounts: mail with links, and clearing away what is over."""

import logging

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from alongside.accounts import drafts
from alongside.accounts.models import User
from alongside.core import clock
from alongside.core.jobs import every

log = logging.getLogger(__name__)


@task()
def mail_reset_link(username: str, site: str) -> None:
    """
    This function will mail a link to choose a new password, good for 15 minutes and one use.

    `username` is the keyed hash of a sign-in name that may be nobody's. Then, and for accounts
    without e-mail, nothing is sent: the page told everybody to ask their program.
    """
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None or not user.email:
        return
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    context = {"link": site.rstrip("/") + path.replace("UID-KEY", key)}
    with translation.override(user.language):
        subject = render_to_string("account/email/password_reset_key_subject.txt", context)
        body = render_to_string("account/email/password_reset_key_message.txt", context)
    send_mail(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [user.email])


@every(seconds=300, name="clear away drafts and sessions that are over")
def clear_away() -> int:
    """This function will delete drafts and sessions whose time is over."""
    gone = drafts.purge()
    return gone + Session.objects.filter(expire_date__lt=clock.machine_now()).delete()[0]
