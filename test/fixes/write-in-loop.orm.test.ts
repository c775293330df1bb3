// Rows written by Django and SQLAlchemy, run before and after the fix on SQLite: same output, same rows, fewer statements.

import { dedent } from '../support/marks.js'
import { countedPrograms, djangoWith } from '../support/orm-programs.js'

const noted = `
import asyncio
from django.db.backends.signals import connection_created

statements = []


def note(execute, sql, params, many, context):
    if sql != "BEGIN":
        statements.append(sql)
    return execute(sql, params, many, context)


connection_created.connect(lambda **given: given["connection"].execute_wrappers.append(note), weak=False)
`
const models = {
  Author: 'name = models.TextField()',
  Book: `
    title = models.TextField()
    author = models.ForeignKey(Author, models.CASCADE, null=True)
    pages = models.IntegerField(default=7)
    cover = models.FloatField(default=lambda: 0.5)
  `,
}
const django = `${djangoWith(models, { database: 'file:books?mode=memory&cache=shared', imports: noted })}
Author.objects.bulk_create(Author(name=f"author {number}") for number in range(5))
Book.objects.bulk_create(Book(title=f" book {number} ", author_id=number % 5 + 1) for number in range(40))
statements.clear()
`
const djangoCount = `
count = len(statements)
print(list(Book.objects.order_by("id").values_list()))
print("operations:", count)
`
const sqlalchemy = `
from sqlalchemy import Column, Integer, MetaData, Table, Text, create_engine, event, insert, text
from sqlalchemy.orm import Session

users = Table("users", MetaData(), Column("id", Integer, primary_key=True), Column("name", Text), Column("age", Integer, default=5))
engine = create_engine("sqlite://")
statements = []
event.listen(engine, "before_cursor_execute", lambda connection, cursor, statement, *rest: statements.append(statement))
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER)"))
statements.clear()
`
const sqlalchemyCount = `
count = len(statements)
with engine.connect() as connection:
    print(connection.execute(text("SELECT * FROM users ORDER BY id")).fetchall())
print("operations:", count)
`

interface Case { readonly name: string; readonly setUp: string; readonly body: string; readonly count: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  {
    name: 'Django: create', setUp: django, count: djangoCount, before: 31, after: 2,
    body: `
      def store(titles):
          author = Author.objects.get(pk=2)
          for number, title in enumerate(titles):
              Book.objects.create(title=title, author=author, pages=number)

      store([f"new {n}" for n in range(30)])
    `,
  },
  {
    name: 'Django: create, under a condition, left early', setUp: django, count: djangoCount, before: 4, after: 1,
    body: `
      def store(titles):
          for title in titles:
              if not title:
                  continue
              if title == "stop":
                  break
              Book.objects.create(title=title)  # one by one

      store(["a", "", "b", "c", "d", "stop", "e"])
    `,
  },
  {
    name: 'Django: create of none', setUp: django, count: djangoCount, before: 0, after: 0,
    body: `
      def store(titles):
          for title in titles:
              Book.objects.create(title=title)

      store([])
    `,
  },
  {
    name: 'Django: create, in a list that nobody keeps', setUp: django, count: djangoCount, before: 6, after: 1,
    body: `
      def store(titles):
          [Book.objects.create(title=title) for title in titles if title]

      store(["a", "b", "", "c", "d", "e", "f"])
    `,
  },
  {
    name: 'Django: create, gathered', setUp: django, count: djangoCount, before: 5, after: 1,
    body: `
      async def store(titles):
          await asyncio.gather(*[Book.objects.acreate(title=title) for title in titles])

      asyncio.run(store(["a", "b", "c", "d", "e"]))
    `,
  },
  {
    name: 'Django: create, awaited each', setUp: django, count: djangoCount, before: 5, after: 1,
    body: `
      async def store(titles):
          for title in titles:
              await Book.objects.acreate(title=title)

      asyncio.run(store(["a", "b", "c", "d", "e"]))
    `,
  },
  {
    name: 'Django: save of new objects', setUp: django, count: djangoCount, before: 12, after: 1,
    body: `
      def store(titles):
          for title in titles:
              book = Book(title=title)
              if len(title) > 5:
                  book.pages = len(title)
              book.save()

      store([f"new {n}" for n in range(12)])
    `,
  },
  {
    name: 'Django: save of the rows of a query', setUp: django, count: djangoCount, before: 21, after: 2,
    body: `
      def trim():
          for book in Book.objects.filter(id__gt=20):
              book.title = book.title.strip()
              if book.title.endswith("9"):
                  book.pages += 100
              book.save()

      trim()
    `,
  },
  {
    name: 'Django: save of named fields, under a condition', setUp: django, count: djangoCount, before: 9, after: 2,
    body: `
      def move(books: models.QuerySet[Book]):
          for book in books:
              if book.author_id == 3:
                  book.author_id = 4
                  book.save(update_fields=["author"])

      move(Book.objects.order_by("id"))
    `,
  },
  {
    name: 'Django: a cursor', setUp: django, count: djangoCount, before: 6, after: 1,
    body: `
      def store(titles):
          with connection.cursor() as cursor:
              for title in titles:
                  cursor.execute("INSERT INTO app_book (title, pages, cover) VALUES (%s, %s, 0)", [title, 3])

      store(["a", "b", "c", "d", "e", "f"])
    `,
  },
  {
    name: 'SQLAlchemy: statements', setUp: sqlalchemy, count: sqlalchemyCount, before: 8, after: 1,
    body: `
      def store(names):
          with engine.begin() as connection:
              for number, name in enumerate(names):
                  connection.execute(text("INSERT INTO users (name, age) VALUES (:name, :age)"), {"name": name, "age": number})

      store(["a", "b", "c", "d", "e", "f", "g", "h"])
    `,
  },
  {
    name: 'SQLAlchemy: no statements', setUp: sqlalchemy, count: sqlalchemyCount, before: 0, after: 0,
    body: `
      def store(names):
          with engine.begin() as connection:
              for name in names:
                  connection.execute(text("INSERT INTO users (name) VALUES (:name)"), {"name": name})

      store([])
    `,
  },
  {
    name: 'SQLAlchemy: statements that are built', setUp: sqlalchemy, count: sqlalchemyCount, before: 4, after: 1,
    body: `
      def store(session: Session, names):
          for name in names:
              session.execute(insert(users).values(name=name.upper()))
          session.commit()

      store(Session(engine), ["a", "b", "c", "d"])
    `,
  },
  {
    name: 'SQLAlchemy: values beside a statement', setUp: sqlalchemy, count: sqlalchemyCount, before: 3, after: 1,
    body: `
      def store(names):
          with engine.begin() as connection:
              for number, name in enumerate(names):
                  connection.execute(insert(users), {"name": name, "age": number})

      store(["a", "b", "c"])
    `,
  },
]

describe('write-in-loop: fixed programs with an ORM write the same rows', () => {
  countedPrograms('write-in-loop', cases.map(({ setUp, body, count, ...others }) => ({ text: setUp.trimStart() + dedent(body) + count, ...others })))
})
