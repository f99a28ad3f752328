"""The door of the web server."""

import os

from django.core.wsgi import get_wsgi_application

MODE = os.environ.setdefault("ALONGSIDE_MODE", "production")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"alongside.config.settings.{MODE}")
application = get_wsgi_application()
