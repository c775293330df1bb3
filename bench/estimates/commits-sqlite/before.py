"""Orders of an import, each in a transaction of its own."""

import sqlite3


# cost-hints: N=100
def store(db: sqlite3.Connection, orders: list[tuple[int, str]]):
    for number, customer in orders:
        db.execute("INSERT INTO orders (number, customer) VALUES (?, ?)", (number, customer))
        db.commit()
