// Fixes of write-in-loop: what they write, and where none is offered and why. What they do when run: test/fixes.

import { checksFor } from '../support/check.js'

const python = checksFor('write-in-loop', 'python')
const typescript = checksFor('write-in-loop', 'typescript')

const models = `//- app/models.py
from django.db import models
class Author(models.Model):
    name = models.TextField()
class Book(models.Model):
    title = models.TextField()
    pages = models.IntegerField(default=0)
    author = models.ForeignKey(Author, models.CASCADE, null=True)
`
const django = (main: string) => `${models}//- app/main.py\n${main}`

describe('write-in-loop: fixes (Python)', () => {
  python.fixes('Django, with the model known', django(`from app.models import Book
def store(titles):
    for title in titles:
        ⟦Book.objects.create(
            title=title,  # as it came
            pages=3,
        )⟧
    return len(titles)
`), `//- app/main.py
from app.models import Book
def store(titles):
    rows = []
    for title in titles:
        rows.append(Book(
            title=title,  # as it came
            pages=3,
        ))
    Book.objects.bulk_create(rows)
    return len(titles)
`, { safety: 'suggested', title: /bulk_create after the loop \(they are written later, and together\)/ })
  python.fixes('a name that is taken', `
    import sqlite3
    def store(db: sqlite3.Connection, rows):
        for row in rows:
            ⟦db.execute("INSERT INTO users (name) VALUES (?)", (row.name,))⟧
  `, `
    import sqlite3
    def store(db: sqlite3.Connection, rows):
        rows2 = []
        for row in rows:
            rows2.append((row.name,))
        db.executemany("INSERT INTO users (name) VALUES (?)", rows2)
  `)
  python.fixes('asyncpg spreads its parameters', `
    import asyncpg
    async def store(conn: asyncpg.Connection, users):
        for user in users:
            await ⟦conn.execute("INSERT INTO users (name) VALUES ($1)", user.name)⟧
  `, `
    import asyncpg
    async def store(conn: asyncpg.Connection, users):
        rows = []
        for user in users:
            rows.append((user.name,))
        await conn.executemany("INSERT INTO users (name) VALUES ($1)", rows)
  `)
  python.fixes('psycopg2 has a helper of its own', `
    import psycopg2
    def store(conn: psycopg2.extensions.connection, users):
        cur = conn.cursor()
        for user in users:
            ⟦cur.execute("INSERT INTO users (name) VALUES (%s)", (user.name,))⟧
        conn.commit()
  `, `
    import psycopg2
    from psycopg2.extras import execute_batch
    def store(conn: psycopg2.extensions.connection, users):
        cur = conn.cursor()
        rows = []
        for user in users:
            rows.append((user.name,))
        execute_batch(cur, "INSERT INTO users (name) VALUES (%s)", rows)
        conn.commit()
  `)
  python.fixes('PyMongo refuses to write none', `
    from pymongo import MongoClient
    users = MongoClient().app.users
    def store(names, session):
        for name in names:
            ⟦users.insert_one({"name": name}, session=session)⟧
  `, `
    from pymongo import MongoClient
    users = MongoClient().app.users
    def store(names, session):
        rows = []
        for name in names:
            rows.append({"name": name})
        if rows:
            users.insert_many(rows, session=session)
  `, { title: /a failure is a `BulkWriteError`/ })
  python.fixes('DynamoDB writes in batches around the loop', `
    import boto3
    table = boto3.resource("dynamodb").Table("users")
    def store(items):
        for item in items:
            if item["id"]:
                ⟦table.put_item(Item=item)⟧
  `, `
    import boto3
    table = boto3.resource("dynamodb").Table("users")
    def store(items):
        with table.batch_writer() as batch:
            for item in items:
                if item["id"]:
                    batch.put_item(Item=item)
  `, { title: /two items with the same key/ })
  python.fixes('tabs and Windows line ends', 'import sqlite3\r\ndef store(db: sqlite3.Connection, users):\r\n\tfor user in users:\r\n\t\t⟦db.execute("DELETE FROM users WHERE id = ?", (user.id,))⟧\r\n\tprint("done")\r\n',
    'import sqlite3\r\ndef store(db: sqlite3.Connection, users):\r\n\trows = []\r\n\tfor user in users:\r\n\t\trows.append((user.id,))\r\n\tdb.executemany("DELETE FROM users WHERE id = ?", rows)\r\n\tprint("done")\r\n')
  python.fixes('fields of rows that a query gave', django(`from app.models import Book
def trim():
    for book in Book.objects.filter(title=""):
        book.title = book.title.strip()
        book.author_id = 4
        ⟦book.save()⟧
`), `//- app/main.py
from app.models import Book
def trim():
    rows = []
    for book in Book.objects.filter(title=""):
        book.title = book.title.strip()
        book.author_id = 4
        rows.append(book)
    Book.objects.bulk_update(rows, ["title", "author_id"], batch_size=500)
`)

  python.fixes('Peewee', `
    from peewee import Model, TextField
    class User(Model):
        name = TextField()
    def store(names):
        for name in names:
            ⟦User.create(name=name)⟧
  `, `
    from peewee import Model, TextField
    class User(Model):
        name = TextField()
    def store(names):
        rows = []
        for name in names:
            rows.append(User(name=name))
        User.bulk_create(rows, batch_size=100)
  `)
  python.fixes('Tortoise', `
    from tortoise import fields
    from tortoise.models import Model
    class User(Model):
        name = fields.TextField()
    async def store(names):
        for name in names:
            await ⟦User.create(name=name)⟧
  `, `
    from tortoise import fields
    from tortoise.models import Model
    class User(Model):
        name = fields.TextField()
    async def store(names):
        rows = []
        for name in names:
            rows.append(User(name=name))
        if rows:
            await User.bulk_create(rows)
  `)
  python.fixes('statements that SQLAlchemy builds, asynchronously', `
    from sqlalchemy import insert
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.models import User
    async def store(session: AsyncSession, names):
        for name in names:
            await ⟦session.execute(insert(User).values(name=name, age=len("x")))⟧
        await session.commit()
  `, `
    from sqlalchemy import insert
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.models import User
    async def store(session: AsyncSession, names):
        rows = []
        for name in names:
            rows.append({"name": name, "age": len("x")})
        if rows:
            await session.execute(insert(User), rows)
        await session.commit()
  `)
  python.noFix('an update that SQLAlchemy builds', `
    from sqlalchemy import update
    from sqlalchemy.orm import Session
    from app.models import User
    def store(session: Session, names):
        for id, name in names:
            ⟦session.execute(update(User).where(User.id == id).values(name=name))⟧
  `, { reason: /./ })
  const store = `def store(titles):
    for title in titles:
        ⟦Book.objects.create(title=title)⟧
`
  const withModel = (body: string, more = '') => `//- app/models.py
from django.db import models
class Book(models.Model):
    title = models.TextField()
${body}//- app/main.py
from app.models import Book
${store}${more}`
  python.noFix('a save of its own', withModel(`    def save(self, *args, **kwargs):
        self.title = self.title.strip()
        return super().save(*args, **kwargs)
`), { reason: /would not call `Book\.save`/ })
  python.noFix('a clean of its own', withModel('    def clean(self):\n        self.title = self.title.strip()\n'), { reason: /would not call `Book\.clean`/ })
  python.noFix('a receiver of another file', withModel('', `//- app/signals.py
from django.db.models.signals import post_save
from django.dispatch import receiver
from app.models import Book
@receiver(post_save, sender=Book)
def notify(sender, instance, **kwargs):
    print(instance)
`), { reason: /would not send the signal `post_save`/ })
  python.noFix('a receiver of every model, under another name', withModel('', `//- app/signals.py
from django.db.models.signals import pre_save as before
def stamp(sender, instance, **kwargs):
    print(instance)
before.connect(stamp)
`), { reason: /signal `pre_save`/ })
  python.noFix('signals connected in a loop', withModel('', `//- app/signals.py
from app.models import Book
from app.audit import SIGNALS, stamp
for signal in SIGNALS:
    signal.connect(stamp, sender=Book)
`), { reason: /signal/ })
  python.fixes('a receiver of another model', `${models}//- app/signals.py
from django.db.models.signals import post_save
from django.dispatch import receiver
from app.models import Author
@receiver(post_save, sender=Author)
def notify(sender, instance, **kwargs):
    print(instance)
//- app/main.py
from app.models import Book
${store}`, `//- app/main.py
from app.models import Book
def store(titles):
    rows = []
    for title in titles:
        rows.append(Book(title=title))
    Book.objects.bulk_create(rows)
`)
  python.noFix('registered with something that listens', withModel('', '//- app/apps.py\nimport auditlog\nfrom app.models import Book\nauditlog.register(Book)\n'), { reason: /registered with `register`/ })
  python.fixes('registered with the admin', withModel('', '//- app/admin.py\nfrom django.contrib import admin\nfrom app.models import Book\nadmin.site.register(Book)\n'), `//- app/main.py
from app.models import Book
def store(titles):
    rows = []
    for title in titles:
        rows.append(Book(title=title))
    Book.objects.bulk_create(rows)
`)
  python.fixes('auto_now, which bulk_create works out', withModel('    changed = models.DateTimeField(auto_now=True)\n'), `//- app/main.py
from app.models import Book
def store(titles):
    rows = []
    for title in titles:
        rows.append(Book(title=title))
    Book.objects.bulk_create(rows)
`)
  const changing = `//- app/models.py
from django.db import models
class Book(models.Model):
    title = models.TextField()
    changed = models.DateTimeField(auto_now=True)
    made = models.DateTimeField(auto_now_add=True)
//- app/main.py
from app.models import Book
def mark():
    for book in Book.objects.all():
        book.title = 'x'
        `
  python.noFix('auto_now, which bulk_update leaves as it is', `${changing}⟦book.save()⟧\n`, { reason: /`Book\.changed` may be worked out/ })
  python.fixes('auto_now of fields that are not saved', `${changing}⟦book.save(update_fields=['title'])⟧\n`, `//- app/main.py
from app.models import Book
def mark():
    rows = []
    for book in Book.objects.all():
        book.title = 'x'
        rows.append(book)
    Book.objects.bulk_update(rows, ['title'], batch_size=500)
`)
  python.noFix('a field of another library', withModel('    slug = AutoSlugField(populate_from="title")\n').replace('from django.db import models', 'from autoslug import AutoSlugField\nfrom django.db import models'), { reason: /`Book\.slug` may be worked out/ })
  python.noFix('history that is kept', withModel('    history = HistoricalRecords()\n').replace('from django.db import models', 'from simple_history.models import HistoricalRecords\nfrom django.db import models'), { reason: /`Book\.history`/ })
  python.noFix('multi-table inheritance', `//- app/models.py
from django.db import models
class Item(models.Model):
    title = models.TextField()
class Book(Item):
    pages = models.IntegerField(default=0)
//- app/main.py
from app.models import Book
${store}`, { reason: /a part in the table of `Item`/ })
  python.fixes('an abstract base, a proxy, a manager of its own', `//- app/models.py
from django.db import models
class BookQuerySet(models.QuerySet):
    def long(self):
        return self.filter(pages__gt=300)
class Base(models.Model):
    title = models.TextField()
    class Meta:
        abstract = True
class Book(Base):
    pages = models.IntegerField(default=0)
    objects = BookQuerySet.as_manager()
//- app/main.py
from app.models import Book
${store}`, `//- app/main.py
from app.models import Book
def store(titles):
    rows = []
    for title in titles:
        rows.append(Book(title=title))
    Book.objects.bulk_create(rows)
`)
  python.noFix('a base that cannot be read', `//- app/models.py
from wiki.base import Page
from django.db import models
class Book(Page, models.Model):
    title = models.TextField()
//- app/main.py
from app.models import Book
${store}`, { reason: /is not known here/ })
  python.noFix('its result is used', django(`from app.models import Book
def store(titles):
    made = []
    for title in titles:
        book = ⟦Book.objects.create(title=title)⟧
        made.append(book.pk)
    return made
`), { reason: /what it gives is used/ })
  python.noFix('a primary key that is needed later in the loop', django(`from app.models import Book
def store(titles, pks):
    for title in titles:
        book = Book(title=title)
        ⟦book.save()⟧
        pks.append(book.pk)
`), { reason: /used afterwards in the loop/ })
  python.noFix('a primary key that is given', `//- app/models.py
from django.db import models
class Book(models.Model):
    isbn = models.TextField(primary_key=True)
    title = models.TextField()
//- app/main.py
from app.models import Book
def store(rows):
    for isbn, title in rows:
        book = Book(isbn=isbn, title=title)
        ⟦book.save()⟧
`, { reason: /may be there already/ })
  python.noFix('the same table is read in the loop', django(`from app.models import Book
def store(titles):
    for title in titles:
        if Book.objects.filter(title=title).exists():
            continue
        ⟦Book.objects.create(title=title)⟧
`), { reason: /also reads from the database/ })
  python.noFix('read by a function of nobody knows what', django(`from app.models import Book
def store(titles, seen):
    for title in titles:
        if not seen.known(title):
            ⟦Book.objects.create(title=title)⟧
`), { reason: /`seen\.known\(title\)` does is not known/ })
  python.noFix('the failure of each row is handled', django(`from app.models import Book
def store(titles):
    for title in titles:
        try:
            ⟦Book.objects.create(title=title)⟧
        except ValueError:
            continue
`), { reason: /failure of each row/ })
  python.noFix('it may return', django(`from app.models import Book
def store(titles):
    for title in titles:
        if not title:
            return False
        ⟦Book.objects.create(title=title)⟧
    return True
`), { reason: /may return before its end/ })
  python.noFix('it may fail on purpose', django(`from app.models import Book
def store(titles):
    for title in titles:
        if not title:
            raise ValueError(title)
        ⟦Book.objects.create(title=title)⟧
`), { reason: /fail on purpose/ })
  python.noFix('rows are handed out one by one', django(`from app.models import Book
def store(titles):
    for title in titles:
        ⟦Book.objects.create(title=title)⟧
        yield title
`), { reason: /hands out its rows/ })
  python.noFix('how often it runs depends on what is written', `
    import sqlite3
    def drain(db: sqlite3.Connection, queue):
        while queue:
            ⟦db.execute("INSERT INTO log (text) VALUES (?)", (queue.pop(),))⟧
  `, { reason: /how often the loop runs/ })
  python.noFix('something outside happens for each row', `
    import requests, sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            ⟦db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))⟧
            requests.post("https://example.org/welcome", json=user.name)
  `, { reason: /before something outside happens/ })
  python.noFix('what the statement did is asked for', `
    import sqlite3
    def rename(db: sqlite3.Connection, names):
        cursor = db.cursor()
        changed = 0
        for id, name in names:
            ⟦cursor.execute("UPDATE users SET name = ? WHERE id = ?", (name, id))⟧
            changed += cursor.rowcount
        return changed
  `, { reason: /last statement did/ })
  python.noFix('a list that goes on growing', `
    from pymongo import MongoClient
    users = MongoClient().app.users
    def store(names):
        path = []
        for name in names:
            path.append(name)
            ⟦users.insert_one({"path": path})⟧
  `, { reason: /may change before it is sent/ })
  python.noFix('one object again and again', `
    from pymongo import MongoClient
    users = MongoClient().app.users
    def store(names):
        document = {}
        for name in names:
            document["name"] = name
            ⟦users.insert_one(document)⟧
  `, { reason: /same object/ })
  python.noFix('SQL that differs', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            columns = ", ".join(user)
            ⟦db.execute(f"INSERT INTO users ({columns}) VALUES (?)", (user["name"],))⟧
  `, { reason: /SQL is made in the loop/ })
  python.noFix('a field that is none', django(`from app.models import Book
def trim():
    for book in Book.objects.all():
        book.title_length = 4
        ⟦book.save()⟧
`), { reason: /`title_length` is no field/ })
  python.noFix('a method that may change more', django(`from app.models import Book
def trim():
    for book in Book.objects.all():
        book.title = ""
        book.tidy()
        ⟦book.save()⟧
`), { reason: /./ })
  python.noFix('through a function', django(`from app.models import Book
def add(title):
    Book.objects.create(title=title)
def store(titles):
    for title in titles:
        ⟦add(title)⟧
`), { reason: /in a function that the loop calls/ })
  python.noFix('a save of its own, of the rows of a query', `//- app/models.py
from django.db import models
class Book(models.Model):
    title = models.TextField()
    def save(self, *args, **kwargs):
        self.title = self.title.strip()
        super().save(*args, **kwargs)
//- app/main.py
from app.models import Book
def trim():
    for book in Book.objects.filter(title=""):
        book.title = "?"
        ⟦book.save()⟧
`, { reason: /would not call `Book\.save`/ })
  python.noFix('a loop with an else', django(`from app.models import Book
def store(titles):
    for title in titles:
        ⟦Book.objects.create(title=title)⟧
    else:
        print(Book.objects.count())
`), { reason: /`else`/ })
})

describe('write-in-loop: fixes (TypeScript)', () => {
  const prisma = 'import { PrismaClient } from \'@prisma/client\'\nconst prisma = new PrismaClient()\n'
  typescript.fixes('nested loops, semicolons', `${prisma}export async function store(groups: string[][]) {
  for (const names of groups) {
    for (const name of names) {
      await ⟦prisma.user.create({ data: { name } })⟧;
    }
  }
}
`, `${prisma}export async function store(groups: string[][]) {
  for (const names of groups) {
    const rows = [];
    for (const name of names) {
      rows.push({ name });
    }
    await prisma.user.createMany({ data: rows });
  }
}
`)
  typescript.fixes('all at once', `${prisma}export async function store(names: string[]) {
  await Promise.all(names.map(async (name) => { await ⟦prisma.user.create({ data: { name } })⟧ }))
}
`, `${prisma}export async function store(names: string[]) {
  await prisma.user.createMany({ data: names.map((name) => ({ name })) })
}
`)
  typescript.fixes('TypeORM', `import { Repository } from 'typeorm'
import { User } from './user.entity'
export async function store(users: Repository<User>, names: string[]) {
  for (const name of names) {
    const user = users.create({ name })
    await ⟦users.save(user)⟧
  }
}
`, `import { Repository } from 'typeorm'
import { User } from './user.entity'
export async function store(users: Repository<User>, names: string[]) {
  const rows = []
  for (const name of names) {
    const user = users.create({ name })
    rows.push(user)
  }
  await users.save(rows, { chunk: 100 })
}
`)
  typescript.fixes('MongoDB, with a session', `import { Collection, ClientSession } from 'mongodb'
export async function store(users: Collection, names: string[], session: ClientSession) {
  for (const name of names) await ⟦users.insertOne({ name }, { session })⟧
}
`, `import { Collection, ClientSession } from 'mongodb'
export async function store(users: Collection, names: string[], session: ClientSession) {
  const rows = []
  for (const name of names) rows.push({ name })
  if (rows.length > 0) await users.insertMany(rows, { session })
}
`)
  typescript.noFix('a hook of the client', `${prisma}prisma.$use(async (params, next) => next(params))
export async function store(names: string[]) {
  for (const name of names) await ⟦prisma.user.create({ data: { name } })⟧
}
`, { reason: /registered with `\$use`/ })
  typescript.noFix('a related row', `${prisma}export async function store(names: string[]) {
  for (const name of names) await ⟦prisma.user.create({ data: { name, profile: { create: {} } } })⟧
}
`, { reason: /related rows/ })
  typescript.noFix('a selection of what it gives', `${prisma}export async function store(names: string[]) {
  for (const name of names) await ⟦prisma.user.create({ data: { name }, select: { id: true } })⟧
}
`, { reason: /more than the row/ })
  typescript.noFix('left for the loop around it', `${prisma}export async function store(groups: string[][]) {
  outer: for (const names of groups) {
    for (const name of names) {
      if (name === '') continue outer
      await ⟦prisma.user.create({ data: { name } })⟧
    }
  }
}
`, { reason: /left for one around it/ })
  typescript.noFix('an await in the row of a callback', `${prisma}export async function store(names: string[]) {
  await Promise.all(names.map(async (name) => { await ⟦prisma.user.create({ data: { name: await tidy(name) } })⟧ }))
}
async function tidy(name: string) { return name.trim() }
`)
  typescript.noFix('its callbacks\' results are used', `${prisma}export async function store(names: string[]) {
  const users = await Promise.all(names.map((name) => ⟦prisma.user.create({ data: { name } })⟧))
  return users.length
}
`, { reason: /what it gives is used/ })
  const sequelize = `import { Model, Sequelize } from 'sequelize'
export class User extends Model {}
`
  typescript.fixes('Sequelize, with options that the bulk form takes', `${sequelize}export async function store(names: string[], transaction: unknown) {
  for (const name of names) await ⟦User.create({ name }, { transaction, hooks: false })⟧
}
`, `${sequelize}export async function store(names: string[], transaction: unknown) {
  const rows = []
  for (const name of names) rows.push({ name })
  await User.bulkCreate(rows, { validate: true, transaction, hooks: false })
}
`)
  typescript.noFix('a hook of the model', `${sequelize}User.beforeCreate((user) => { user.set('name', 'x') })
export async function store(names: string[]) {
  for (const name of names) await ⟦User.create({ name })⟧
}
`, { reason: /registered with `beforeCreate`/ })
  typescript.fixes('a hook of another model', `${sequelize}class Post extends Model {}
Post.init({}, { sequelize: new Sequelize('') })
Post.beforeCreate((post) => { post.set('name', 'x') })
export async function store(names: string[]) {
  for (const name of names) await ⟦User.create({ name })⟧
}
`, `${sequelize}class Post extends Model {}
Post.init({}, { sequelize: new Sequelize('') })
Post.beforeCreate((post) => { post.set('name', 'x') })
export async function store(names: string[]) {
  const rows = []
  for (const name of names) rows.push({ name })
  await User.bulkCreate(rows, { validate: true })
}
`)
  typescript.noFix('a hook among the options of the model', `${sequelize}User.init({}, { sequelize: new Sequelize(''), hooks: { beforeCreate: (user) => { user.set('name', 'x') } } })
export async function store(names: string[]) {
  for (const name of names) await ⟦User.create({ name })⟧
}
`, { reason: /registered with `beforeCreate`/ })
  typescript.noFix('a model that is not known here', `import { Model } from 'sequelize'
export async function store(users: typeof Model, names: string[]) {
  for (const name of names) await ⟦users.create({ name })⟧
}
`, { reason: /not known here/ })
  typescript.noFix('a hook that is decorated', `import { BeforeCreate, Model, Table } from 'sequelize-typescript'
@Table
export class User extends Model {
  @BeforeCreate
  static tidy(user: User) { user.set('name', 'x') }
}
export async function store(names: string[]) {
  for (const name of names) await ⟦User.create({ name })⟧
}
`, { reason: /would not call `User\.tidy`/ })
  typescript.noFix('an option that the bulk form has not', `${sequelize}export async function store(names: string[]) {
  for (const name of names) await ⟦User.create({ name }, { include: 'posts' })⟧
}
`, { reason: /more than the row/ })
  typescript.noFix('without braces around the loop', `${prisma}export async function store(names: string[], wanted: boolean) {
  if (wanted) for (const name of names) await ⟦prisma.user.create({ data: { name } })⟧
}
`, { reason: /beside the loop/ })
})
