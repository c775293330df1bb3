"""PyMySQL: one connection, one statement at a time."""

import pymysql
from pymysql.connections import Connection
from pymysql.cursors import Cursor, DictCursor

connection = pymysql.connect(host="localhost", database="shop")  #: connect
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


def dictionaries(lookup: DictCursor):
    lookup.mogrify("SELECT %s", (1,))
    lookup.execute("SELECT * FROM users")  #: query
    return lookup.fetchall()


with pymysql.Connect(host="localhost") as db:  #: connect
    db.begin()  #: begin
    db.query("UPDATE users SET name = 'ada'")  #: write
    db.ping()
    db.select_db("shop")
