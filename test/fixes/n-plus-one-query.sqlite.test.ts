// SQL by one key per iteration, run against SQLite before and after the fix: same output, fewer statements.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { compared } from '../support/programs.js'

// Thirty users, three of them without posts; titles so that no order of theirs is the order of ids.
const setUp = `
import sqlite3

statements = []

def open_blog():
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, team TEXT);
        CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT, likes INTEGER);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
            INSERT INTO users SELECT i, 'user ' || i, CASE i % 3 WHEN 0 THEN 'red' ELSE 'blue' END FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
            INSERT INTO posts SELECT i, i * 7 % 27 + 1, 'post ' || (i * 31 % 200), i % 5 FROM n;
    """)
    connection.set_trace_callback(statements.append)
    return connection
`
const count = `
print("operations:", sum(statement.lstrip().upper().startswith("SELECT") for statement in statements))
`

interface Case { readonly name: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'rows of an interpolated id, through a class of the same file', before: 40, after: 1,
    body: `
      class Database:
          def __init__(self):
              self.connection = open_blog()

          def query(self, sql, params=()):
              return self.connection.execute(sql, params).fetchall()

      db = Database()

      def get_user_posts(user_ids):
          posts = []
          for user_id in user_ids:
              rows = db.query(f"SELECT * FROM posts WHERE user_id = {user_id}")
              posts.extend(rows)
          return posts

      for row in get_user_posts(range(40, 0, -1)):
          print(row)
    `,
  },
  {
    name: 'ids that come more than once, as text, from a generator', before: 6, after: 1,
    body: `
      db = open_blog()

      def titles(ids):
          found = []
          for id in ids:
              for row in db.execute(f"SELECT title, likes FROM posts WHERE user_id = {id} ORDER BY title"):
                  found.append((id, row))
          return found

      print(titles(id if id == 9 else str(id) for id in (4, 9, 4, 99, 27, 4)))
    `,
  },
  {
    name: 'no ids at all', before: 0, after: 0,
    body: `
      db = open_blog()

      def titles(ids: list[int]):
          found = []
          for id in ids:
              found.extend(db.execute("SELECT * FROM posts WHERE user_id = ?", (id,)).fetchall())
          return found

      print(titles([]))
    `,
  },
  {
    name: 'one row or none, by place', before: 5, after: 1,
    body: `
      db = open_blog()

      def names(ids: list[int]):
          found = []
          for id in ids:
              row = db.execute("SELECT name FROM users WHERE id = ?", (id,)).fetchone()
              found.append(row[0] if row else None)
          return found

      print(names([3, 1, 77, 3, 2]))
    `,
  },
  {
    name: 'execute, then fetchone of the same cursor', before: 4, after: 1,
    body: `
      cur = open_blog().cursor()

      def show(orders: list[dict]):
          for order in orders:
              cur.execute("SELECT id, name FROM users WHERE id = ? AND team = ?", (order["customer"], "blue"))
              user = cur.fetchone()
              if user is None:
                  print("nobody")
                  continue
              print(user)

      show([{"customer": 5}, {"customer": 6}, {"customer": 1}, {"customer": 5}])
    `,
  },
  {
    name: 'rows by name, a key in quotes, and a statement with a name of its own', before: 3, after: 1,
    body: `
      db = open_blog()
      db.row_factory = sqlite3.Row

      def show(teams: list[str]):
          for team in teams:
              query = f"SELECT u.* FROM users u WHERE u.team = '{team}' AND u.id > 3"
              rows = db.execute(query).fetchall()
              print(team, [(row["id"], row["name"]) for row in rows])

      show(["red", "green", "blue"])
    `,
  },
  {
    name: 'in a comprehension', before: 3, after: 1,
    body: `
      db = open_blog()
      ids = [int(part) for part in "9 2 30".split()]
      found = {id: db.execute("SELECT title FROM posts WHERE likes > ? AND user_id = ?", (1, id)).fetchall() for id in ids}
      print(found)
    `,
  },
  {
    name: 'a join, an alias, a statement on several lines', before: 3, after: 1,
    body: `
      db = open_blog()

      def show(ids: list[int]):
          for id in ids:
              for name, title in db.execute(
                  """
                  SELECT u.name, p.title  -- who wrote what
                    FROM posts AS p
                    JOIN users u ON u.id = p.user_id
                   WHERE p.user_id = ?
                     AND p.likes IN (1, 2)
                   ORDER BY p.title DESC
                  """,
                  [id],
              ):
                  print(name, title)

      show([11, 2, 25])
    `,
  },
  {
    name: 'strings written side by side, ids from rows', before: 5, after: 2,
    body: `
      db = open_blog()

      def show():
          posts = db.execute("SELECT id, user_id FROM posts WHERE likes = 4 LIMIT 4").fetchall()
          for post in posts:
              author = db.execute(
                  "SELECT name, team "
                  "FROM users "
                  "WHERE id = ?",
                  (post[1],),
              ).fetchone()
              print(post, author)

      show()
    `,
  },
  {
    name: 'the same query each time', before: 4, after: 1,
    body: `
      db = open_blog()

      def show(ids: list[int], team: str):
          for id in ids:
              members = db.execute("SELECT COUNT(*) FROM users WHERE team = ?", (team,)).fetchone()
              print(id, members)

      show([1, 2, 3, 4], "red")
    `,
  },
  {
    name: 'more keys than one statement carries', before: 40000, after: 2,
    body: `
      db = open_blog()

      def count(ids: list[int]):
          found = 0
          for id in ids:
              found += len(db.execute("SELECT * FROM posts WHERE user_id = ?", (id,)).fetchall())
          return found

      print(count(list(range(40000))))
    `,
  },
]

describe('n-plus-one-query fixed, on SQLite', () => {
  for (const { name, body, before, after } of cases) {
    it(name, async () => {
      const ran = await compared({ rule: 'n-plus-one-query', path: 'app/main.py', text: setUp + dedent(body) + count })
      assert.deepEqual({ before: ran.before, after: ran.after }, { before, after })
    })
  }
})
