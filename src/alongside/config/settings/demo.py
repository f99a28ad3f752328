"""The sample program: keys are made on first use, the gallery is open, one machine."""

from alongside.config import env
from alongside.config.settings.base import *  # noqa: F403
from alongside.config.settings.base import ALONGSIDE_HOME

ALONGSIDE_DEMO = True
ALONGSIDE_GALLERY = True
# A sample sign-in is a password printed on the screen; a second factor would only be in the way
# of somebody trying the product. It can be set up, and production cannot turn it off this way.
ALONGSIDE_SECOND_FACTOR = env.flag("ALONGSIDE_SECOND_FACTOR", default=False)
SECRET_KEY = env.key("ALONGSIDE_SECRET_KEY", ALONGSIDE_HOME / "keys/secret.key").hex()
ALONGSIDE_MASTER_KEYS = [env.key("ALONGSIDE_MASTER_KEY", ALONGSIDE_HOME / "keys/master.key")]
ALONGSIDE_SEAL_KEY = env.key("ALONGSIDE_SEAL_KEY", ALONGSIDE_HOME / "keys/seal.key")
ALLOWED_HOSTS = ["*"]
# Files of pages are served from where the packages have them, and collected nowhere.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(ALONGSIDE_HOME / "mail")
