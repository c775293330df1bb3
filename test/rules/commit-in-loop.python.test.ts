// commit-in-loop in Python: what is reported where, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('commit-in-loop', 'python')

describe('commit-in-loop (Python)', () => {
  costs('sqlite3', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.commit()⟧
  `)
  costs('psycopg2', `
    import psycopg2
    def store(users):
        conn = psycopg2.connect("")
        cur = conn.cursor()
        for user in users:
            cur.execute("INSERT INTO users (name) VALUES (%s)", (user.name,))
            ⟦conn.commit()⟧
  `)
  costs('COMMIT as a statement', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.execute("COMMIT")⟧
  `)
  costs('begun and committed: told at the commit', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("BEGIN")
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.execute("COMMIT")⟧
  `)
  costs('SQLAlchemy', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for name in names:
            session.add(User(name=name))
            ⟦session.commit()⟧
  `)
  costs('SQLAlchemy, asynchronously', `
    from sqlalchemy.ext.asyncio import AsyncSession
    async def store(session: AsyncSession, names):
        for name in names:
            session.add(User(name=name))
            await ⟦session.commit()⟧
  `)
  costs('Flask-SQLAlchemy', `
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class User(db.Model):
        pass
    def store(names):
        for name in names:
            db.session.add(User(name=name))
            ⟦db.session.commit()⟧
  `)
  costs('a transaction of Django', `
    from django.db import transaction
    from app.models import Book
    def store(titles):
        for title in titles:
            with ⟦transaction.atomic()⟧:
                Book.objects.create(title=title)
  `)
  fine('elements that are pieces of work, each in a transaction of its own', `
    import sqlite3
    from django.db import transaction
    def migrate(migrations):
        for migration in migrations:
            with transaction.atomic():
                migration.run()
                migration.save()
    def apply(db: sqlite3.Connection, jobs):
        for job in jobs:
            job(db)
            db.commit()
  `)
  costs('elements that are rows', `
    from django.db import transaction
    from app.models import Book
    def publish(books: list[Book]):
        for book in books:
            with ⟦transaction.atomic()⟧:
                book.published = True
                book.save()
  `)
  costs('a transaction of a session', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for name in names:
            with ⟦session.begin()⟧:
                session.add(User(name=name))
  `)
  costs('through a function of another file', `
    //- app/crud.py
    from sqlalchemy.orm import Session
    def create_user(session: Session, name):
        session.add(User(name=name))
        ⟨session.commit()⟩
    //- app/main.py
    from app.crud import create_user
    def store(session, names):
        for name in names:
            ⟦create_user(session, name)⟧
  `)
  costs('through a repository', `
    //- app/repository.py
    import sqlite3
    class Users:
        def __init__(self, db: sqlite3.Connection):
            self.db = db
        def save(self, name):
            self.db.execute("INSERT INTO users (name) VALUES (?)", (name,))
            ⟨self.db.commit()⟩
    //- app/main.py
    import sqlite3
    from app.repository import Users
    def main(names):
        users = Users(sqlite3.connect("app.db"))
        for name in names:
            ⟦users.save(name)⟧
  `)
  costs('under a condition on the row', `
    from sqlalchemy.orm import Session
    def trim(session: Session, users):
        for user in users:
            if user.name.startswith(" "):
                user.name = user.name.strip()
                ⟦session.commit()⟧
  `)
  costs('a failure of each row rolls it back', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for name in names:
            try:
                session.add(User(name=name))
                ⟦session.commit()⟧
            except Exception:
                session.rollback()
  `)
  fine('after the loop', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
        db.commit()
  `)
  fine('every thousand rows', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for i, user in enumerate(users):
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            if i % 1000 == 0:
                db.commit()
        db.commit()
  `)
  fine('when enough have come together', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        pending = []
        for name in names:
            pending.append(User(name=name))
            if len(pending) >= 500:
                session.add_all(pending)
                session.commit()
                pending = []
  `)
  fine('a counter', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        count = 0
        for name in names:
            session.add(User(name=name))
            count += 1
            if count == 500:
                session.commit()
                count = 0
  `)
  fine('skipped but for every hundredth', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for i, name in enumerate(names):
            session.add(User(name=name))
            if i % 100:
                continue
            session.commit()
  `)
  fine('per batch', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for start in range(0, len(names), 500):
            session.add_all([User(name=name) for name in names[start:start + 500]])
            session.commit()
  `)
  fine('chunks', `
    from sqlalchemy.orm import Session
    def store(session: Session, names):
        for chunk in chunked(names, 500):
            session.add_all([User(name=name) for name in chunk])
            session.commit()
  `)
  fine('a retry', `
    from sqlalchemy.orm import Session
    def store(session: Session, user):
        for attempt in range(10):
            try:
                session.add(user)
                session.commit()
                return
            except Exception:
                session.rollback()
  `)
  fine('a database each', `
    import sqlite3
    def store(paths):
        for path in paths:
            db = sqlite3.connect(path)
            db.execute("DELETE FROM sessions")
            db.commit()
  `)
  fine('a worker', `
    import time
    from sqlalchemy.orm import Session
    def work(session: Session):
        while True:
            run_pending(session)
            session.commit()
            time.sleep(10)
  `)
  fine('another commit: of a repository of code', `
    from git import Repo
    def store(repo: Repo, files):
        for file in files:
            repo.index.add([file])
            repo.index.commit(file)
  `)
  fine('a class of its own', `
    class Editor:
        def commit(self):
            self.dirty = False
    def finish(editors: list[Editor]):
        for editor in editors:
            editor.commit()
  `)
  fine('few known rows', `
    import sqlite3
    def seed(db: sqlite3.Connection):
        for name in ("admin", "guest"):
            db.execute("INSERT INTO roles (name) VALUES (?)", (name,))
            db.commit()
  `)
})
