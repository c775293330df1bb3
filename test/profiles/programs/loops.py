# Functions of several loops, and of one that is all there is.
import sqlite3


def setup(db, customers=400, orders=6000):
    db.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT)")
    db.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER)")
    for i in range(customers):
        db.execute("INSERT INTO customers (id, name) VALUES (?, ?)", (i, f"customer {i}"))
    for i in range(orders):
        db.execute("INSERT INTO orders (id, customer_id) VALUES (?, ?)", (i, i % customers))
    db.commit()


def missing(wanted, present):
    found = []
    for name in wanted:
        if name not in present:
            found.append(name)
    return found


def main():
    db = sqlite3.connect(":memory:")
    setup(db)
    present = [f"name {i}" for i in range(3000)]
    wanted = [f"name {i * 2}" for i in range(2500)]
    print(len(missing(wanted, present)))


main()
