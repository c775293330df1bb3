"""Context managers that hand on what they are given."""

import sqlite3
from contextlib import AsyncExitStack, ExitStack, aclosing, closing, nullcontext

import aiosqlite


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
    with ExitStack() as stack:
        db = stack.enter_context(sqlite3.connect("x.db"))  #: connect
        db.execute("SELECT 1")  #: query
        file = stack.enter_context(open("x.txt"))
        file.read()  #: file-read
        pushed = stack.push(sqlite3.connect("x.db"))  #: connect
        pushed.execute("SELECT 1")  #: query
        stack.callback(print, "done")
        stack.pop_all().close()
    async with AsyncExitStack() as later:
        db = await later.enter_async_context(aiosqlite.connect("x.db"))  #: connect
        await db.execute("SELECT 1")  #: query
        later.enter_context(closing(sqlite3.connect("x.db"))).execute("SELECT 1")  #: connect query
        later.push_async_exit(db)
        later.push_async_callback(db.close)
        await later.aclose()
