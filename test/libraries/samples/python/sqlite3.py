"""sqlite3: the text decides between query and write; fetching asks nothing again."""

import sqlite3
from sqlite3 import Connection, Cursor

connection = sqlite3.connect("shop.db")  #: connect
cursor = connection.cursor()
cursor.execute("SELECT name FROM users WHERE id = ?", (1,))  #: query
row = cursor.fetchone()
rows = cursor.fetchall()
few = cursor.fetchmany(10)
for name in cursor:
    print(name)  #: log
cursor.execute("INSERT INTO users (name) VALUES (?)", ("ada",))  #: write
cursor.executemany("INSERT INTO users (name) VALUES (?)", [("ada",), ("grace",)])  #: write
cursor.executescript("CREATE TABLE t (a); CREATE TABLE u (b);")  #: write
cursor.close()
connection.execute("UPDATE users SET name = ? WHERE id = ?", ("ada", 1))  #: write
found = connection.execute("SELECT count(*) FROM users").fetchone()  #: query
connection.executemany("DELETE FROM users WHERE id = ?", [(1,)])  #: write
connection.executescript("DROP TABLE t;")  #: write
connection.execute("COMMIT")  #: commit
connection.commit()  #: commit
connection.rollback()  #: rollback
connection.close()


def by_id(db: Connection, user: int):
    return db.execute("SELECT * FROM users WHERE id = :id", {"id": user}).fetchone()  #: query


def named(cur: Cursor, statement: str):
    cur.execute(statement)  #: query
    return cur.fetchall()


with sqlite3.connect("shop.db") as db:  #: connect
    for line in db.iterdump():  #: query
        line.upper()
    db.interrupt()
    db.create_function("twice", 1, lambda value: value * 2)
    db.backup(connection)  #: write
