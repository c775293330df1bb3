"""Orders of an import, into PostgreSQL."""

import psycopg


def store(db: psycopg.Connection, orders: list[tuple[int, str]]):
    placeholders = ", ".join(["(%s, %s)"] * len(orders))
    db.execute(f"INSERT INTO orders (number, customer) VALUES {placeholders}", [value for order in orders for value in order])
    db.commit()
