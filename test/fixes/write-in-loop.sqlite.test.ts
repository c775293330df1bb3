// Rows written by SQL, run against SQLite before and after the fix: same output, same rows, fewer calls.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { compared } from '../support/programs.js'

const setUp = `
import sqlite3

calls = []


class Counted(sqlite3.Connection):
    def execute(self, *given):
        calls.append("execute")
        return super().execute(*given)

    def executemany(self, *given):
        calls.append("executemany")
        return super().executemany(*given)


db = sqlite3.connect(":memory:", factory=Counted)
db.executescript("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE, age INTEGER); CREATE TABLE totals (name TEXT, n INTEGER)")
`
const tearDown = `
count = len(calls)
print(db.execute("SELECT * FROM users ORDER BY id").fetchall())
print("operations:", count)
`

interface Case { readonly name: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'a tuple of parameters', before: 20, after: 1,
    body: `
      def store(names):
          for number, name in enumerate(names):
              db.execute("INSERT INTO users (name, age) VALUES (?, ?)", (name, number))

      store([f"user {n}" for n in range(20)])
    `,
  },
  {
    name: 'one parameter, a condition, another statement in the body', before: 2, after: 1,
    body: `
      def store(people):
          for person in people:
              name = person["name"].strip()
              if name:
                  db.execute("INSERT INTO users (name) VALUES (?)", (name,))

      store([{"name": " a "}, {"name": ""}, {"name": "b"}])
    `,
  },
  {
    name: 'parameters by name', before: 3, after: 1,
    body: `
      INSERT = "INSERT INTO users (name, age) VALUES (:name, :age)"

      def store(people: list[dict]):
          for person in people:
              db.execute(INSERT, {"name": person["name"], "age": len(person["name"])})

      store([{"name": "ann"}, {"name": "bo"}, {"name": "cy"}])
    `,
  },
  {
    name: 'rows as they come', before: 3, after: 1,
    body: `
      def store(rows):
          placeholders = ", ".join("?" for _ in range(2))
          sql = f"INSERT INTO users (name, age) VALUES ({placeholders})"
          for row in rows:
              db.execute(sql, row)

      store(zip("abc", range(3)))
    `,
  },
  {
    name: 'a list that each iteration makes', before: 2, after: 1,
    body: `
      def store(rows):
          for row in rows:
              values = [row[0].upper()]
              values.append(row[1] * 2)
              db.execute("INSERT INTO users (name, age) VALUES (?, ?)", values)

      store([("a", 1), ("b", 2)])
    `,
  },
  {
    name: 'updates in nested loops', before: 8, after: 3,
    body: `
      db.executemany("INSERT INTO users (name) VALUES (?)", [(letter,) for letter in "abcdef"])

      def grow(groups):
          for group in groups:
              for name in group:
                  db.execute("UPDATE users SET age = coalesce(age, 0) + 1 WHERE name = ?", (name,))

      grow([["a", "b", "a"], ["f", "e", "a", "b"]])
    `,
  },
  {
    name: 'a delete in a list that nobody keeps', before: 3, after: 2,
    body: `
      db.executemany("INSERT INTO users (name) VALUES (?)", [(letter,) for letter in "abcdef"])

      def purge(names):
          [db.execute("DELETE FROM users WHERE name = ?", (name,)) for name in names]

      purge(["a", "c"])
    `,
  },
  {
    name: 'nothing to write', before: 0, after: 1,
    body: `
      def store(names):
          for name in names: db.execute("INSERT INTO users (name) VALUES (?)", (name,))

      store([])
    `,
  },
  {
    name: 'left early', before: 2, after: 1,
    body: `
      def store(names):
          for name in names:
              if name == "stop":
                  break
              db.execute("INSERT INTO users (name) VALUES (?)", (name,))
          # After the loop.
          print("done")

      store(["a", "b", "stop", "c"])
    `,
  },
]

describe('write-in-loop fixed, on SQLite', () => {

  for (const { name, body, before, after } of cases) {
    it(name, async () => {
      const ran = await compared({ rule: 'write-in-loop', path: 'app/main.py', text: setUp.trimStart() + dedent(body) + tearDown })
      assert.deepEqual([ran.before, ran.after], [before, after], ran.text)
    })
  }
})
