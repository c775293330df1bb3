// Whole tables, streamed after the fix: same output, fewer rows in memory at once.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { djangoWith, sqlalchemyWith } from '../support/orm-programs.js'
import { compared } from '../support/programs.js'
import { pythonWithPackages } from '../support/python-packages.js'

// Counted is how many objects made of rows are alive at most.
const counting = `
import weakref

alive = weakref.WeakSet()
most = 0


def note(row):
    global most
    alive.add(row)
    most = max(most, len(alive))
`
const django = `${djangoWith({ User: 'name = models.TextField()' })}
from django.db.models.signals import post_init

User.objects.bulk_create(User(name=f"user {n}") for n in range(9000))
post_init.connect(lambda instance, **given: note(instance), sender=User, weak=False)
`
const sqlalchemy = `${sqlalchemyWith()}
session.execute(insert(User), [{"id": n, "name": f"user {n}"} for n in range(9000)])
session.commit()
session.expunge_all()
event.listen(User, "load", lambda user, context: note(user))
`
const sqlite = `
import sqlite3


class Row:
    def __init__(self, cursor, values):
        self.values = values
        note(self)


db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)")
db.executemany("INSERT INTO users VALUES (?, ?)", [(n, f"user {n}") for n in range(9000)])
db.row_factory = Row
`
const count = '\nprint("operations:", most)\n'

interface Case { readonly name: string; readonly setUp: string; readonly body: string; readonly atMost: number }

const cases: readonly Case[] = [
  {
    name: 'Django: a queryset', setUp: django, atMost: 4100,
    body: `
      def show():
          for user in User.objects.order_by("id"):
              print(user.name)

      show()
    `,
  },
  {
    name: 'Django: a list', setUp: django, atMost: 4100,
    body: `
      def show():
          users = list(User.objects.order_by("-id"))
          for user in users:
              print(user.name)

      show()
    `,
  },
  {
    name: 'SQLAlchemy: a query', setUp: sqlalchemy, atMost: 2100,
    body: `
      def show(session: Session):
          for user in session.query(User).order_by(User.id).all():
              print(user.name)

      show(session)
    `,
  },
  {
    name: 'SQLAlchemy: a statement', setUp: sqlalchemy, atMost: 2100,
    body: `
      def show(session: Session):
          users = session.scalars(select(User).order_by(User.id)).all()
          for user in users:
              print(user.name)

      show(session)
    `,
  },
  {
    name: 'sqlite3: rows of a statement', setUp: sqlite, atMost: 3,
    body: `
      def show(db: sqlite3.Connection):
          for row in db.execute("SELECT * FROM users").fetchall():
              print(row.values[1])

      show(db)
    `,
  },
  {
    name: 'sqlite3: rows of a cursor, through a name', setUp: sqlite, atMost: 3,
    body: `
      def show(db: sqlite3.Connection):
          cursor = db.cursor()
          cursor.execute("SELECT * FROM users")
          rows = cursor.fetchall()
          for row in rows:
              print(row.values[1])

      show(db)
    `,
  },
]

describe('materialized-queryset fixed', () => {
  let python = ''
  before(async () => { python = await pythonWithPackages() })
  for (const { name, setUp, body, atMost } of cases) {
    it(name, async () => {
      const ran = await compared({ rule: 'materialized-queryset', path: 'app/tasks.py', text: counting + setUp + dedent(body) + count, python })
      assert.ok(ran.before >= 9000, String(ran.before))
      assert.ok(ran.after <= atMost, String(ran.after))
    })
  }
})
