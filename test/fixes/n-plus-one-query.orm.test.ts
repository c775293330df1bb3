// Lookups by Django and SQLAlchemy, run before and after the fix on SQLite: same output, fewer statements.

import { dedent } from '../support/marks.js'
import { countedPrograms, djangoWith, sqlalchemyWith } from '../support/orm-programs.js'

const django = `${djangoWith({ Author: 'name = models.TextField()', Book: 'title = models.TextField()\nauthor = models.ForeignKey(Author, models.CASCADE)' }, { isDebugging: true })}
Author.objects.bulk_create(Author(name=f"author {number}") for number in range(30))
Book.objects.bulk_create(Book(title=f"book {number * 31 % 90}", author_id=number % 25 + 1) for number in range(90))
connection.queries_log.clear()
`
const djangoCount = `
print("operations:", len(connection.queries))
`

const sqlalchemy = `${sqlalchemyWith()}
session.add_all(User(id=number, name=f"user {number}") for number in range(1, 31))
session.commit()
statements = []
event.listen(engine, "before_cursor_execute", lambda connection, cursor, statement, *rest: statements.append(statement))
`
const sqlalchemyCount = `
print("operations:", len(statements))
`

/** Each user comes joined with all of their pets, so that rows have to be made unique. */
const joined = `
from sqlalchemy import ForeignKey
from sqlalchemy.orm import relationship
${sqlalchemyWith('pets: Mapped[list["Pet"]] = relationship(lazy="joined")')}

class Pet(Base):
    __tablename__ = "pets"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))


Base.metadata.create_all(engine)
session.add_all(User(id=number, name=f"user {number}", pets=[Pet() for _ in range(number % 4)]) for number in range(1, 31))
session.commit()
session.expunge_all()
statements = []
event.listen(engine, "before_cursor_execute", lambda connection, cursor, statement, *rest: statements.append(statement))
`

interface Case { readonly name: string; readonly setUp: string; readonly body: string; readonly count: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'Django: get by primary key', setUp: django, count: djangoCount, before: 4, after: 1,
    body: `
      def titles(ids: list[int]):
          found = []
          for id in ids:
              book = Book.objects.get(pk=id)
              found.append(book.title)
          return found

      print(titles([4, 9, 4, 70]))
    `,
  },
  {
    name: 'Django: filter by a foreign key, ordered', setUp: django, count: djangoCount, before: 31, after: 2,
    body: `
      def show():
          for author in Author.objects.order_by("-name"):
              for book in Book.objects.filter(author_id=author.id).order_by("title"):
                  print(author.name, book.title)

      show()
    `,
  },
  {
    name: 'Django: first of a filter by primary key, some missing', setUp: django, count: djangoCount, before: 4, after: 1,
    body: `
      def show(ids: list[int]):
          for id in ids:
              author = Author.objects.filter(id=id).first()
              print(author.name if author else None)

      show([30, 99, 2, 30])
    `,
  },
  {
    name: 'Django: a cursor of its own', setUp: django, count: djangoCount, before: 3, after: 1,
    body: `
      def show(ids: list[int]):
          with connection.cursor() as cursor:
              for id in ids:
                  cursor.execute("SELECT name FROM app_author WHERE id = %s", [id])
                  row = cursor.fetchone()
                  print(row)

      show([3, 99, 1])
    `,
  },
  {
    name: 'SQLAlchemy: get, with many rows joined', setUp: joined, count: sqlalchemyCount, before: 4, after: 1,
    body: `
      def show(session: Session, ids: list[int]):
          for id in ids:
              user = session.get(User, id)
              print(user.name, len(user.pets))

      show(session, [7, 9, 3, 12])
    `,
  },
  {
    name: 'SQLAlchemy: get', setUp: sqlalchemy, count: sqlalchemyCount, before: 4, after: 1,
    body: `
      def show(session: Session, ids: list[int]):
          for id in ids:
              user = session.get(User, id)
              print(user.name if user else None)

      show(session, [7, 99, 3, 12])
    `,
  },
]

describe('n-plus-one-query fixed, in Django and SQLAlchemy', () => {
  countedPrograms('n-plus-one-query', cases.map(({ setUp, body, count, ...others }) => ({ text: setUp + dedent(body) + count, ...others })))
})
