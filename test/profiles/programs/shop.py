"""A small shop whose reports waste time in known ways: queries in a loop, a list searched in a loop, recursion, threads."""

import json
import sqlite3
import sys
import threading


def connect():
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT)")
    connection.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, total INTEGER)")
    connection.executemany("INSERT INTO customers VALUES (?, ?)", [(i, f"customer {i}") for i in range(2000)])
    connection.executemany("INSERT INTO orders VALUES (?, ?, ?)", [(i, i % 2000, i % 97) for i in range(20000)])
    return connection


def name_of(connection, customer_id):
    return connection.execute("SELECT name FROM customers WHERE id = ?", (customer_id,)).fetchone()[0]


def report(connection):
    lines = []
    for order_id, customer_id, total in connection.execute("SELECT id, customer_id, total FROM orders").fetchall():
        lines.append({"id": order_id, "name": name_of(connection, customer_id), "total": total})
    return lines


def without_banned(lines, banned):
    return [line for line in lines if line["id"] not in banned]


def depth(n):
    if n < 2:
        return n
    return depth(n - 1) + depth(n - 2)


def background(results):
    results.append(depth(21))


def main(rounds):
    connection = connect()
    results = []
    for _ in range(rounds):
        thread = threading.Thread(target=background, args=(results,), name="background")
        thread.start()
        lines = report(connection)
        kept = without_banned(lines[:3000], list(range(0, 40000, 20)))
        json.dumps(kept)
        thread.join()
    print(len(results), depth(15))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
