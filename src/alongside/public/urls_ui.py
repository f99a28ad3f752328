"""The design system's own pages, with who may open them stated."""

from django.urls import path

from alongside.accounts.views.language import language
from alongside.people.access import Access, access
from alongside.ui import views

app_name = "ui"
public = access(Access.PUBLIC)

urlpatterns = [
    path("ui/styles.<str:digest>.css", public(views.styles), name="styles"),
    path("exit/", public(views.quick_exit), name="exit"),
    path("language/", public(language), name="language"),
    path("components/", public(views.gallery), name="gallery"),
]
