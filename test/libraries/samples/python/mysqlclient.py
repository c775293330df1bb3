"""mysqlclient: one connection, one statement at a time."""

import MySQLdb
from MySQLdb.connections import Connection
from MySQLdb.cursors import Cursor

connection = MySQLdb.connect(host="localhost", database="shop")  #: connect
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


db = MySQLdb.Connection(host="localhost")  #: connect
db.begin()  #: begin
db.query("SELECT 1")  #: query
db.ping()
