"""Names of the customers of some orders."""

import psycopg


# cost-hints: N=1000
def customers_of(db: psycopg.Connection, order_ids: list[int]):
    names = []
    for order_id in order_ids:
        row = db.execute("SELECT customer FROM orders WHERE id = %s", (order_id,)).fetchone()
        names.append(row[0])
    return names
