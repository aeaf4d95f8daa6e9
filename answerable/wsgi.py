import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.settings")
if settings.MISSING:
    raise ImproperlyConfigured("\n".join(settings.MISSING))
application = get_wsgi_application()
