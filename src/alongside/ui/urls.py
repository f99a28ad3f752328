"""Addresses of the design system. The project's urls put access rules around the views."""

from django.urls import path

from alongside.ui import views

app_name = "ui"

urlpatterns = [
    path("ui/styles.<str:digest>.css", views.styles, name="styles"),
    path("exit/", views.quick_exit, name="exit"),
    path("language/", views.language, name="language"),
    path("components/", views.gallery, name="gallery"),
]
