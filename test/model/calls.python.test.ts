// Which function a call runs, in Python: seen through a query that it reaches, and through none where it does not.

import { checksFor } from '../support/check.js'
import { dedent } from '../support/marks.js'

const { costs, fine } = checksFor('n-plus-one-query', 'python')

const withDatabase = (files: string) => `${dedent(`
  //- app/db.py
  import sqlite3
  db = sqlite3.connect("x.db")
  def load(id):
      return db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
`)}${dedent(files)}`

describe('calls in Python', () => {
  describe('properties', () => {
    costs('are run by reading them', withDatabase(`
      //- app/users.py
      from app.db import db
      class User:
          def __init__(self, id):
              self.id = id
          @property
          def orders(self):
              return ⟨db.execute("SELECT * FROM orders WHERE user = ?", (self.id,))⟩.fetchall()
      //- app/report.py
      from app.users import User
      def report(users: list[User]):
          for user in users:
              print(⟦user.orders⟧)
    `))
    costs('of a base class, in another file', withDatabase(`
      //- app/base.py
      from app.db import load
      class Base:
          @property
          def row(self):
              return load(self.id)
      //- app/users.py
      from app.base import Base
      class User(Base):
          pass
      def report(users: list[User]):
          return [⟦user.row⟧ for user in users]
    `))
    costs('that are kept by each object are read once by each', withDatabase(`
      //- app/users.py
      from functools import cached_property
      from app.db import load
      class User:
          @cached_property
          def row(self):
              return load(self.id)
      def report(users: list[User]):
          for user in users:
              print(⟦user.row⟧)
    `))
    fine('that one object keeps', withDatabase(`
      //- app/users.py
      from functools import cached_property
      from app.db import load
      class Report:
          @cached_property
          def settings(self):
              return load(1)
          def lines(self, users):
              for user in users:
                  print(user, self.settings)
    `))
    fine('that one object keeps, of a parameter', withDatabase(`
      //- app/users.py
      from functools import cached_property
      from app.db import load
      class Settings:
          @cached_property
          def row(self):
              return load(1)
      def lines(users, settings: Settings):
          return [settings.row[user] for user in users]
    `))
    costs('behind another property', withDatabase(`
      //- app/users.py
      from app.db import load
      class User:
          @property
          def row(self):
              return load(self.id)
          @property
          def name(self):
              return self.row[1]
      def report(users: list[User]):
          return [⟦user.name⟧ for user in users]
    `))
    fine('stored, not read', withDatabase(`
      //- app/users.py
      from app.db import load
      class User:
          @property
          def row(self):
              return load(self.id)
          @row.setter
          def row(self, value):
              self._row = value
      def report(users: list[User], rows):
          for user in users:
              user.row = rows[user.id]
    `))
    fine('of the class itself', withDatabase(`
      //- app/users.py
      from app.db import load
      class User:
          @property
          def row(self):
              return load(self.id)
      def report(users):
          return [User.row for user in users]
    `))
    fine('a method that is named and not called', withDatabase(`
      //- app/users.py
      from app.db import load
      class User:
          def row(self):
              return load(self.id)
      def report(users: list[User]):
          return [user.row for user in users]
    `))
    costs('beside a loop without an iterable', `
      import sqlite3
      db = sqlite3.connect("x.db")
      def load(id):
          return db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
      first = load(1)
      def main(last):
          id = 1
          while id <= last:
              ⟦load(id)⟧
              id += 1
    `)
    fine('outside of loops', withDatabase(`
      //- app/users.py
      from app.db import load
      class User:
          @property
          def row(self):
              return load(self.id)
      def report(user: User):
          return user.row
    `))
  })

  describe('what implements a type', () => {
    const withRepository = (files: string) => withDatabase(`
      //- app/repository.py
      from abc import ABC, abstractmethod
      class Users(ABC):
          @abstractmethod
          def find(self, id: int): ...
    `) + dedent(files)
    costs('the one class that extends it', withRepository(`
      //- app/sql.py
      from app.db import load
      from app.repository import Users
      class SqlUsers(Users):
          def find(self, id: int):
              return ⟨load(id)⟩
      //- app/report.py
      from app.repository import Users
      def report(users: Users, ids):
          return [⟦users.find(id)⟧ for id in ids]
    `))
    costs('every class that extends it', withRepository(`
      //- app/sql.py
      from app.db import db, load
      from app.repository import Users
      class SqlUsers(Users):
          def find(self, id: int):
              return load(id)
      class OldUsers(Users):
          def find(self, id: int):
              return db.execute("SELECT * FROM old WHERE id = ?", (id,)).fetchone()
      //- app/report.py
      from app.repository import Users
      def report(users: Users, ids):
          return [⟦users.find(id)⟧ for id in ids]
    `))
    fine('only one of those that extend it', withRepository(`
      //- app/sql.py
      from app.db import load
      from app.repository import Users
      class SqlUsers(Users):
          def find(self, id: int):
              return load(id)
      class KnownUsers(Users):
          def __init__(self, users):
              self.users = users
          def find(self, id: int):
              return self.users.get(id)
      //- app/report.py
      from app.repository import Users
      def report(users: Users, ids):
          return [users.find(id) for id in ids]
    `))
    fine('nothing', withRepository(`
      //- app/report.py
      from app.repository import Users
      def report(users: Users, ids):
          return [users.find(id) for id in ids]
    `))
    fine('a class of tests', withRepository(`
      //- tests/test_report.py
      from app.db import load
      from app.repository import Users
      class FakeUsers(Users):
          def find(self, id: int):
              return load(id)
      //- app/report.py
      from app.repository import Users
      def report(users: Users, ids):
          return [users.find(id) for id in ids]
    `))
    costs('a class that follows a protocol by saying so', withDatabase(`
      //- app/ports.py
      from typing import Protocol
      class Users(Protocol):
          def find(self, id: int) -> dict: ...
      //- app/sql.py
      from app.db import load
      from app.ports import Users
      class SqlUsers(Users):
          def find(self, id: int) -> dict:
              return load(id)
      //- app/report.py
      from app.ports import Users
      class Report:
          def __init__(self, users: Users):
              self.users = users
          def lines(self, ids):
              for id in ids:
                  yield ⟦self.users.find(id)⟧
    `))
    costs('a class that has the methods of a protocol', withDatabase(`
      //- app/ports.py
      from typing import Protocol
      class UserFinder(Protocol):
          def find_user(self, id: int) -> dict: ...
          def forget_user(self, id: int) -> None: ...
      //- app/sql.py
      from app.db import load
      class SqlUsers:
          def find_user(self, id: int) -> dict:
              return load(id)
          def forget_user(self, id: int) -> None:
              pass
      //- app/report.py
      from app.ports import UserFinder
      def lines(users: UserFinder, ids):
          for id in ids:
              yield ⟦users.find_user(id)⟧
    `))
    fine('a class that has some of the methods of a protocol', withDatabase(`
      //- app/ports.py
      from typing import Protocol
      class UserFinder(Protocol):
          def find_user(self, id: int) -> dict: ...
          def forget_user(self, id: int) -> None: ...
      //- app/sql.py
      from app.db import load
      class SqlUsers:
          def find_user(self, id: int) -> dict:
              return load(id)
      //- app/report.py
      from app.ports import UserFinder
      def lines(users: UserFinder, ids):
          for id in ids:
              yield users.find_user(id)
    `))
    costs('a step that subclasses fill in', withDatabase(`
      //- app/jobs.py
      class Job:
          def run(self, ids):
              for id in ids:
                  ⟦self.handle(id)⟧
          def handle(self, id):
              raise NotImplementedError
      //- app/mail.py
      from app.db import load
      from app.jobs import Job
      class Mail(Job):
          def handle(self, id):
              print(load(id))
    `))
    fine('a step that a subclass overrides while others do not', withDatabase(`
      //- app/jobs.py
      class Job:
          def run(self, ids):
              for id in ids:
                  self.handle(id)
          def handle(self, id):
              print(id)
      //- app/mail.py
      from app.db import load
      from app.jobs import Job
      class Mail(Job):
          def handle(self, id):
              print(load(id))
    `))
    fine('what is made of the class itself is not its subclass', withDatabase(`
      //- app/jobs.py
      class Job:
          def handle(self, id):
              return id
      //- app/mail.py
      from app.db import load
      from app.jobs import Job
      class Mail(Job):
          def handle(self, id):
              return load(id)
      //- app/main.py
      from app.jobs import Job
      def main(ids):
          job = Job()
          return [job.handle(id) for id in ids]
    `))
    costs('a method of the base that a subclass does not override', withDatabase(`
      //- app/jobs.py
      from app.db import load
      class Job:
          def handle(self, id):
              return load(id)
      class Quiet(Job):
          pass
      def main(ids):
          job = Quiet()
          return [⟦job.handle(id)⟧ for id in ids]
    `))
    costs('the method of the base, by super()', withDatabase(`
      //- app/jobs.py
      from app.db import load
      class Job:
          def handle(self, id):
              return load(id)
      class Loud(Job):
          def handle(self, id):
              print(id)
              return super().handle(id)
      def main(ids):
          job = Loud()
          return [⟦job.handle(id)⟧ for id in ids]
    `))
    fine('a subclass that needs no query', withDatabase(`
      //- app/jobs.py
      from app.db import load
      class Job:
          def handle(self, id):
              return load(id)
      class Quiet(Job):
          def handle(self, id):
              return None
      def main(ids):
          job = Quiet()
          return [job.handle(id) for id in ids]
    `))
  })

  describe('functions as values', () => {
    costs('partial', withDatabase(`
      //- app/main.py
      from functools import partial
      def find(table, id):
          from app.db import db
          return db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
      find_user = partial(find, "users")
      def main(ids):
          for id in ids:
              ⟦find_user(id)⟧
    `))
    costs('partial of a method, given to map', withDatabase(`
      //- app/main.py
      import functools
      from app.db import load
      class Users:
          def find(self, kind, id):
              return load(id)
          def all(self, ids):
              return list(map(⟦functools.partial(self.find, "x")⟧, ids))
    `))
    costs('what filter and a key of sorting run', withDatabase(`
      //- app/main.py
      import heapq
      from functools import partial
      from app.db import load
      class Users:
          def exists(self, id):
              return load(id) is not None
          def known(self, ids):
              return list(filter(⟦self.exists⟧, ids))
      def by_name(kind, id):
          return load(id)
      def main(ids):
          names = sorted(ids, key=⟦load⟧)
          first = min(ids, key=⟦partial(by_name, "x")⟧)
          return names, first
    `))
    fine('a filter of another kind, a key of another kind', withDatabase(`
      //- app/main.py
      from functools import partial
      from app.db import load
      def main(users, ids):
          users.filter(load, ids)
          users.find(ids, key=load)
          sorted(ids, reverse=load)
          return map(partial(print, "x"), ids)
    `))
    fine('partial that nobody calls', withDatabase(`
      //- app/main.py
      from functools import partial
      from app.db import load
      def main(ids):
          return [partial(load, id) for id in ids]
    `))
    costs('partial of partial', withDatabase(`
      //- app/main.py
      from functools import partial
      def find(a, b, id):
          from app.db import load
          return load(id)
      half = partial(find, 1)
      whole = partial(half, 2)
      def main(ids):
          for id in ids:
              ⟦whole(id)⟧
    `))
    costs('methodcaller', withDatabase(`
      //- app/main.py
      from operator import methodcaller
      from app.db import load
      class User:
          def row(self):
              return load(self.id)
      def main(users: list[User]):
          return list(map(⟦?methodcaller("row")⟧, users))
    `))
    costs('a function under another name', withDatabase(`
      //- app/main.py
      from app import db as database
      find = database.load
      def main(ids):
          for id in ids:
              ⟦find(id)⟧
    `))
    costs('a function of a table of functions', withDatabase(`
      //- app/main.py
      from app.db import load
      actions = {"load": load}
      def main(ids):
          for id in ids:
              ⟦actions["load"](id)⟧
    `))
    costs('one of two functions', withDatabase(`
      //- app/main.py
      from app.db import db, load
      def other(id):
          return db.execute("SELECT 1 FROM x WHERE id = ?", (id,)).fetchone()
      def main(ids, fast):
          find = load if fast else other
          for id in ids:
              ⟦find(id)⟧
    `))
    costs('a function given to a function', withDatabase(`
      //- app/main.py
      from app.db import load
      def each(ids, work):
          for id in ids:
              ⟦work(id)⟧
      def main(ids):
          each(ids, load)
    `))
    costs('an object that is called', withDatabase(`
      //- app/main.py
      from app.db import load
      class Loader:
          def __call__(self, id):
              return load(id)
      def main(ids):
          find = Loader()
          for id in ids:
              ⟦find(id)⟧
    `))
    costs('a function made by a function', withDatabase(`
      //- app/main.py
      from app.db import db
      def finder(table):
          def find(id):
              return db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
          return find
      def main(ids):
          find = finder("users")
          for id in ids:
              ⟦find(id)⟧
    `))
    fine('a function that a parameter hides', withDatabase(`
      //- app/main.py
      from app.db import load
      def main(ids, load):
          for id in ids:
              load(id)
    `))
  })

  describe('decorators', () => {
    costs('of the workspace that wrap', withDatabase(`
      //- app/timing.py
      import functools
      def timed(function):
          @functools.wraps(function)
          def wrapper(*args, **kwargs):
              print("start")
              return function(*args, **kwargs)
          return wrapper
      //- app/main.py
      from app.db import load
      from app.timing import timed
      @timed
      def find(id):
          return load(id)
      def main(ids):
          for id in ids:
              ⟦find(id)⟧
    `))
    costs('of the workspace that do something themselves', withDatabase(`
      //- app/audit.py
      import functools
      from app.db import load
      def checked(function):
          @functools.wraps(function)
          def wrapper(id):
              ⟨load(id)⟩
              return function(id)
          return wrapper
      //- app/main.py
      from app.audit import checked
      @checked
      def show(id):
          print(id)
      def main(ids):
          for id in ids:
              ⟦show(id)⟧
    `))
    costs('of the workspace with arguments, that do something themselves', withDatabase(`
      //- app/audit.py
      import functools
      from app.db import load
      def checked(role):
          def decorate(function):
              @functools.wraps(function)
              def wrapper(id):
                  load(id)
                  return function(id)
              return wrapper
          return decorate
      //- app/main.py
      from app.audit import checked
      class Pages:
          @checked("admin")
          def show(self, id):
              print(id)
          def all(self, ids):
              for id in ids:
                  ⟦self.show(id)⟧
    `))
    fine('of the workspace that remember', withDatabase(`
      //- app/memo.py
      import functools
      def once(function):
          known = {}
          @functools.wraps(function)
          def wrapper(id):
              if id not in known:
                  known[id] = function(id)
              return known[id]
          return wrapper
      //- app/main.py
      from app.db import load
      from app.memo import once
      @once
      def find(id):
          return load(id)
      def main(ids):
          for id in ids:
              find(id)
    `))
    costs('of frameworks', withDatabase(`
      //- app/main.py
      from celery import shared_task
      from django.db import transaction
      from fastapi import APIRouter
      from app.db import load
      router = APIRouter()
      @shared_task
      def a(id):
          return load(id)
      @transaction.atomic
      def b(id):
          return load(id)
      @router.get("/users/{id}")
      def c(id: int):
          return load(id)
      class Users:
          @staticmethod
          def d(id):
              return load(id)
          @classmethod
          def e(cls, id):
              return load(id)
      def main(ids):
          for id in ids:
              ⟦a(id)⟧
              ⟦b(id)⟧
              ⟦c(id)⟧
              ⟦Users.d(id)⟧
              ⟦Users.e(id)⟧
    `))
    fine('a task that is only put in a queue', withDatabase(`
      //- app/main.py
      from celery import shared_task
      from app.db import load
      @shared_task
      def find(id):
          return load(id)
      def main(ids):
          for id in ids:
              find.delay(id)
              find.apply_async(args=[id])
    `))
  })

  describe('what is injected', () => {
    costs('by Depends, as a default', `
      //- app/users.py
      from fastapi import Depends, FastAPI
      from sqlalchemy.orm import Session
      from app.database import get_session
      from app.models import User
      app = FastAPI()
      @app.get("/users")
      def users(ids: str, session=Depends(get_session)):
          return [⟦session.get(User, id)⟧ for id in ids.split(",")]
      //- app/database.py
      from sqlalchemy.orm import Session, sessionmaker
      Local = sessionmaker()
      def get_session():
          with Session() as session:
              yield session
      //- app/models.py
      from sqlalchemy.orm import DeclarativeBase
      class User(DeclarativeBase):
          pass
    `)
    costs('by an annotated alias of another file', `
      //- app/deps.py
      from typing import Annotated
      from fastapi import Depends
      from sqlalchemy.orm import Session
      def get_session():
          with Session() as session:
              yield session
      SessionDep = Annotated[Session, Depends(get_session)]
      //- app/users.py
      from fastapi import APIRouter
      from app.deps import SessionDep
      from app.models import User
      router = APIRouter()
      @router.get("/users")
      def users(ids: list[int], session: SessionDep):
          return [⟦session.get(User, id)⟧ for id in ids]
      //- app/models.py
      from sqlalchemy.orm import DeclarativeBase
      class User(DeclarativeBase):
          pass
    `)
    costs('a service of the workspace, also without a name of its own', withDatabase(`
      //- app/service.py
      from app.db import load
      class Service:
          def find(self, id):
              return load(id)
      //- app/users.py
      from typing import Annotated
      from fastapi import Depends
      from app.service import Service
      def get_service() -> Service:
          return Service()
      def make_service():
          return Service()
      def a(ids: list[int], service: Annotated[Service, Depends()]):
          return [⟦service.find(id)⟧ for id in ids]
      def b(ids: list[int], service: Service = Depends()):
          return [⟦service.find(id)⟧ for id in ids]
      def c(ids: list[int], service=Depends(Service)):
          return [⟦service.find(id)⟧ for id in ids]
      def d(ids: list[int], service=Depends(get_service)):
          return [⟦service.find(id)⟧ for id in ids]
      def e(ids: list[int], service=Depends(make_service)):
          return [⟦service.find(id)⟧ for id in ids]
    `))
    costs('a generator that is asynchronous', `
      //- app/users.py
      from fastapi import Depends
      from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
      from app.models import User
      maker = async_sessionmaker()
      async def get_session():
          async with maker() as session:
              yield session
      async def users(ids: list[int], session=Depends(get_session)):
          return [await ⟦session.get(User, id)⟧ for id in ids]
      //- app/models.py
      from sqlalchemy.orm import DeclarativeBase
      class User(DeclarativeBase):
          pass
    `)
    fine('by a function that says nothing', `
      //- app/users.py
      from fastapi import Depends
      from elsewhere import get_session
      def users(ids: list[int], session=Depends(get_session)):
          return [session.get(id) for id in ids]
    `)
    costs('what a constructor falls back to', withDatabase(`
      //- app/service.py
      from app.db import load
      class Repo:
          def find(self, id):
              return load(id)
      class Service:
          def __init__(self, repo=None):
              self.repo = repo or Repo()
          def all(self, ids):
              return [⟦self.repo.find(id)⟧ for id in ids]
    `))
    costs('an attribute that is only annotated', withDatabase(`
      //- app/service.py
      from app.db import load
      class Repo:
          def find(self, id):
              return load(id)
      class Service:
          repo: Repo
          def all(self, ids):
              return [⟦self.repo.find(id)⟧ for id in ids]
    `))
    costs('fields of dataclasses', withDatabase(`
      //- app/service.py
      from dataclasses import dataclass, field
      from app.db import load
      class Repo:
          def find(self, id):
              return load(id)
      @dataclass
      class Service:
          repo: Repo = field(default_factory=Repo)
          def all(self, ids):
              return [⟦self.repo.find(id)⟧ for id in ids]
    `))
    costs('a lazily made one', withDatabase(`
      //- app/service.py
      from app.db import load
      class Repo:
          def find(self, id):
              return load(id)
      class Service:
          _repo = None
          @property
          def repo(self):
              if self._repo is None:
                  self._repo = Repo()
              return self._repo
          def all(self, ids):
              return [⟦self.repo.find(id)⟧ for id in ids]
    `))
  })

  describe('classes', () => {
    costs('a class method that makes the object', withDatabase(`
      //- app/users.py
      from app.db import load
      class User:
          def __init__(self, row):
              self.row = row
          @classmethod
          def find(cls, id):
              return cls(load(id))
      def main(ids):
          return [⟦User.find(id)⟧ for id in ids]
    `))
    costs('a constructor that asks', withDatabase(`
      //- app/users.py
      from app.db import load
      class User:
          def __init__(self, id):
              self.row = load(id)
      def main(ids):
          return [⟦User(id)⟧ for id in ids]
    `))
    costs('a __post_init__ of a dataclass that asks', withDatabase(`
      //- app/users.py
      from dataclasses import dataclass
      from app.db import load
      @dataclass
      class User:
          id: int
          def __post_init__(self):
              self.row = load(self.id)
      def main(ids):
          return [⟦User(id)⟧ for id in ids]
    `))
    costs('a mixin', withDatabase(`
      //- app/users.py
      from app.db import load
      class Finds:
          def find(self, id):
              return load(id)
      class Named:
          pass
      class Users(Named, Finds):
          def all(self, ids):
              return [⟦self.find(id)⟧ for id in ids]
    `))
    costs('a context manager of a class', withDatabase(`
      //- app/users.py
      from app.db import load
      class Users:
          def __enter__(self):
              return self
          def __exit__(self, *args):
              pass
          def find(self, id):
              return load(id)
      def main(ids):
          with Users() as users:
              for id in ids:
                  ⟦users.find(id)⟧
    `))
    costs('an asynchronous context manager of a function', `
      //- app/users.py
      from contextlib import asynccontextmanager
      import asyncpg
      @asynccontextmanager
      async def connected():
          connection = await asyncpg.connect("x")
          try:
              yield connection
          finally:
              await connection.close()
      async def main(ids):
          async with connected() as connection:
              for id in ids:
                  await ⟦connection.fetchrow("SELECT * FROM users WHERE id = $1", id)⟧
    `)
    costs('what a with statement runs', withDatabase(`
      //- app/users.py
      from contextlib import contextmanager
      from app.db import load
      @contextmanager
      def user(id):
          yield load(id)
      class Lookup:
          def __init__(self, id):
              self.id = id
          def __enter__(self):
              return load(self.id)
          def __exit__(self, *args):
              pass
      def main(ids):
          for id in ids:
              with ⟦user(id)⟧ as one:
                  print(one)
          for id in ids:
              with ⟦Lookup(id)⟧ as one:
                  print(one)
    `))
    costs('getattr with a name', withDatabase(`
      //- app/users.py
      from app.db import load
      class Users:
          def find(self, id):
              return load(id)
      def main(ids):
          users = Users()
          for id in ids:
              ⟦getattr(users, "find")(id)⟧
    `))
    fine('getattr with any name', withDatabase(`
      //- app/users.py
      from app.db import load
      class Users:
          def find(self, id):
              return load(id)
      def main(ids, name):
          users = Users()
          for id in ids:
              getattr(users, name)(id)
    `))
    costs('an item of an object by __getitem__', withDatabase(`
      //- app/users.py
      from app.db import load
      class Users:
          def __getitem__(self, id):
              return load(id)
      def main(ids):
          users = Users()
          for id in ids:
              print(⟦users[id]⟧)
    `))
    costs('what iterating an object runs', withDatabase(`
      //- app/users.py
      from app.db import db
      class Orders:
          def __init__(self, user):
              self.user = user
          def __iter__(self):
              return iter(db.execute("SELECT * FROM orders WHERE user = ?", (self.user,)).fetchall())
      def main(ids):
          for id in ids:
              for order in ⟦Orders(id)⟧:
                  print(order)
    `))
  })
})
