import os
import sqlite3
import tempfile


def prepare(sizes):
    folder = tempfile.TemporaryDirectory(dir=sizes["folder"])
    db = sqlite3.connect(os.path.join(folder.name, "orders.db"))
    db.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, number INTEGER, customer TEXT)")
    db.commit()
    return db, [(number, f"customer {number}") for number in range(sizes["N"])], folder


def reset(state):
    state[0].execute("DELETE FROM orders")
    state[0].commit()


def call(program, state):
    program.store(state[0], state[1])


def result(state):
    return state[0].execute("SELECT number, customer FROM orders ORDER BY number").fetchall()


def close(state):
    state[0].close()
    state[2].cleanup()
