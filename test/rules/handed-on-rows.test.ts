// Rows that come or go on in a form of their own: handed to the session again, pages, tables by their own names.

import { checksFor } from '../support/check.js'

describe('n-plus-one-query: rows that are handed to the session again', () => {
  const { costs } = checksFor('n-plus-one-query', 'python')
  costs('session.add() of what get() gave', `
    from sqlalchemy.orm import Session
    from app.models import Hero
    def touch(session: Session, ids: list[int]):
        for id in ids:
            hero = ⟦session.get(Hero, id)⟧
            hero.seen = True
            session.add(hero)
        session.commit()
  `)
})

describe('query-all-then-filter: tables of Drizzle', () => {
  const { costs } = checksFor('query-all-then-filter', 'typescript')
  costs('a table by its own name', `
    import { drizzle } from 'drizzle-orm/node-postgres'
    import { users } from './schema'
    const db = drizzle('')
    export async function count() {
      return (await ⟦db.select().from(users)⟧).length
    }
  `)
})

describe('n-plus-one-relation: pages of Flask-SQLAlchemy', () => {
  const { costs, fixes } = checksFor('n-plus-one-relation', 'python')
  const models = `
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class User(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        posts = db.relationship("Post", back_populates="user")
    class Post(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        user_id = db.Column(db.ForeignKey("user.id"))
        user = db.relationship("User", back_populates="posts")
`
  fixes('the items of a page', `${models}
    def page():
        return [⟦post.user⟧.id for post in Post.query.paginate(page=1).items]
  `, `${models.replace('from flask_sqlalchemy import SQLAlchemy\n', 'from flask_sqlalchemy import SQLAlchemy\n    from sqlalchemy.orm import joinedload\n')}
    def page():
        return [post.user.id for post in Post.query.options(joinedload(Post.user)).paginate(page=1).items]
  `)
  costs('a page of a statement, under a name', `${models}
    def page():
        found = db.paginate(db.select(Post))
        return [⟦post.user⟧.id for post in found.items]
  `)
})

describe('query-all-then-filter: getters', () => {
  const python = checksFor('query-all-then-filter', 'python')
  checksFor('query-all-then-filter', 'typescript').costs('what a getter returns', `
    import { PrismaClient } from '@prisma/client'
    export class Users {
      constructor(private readonly prisma: PrismaClient) {}
      get all() { return this.prisma.user.findMany() }
      async admins() { return (await ⟦this.all⟧).filter((user) => user.role === 'admin') }
    }
  `)
  python.costs('what a property returns', `
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from app.models import User
    class Users:
        def __init__(self, session: Session):
            self.session = session
        @property
        def all(self):
            return self.session.scalars(select(User)).all()
        def admins(self):
            return [user for user in ⟦self.all⟧ if user.role == "admin"]
  `)
  python.fine('what a property keeps', `
    from functools import cached_property
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from app.models import User
    class Users:
        def __init__(self, session: Session):
            self.session = session
        @cached_property
        def all(self):
            return self.session.scalars(select(User)).all()
        def admins(self):
            return [user for user in self.all if user.role == "admin"]
  `)
})
