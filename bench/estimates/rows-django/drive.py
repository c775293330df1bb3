import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=[], DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()

from django.db import connection

from models import Order


def prepare(sizes):
    with connection.schema_editor() as editor:
        editor.create_model(Order)
    for start in range(0, sizes["N"], 1000):
        Order.objects.bulk_create(Order(number=number, customer=f"customer {number}", paid=True) for number in range(start, start + 1000))


def warm(program, state):
    program.Order.objects.first()


def call(program, state):
    return program.export("/dev/null")
