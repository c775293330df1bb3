"""Runs the places that are named, or all of them; prints what each gives, and how many statements it sent."""

import inspect
import json
import sys

from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from seed import seed
from shop import edges, legacy, quiet, service, views
from shop.models import Base

engine = create_engine("sqlite://", poolclass=StaticPool)
Base.metadata.create_all(engine)
with Session(engine) as session:
    seed(session)

statements = []
event.listen(engine, "before_cursor_execute", lambda connection, cursor, statement, *rest: statements.append(statement))


def places():
    for module in (views, service, legacy, quiet, edges):
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
                yield name, value


def run(place):
    with engine.connect() as connection:
        transaction = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            statements.clear()
            try:
                output = place(session)
            except Exception as error:
                output = f"{type(error).__name__}: {error}"
            count = len([one for one in statements if "SAVEPOINT" not in one])
        transaction.rollback()
    return {"output": repr(output), "statements": count}


chosen = sys.argv[1:]
print(json.dumps({name: run(place) for name, place in places() if not chosen or name in chosen}))
