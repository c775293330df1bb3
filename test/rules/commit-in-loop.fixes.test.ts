// Fixes of commit-in-loop: what they write, and where none is offered and why. What they do when run: test/fixes.

import { checksFor } from '../support/check.js'

const python = checksFor('commit-in-loop', 'python')
const typescript = checksFor('commit-in-loop', 'typescript')

describe('commit-in-loop: fixes (Python)', () => {
  python.fixes('asynchronously, with Windows line ends', 'from sqlalchemy.ext.asyncio import AsyncSession\r\nasync def store(session: AsyncSession, names):\r\n    for name in names:\r\n        session.add(User(name=name))\r\n        await ⟦session.commit()⟧\r\n    return names\r\n',
    'from sqlalchemy.ext.asyncio import AsyncSession\r\nasync def store(session: AsyncSession, names):\r\n    for name in names:\r\n        session.add(User(name=name))\r\n    await session.commit()\r\n    return names\r\n',
    { safety: 'suggested', title: /when an iteration fails, those before it are not committed/ })
  python.noFix('in nested loops', `
    import sqlite3
    def store(db: sqlite3.Connection, groups):
        for group in groups:
            for user in group.users:
                db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
                ⟦db.commit()⟧
  `, { reason: /loop around it repeats it/ })
  python.fixes('a transaction around the loop, comments and all', `
    from django.db import transaction
    from app.models import Book
    def store(titles):
        for title in titles:  # each
            with ⟦transaction.atomic()⟧:  # both or none
                # First the book.
                Book.objects.create(title=title)
                Book.objects.create(title=title + "!")
        return len(titles)
  `, `
    from django.db import transaction
    from app.models import Book
    def store(titles):
        with transaction.atomic():  # both or none
            for title in titles:  # each
                # First the book.
                Book.objects.create(title=title)
                Book.objects.create(title=title + "!")
        return len(titles)
  `, { title: /one transaction/ })
  const session = (body: string) => `from sqlalchemy.orm import Session
def store(session: Session, names, made):
    for name in names:
${body}`
  python.noFix('the id is used afterwards', session(`        user = User(name=name)
        session.add(user)
        ⟦session.commit()⟧
        made.append(user.id)
`), { reason: /used afterwards/ })
  python.noFix('what one iteration made is used by the next', `from sqlalchemy.orm import Session
def store(session: Session, names):
    last = None
    for name in names:
        user = User(name=name, before=last)
        session.add(user)
        ⟦session.commit()⟧
        last = user.id
`, { reason: /used afterwards|the one before it made/ })
  python.noFix('the loop also reads what it writes', session(`        if session.query(User).filter_by(name=name).first():
            continue
        session.add(User(name=name))
        ⟦session.commit()⟧
`), { reason: /also reads/ })
  python.noFix('a failure of each row rolls it back', session(`        try:
            session.add(User(name=name))
            ⟦session.commit()⟧
        except Exception:
            session.rollback()
`), { reason: /failure of each iteration is handled/ })
  python.noFix('it may return', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            if user.stop:
                return
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.commit()⟧
  `, { reason: /may return/ })
  python.fixes('a comment behind the commit stays', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.commit()⟧  # each
  `, `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            # each
        db.commit()
  `)
  python.noFix('left between the write and the commit', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            if user.draft:
                continue
            ⟦db.commit()⟧
  `, { reason: /left between/ })
  python.noFix('a file is written for what is saved', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            with open(user.path, "w") as file:
                file.write(user.name)
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.commit()⟧
  `, { reason: /something outside/ })
  python.noFix('nobody knows what is done with what is saved', `
    import sqlite3
    def store(db: sqlite3.Connection, users, queue):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.commit()⟧
            queue.announce(user)
  `, { reason: /is not known/ })
  python.noFix('nor what a function does with it', `
    import sqlite3
    from app.queues import queue
    def announce(user):
        print(user)
        queue.announce(user)
    def store(db: sqlite3.Connection, users):
        for user in users:
            announce(user)
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            ⟦db.commit()⟧
  `, { reason: /announce\(user\)` does is not known/ })
  python.fixes('a function that does nothing outside', `
    import sqlite3
    def tidy(name):
        print(name)
        return name.strip()
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (tidy(user.name),))
            ⟦db.commit()⟧
  `, `
    import sqlite3
    def tidy(name):
        print(name)
        return name.strip()
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (tidy(user.name),))
        db.commit()
  `)
  python.noFix('writes outside of the branch', `
    import sqlite3
    def store(db: sqlite3.Connection, users):
        for user in users:
            db.execute("INSERT INTO users (name) VALUES (?)", (user.name,))
            if user.important:
                ⟦db.commit()⟧
  `, { reason: /not every write/ })
  python.noFix('more than the transaction', `
    from django.db import transaction
    from app.models import Book
    def store(titles):
        for title in titles:
            title = title.strip()
            with ⟦transaction.atomic()⟧:
                Book.objects.create(title=title)
  `, { reason: /more than the transaction/ })
  python.noFix('caught inside of the transaction', `
    from django.db import IntegrityError, transaction
    from app.models import Book
    def store(titles):
        for title in titles:
            with ⟦transaction.atomic()⟧:
                try:
                    Book.objects.create(title=title)
                except IntegrityError:
                    print(title)
  `, { reason: /handled on its own/ })
  python.noFix('something waits for each commit', `
    from django.db import transaction
    from app.models import Book
    def store(titles):
        for title in titles:
            with ⟦transaction.atomic()⟧:
                Book.objects.create(title=title)
                transaction.on_commit(lambda: print(title))
  `, { reason: /waits for each commit/ })
  python.noFix('through a function', `
    //- app/crud.py
    from sqlalchemy.orm import Session
    def create_user(session: Session, name):
        session.add(User(name=name))
        session.commit()
    //- app/main.py
    from app.crud import create_user
    def store(session, names):
        for name in names:
            ⟦create_user(session, name)⟧
  `, { reason: /in a function that the loop calls/ })
  python.fine('rows that are locked, one at a time', `
    from django.db import transaction
    from app.models import Job
    def work(ids):
        for id in ids:
            with transaction.atomic():
                job = Job.objects.select_for_update().get(pk=id)
                job.done = True
                job.save()
  `)
  python.fine('saved before somebody is told', `
    import requests
    from sqlalchemy.orm import Session
    def check(session: Session, alerts):
        for alert in alerts:
            alert.state = "sent"
            session.commit()
            requests.post("https://example.org", json=alert.text)
  `)
  python.fine('each in a transaction that may fail for it alone', `
    from django.db import IntegrityError, transaction
    from app.models import Book
    def store(titles, failed):
        for title in titles:
            try:
                with transaction.atomic():
                    Book.objects.create(title=title)
            except IntegrityError:
                failed.append(title)
  `)
  python.fine('a unit of work in a function', `
    from django.db import transaction
    from app.models import Line, Order
    def place(data):
        with transaction.atomic():
            order = Order.objects.create(name=data["name"])
            Line.objects.bulk_create([Line(order=order, text=text) for text in data["lines"]])
    def place_all(orders):
        for data in orders:
            place(data)
  `)
  python.fine('a function that may fail for one alone', `
    from sqlalchemy.orm import Session
    def rename(session: Session, group, name):
        group.name = name
        session.commit()
    def rename_all(session: Session, groups):
        for group in groups:
            try:
                rename(session, group, str(group.id))
            except ValueError:
                session.rollback()
  `)
})

describe('commit-in-loop: fixes (TypeScript)', () => {
  typescript.fixes('the loop goes into the function', `import { DataSource } from 'typeorm'
import { User } from './user.entity'
export async function store(source: DataSource, users: User[]) {
  for (const user of users) {
    await ⟦source.transaction(async (manager) => {
      // Both or none.
      await manager.save(user);
      await manager.save(user.profile);
    })⟧;
  }
}
`, `import { DataSource } from 'typeorm'
import { User } from './user.entity'
export async function store(source: DataSource, users: User[]) {
  await source.transaction(async (manager) => {
    for (const user of users) {
      // Both or none.
      await manager.save(user);
      await manager.save(user.profile);
    }
  });
}
`, { safety: 'suggested' })
  typescript.noFix('a function that returns', `import { DataSource } from 'typeorm'
import { User } from './user.entity'
export async function store(source: DataSource, users: User[]) {
  for (const user of users) {
    await ⟦source.transaction(async (manager) => {
      if (!user.name) return
      await manager.save(user)
    })⟧
  }
}
`, { reason: /returns before its end/ })
  typescript.noFix('Prisma breaks off what takes long', `import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
export async function store(names: string[]) {
  for (const name of names) {
    await ⟦prisma.$transaction(async (tx) => {
      await tx.user.create({ data: { name } })
    })⟧
  }
}
`, { reason: /longer than is allowed/ })
  typescript.noFix('all at once, each with its own', `import { drizzle } from 'drizzle-orm/node-postgres'
import { users } from './schema'
const db = drizzle('postgres://localhost')
export async function store(names: string[]) {
  await Promise.all(names.map((name) => ⟦db.transaction(async (tx) => { await tx.insert(users).values({ name }) })⟧))
}
`, { reason: /part of an expression/ })
  typescript.noFix('a rollback of each', `import { Client } from 'pg'
export async function store(client: Client, names: string[]) {
  for (const name of names) {
    try {
      await client.query('BEGIN')
      await client.query('INSERT INTO users (name) VALUES ($1)', [name])
      await ⟦client.query('COMMIT')⟧
    } catch {
      await client.query('ROLLBACK')
    }
  }
}
`, { reason: /handled on its own/ })
  typescript.fine('a transaction is handed in', `
    //- src/subscribe.ts
    import { Sequelize, Transaction } from 'sequelize'
    import { User } from './models'
    export const sequelize = new Sequelize('')
    export async function subscribe(user: User, options: { transaction?: Transaction } = {}) {
      const run = (transaction: Transaction) => user.save({ transaction })
      if (options.transaction) {
        await run(options.transaction)
        return
      }
      await sequelize.transaction(run)
    }
    //- src/models.ts
    import { Model } from 'sequelize'
    export class User extends Model {}
    //- src/main.ts
    import { sequelize, subscribe } from './subscribe'
    import { User } from './models'
    export async function subscribeAll(users: User[]) {
      await sequelize.transaction(async (transaction) => {
        for (const user of users) await subscribe(user, { transaction })
      })
    }
  `)
  typescript.fine('each may fail for itself', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function place(name: string) {
      await prisma.$transaction(async (tx) => { await tx.user.create({ data: { name } }) })
    }
    export async function placeAll(names: string[]) {
      await Promise.allSettled(names.map((name) => place(name)))
    }
  `)
})
