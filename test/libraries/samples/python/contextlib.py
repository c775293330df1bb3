"""Context managers that hand on what they are given."""

import sqlite3
from contextlib import aclosing, closing, nullcontext


async def rows():
    yield 1


async def main():
    with closing(sqlite3.connect("x.db")) as db:  #: connect
        db.execute("SELECT 1")  #: query
    with nullcontext(sqlite3.connect("x.db")) as other:  #: connect
        other.execute("SELECT 1")  #: query
    async with aclosing(rows()) as found:
        async for row in found:
            row
