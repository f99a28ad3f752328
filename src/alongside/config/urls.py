"""Addresses. Those of the public pages stay; see `docs/reference/addresses.md`."""

from importlib.util import find_spec

from django.urls import include, path

from alongside.config import views

DOMAINS = (
    "public", "portals", "matching", "referrals", "coaching", "groups", "directory", "scheduling",
    "workforce", "meetings", "safety", "privacy", "people",
)  # fmt: skip

urlpatterns = [
    path("readyz", views.ready, name="ready"),
    path("", include("alongside.public.urls_ui")),
]
for _domain in DOMAINS:
    if find_spec(f"alongside.{_domain}.urls"):
        urlpatterns.append(path("", include(f"alongside.{_domain}.urls")))
if find_spec("alongside.accounts.urls"):
    urlpatterns.append(path("", include("alongside.accounts.urls")))

handler400 = "alongside.ui.views.bad_request"
handler403 = "alongside.ui.views.permission_denied"
handler404 = "alongside.ui.views.page_not_found"
handler500 = "alongside.ui.views.server_error"
