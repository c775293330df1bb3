import sqlite3


def prepare(sizes):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, number INTEGER, customer TEXT)")
    return db, [(number, f"customer {number}") for number in range(sizes["N"])]


def reset(state):
    state[0].execute("DELETE FROM orders")
    state[0].commit()


def call(program, state):
    program.store(*state)


def result(state):
    return state[0].execute("SELECT number, customer FROM orders ORDER BY number").fetchall()
