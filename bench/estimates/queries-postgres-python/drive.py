import os

import psycopg


def prepare(sizes):
    db = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    db.execute("CREATE TEMPORARY TABLE orders (id integer PRIMARY KEY, customer text)")
    db.execute("INSERT INTO orders SELECT n, 'customer ' || n FROM generate_series(0, 9999) AS n")
    db.execute("ANALYZE orders")
    return db, [number * 7919 % 10_000 for number in range(sizes["N"])]


def call(program, state):
    return program.customers_of(*state)
