"""psycopg2: one connection, one statement at a time."""

import psycopg2
from psycopg2 import extras, pool, sql
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor

connection = psycopg2.connect("dbname=shop")  #: connect
cursor = connection.cursor()
cursor.execute("SELECT name FROM users WHERE id = %s", (1,))  #: query
row = cursor.fetchone()
rows = cursor.fetchall()
few = cursor.fetchmany(10)
for name in cursor:
    name.count(1)
cursor.execute("INSERT INTO users (name) VALUES (%s)", ("ada",))  #: write
cursor.executemany("INSERT INTO users (name) VALUES (%s)", [("ada",), ("grace",)])  #: write
cursor.callproc("refresh")  #: query
cursor.close()
connection.commit()  #: commit
connection.rollback()  #: rollback
connection.close()


def by_id(db: Connection, user: int):
    with db.cursor() as lookup:
        lookup.execute("SELECT * FROM users WHERE id = %(id)s", {"id": user})  #: query
        return lookup.fetchone()


def remove(lookup: Cursor, user: int):
    lookup.execute("DELETE FROM users WHERE id = %s", (user,))  #: write


def many(lookup: Cursor, rows: list[tuple[str]]):
    extras.execute_values(lookup, "INSERT INTO users (name) VALUES %s", rows)  #: write
    extras.execute_batch(lookup, "INSERT INTO users (name) VALUES (%s)", rows)  #: write
    lookup.mogrify("SELECT %s", (1,))
    with open("users.csv") as source:
        lookup.copy_from(source, "users")  #: write
        lookup.copy_to(source, "users")  #: query
        lookup.copy_expert("COPY users FROM STDIN", source)  #: write
    lookup.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier("users")))  #: query


shared = pool.ThreadedConnectionPool(1, 10, "dbname=shop")  #: connect
leased = shared.getconn()
leased.commit()  #: commit
shared.putconn(leased)
shared.closeall()
