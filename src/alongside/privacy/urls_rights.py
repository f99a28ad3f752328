"""Addresses of a person's rights over their record, and of the desk that answers."""

from django.urls import path

from alongside.privacy.views import accounting, asks, copy, letters, notice, officer_asks, reaching

urlpatterns = [
    path("me/rights/", copy.rights, name="my_rights"),
    path("me/copy/", copy.ask, name="my_whole_copy"),
    path("me/copy/pdf/", copy.pdf, name="my_copy_pdf"),
    path("me/copy/json/", copy.json, name="my_copy_json"),
    path("me/accounting/", accounting.mine, name="my_accounting"),
    path("me/accounting/pdf/", accounting.pdf, name="my_accounting_pdf"),
    path("me/accounting/json/", accounting.json, name="my_accounting_json"),
    path("me/asks/", asks.mine, name="my_asks"),
    path("me/asks/new/", asks.new, name="my_ask_new"),
    path("me/asks/<uuid:ask_id>/", asks.one, name="my_ask"),
    path("me/complaint/", asks.complain, name="my_complaint"),
    path("privacy/asks/", officer_asks.listed, name="officer_asks"),
    path("privacy/asks/<uuid:ask_id>/", officer_asks.one, name="officer_ask"),
    path("privacy-notice/", notice.public, name="notice"),
    path("me/notice/", notice.mine, name="my_notice"),
    path("me/fundraising/", notice.fundraising, name="my_fundraising"),
    path("desk/notice/", notice.desk, name="desk_notice"),
    path("me/reaching/", reaching.mine, name="my_reaching"),
    path("me/letters/", letters.mine, name="my_letters"),
    path("me/letters/<uuid:letter_id>/", letters.one, name="my_letter"),
    path("letter/", letters.check, name="letter"),
]
