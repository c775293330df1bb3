import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=[], DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()

from django.db import connection

from models import Order


def prepare(sizes):
    with connection.schema_editor() as editor:
        editor.create_model(Order)
    return [(number, f"customer {number}") for number in range(sizes["N"])]


def reset(state):
    Order.objects.all().delete()


def call(program, state):
    program.store(state)


def result(state):
    return list(Order.objects.order_by("number").values_list("number", "customer"))
