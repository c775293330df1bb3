// What comes out of generics, generators, contexts and written fields, in Python.

import { kindsIn } from '../support/kinds.js'

const kinds = kindsIn('main.py')

describe('containers and fields in Python', () => {
  kinds('nested generics', `
    from typing import Awaitable, AsyncIterator, Iterable, Iterator, Mapping, Sequence
    class User:
        tags: list[str]
    def f(a: dict[str, list[User]], b: Mapping[str, User], c: Sequence[User], d: list[dict[str, User]], e: tuple[User, ...], g: Iterable[User], h: dict[int, dict[str, User]]):
        for users in a.values():
            for user in users:
                print(⟦user⟧, ⟦user.tags⟧)
        for name, users in a.items():
            print(⟦name⟧, ⟦users⟧)
        for x in c:
            print(⟦x⟧)
        for x in g:
            print(⟦x⟧)
        return ⟦a["x"]⟧, ⟦a.get("x")⟧, ⟦b["x"]⟧, ⟦d[0]["x"]⟧, ⟦e[0]⟧, ⟦h[1]["x"]⟧, ⟦a.setdefault("x", [])⟧, ⟦a.pop("x")⟧
  `, 'User', 'list<string>', 'string', 'list<User>', 'User', 'User', 'list<User>', 'list<User> | none', 'User', 'User', 'User', 'User', 'list<User>', 'list<User>')
  kinds('generators', `
    from typing import Iterator, Generator
    def a():
        yield "x"
    def b() -> Iterator[int]:
        yield from g()
    def c():
        yield from [1, 2]
    def d() -> Generator[str, None, int]:
        x = yield "a"
        return 1
    for x in a():
        f(⟦x⟧)
    for x in b():
        f(⟦x⟧)
    for x in c():
        f(⟦x⟧)
    for x in d():
        f(⟦x⟧)
    f(⟦list(a())⟧, ⟦next(a())⟧, ⟦sorted(a())⟧, ⟦[y for y in a()]⟧)
  `, 'string', 'number', 'number', 'string', 'list<string>', 'string', 'list<string>', 'list<string>')
  kinds('asynchronous generators and awaits', `
    import asyncio
    class User: pass
    async def a():
        yield User()
    async def b() -> list[User]:
        return []
    async def main():
        async for x in a():
            f(⟦x⟧)
        xs = [y async for y in a()]
        users = await b()
        both = await asyncio.gather(b(), b())
        task = asyncio.create_task(b())
        f(⟦xs⟧, ⟦users⟧, ⟦both[0]⟧, ⟦await task⟧, ⟦b()⟧, ⟦await asyncio.wait_for(b(), 1)⟧)
  `, 'User', 'list<User>', 'list<User>', 'list<User>', 'list<User>', 'promise<list<User>>', 'list<User>')
  kinds('contexts', `
    from contextlib import contextmanager, asynccontextmanager, closing, nullcontext
    import sqlite3
    class Session:
        def __enter__(self):
            return self
        def __exit__(self, *a): pass
    class Other:
        def __enter__(self) -> "Session":
            return make()
        def __exit__(self, *a): pass
    @contextmanager
    def opened():
        db = sqlite3.connect("x")
        yield db
    @asynccontextmanager
    async def later():
        yield Session()
    def f():
        with Session() as a, Other() as b, opened() as c, closing(sqlite3.connect("x")) as d:
            g(⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧)
        with nullcontext(Session()) as h:
            g(⟦h⟧)
    async def h():
        async with later() as x:
            g(⟦x⟧)
  `, 'Session', 'Session', 'sqlite3.Connection', 'sqlite3.Connection', 'Session', 'Session')
  kinds('dataclasses, attrs and pydantic', `
    from dataclasses import dataclass, field
    import attr
    from attrs import define, field as afield, Factory
    from pydantic import BaseModel, Field
    @dataclass
    class A:
        names: list[str]
        tags: list = field(default_factory=list)
        more: "dict[str, int]" = field(default_factory=dict)
    @define
    class B:
        names: list[str] = Factory(list)
    @attr.s
    class C:
        names = attr.ib(factory=list)
    class D(BaseModel):
        names: list[str] = Field(default_factory=list)
        inner: A | None = None
    def f(a: A, b: B, c: C, d: D):
        return ⟦a.names⟧, ⟦a.tags⟧, ⟦a.more⟧, ⟦b.names⟧, ⟦c.names⟧, ⟦d.names⟧, ⟦d.inner⟧, ⟦A([], []).names⟧
  `, 'list<string>', 'list<unknown>', 'dict<string, number>', 'list<string>', 'unknown', 'list<string>', 'A | none', 'list<string>')
  kinds('NamedTuple and TypedDict', `
    from typing import NamedTuple, TypedDict
    from collections import namedtuple
    class P(NamedTuple):
        name: str
        tags: list[str]
    class T(TypedDict):
        name: str
        tags: list[str]
    class U(T, total=False):
        more: list[int]
    Q = namedtuple("Q", "a b")
    def f(p: P, t: T, u: U, q: Q, ts: list[T]):
        name, tags = p
        return ⟦p.tags⟧, ⟦p[1]⟧, ⟦tags⟧, ⟦t["tags"]⟧, ⟦u["more"]⟧, ⟦u["tags"]⟧, ⟦q.a⟧, ⟦[x["name"] for x in ts]⟧
  `, 'list<string>', 'list<string>', 'list<string>', 'list<string>', 'list<number>', 'list<string>', 'unknown', 'list<string>')
  kinds('enums', `
    from enum import Enum, StrEnum
    class Color(Enum):
        RED = "red"
        BLUE = "blue"
    class Kind(StrEnum):
        A = "a"
    def f(c: Color):
        for one in Color:
            g(⟦one⟧)
        return ⟦Color.RED⟧, ⟦c.value⟧, ⟦c.name⟧, ⟦list(Color)⟧, ⟦Color("red")⟧
  `, 'Color', 'Color', 'string', 'string', 'list<Color>', 'Color')
  kinds('class attributes, and what a constructor makes', `
    class Base:
        items: list[str]
        shared = []
        def __init__(self, given=None):
            self.own = []
            self.pairs = {}
            self.given = given or {}
            self.count: int = 0
    class Heir(Base):
        def f(self):
            return ⟦self.items⟧, ⟦self.shared⟧, ⟦self.own⟧, ⟦self.pairs⟧, ⟦self.count⟧, ⟦Heir().items⟧, ⟦Heir.shared⟧
  `, 'list<string>', 'list<unknown>', 'list<unknown>', 'dict<unknown, unknown>', 'number', 'list<string>', 'list<unknown>')
  kinds('super and classes as values', `
    class A:
        def names(self) -> list[str]:
            return []
        @classmethod
        def make(cls):
            return cls()
        @staticmethod
        def other() -> "A":
            return A()
    class B(A):
        def names(self):
            return ⟦super().names()⟧ + ⟦super(B, self).names()⟧
    def f(cls: type[A]):
        return ⟦B.make()⟧, ⟦A.other()⟧, ⟦cls()⟧, ⟦cls.make()⟧
  `, 'list<string>', 'list<string>', 'B', 'A', 'A', 'A')
  kinds('results through functions', `
    def a(x):
        if x:
            return ["a"]
        return []
    def b(x):
        return a(x) or None
    def c(*xs: str, **kw: int):
        return xs, kw
    f = lambda: ["x"]
    g(⟦a(1)⟧, ⟦b(1)⟧, ⟦c()[0]⟧, ⟦c()[1]⟧, ⟦f()⟧)
    first, *rest = a(1)
    (x, y), z = (["a"], {1}), "b"
    g(⟦first⟧, ⟦rest⟧, ⟦x⟧, ⟦y⟧, ⟦z⟧)
  `, 'list<string>', 'list<string> | none', 'tuple<string>', 'dict<string, number>', 'list<string>', 'string', 'list<string>', 'list<string>', 'set<number>', 'string')
  kinds('collections of the standard library', `
    from itertools import chain, islice
    def f(xs: list[str]):
        for i, x in enumerate(xs):
            g(⟦i⟧, ⟦x⟧)
        for a, b in zip(xs, [1]):
            g(⟦a⟧, ⟦b⟧)
        return ⟦list(chain(xs, xs))⟧, ⟦list(islice(xs, 3))⟧, ⟦sorted(xs, key=len)⟧, ⟦list(map(len, xs))⟧, ⟦list(filter(None, xs))⟧, ⟦max(xs)⟧, ⟦reversed(xs)⟧
  `, 'number', 'string', 'string', 'number', 'list<string>', 'list<string>', 'list<string>', 'list<number>', 'list<string>', 'string', 'generator<string>')
})
