"""Orders of an import, each in a transaction of its own."""

import psycopg


# cost-hints: N=100
def store(db: psycopg.Connection, orders: list[tuple[int, str]]):
    for number, customer in orders:
        db.execute("INSERT INTO imported_orders (number, customer) VALUES (%s, %s)", (number, customer))
        db.commit()
