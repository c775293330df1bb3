"""Totals per customer. Where `db` comes from is not seen here, so neither is how it takes parameters."""

import sys


def customer_totals(db, customer_ids):
    totals = {}
    for customer_id in customer_ids:
        rows = db.query(f"SELECT amount FROM orders WHERE customer_id = {customer_id}")
        totals[customer_id] = sum(row[0] for row in rows)
    return totals


def main():
    from posts import Database

    db = Database(sys.argv[1] if len(sys.argv) > 1 else ":memory:")
    db.connection.execute("CREATE TABLE IF NOT EXISTS orders (customer_id INTEGER, amount INTEGER)")
    db.connection.executemany("INSERT INTO orders VALUES (?, ?)", [(1, 20), (1, 22), (2, 7)])
    print(customer_totals(db, [1, 2, 3]))


if __name__ == "__main__":
    main()
