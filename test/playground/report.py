"""Open this folder with F5: every rule has something to say here, and nothing runs."""

import sqlite3

import requests


def posts_of(connection: sqlite3.Connection, user_ids: list[int]) -> list[tuple]:
    posts = []
    for user_id in user_ids:
        posts.extend(connection.execute(f"SELECT * FROM posts WHERE user_id = {user_id}").fetchall())
    return posts


def active(users: list[str], banned: list[str]) -> list[str]:
    return [user for user in users if user not in banned]


def long_lines(path: str) -> int:
    count = 0
    with open(path) as file:
        for line in file.readlines():
            if len(line) > 80:
                count += 1
    return count


def pages(urls: list[str]) -> list[dict]:
    results = []
    for url in urls:
        results.append(requests.get(url).json())
    return results
