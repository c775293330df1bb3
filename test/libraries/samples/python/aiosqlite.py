"""aiosqlite: sqlite3 in a thread of its own; `connect` and `execute` are awaited or entered."""

import aiosqlite
from aiosqlite import Connection, connect

seen = []
schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)"


async def entered(path, id):
    async with aiosqlite.connect(path) as db:  #: connect
        db.row_factory = aiosqlite.Row
        await db.execute(schema)  #: write
        async with db.execute("SELECT name FROM users WHERE id = ?", (id,)) as cursor:  #: query
            row = await cursor.fetchone()
        async with db.execute("SELECT id, name FROM users") as cursor:  #: query
            async for row in cursor:
                seen.append((row["name"], row.keys()))
        rows = await db.execute_fetchall("SELECT * FROM users")  #: query
        last = await db.execute_insert("INSERT INTO users (name) VALUES (?)", ("ada",))  #: write
        await db.commit()  #: commit
        return row, rows, last


async def awaited(path, names):
    db = await connect(path)  #: connect
    cursor = await db.cursor()
    await cursor.execute("SELECT name FROM users")  #: query
    seen.append((await cursor.fetchmany(10), await cursor.fetchall(), cursor.rowcount, cursor.lastrowid))
    await cursor.execute("UPDATE users SET name = ?", ("ada",))  #: write
    await cursor.executemany("INSERT INTO users (name) VALUES (?)", [(name,) for name in names])  #: write
    await cursor.executescript("DELETE FROM users; VACUUM")  #: write
    await cursor.close()
    second = await db.execute("SELECT count(*) FROM users")  #: query
    seen.append((await second.fetchone(), db.total_changes))
    await db.rollback()  #: rollback
    await db.close()


class Store:
    def __init__(self, connection: Connection):
        self.connection = connection

    async def fill(self, names):
        await self.connection.executemany("INSERT INTO users (name) VALUES (?)", names)  #: write
        await self.connection.executescript(schema)  #: write
        await self.connection.create_function("shout", 1, str.upper)
        await self.connection.set_trace_callback(seen.append)
        await self.connection.set_progress_handler(seen.clear, 1000)
        await self.connection.set_authorizer(None)
        await self.connection.enable_load_extension(True)
        await self.connection.load_extension("fts5")
        await self.connection.commit()  #: commit

    async def copy(self, path):
        async with connect(path) as target:  #: connect
            await self.connection.backup(target)  #: write
        async for line in self.connection.iterdump():  #: query
            seen.append(line)
        await self.connection.interrupt()
        self.connection.stop()
