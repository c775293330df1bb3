"""asyncpg: a pool takes a connection for each call."""

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://localhost/shop")  #: connect
    await connection.fetch("SELECT * FROM users WHERE team = $1", 1)  #: query
    await connection.fetchrow("SELECT * FROM users WHERE id = $1", 1)  #: query
    await connection.fetchval("SELECT count(*) FROM users")  #: query
    await connection.execute("INSERT INTO users (name) VALUES ($1)", "ada")  #: write
    await connection.executemany("INSERT INTO users (name) VALUES ($1)", [("ada",)])  #: write
    await connection.copy_records_to_table("users", records=[("ada",)])  #: write
    await connection.copy_to_table("users", source="users.csv")  #: write
    await connection.copy_from_query("SELECT * FROM users", output="users.csv")  #: query
    await connection.fetchmany("SELECT * FROM users WHERE id = $1", [(1,)])  #: query
    statement = await connection.prepare("SELECT * FROM users WHERE id = $1")
    await statement.fetch(1)  #: query
    await statement.fetchrow(1)  #: query
    await statement.fetchval(1)  #: query
    async with connection.transaction():  #: begin
        async for row in connection.cursor("SELECT * FROM users"):  #: query
            row.get("name")
    transaction = connection.transaction()  #: begin
    await transaction.start()  #: begin
    await transaction.commit()  #: commit
    await transaction.rollback()  #: rollback
    await connection.close()


async def pooled():
    async with asyncpg.create_pool("postgresql://localhost/shop") as pool:  #: MISSING connect
        rows = await pool.fetch("SELECT * FROM users")  #: query
        for row in rows:
            row.keys(), row.values(), row.items()
        async with pool.acquire() as connection:
            await connection.fetchrow("SELECT 1")  #: query
        taken = await pool.acquire()
        await taken.execute("DELETE FROM users")  #: write
        await pool.release(taken)
    started = await asyncpg.create_pool("postgresql://localhost/shop")  #: connect
    await started.close()


async def annotated(pool: asyncpg.Pool, connection: asyncpg.Connection):
    await pool.fetchval("SELECT 1")  #: query
    await connection.fetchval("SELECT 1")  #: query
