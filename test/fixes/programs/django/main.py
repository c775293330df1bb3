"""Runs the places that are named, or all of them; prints what each gives, and how many statements it sent."""

import configure  # noqa: F401
import inspect
import json
import sys

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from seed import seed
from shop import edges, quiet, reports, services, views

call_command("migrate", run_syncdb=True, verbosity=0)
seed()


def places():
    for module in (views, services, reports, quiet, edges):
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
                yield name, value


def run(place):
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            try:
                output = place()
            except Exception as error:
                output = f"{type(error).__name__}: {error}"
        transaction.set_rollback(True)
    statements = [one["sql"] for one in captured if "SAVEPOINT" not in one["sql"]]
    return {"output": repr(output), "statements": len(statements)}


chosen = sys.argv[1:]
print(json.dumps({name: run(place) for name, place in places() if not chosen or name in chosen}))
