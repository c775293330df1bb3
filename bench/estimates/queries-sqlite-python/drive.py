import sqlite3


def prepare(sizes):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT)")
    db.executemany("INSERT INTO orders VALUES (?, ?)", [(number, f"customer {number}") for number in range(10_000)])
    return db, [number * 7919 % 10_000 for number in range(sizes["N"])]


def call(program, state):
    return program.customers_of(*state)
