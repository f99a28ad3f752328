"""Addresses of a person's rights over their record, and of the desk that answers."""

from django.urls import path

from alongside.privacy.views import accounting, copy

urlpatterns = [
    path("me/copy/", copy.ask, name="my_whole_copy"),
    path("me/copy/pdf/", copy.pdf, name="my_copy_pdf"),
    path("me/copy/json/", copy.json, name="my_copy_json"),
    path("me/accounting/", accounting.mine, name="my_accounting"),
    path("me/accounting/pdf/", accounting.pdf, name="my_accounting_pdf"),
    path("me/accounting/json/", accounting.json, name="my_accounting_json"),
]
