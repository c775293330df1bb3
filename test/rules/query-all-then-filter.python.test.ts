// Rows that Python code drops, counts or cuts off itself.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('query-all-then-filter', 'python')

const models = `
  //- app/models.py
  from django.db import models
  class Team(models.Model):
      name = models.TextField()
  class User(models.Model):
      name = models.TextField()
      active = models.BooleanField()
      age = models.IntegerField()
      team = models.ForeignKey(Team, models.CASCADE, related_name="users")
      @property
      def vip(self):
          return self.age > 60
  //- app/main.py
`.trimEnd()

const setUp = `
  from sqlalchemy import select
  from sqlalchemy.orm import DeclarativeBase, Mapped, Session
  class Base(DeclarativeBase): pass
  class User(Base):
      __tablename__ = "users"
      id: Mapped[int]
      name: Mapped[str]
      active: Mapped[bool]
`.trimEnd()

describe('query-all-then-filter in Python', () => {
  costs('a query of several calls is one', `
    from django.db import models
    class Kind(models.Model):
        code = models.IntegerField(null=True)
        place = models.IntegerField()
    def run():
        for kind in ⟦Kind.objects.filter(place=1).all()⟧:
            if kind.code:
                print(kind)
  `)
  describe('Django', () => {
    costs('a comprehension that drops rows', `${models}
  from app.models import User
  def names():
      return [user.name for user in ⟦User.objects.all()⟧ if user.active]
`)
    costs('through a name, with two conditions', `${models}
  from app.models import User
  def names(age):
      users = ⟦User.objects.order_by("name")⟧
      return {user.name for user in users if user.age > age and not user.active}
`)
    costs('len of a queryset', `${models}
  from app.models import User
  def many(age):
      return len(⟦User.objects.filter(age=age)⟧)
`)
    costs('a queryset asked for its truth', `${models}
  from app.models import User
  def seen(age):
      users = ⟦User.objects.filter(age=age)⟧
      if users:
          return 1
      return 0
`)
    costs('a loop that skips', `${models}
  from app.models import User
  def show():
      for user in ⟦User.objects.all()⟧:
          if not user.active:
              continue
          print(user.name)
`)
    costs('a loop whose body is one test', `${models}
  from app.models import User
  def show():
      for user in ⟦User.objects.all()⟧:
          if user.age >= 18:
              print(user.name)
`)
    costs('any of a generator', `${models}
  from app.models import User
  def has(name):
      return any(user.name == name for user in ⟦User.objects.all()⟧)
`)
    costs('the first that matches', `${models}
  from app.models import User
  def first(name):
      return next((user for user in ⟦User.objects.all()⟧ if user.name == name), None)
`)
    costs('filter with a lambda', `${models}
  from app.models import User
  def active():
      return list(filter(lambda user: user.active, ⟦User.objects.all()⟧))
`)
    costs('a list that is cut', `${models}
  from app.models import User
  def few():
      return list(⟦User.objects.all()⟧)[:10]
`)
    costs('a repository that returns every row, in another file', `
  //- app/models.py
  from django.db import models
  class User(models.Model):
      active = models.BooleanField()
  //- app/users.py
  from app.models import User
  class UserRepository:
      def everybody(self):
          return list(User.objects.all())
  //- app/main.py
  from app.users import UserRepository
  class Service:
      def __init__(self):
          self.users = UserRepository()
      def active(self):
          return [user for user in ⟦self.users.everybody()⟧ if user.active]
`)
    costs('a function that returns a queryset', `${models}
  from app.models import User
  def everybody():
      return User.objects.all()
  def active():
      return [user for user in ⟦everybody()⟧ if user.active]
`)
    costs('a property is no column, so it is a guess', `${models}
  from app.models import User
  def vips():
      return [user for user in ⟦User.objects.all()⟧ if user.vip]
`, { level: 'aggressive' })
    fine('a property is no column', `${models}
  from app.models import User
  def vips():
      return [user for user in User.objects.all() if user.vip]
`)
    fine('a call is no column', `${models}
  from app.models import User
  def some(check):
      return [user for user in User.objects.all() if check(user)]
`)
    fine('a relation is no column', `${models}
  from app.models import User
  def of(team):
      return [user for user in User.objects.select_related("team") if user.team.name == "a"]
`)
    fine('rows used otherwise as well', `${models}
  from app.models import User
  def both():
      users = User.objects.all()
      active = [user for user in users if user.active]
      return active, users
`)
    fine('len after the queryset was iterated', `${models}
  from app.models import User
  def show():
      users = User.objects.all()
      for user in users:
          print(user.name)
      return len(users)
`)
    fine('two filters of one load', `${models}
  from app.models import User
  def split():
      users = list(User.objects.all())
      return [u for u in users if u.active], [u for u in users if not u.active]
`)
    fine('a relation of one object may have been prefetched', `${models}
  def active(team):
      return [user for user in team.users.all() if user.active]
`)
    fine('a relation of one known object', `${models}
  from app.models import Team
  def active(team: Team):
      return [user for user in team.users.all() if user.active]
`)
    fine('a limit stands already', `${models}
  from app.models import User
  def few():
      return [user for user in User.objects.order_by("age")[:10] if user.active]
`)
    fine('a queryset is sliced in the database', `${models}
  from app.models import User
  def few():
      return User.objects.all()[:10]
`)
    fine('single indexing', `${models}
  from app.models import User
  def one():
      return list(User.objects.all())[0]
`)
    fine('a condition that changes with the rows', `${models}
  from app.models import User
  def distinct():
      seen = set()
      for user in User.objects.all():
          if user.name in seen:
              continue
          seen.add(user.name)
          print(user)
`)
    fine('count and exists', `${models}
  from app.models import User
  def numbers():
      return User.objects.count(), User.objects.filter(active=True).exists()
`)
    fine('a queryset that is filtered twice, lazily', `${models}
  from app.models import User
  def names():
      users = User.objects.all()
      return [user.name for user in users.filter(active=True)]
`)
    fine('len of a list', `
  def many(users: list):
      return len([user for user in users if user.active])
`)
    fine('a class of the program with the same names', `
  class Manager:
      def all(self): return [1, 2]
  class Box:
      objects = Manager()
  def many():
      return len(Box.objects.all())
`)
    fine('a loaded list that is kept', `${models}
  from app.models import User
  class Cache:
      def __init__(self):
          self.users = list(User.objects.all())
      def active(self):
          return [user for user in self.users if user.active]
`)
    fine('a relation that was prefetched by name, of a model that is not found', `
  from watches.models import Watch
  def gone():
      return [one for one in Watch.objects.prefetch_related("target") if one.target is None]
`)
    fine('a memoised load', `${models}
  from functools import lru_cache
  from app.models import User
  @lru_cache
  def everybody():
      return list(User.objects.all())
  def active():
      return [user for user in everybody() if user.active]
`)
  })

  describe('SQLAlchemy and DB-API', () => {
    costs('a query of a session', `${setUp}
  def names(session: Session):
      return [user.name for user in ⟦session.query(User).all()⟧ if user.active]
`)
    costs('a statement', `${setUp}
  def names(session: Session):
      users = ⟦session.scalars(select(User)).all()⟧
      return [user.name for user in users if user.name == "x"]
`)
    costs('an asynchronous session', `${setUp}
  from sqlalchemy.ext.asyncio import AsyncSession
  async def many(session: AsyncSession):
      result = await ⟦session.execute(select(User))⟧
      return len(result.scalars().all())
`)
    costs('rows of a cursor', `
  import sqlite3
  def old(db: sqlite3.Connection):
      cursor = db.cursor()
      ⟨cursor.execute("SELECT id, age FROM users")⟩
      return [row[0] for row in ⟦cursor.fetchall()⟧ if row[1] > 18]
`)
    costs('a cursor whose rows are counted', `
  import sqlite3
  def many(db: sqlite3.Connection):
      return len(⟦db.execute("SELECT id FROM users WHERE age > 3").fetchall()⟧)
`)
    costs('rows taken apart, from another file', `
  //- app/store.py
  import sqlite3
  def everybody(db: sqlite3.Connection):
      return ⟨db.execute("SELECT id, active FROM users")⟩.fetchall()
  //- app/main.py
  from app.store import everybody
  def active(db):
      return [id for id, active in ⟦everybody(db)⟧ if active]
`)
    fine('a statement with a limit', `
  import sqlite3
  def many(db: sqlite3.Connection):
      return len(db.execute("SELECT id FROM users LIMIT 10").fetchall())
`)
    fine('groups', `
  import sqlite3
  def big(db: sqlite3.Connection):
      return [r for r in db.execute("SELECT team, count(*) FROM users GROUP BY team").fetchall() if r[1] > 3]
`)
    fine('fetchone', `
  import sqlite3
  def one(db: sqlite3.Connection):
      return len(db.execute("SELECT * FROM users").fetchone())
`)
    fine('a condition in the statement', `${setUp}
  def names(session: Session):
      return [user.name for user in session.scalars(select(User).where(User.active))]
`)
    fine('rows that are returned', `${setUp}
  def everybody(session: Session):
      return session.query(User).all()
`)
    fine('the program decides by a function', `${setUp}
  def some(session: Session, check):
      return [user for user in session.query(User).all() if check(user.name)]
`)
  })

  describe('fixes', () => {
    fixes('a condition', `${models}
  from app.models import User
  def names():
      return [user.name for user in ⟦User.objects.all()⟧ if user.active]
`, `${models}
  from app.models import User
  def names():
      return [user.name for user in User.objects.all().filter(active=True)]
`, { safety: 'suggested', title: /NULL/ })
    fixes('conditions with values, and one that excludes', `${models}
  from app.models import User
  def names(age, names: list[str]):
      users = ⟦User.objects.order_by("name")⟧
      return [user for user in users if user.age > age and not user.active and user.name != "x"]
`, `${models}
  from app.models import User
  def names(age, names: list[str]):
      users = User.objects.order_by("name")
      return [user for user in users.filter(age__gt=age).exclude(active=True).exclude(name="x")]
`)
    fixes('a loop that skips', `${models}
  from app.models import User
  def show():
      for user in ⟦User.objects.all()⟧:
          if not user.active:
              continue
          print(user.name)
`, `${models}
  from app.models import User
  def show():
      for user in User.objects.all().filter(active=True):
          print(user.name)
`)
    fixes('len', `${models}
  from app.models import User
  def many():
      return len(⟦User.objects.filter(active=True)⟧) + 1
`, `${models}
  from app.models import User
  def many():
      return User.objects.filter(active=True).count() + 1
`, { safety: 'safe' })
    fixes('len through a name', `${models}
  from app.models import User
  def many():
      users = ⟦User.objects.filter(active=True)⟧
      print(len(users))
`, `${models}
  from app.models import User
  def many():
      users = User.objects.filter(active=True)
      print(users.count())
`, { safety: 'safe' })
    fixes('truth', `${models}
  from app.models import User
  def seen():
      if not ⟦User.objects.filter(active=True)⟧:
          return 0
`, `${models}
  from app.models import User
  def seen():
      if not User.objects.filter(active=True).exists():
          return 0
`, { safety: 'suggested' })
    fixes('a length compared with nothing', `${models}
  from app.models import User
  def seen():
      if len(⟦User.objects.all()⟧) == 0:
          return 0
`, `${models}
  from app.models import User
  def seen():
      if not User.objects.all().exists():
          return 0
`)
    fixes('SQLAlchemy', `${setUp}
  def names(session: Session, name: str):
      return [user.name for user in ⟦session.query(User).all()⟧ if user.active and user.name == name]
`, `${setUp}
  def names(session: Session, name: str):
      return [user.name for user in session.query(User).filter(User.active.is_(True), User.name == name).all()]
`)
    fixes('SQLAlchemy counts', `${setUp}
  def many(session: Session):
      return len(⟦session.query(User).all()⟧)
`, `${setUp}
  def many(session: Session):
      return session.query(User).count()
`, { safety: 'suggested' })
    noFix('a text is asked for its truth', `${models}
  from app.models import User
  def names():
      return [user.name for user in ⟦User.objects.all()⟧ if user.name]
`)
    noFix('locked rows', `${models}
  from app.models import User
  def many():
      return len(⟦User.objects.select_for_update().filter(active=True)⟧)
`)
    noFix('a comment in the way', `${models}
  from app.models import User
  def names():
      return [
          user.name
          for user in ⟦User.objects.all()⟧
          # Only those who are here.
          if user.active
      ]
`)
    noFix('a load that others call', `${models}
  from app.models import User
  def everybody():
      return list(User.objects.all())
  def active():
      return [user for user in ⟦everybody()⟧ if user.active]
`)
    noFix('a statement', `${setUp}
  def names(session: Session):
      return [user for user in ⟦session.scalars(select(User)).all()⟧ if user.active]
`)
  })
})

describe('query-all-then-filter (Python): SQLAlchemy by a key', () => {
  const models = `
    from sqlalchemy import select
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
    class Base(DeclarativeBase): pass
    class Book(Base):
        __tablename__ = 'book'
        id: Mapped[int] = mapped_column(primary_key=True)
        owner: Mapped[int]
  `
  fine('one row', `${models}
    def check(session: Session, id: int):
        return len(session.scalars(select(Book).where(Book.id == id)).all()) == 1
  `)
  costs('rows of an owner', `${models}
    def check(session: Session, owner: int):
        return len(⟦session.scalars(select(Book).where(Book.owner == owner)).all()⟧)
  `)
})
