import os

import psycopg


def prepare(sizes):
    db = psycopg.connect(os.environ["DATABASE_URL"])
    db.execute("CREATE TEMPORARY TABLE orders (id serial PRIMARY KEY, number integer, customer text)")
    db.commit()
    return db, [(number, f"customer {number}") for number in range(sizes["N"])]


def reset(state):
    state[0].execute("TRUNCATE orders")
    state[0].commit()


def call(program, state):
    program.store(*state)


def result(state):
    return state[0].execute("SELECT number, customer FROM orders ORDER BY number").fetchall()
