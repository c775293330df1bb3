"""Posts of many users, from a SQLite database."""

import sqlite3
import time


class Database:
    def __init__(self, path: str):
        self.connection = sqlite3.connect(path)

    def query(self, sql, params=()):
        return self.connection.execute(sql, params).fetchall()


db = Database(":memory:")


def get_user_posts(user_ids: list[int]):
    posts = []
    for user_id in user_ids:
        rows = db.query(f"SELECT * FROM posts WHERE user_id = {user_id}")
        posts.extend(rows)
    return posts


def visible_posts(posts, blocked: list[int]):
    return [post for post in posts if author_of(post) not in blocked]


def author_of(post):
    return post[1]


def main():
    db.connection.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT)")
    rows = [(number, number % 1000, f"Post {number}") for number in range(10_000)]
    db.connection.executemany("INSERT INTO posts VALUES (?, ?, ?)", rows)

    statements = []
    db.connection.set_trace_callback(statements.append)
    started = time.perf_counter()
    posts = get_user_posts(list(range(1000)))
    seconds = time.perf_counter() - started
    print(f"{len(posts)} posts, {len(statements)} queries, {seconds:.3f} s")
    print(f"{len(visible_posts(posts, list(range(0, 1000, 2))))} posts of users who are not blocked")


if __name__ == "__main__":
    main()
