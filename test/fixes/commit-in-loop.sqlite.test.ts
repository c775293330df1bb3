// Transactions per row, run on SQLite before and after the fix, also through SQLAlchemy and Django: same rows, one commit.

import { dedent } from '../support/marks.js'
import { countedPrograms, djangoWith, sqlalchemyWith } from '../support/orm-programs.js'

const sqlite = `
import sqlite3

commits = []


class Counted(sqlite3.Connection):
    def commit(self):
        commits.append("commit")
        super().commit()


db = sqlite3.connect(":memory:", factory=Counted)
db.executescript("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE, age INTEGER)")
db.set_trace_callback(lambda statement: statement == "COMMIT" and commits.append(statement))
commits.clear()
`
const sqliteShow = `
count = len(commits)
db.rollback()
print(db.execute("SELECT * FROM users ORDER BY id").fetchall())
print("operations:", count)
`
const sqlalchemy = `${sqlalchemyWith()}
session.add_all(User(id=number, name=f" user {number}") for number in range(1, 6))
session.commit()
commits = []
event.listen(engine, "commit", lambda connection: commits.append(1))
`
const sqlalchemyShow = `
count = len(commits)
session.rollback()
print(session.execute(text("SELECT id, name FROM users ORDER BY id")).fetchall())
print("operations:", count)
`
const django = `${djangoWith({ Book: 'title = models.TextField()' })}
begins = []


def note(execute, sql, params, many, context):
    if sql == "BEGIN":
        begins.append(sql)
    return execute(sql, params, many, context)


connection.execute_wrappers.append(note)
`
const djangoShow = `
count = len(begins)
print(list(Book.objects.order_by("id").values_list()))
print("operations:", count)
`

interface Case { readonly name: string; readonly setUp: string; readonly body: string; readonly show: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'sqlite3', setUp: sqlite, show: sqliteShow, before: 12, after: 2,
    body: `
      def store(names):
          for name in names:
              db.execute("INSERT INTO users (name) VALUES (?)", (name,))
              db.commit()

      store("abcdef")
    `,
  },
  {
    name: 'sqlite3, a cursor, a read of the same connection, left early, progress', setUp: sqlite, show: sqliteShow, before: 6, after: 2,
    body: `
      def store(names):
          cursor = db.cursor()
          for name in names:
              if name == "stop":
                  break
              cursor.execute("SELECT count(*) FROM users WHERE name = ?", (name,))
              if cursor.fetchone()[0]:
                  continue
              cursor.execute("INSERT INTO users (name) VALUES (?)", (name,))
              db.commit()
              print("stored", name)

      store(["a", "b", "a", "c", "stop", "d"])
    `,
  },
  {
    name: 'sqlite3, begun by hand', setUp: sqlite.replace('factory=Counted', 'factory=Counted, isolation_level=None'), show: sqliteShow, before: 4, after: 1,
    body: `
      def store(names):
          for name in names:
              db.execute("BEGIN")
              db.execute("INSERT INTO users (name, age) VALUES (?, 1)", (name,))
              db.execute("UPDATE users SET age = age + 1 WHERE name = ?", (name,))
              db.execute("COMMIT")

      store("abcd")
    `,
  },
  {
    name: 'sqlite3, in a branch, committed after the loop as well', setUp: sqlite, show: sqliteShow, before: 5, after: 2,
    body: `
      def store(names):
          for name in names:
              if name.isalpha():
                  db.execute("INSERT INTO users (name) VALUES (?)", (name,))
                  db.commit()
          db.commit()

      store(["a", "1", "b", "2"])
    `,
  },
  {
    name: 'SQLAlchemy: objects', setUp: sqlalchemy, show: sqlalchemyShow, before: 7, after: 1,
    body: `
      def store(names):
          for name in names:
              user = User(name=name)
              session.add(user)
              session.commit()

      store("abcdefg")
    `,
  },
  {
    name: 'SQLAlchemy: changes under a condition', setUp: sqlalchemy, show: sqlalchemyShow, before: 3, after: 1,
    body: `
      def trim(session: Session, users):
          for user in users:
              if user.id != 3 and user.id != 5:
                  user.name = user.name.strip()
                  session.commit()

      trim(session, session.query(User).order_by(User.id).all())
    `,
  },
  {
    name: 'Django: a transaction each', setUp: django, show: djangoShow, before: 4, after: 1,
    body: `
      def store(titles):
          for title in titles:
              # Both or none.
              with transaction.atomic():
                  if not title:
                      continue
                  Book.objects.create(title=title)
                  Book.objects.create(title=f"{title} II")

      store(["a", "b", "c", ""])
    `,
  },
]

describe('commit-in-loop fixed, on SQLite', () => {
  countedPrograms('commit-in-loop', cases.map(({ setUp, body, show, ...others }) => ({ text: setUp.trimStart() + dedent(body) + show, ...others })))
})
