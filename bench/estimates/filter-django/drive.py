import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=[], DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()

from django.db import connection

from models import Order


def prepare(sizes):
    with connection.schema_editor() as editor:
        editor.create_model(Order)
    step = sizes["N"] // sizes["M"]
    Order.objects.bulk_create(Order(number=number, customer=f"customer {number}", paid=number % step != 0) for number in range(sizes["N"]))


def call(program, state):
    return program.unpaid()
