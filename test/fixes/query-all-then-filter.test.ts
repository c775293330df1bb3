// Rows narrowed by Django and SQLAlchemy, run before and after the fix on SQLite: same output, fewer rows read.

import { dedent } from '../support/marks.js'
import { countedPrograms, djangoWith, sqlalchemyWith } from '../support/orm-programs.js'

// Some rows have no age; what is counted are the objects that are made of rows.
const django = `${djangoWith({ User: 'name = models.TextField()\nactive = models.BooleanField()\nage = models.IntegerField(null=True)' })}
from django.db.models.signals import post_init

User.objects.bulk_create(User(name=f"user {n % 7}", active=n % 3 == 0, age=None if n % 10 == 0 else n) for n in range(60))
made = []
post_init.connect(lambda **given: made.append(1), sender=User, weak=False)
`
const sqlalchemy = `${sqlalchemyWith('active: Mapped[bool]')}
session.add_all(User(id=n, name=f"user {n % 7}", active=n % 3 == 0) for n in range(1, 61))
session.commit()
session.expunge_all()
made = []
event.listen(User, "load", lambda *given: made.append(1))
`
const count = '\nprint("operations:", len(made))\n'

interface Case { readonly name: string; readonly setUp: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'Django: a condition', setUp: django, before: 60, after: 20,
    body: `
      def names():
          return [user.name for user in User.objects.order_by("id") if user.active]

      print(names())
    `,
  },
  {
    name: 'Django: what is compared, and what is excluded', setUp: django, before: 60, after: 34,
    body: `
      def names(name: str):
          users = User.objects.order_by("-id")
          return [(user.id, user.age) for user in users if not user.active and user.name != name]

      print(names("user 3"))
    `,
  },
  {
    name: 'Django: rows without a value', setUp: django, before: 60, after: 6,
    body: `
      def ids():
          return [user.id for user in User.objects.order_by("id") if user.age is None]

      print(ids())
    `,
  },
  {
    name: 'Django: rows that differ, some without a value', setUp: django, before: 60, after: 59,
    body: `
      def ids(age: int):
          return [user.id for user in User.objects.order_by("id") if user.age != age]

      print(ids(13))
    `,
  },
  {
    name: 'Django: one of a list', setUp: django, before: 60, after: 18,
    body: `
      def ids(names: list[str]):
          return [user.id for user in User.objects.order_by("id") if user.name in names]

      print(ids(["user 1", "user 2"]))
    `,
  },
  {
    name: 'Django: a loop that skips', setUp: django, before: 60, after: 40,
    body: `
      def show():
          for user in User.objects.order_by("id"):
              if user.active:
                  continue
              print(user.name)

      show()
    `,
  },
  {
    name: 'Django: len', setUp: django, before: 20, after: 0,
    body: `
      def many():
          return len(User.objects.filter(active=True))

      print(many())
    `,
  },
  {
    name: 'Django: len through a name', setUp: django, before: 60, after: 0,
    body: `
      def many():
          users = User.objects.order_by("name")
          print(len(users))

      many()
    `,
  },
  {
    name: 'Django: len of a list', setUp: django, before: 20, after: 0,
    body: `
      def many():
          users = list(User.objects.filter(active=True))
          print("active", len(users))

      many()
    `,
  },
  {
    name: 'Django: truth', setUp: django, before: 20, after: 0,
    body: `
      def seen(active):
          users = User.objects.filter(active=active)
          if users:
              return "some"
          return "none"

      print(seen(True))
    `,
  },
  {
    name: 'Django: a length compared', setUp: django, before: 6, after: 0,
    body: `
      def seen():
          if len(User.objects.filter(age=None)) == 0:
              return "none"
          return "some"

      print(seen())
    `,
  },
  {
    name: 'SQLAlchemy: a condition', setUp: sqlalchemy, before: 60, after: 20,
    body: `
      def names(session: Session):
          return [user.name for user in session.query(User).order_by(User.id).all() if user.active]

      print(names(session))
    `,
  },
  {
    name: 'SQLAlchemy: two conditions, iterated', setUp: sqlalchemy, before: 60, after: 6,
    body: `
      def ids(session: Session, name: str):
          return [user.id for user in session.query(User).order_by(User.id) if user.name == name and not user.active]

      print(ids(session, "user 3"))
    `,
  },
  {
    name: 'SQLAlchemy: a number', setUp: sqlalchemy, before: 60, after: 0,
    body: `
      def many(session: Session):
          users = session.query(User).all()
          return len(users)

      print(many(session))
    `,
  },
]

describe('query-all-then-filter fixed, in Django and SQLAlchemy', () => {
  countedPrograms('query-all-then-filter', cases.map(({ setUp, body, ...others }) => ({ text: setUp + dedent(body) + count, ...others })))
})
