"""Orders of an import, into PostgreSQL."""

import psycopg


# cost-hints: N=1000
def store(db: psycopg.Connection, orders: list[tuple[int, str]]):
    for number, customer in orders:
        db.execute("INSERT INTO orders (number, customer) VALUES (%s, %s)", (number, customer))
    db.commit()
