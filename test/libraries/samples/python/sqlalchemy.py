"""SQLAlchemy Core: the statement decides between query and write."""

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, delete, insert, select, text, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer))
engine = create_engine("sqlite://")

with engine.connect() as connection:
    result = connection.execute(text("SELECT * FROM users WHERE id = :id"), {"id": 1})  #: query
    result.first(), result.all(), result.one(), result.one_or_none(), result.fetchone(), result.fetchall()
    result.scalar(), result.scalar_one(), result.scalar_one_or_none(), result.scalars().all(), result.mappings().first()
    for row in result:
        row._asdict()
    connection.execute(select(users).where(users.c.id == 1).order_by(users.c.id).limit(1))  #: query
    connection.execute(users.select())  #: query
    connection.scalar(select(users.c.id))  #: query
    connection.scalars(select(users.c.id)).all()  #: query
    connection.execute(text("INSERT INTO users (id) VALUES (:id)"), {"id": 1})  #: write
    connection.execute(insert(users).values(id=1))  #: write
    connection.execute(update(users).where(users.c.id == 1).values(id=2))  #: write
    connection.execute(delete(users).where(users.c.id == 1))  #: write
    connection.execute(users.insert(), [{"id": 1}])  #: write
    connection.exec_driver_sql("SELECT 1")  #: query
    connection.commit()  #: commit
    connection.rollback()  #: rollback
    with connection.begin_nested():  #: begin
        pass
    with connection.begin():  #: begin
        pass
with engine.begin() as transaction:  #: begin
    transaction.execute(text("DELETE FROM users"))  #: write
engine.dispose()


def annotated(connection: Connection, source: Engine):
    connection.execute(text("SELECT 1"))  #: query
    source.connect().execute(text("SELECT 1"))  #: query


async def awaited(connection: AsyncConnection):
    result = await connection.execute(select(users))  #: query
    result.scalars().first()
    await connection.scalar(select(users.c.id))  #: query
    await connection.execute(insert(users))  #: write
    async with connection.stream(select(users)) as streamed:  #: query
        async for row in streamed:
            row._asdict()
    await connection.commit()  #: commit
    await connection.rollback()  #: rollback
    source = create_async_engine("sqlite+aiosqlite://")
    async with source.connect() as other:
        await other.execute(text("SELECT 1"))  #: query
    async with source.begin() as other:  #: begin
        await other.execute(text("UPDATE users SET id = 1"))  #: write
    await source.dispose()


def schema(found: MetaData):
    metadata.create_all(engine)  #: write
    found.reflect(bind=engine)  #: query
    found.sorted_tables[0].select(), found.tables["users"].select()
    found.drop_all(engine)  #: write
    found.clear()
