"""MySQL Connector/Python: one connection, one statement at a time."""

import mysql.connector
from mysql.connector.connection import MySQLConnection
from mysql.connector.cursor import MySQLCursor
from mysql.connector.pooling import MySQLConnectionPool

connection = mysql.connector.connect(host="localhost", database="shop")  #: connect
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


def by_id(db: MySQLConnection, user: int):
    with db.cursor() as lookup:
        lookup.execute("SELECT * FROM users WHERE id = %(id)s", {"id": user})  #: query
        return lookup.fetchone()


def remove(lookup: MySQLCursor, user: int):
    lookup.execute("DELETE FROM users WHERE id = %s", (user,))  #: write


shared = MySQLConnectionPool(pool_size=4, host="localhost")  #: connect
leased = shared.get_connection()
leased.start_transaction()  #: begin
leased.commit()  #: commit
leased.is_connected()
leased.reconnect()  #: connect
