"""Addresses of the public pages."""

from importlib import import_module
from importlib.util import find_spec

from alongside.public import urls_pages

app_name = "public"
urlpatterns = list(urls_pages.urlpatterns)
if find_spec("alongside.public.urls_coaches"):
    urlpatterns += import_module("alongside.public.urls_coaches").urlpatterns
