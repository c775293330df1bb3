"""psycopg 3: sync calls wait at the call, async ones at the await."""

import psycopg
from psycopg import sql
from psycopg_pool import AsyncConnectionPool, ConnectionPool

with psycopg.connect("dbname=shop") as connection:  #: connect
    connection.execute("SELECT 1").fetchone()  #: query
    connection.execute("INSERT INTO users (name) VALUES (%s)", ("ada",))  #: write
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM users WHERE id = %s", (1,))  #: query
        cursor.fetchone()
        cursor.fetchmany(10)
        cursor.fetchall()
        for row in cursor:
            len(row)
        cursor.executemany("INSERT INTO users (name) VALUES (%s)", [("ada",)])  #: write
        for row in cursor.stream("SELECT * FROM users"):  #: query
            len(row)
        with cursor.copy("COPY users FROM STDIN") as copy:  #: write
            copy.write_row(("ada",))
        cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier("users")))  #: query
    with connection.transaction():  #: begin
        connection.execute("UPDATE users SET name = %s", ("ada",))  #: write
    connection.commit()  #: commit
    connection.rollback()  #: rollback
other = psycopg.Connection.connect("dbname=shop")  #: connect
other.close()

pool = ConnectionPool("dbname=shop")
with pool.connection() as leased:
    leased.execute("SELECT 1")  #: query
taken = pool.getconn()
taken.execute("SELECT 1")  #: query
pool.putconn(taken)
pool.close()


async def main():
    async with await psycopg.AsyncConnection.connect("dbname=shop") as connection:  #: connect
        found = await connection.execute("SELECT name FROM users WHERE id = %s", (1,))  #: query
        await found.fetchone()
        async with connection.cursor() as cursor:
            await cursor.execute("DELETE FROM users WHERE id = %s", (1,))  #: write
            await cursor.executemany("INSERT INTO users (name) VALUES (%s)", [("ada",)])  #: write
            await cursor.execute("SELECT * FROM users")  #: query
            await cursor.fetchmany(10)
            await cursor.fetchall()
            async for row in cursor:
                len(row)
            async for row in cursor.stream("SELECT * FROM users"):  #: query
                len(row)
        async with connection.transaction():  #: begin
            pass
        await connection.commit()  #: commit
        await connection.rollback()  #: rollback


async def pooled(pool: AsyncConnectionPool):
    async with pool.connection() as connection:
        await connection.execute("SELECT 1")  #: query
    leased = await pool.getconn()
    await leased.execute("SELECT 1")  #: query
    await pool.putconn(leased)
    await pool.close()


async def annotated(connection: psycopg.AsyncConnection):
    await connection.execute("SELECT 1")  #: query
    await connection.close()
