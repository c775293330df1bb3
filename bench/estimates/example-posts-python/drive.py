import after
import before


def prepare(sizes):

    posts = [(number, number % sizes["N"], f"Post {number}") for number in range(sizes["N"] * sizes["rows"])]
    for program in (before, after):
        connection = program.db.connection
        connection.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT)")
        connection.execute("CREATE INDEX posts_by_user ON posts (user_id)")
        connection.executemany("INSERT INTO posts VALUES (?, ?, ?)", posts)
    return list(range(sizes["N"]))


def call(program, state):
    return program.get_user_posts(state)
