// write-in-loop in Python: what is reported where, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('write-in-loop', 'python')

describe('write-in-loop (Python): drivers', () => {
  costs('sqlite3, connection', `
    import sqlite3
    def store(users):
        db = sqlite3.connect("app.db")
        for user in users:
            ⟦db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))⟧
        db.commit()
  `)
  costs('an update by cursor', `
    import psycopg2
    def rename(conn: psycopg2.extensions.connection, names):
        cur = conn.cursor()
        for id, name in names.items():
            ⟦cur.execute("UPDATE users SET name = %s WHERE id = %s", (name, id))⟧
  `)
  costs('a delete, in a comprehension', `
    import sqlite3
    def purge(db: sqlite3.Connection, ids):
        [⟦db.execute("DELETE FROM users WHERE id = ?", (id,))⟧ for id in ids]
  `)
  costs('asyncpg', `
    import asyncpg
    async def store(conn: asyncpg.Connection, users):
        for user in users:
            await ⟦conn.execute("INSERT INTO users (name) VALUES ($1)", user.name)⟧
  `)
  costs('by convention: the SQL is the evidence', `
    def store(cursor, users):
        for user in users:
            ⟦cursor.execute("INSERT INTO users (name) VALUES (%s)", (user.name,))⟧
  `)
  costs('through a method of the same class', `
    import sqlite3
    class Store:
        def __init__(self):
            self.db = sqlite3.connect("app.db")
        def put(self, user):
            ⟨self.db.execute("INSERT INTO users (name) VALUES (?)", (user,))⟩
        def put_all(self, users):
            for user in users:
                ⟦self.put(user)⟧
  `)
  costs('the query of the loop is read, the rows are written', `
    import sqlite3
    def grow(db: sqlite3.Connection, ids):
        cur = db.cursor()
        for id in ids:
            cur.execute("SELECT n FROM counts WHERE id = ?", (id,))
            n = cur.fetchone()[0]
            ⟦cur.execute("UPDATE counts SET n = ? WHERE id = ?", (n + 1, id))⟧
  `)
  fine('executemany', `
    import sqlite3
    def store(db: sqlite3.Connection, groups):
        for group in groups:
            db.executemany("INSERT INTO users (name) VALUES (?)", [(u.name,) for u in group])
  `)
  fine('executemany in a function, for each of several tables', `
    import sqlite3
    def fill(db: sqlite3.Connection, table, found):
        rows = []
        for row in found:
            rows.append([str(value) for value in row])
        db.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
    def fill_all(db: sqlite3.Connection, results):
        for table, found in results.items():
            fill(db, table, found)
  `)
  fine('statements that say which rows by other rows', `
    import sqlite3
    def close(db: sqlite3.Connection, weeks):
        for week in weeks:
            db.execute("UPDATE totals SET n = n + 1 WHERE user_id IN (SELECT id FROM users WHERE week = ?)", (week,))
  `)
  fine('a claim whose outcome decides how the iteration goes on', `
    import sqlite3
    def work(db: sqlite3.Connection, jobs):
        for job in jobs:
            cursor = db.execute("UPDATE jobs SET state = 'running' WHERE id = ? AND state = 'queued'", (job.id,))
            if cursor.rowcount == 0:
                continue
            job.run()
  `)
  fine('a call that does much besides', `
    import requests, sqlite3
    class Orders:
        def __init__(self):
            self.db = sqlite3.connect("app.db")
        def place(self, order):
            requests.post("https://example.org/orders", json=order)
            self.db.execute("UPDATE orders SET sent = 1 WHERE id = ?", (order["id"],))
        def place_all(self, orders):
            for order in orders:
                self.place(order)
  `)
  fine('a function that may fail for one alone, and one whose outcome decides', `
    import sqlite3
    db = sqlite3.connect("app.db")
    def rename(id, name):
        db.execute("UPDATE users SET name = ? WHERE id = ?", (name, id))
    def claim(id):
        cursor = db.execute("UPDATE jobs SET taken = 1 WHERE id = ? AND taken = 0", (id,))
        return True if cursor.rowcount == 1 else False
    def rename_all(names):
        for id, name in names:
            try:
                rename(id, name)
            except ValueError as error:
                print(id, error)
    def claim_all(ids):
        return [id for id in ids if claim(id)]
  `)
  fine('one at a time, under a lock', `
    from app.locks import document_lock
    from app.models import Document
    def index(ids):
        for id in ids:
            with document_lock(id):
                Document.objects.filter(pk=id).update(indexed=True)
  `)
  fine('rows of a batch in one statement', `
    import psycopg2
    def store(conn: psycopg2.extensions.connection, groups):
        cur = conn.cursor()
        for group in groups:
            marks = ",".join(["(%s)"] * len(group))
            cur.execute(f"INSERT INTO users (name) VALUES {marks}", [u.name for u in group])
  `)
  fine('a loop over batches', `
    import sqlite3
    def store(db: sqlite3.Connection, rows):
        for start in range(0, len(rows), 500):
            batch = rows[start:start + 500]
            db.execute("INSERT INTO blobs (data) VALUES (?)", (str(batch),))
  `)
  fine('INSERT … SELECT writes many rows', `
    import sqlite3
    def copy(db: sqlite3.Connection, days):
        for day in days:
            db.execute("INSERT INTO totals SELECT day, sum(n) FROM hits WHERE day = ? GROUP BY day", (day,))
  `)
  fine('tables are made and dropped one by one', `
    import sqlite3
    def reset(db: sqlite3.Connection, tables):
        for table in tables:
            db.execute(f"DROP TABLE IF EXISTS {table}")
            db.execute(f"CREATE TABLE {table} (id INTEGER)")
  `)
  fine('a statement per table', `
    import sqlite3
    def clear(db: sqlite3.Connection, tables, user_id):
        for table in tables:
            db.execute(f"DELETE FROM {table} WHERE user_id = ?", (user_id,))
  `)
  fine('few known rows', `
    import sqlite3
    def seed(db: sqlite3.Connection):
        for name in ["admin", "guest"]:
            db.execute("INSERT INTO roles (name) VALUES (?)", (name,))
  `)
  fine('a retry', `
    import sqlite3, time
    def store(db: sqlite3.Connection, user):
        for attempt in range(20):
            try:
                db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
                return True
            except sqlite3.OperationalError:
                time.sleep(attempt)
        return False
  `)
  fine('a retry of a write until it is done', `
    import sqlite3
    def store(db: sqlite3.Connection, user):
        done = False
        while not done:
            try:
                db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
                done = True
            except sqlite3.OperationalError:
                pass
  `)
  fine('the next row names the last one', `
    import sqlite3
    def chain(db: sqlite3.Connection, names):
        cur = db.cursor()
        last = None
        for name in names:
            cur.execute("INSERT INTO nodes (name, parent) VALUES (?, ?)", (name, last))
            last = cur.lastrowid
  `)
  fine('a row of the same iteration needs its id', `
    import sqlite3
    def store(db: sqlite3.Connection, orders):
        cur = db.cursor()
        for order in orders:
            cur.execute("INSERT INTO orders (customer) VALUES (?)", (order.customer,))
            order_id = cur.lastrowid
            cur.execute("INSERT INTO notes (order_id, text) VALUES (?, ?)", (order_id, order.note))
  `)
  fine('only collected here', `
    def store(db, users):
        rows = []
        for user in users:
            rows.append((user.name,))
        db.executemany("INSERT INTO users (name) VALUES (?)", rows)
  `)
  fine('defined in the loop, not run there', `
    import sqlite3
    def later(db: sqlite3.Connection, users):
        return [lambda user=user: db.execute("INSERT INTO users (name) VALUES (?)", (user,)) for user in users]
  `)
  fine('a writer of files has the same method', `
    def store(path, rows):
        with open(path, "w") as out:
            for row in rows:
                out.write(row)
  `)
  fine('a dictionary updates', `
    def merge(parts: list[dict]):
        merged = {}
        for part in parts:
            merged.update(part)
        return merged
  `)
})

describe('write-in-loop (Python): Django', () => {
  costs('create', `
    from app.models import Book
    def store(titles):
        for title in titles:
            ⟦Book.objects.create(title=title)⟧
  `)
  costs('save of a class of another file', `
    //- app/models.py
    from django.db import models
    class Base(models.Model):
        class Meta:
            abstract = True
    class Book(Base):
        title = models.TextField()
    //- app/jobs.py
    from app.models import Book
    def store(titles):
        for title in titles:
            book = Book(title=title)
            ⟦book.save()⟧
  `)
  costs('save of a base of another file, with a save of its own', `
    //- app/base.py
    from django.db import models
    class Stamped(models.Model):
        def save(self, *args, **kwargs):
            self.touch()
            ⟨super().save(*args, **kwargs)⟩
        class Meta:
            abstract = True
    //- app/models.py
    from app.base import Stamped
    from django.db import models
    class Book(Stamped):
        title = models.TextField()
    //- app/jobs.py
    from app.models import Book
    def rename(title):
        for book in Book.objects.filter(title=""):
            book.title = title
            ⟦book.save()⟧
  `)
  costs('rows of a query', `
    from django.db import models
    class Book(models.Model):
        title = models.TextField()
    def trim():
        for book in Book.objects.all():
            book.title = book.title.strip()
            ⟦book.save(update_fields=["title"])⟧
  `)
  costs('delete', `
    from app.models import Book
    def purge(ids):
        for id in ids:
            ⟦Book.objects.filter(pk=id).delete()⟧
  `)
  costs('update of one row each', `
    from app.models import Book
    def price(prices):
        for isbn, price in prices.items():
            ⟦Book.objects.filter(isbn=isbn).update(price=price)⟧
  `)
  costs('children of each parent are written in a loop of their own', `
    from app.models import Item, Order
    def store(orders):
        for data in orders:
            order = Order.objects.create(customer=data["customer"])
            for item in data["items"]:
                ⟦Item.objects.create(order=order, name=item)⟧
  `)
  costs('a failure is handled by row', `
    from django.db import IntegrityError
    from app.models import Book
    def store(titles):
        for title in titles:
            try:
                ⟦Book.objects.create(title=title)⟧
            except IntegrityError:
                continue
  `)
  costs('through a service of another file', `
    //- app/services.py
    from app.models import Book
    def add_book(title):
        return ⟨Book.objects.create(title=title)⟩
    //- app/views.py
    from app.services import add_book
    def post(request, titles):
        for title in titles:
            ⟦add_book(title)⟧
  `)
  costs('asynchronously', `
    from app.models import Book
    async def store(titles):
        for title in titles:
            await ⟦Book.objects.acreate(title=title)⟧
  `)
  costs('gathered', `
    import asyncio
    from app.models import Book
    async def store(titles):
        await asyncio.gather(*[⟦Book.objects.acreate(title=title)⟧ for title in titles])
  `)
  costs('one row again and again', `
    from django.db import models
    class Job(models.Model):
        done = models.IntegerField()
    def run(job: Job, steps):
        for step in steps:
            job.done += 1
            ⟦job.save()⟧
  `)
  costs('under a condition', `
    from django.db import models
    class Book(models.Model):
        title = models.TextField()
    def trim(books: list[Book]):
        for book in books:
            if book.title != book.title.strip():
                book.title = book.title.strip()
                ⟦book.save()⟧
  `)
  fine('bulk_create', `
    from app.models import Book
    def store(groups):
        for titles in groups:
            Book.objects.bulk_create([Book(title=title) for title in titles])
  `)
  fine('ids of a batch', `
    from app.models import Book
    def purge(groups):
        for ids in groups:
            Book.objects.filter(pk__in=ids).delete()
  `)
  fine('a row needs the one before it', `
    from app.models import Node
    def chain(names):
        parent = None
        for name in names:
            node = Node.objects.create(name=name, parent=parent)
            parent = node
  `)
  fine('a new row is saved before another that points to it', `
    from django.db import models
    class Node(models.Model):
        name = models.TextField()
        parent = models.ForeignKey("self", models.CASCADE, null=True)
    def chain(names):
        last = None
        for name in names:
            node = Node(name=name, parent=last)
            node.save()
            last = node
  `)
  fine('parents found among the rows written before', `
    from app.models import Node
    def tree(entries):
        made = {}
        for entry in entries:
            made[entry.key] = Node.objects.create(name=entry.name, parent=made.get(entry.parent))
  `)
  fine('a user and its profile', `
    from app.models import Profile, User
    def store(names):
        for name in names:
            user = User.objects.create(name=name)
            Profile.objects.create(user=user)
  `)
  fine('a class of its own with a save', `
    class Report:
        def __init__(self, path):
            self.path = path
        def save(self):
            print(self.path)
    def store(paths):
        for path in paths:
            report = Report(path)
            report.save()
  `)
  fine('a form that nobody knows', `
    def store(forms):
        for form in forms:
            form.save()
  `)
  fine('left after the first', `
    from app.models import Book
    def store(titles):
        for title in titles:
            if title:
                Book.objects.create(title=title)
                break
  `)
  fine('every hundred rows', `
    from app.models import Book
    def store(titles):
        rows = []
        for title in titles:
            rows.append(Book(title=title))
            if len(rows) >= 100:
                Book.objects.bulk_create(rows)
                rows = []
  `)
  fine('progress every hundred rows', `
    from django.db import models
    class Job(models.Model):
        done = models.IntegerField()
    def run(job: Job, steps):
        for number, step in enumerate(steps):
            step()
            if number % 100 == 0:
                job.done = number
                job.save()
  `)
  fine('a worker takes one job after another', `
    from app.models import Log
    def work(queue):
        while True:
            message = queue.get()
            Log.objects.create(text=message)
  `)
})

describe('write-in-loop (Python): SQLAlchemy and others', () => {
  costs('add and commit per row', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for name in names:
            ⟦session.add(User(name=name))⟧
            session.commit()
  `)
  costs('add and flush per row', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for name in names:
            ⟦session.add(User(name=name))⟧
            session.flush()
  `)
  costs('a flush of each change', `
    from sqlalchemy.orm import Session
    def rename(session: Session, users):
        for user in users:
            user.name = user.name.strip()
            ⟦session.flush()⟧
  `)
  costs('an insert statement each', `
    from sqlalchemy import insert
    from sqlalchemy.orm import Session
    from app.models import User
    def store(session: Session, names):
        for name in names:
            ⟦session.execute(insert(User).values(name=name))⟧
  `)
  costs('add and commit in a function of another file', `
    //- app/crud.py
    from sqlalchemy.orm import Session
    def create_user(session: Session, name):
        user = User(name=name)
        ⟨session.add(user)⟩
        session.commit()
        session.refresh(user)
        return user
    //- app/main.py
    from app.crud import create_user
    def store(session, names):
        for name in names:
            ⟦create_user(session, name)⟧
  `)
  fine('add alone', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for name in names:
            session.add(User(name=name))
        session.commit()
  `)
  fine('add, and a commit every hundred rows', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for i, name in enumerate(names):
            session.add(User(name=name))
            if i % 100 == 99:
                session.commit()
        session.commit()
  `)
  fine('a flush for the id that the next row needs', `
    from sqlalchemy.orm import Session
    def store(session: Session, orders):
        for data in orders:
            order = Order(customer=data.customer)
            session.add(order)
            session.flush()
            session.add(Note(order_id=order.id, text=data.note))
        session.commit()
  `)
  costs('PyMongo', `
    from pymongo import MongoClient
    users = MongoClient().app.users
    def store(names):
        for name in names:
            ⟦users.insert_one({"name": name})⟧
  `)
  fine('PyMongo, many at once', `
    from pymongo import MongoClient
    users = MongoClient().app.users
    def store(groups):
        for names in groups:
            users.insert_many([{"name": name} for name in names])
  `)
  costs('DynamoDB', `
    import boto3
    table = boto3.resource("dynamodb").Table("users")
    def store(items):
        for item in items:
            ⟦table.put_item(Item=item)⟧
  `)
  fine('DynamoDB, by its batch writer', `
    import boto3
    table = boto3.resource("dynamodb").Table("users")
    def store(items):
        with table.batch_writer() as batch:
            for item in items:
                batch.put_item(Item=item)
  `)
  costs('Peewee', `
    from peewee import Model, TextField
    class User(Model):
        name = TextField()
    def store(names):
        for name in names:
            ⟦User.create(name=name)⟧
  `)
  costs('Tortoise', `
    from tortoise import fields
    from tortoise.models import Model
    class User(Model):
        name = fields.TextField()
    async def store(names):
        for name in names:
            await ⟦User.create(name=name)⟧
  `)
  fine('a Redis pipeline', `
    import redis
    client = redis.Redis()
    def store(values):
        with client.pipeline() as pipe:
            for key, value in values.items():
                pipe.set(key, value)
            pipe.execute()
  `)
  fine('pieces of work taken out of a table one after the other', `
    import sqlite3, time
    def work(db: sqlite3.Connection):
        while True:
            row = db.execute("SELECT id FROM jobs WHERE state = 'new' LIMIT 1").fetchone()
            if row is None:
                time.sleep(5)
                continue
            db.execute("UPDATE jobs SET state = 'done' WHERE id = ?", row)
  `)
  fine('the same with rows of a model', `
    from app.models import Job
    def work():
        while job := Job.objects.filter(state='new').first():
            job.state = 'done'
            job.save()
  //- app/models.py
    from django.db import models
    class Job(models.Model):
        state = models.CharField(max_length=9)
  `)
  costs('a loop that counts, and reads another table', `
    import sqlite3
    def store(db: sqlite3.Connection, names: list[str]):
        index = 0
        while index < len(names):
            ⟦db.execute("INSERT INTO users (name) VALUES (?)", (names[index],))⟧
            index += 1
  `)
})
