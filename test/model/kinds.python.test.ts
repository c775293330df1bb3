// What a value is, in Python. Whatever is not surely known must be unknown: a wrong kind is a false alarm.

import { kindsIn } from '../support/kinds.js'

const kinds = kindsIn('main.py')

describe('kinds of Python values', () => {
  kinds('literals', 'f(⟦1⟧, ⟦"a"⟧, ⟦b"a"⟧, ⟦None⟧, ⟦True⟧, ⟦f"{x}"⟧, ⟦...⟧)', 'number=1', 'string=a', 'bytes=a', 'none', 'boolean', 'string', 'unknown')
  kinds('collections', 'f(⟦[1, 2]⟧, ⟦(1, "a")⟧, ⟦{1}⟧, ⟦{"a": 1}⟧, ⟦[]⟧, ⟦[*x, 1]⟧)', 'list<number>', 'tuple<number, string>', 'set<number>', 'dict<string, number>', 'list<unknown>', 'list<unknown>')
  kinds('lengths', 'f(⟦[1, 2]⟧, ⟦{"a": 1}⟧, ⟦[*x, 1]⟧)', 'list<number>#2', 'dict<string=a, number=1>#1', 'list<unknown>')
  kinds('comprehensions', 'f(⟦[x for x in "ab"]⟧, ⟦{x for x in [1]}⟧, ⟦{x: 1 for x in y}⟧, ⟦(x for x in [1])⟧)', 'list<string>', 'set<number>', 'dict<unknown, number>', 'generator<number>')
  kinds('operators', 'f(⟦1 + 2⟧, ⟦"a" + x⟧, ⟦"%s" % x⟧, ⟦[1] + ["a"]⟧, ⟦a == b⟧, ⟦not a⟧, ⟦a + b⟧, ⟦[1] * 3⟧, ⟦-1⟧)',
    'number=3', 'string', 'string', 'list<number | string>', 'boolean', 'boolean', 'unknown', 'list<number>', 'number=-1')
  kinds('either', 'f(⟦[1] if a else {1}⟧, ⟦[] if a else b⟧, ⟦x or []⟧)', 'list<number> | set<number>', 'unknown', 'unknown')
  kinds('what remains of an Optional before or', `
    def f(xs: list[str] | None):
        ys = xs or []
        return ⟦ys⟧, ⟦xs⟧
  `, 'list<string>', 'list<string> | none')

  kinds('rebinding', `
    x = [1]
    f(⟦x⟧)
    x = set(x)
    f(⟦x⟧)
  `, 'list<number>', 'set<number>')
  kinds('branches', `
    x = []
    if a:
        x = set()
    f(⟦x⟧)
  `, 'list<unknown> | set<unknown>')
  kinds('a name of a loop that depends on itself', `
    x = [1]
    for i in y:
        x = x + [2]
    f(⟦x⟧)
  `, 'list<number>')
  kinds('a cycle says what came into it', `
    x = y = None
    while a:
        x, y = y, x
    f(⟦x⟧)
  `, 'none')
  kinds('a stored lambda may see another kind', `
    x = []
    later(lambda: ⟦x⟧)
    x = {}
  `, 'dict<unknown, unknown> | list<unknown>')

  kinds('imports', `
    import a
    import a.b
    import a.b as c
    import a.b as a2
    from a import b as d, e
    from .m import f
    from a import *
    g(⟦a.x⟧, ⟦a.b.x⟧, ⟦c.x⟧, ⟦d⟧, ⟦e⟧, ⟦f⟧, ⟦a2⟧)
  `, 'symbol a.x', 'symbol a.b.x', 'symbol a.b.x', 'symbol a.b', 'symbol a.e', 'unknown', 'symbol a.b')
  kinds('a module under the name of its package', `
    import a.b as a
    g(⟦a⟧)
  `, 'symbol a.b')
  kinds('an import with a fallback', `
    try:
        import ujson as json
    except ImportError:
        import json
    g(⟦json⟧)
  `, 'symbol json | symbol ujson')

  kinds('annotations of containers', `
    from typing import List, Dict, Set, Tuple, FrozenSet, Sequence, Iterable, Mapping, Deque
    import typing as t
    def f(a: list, b: List[str], c: Dict[str, int], d: Set[int], e: Tuple[int, ...], g: Tuple[int, str], h: FrozenSet[str], i: Sequence[str], j: Iterable[str], k: Mapping[str, list[int]], l: t.List[str], m: list[list[str]]):
        return ⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧, ⟦g⟧, ⟦h⟧, ⟦i⟧, ⟦j⟧, ⟦k⟧, ⟦l⟧, ⟦m⟧
  `, 'list<unknown>', 'list<string>', 'dict<string, number>', 'set<number>', 'tuple<number>', 'tuple<number, string>', 'set<string>', 'list<string>?', 'typing.Iterable<string>', 'dict<string, list<number>>', 'list<string>', 'list<list<string>>')
  kinds('annotations that wrap', `
    from typing import Optional, Union, Annotated, Final, ClassVar, Literal
    def f(a: Optional[list[str]], b: Union[list[str], set[str]], c: list[str] | None, d: Annotated[list[str], "x"], e: "list[str]", g: Literal["a", "b"], h: "Optional[List[str]]"):
        return ⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧, ⟦g⟧, ⟦h⟧
  `, 'list<string> | none', 'list<string> | set<string>', 'list<string> | none', 'list<string>', 'list<string>', 'string', 'list<string> | none')
  kinds('annotations of unknown types', `
    from app import Books
    def f(a: Books, b: Missing, c: "Missing", d: list[Books], e: Books | list[str]):
        return ⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧
  `, 'unknown', 'unknown', 'unknown', 'list<unknown>', 'unknown')
  kinds('a class named like a container', `
    class List:
        pass
    def f(a: List):
        return ⟦a⟧
  `, 'List')
  kinds('an annotated name', `
    x: list[str] = load()
    y: list[str]
    y = load()
    f(⟦x⟧, ⟦y⟧)
  `, 'list<string>', 'unknown')
  kinds('an alias of a type', `
    Names = list[str]
    def f(a: Names):
        return ⟦a⟧
  `, 'list<string>')
  kinds('the type statement', `
    type Names = list[str]
    def f(a: Names):
        return ⟦a⟧
  `, 'list<string>')
  kinds('rest parameters', `
    def f(*a, b: int, **c):
        return ⟦a⟧, ⟦b⟧, ⟦c⟧
    def g(*a: str, **c: int):
        return ⟦a⟧, ⟦c⟧
  `, 'tuple<unknown>', 'number', 'dict<string, unknown>', 'tuple<string>', 'dict<string, number>')
  kinds('a default says nothing of what callers give', `
    def f(a=[], b=None, c=3):
        return ⟦a⟧, ⟦b⟧, ⟦c⟧
  `, 'unknown', 'unknown', 'unknown')

  kinds('constructors', `
    f(⟦list(x)⟧, ⟦set(x)⟧, ⟦dict(x)⟧, ⟦tuple("ab")⟧, ⟦frozenset(x)⟧, ⟦str(x)⟧, ⟦int(x)⟧, ⟦sorted([1])⟧, ⟦range(3)⟧, ⟦list("ab")⟧)
  `, 'list<unknown>', 'set<unknown>', 'dict<unknown, unknown>', 'tuple<string>', 'set<unknown>', 'string', 'number', 'list<number>', 'range', 'list<string>')
  kinds('a name that hides a builtin', `
    from app import list
    def sorted(x):
        return {1}
    f(⟦list(x)⟧, ⟦sorted(x)⟧)
  `, 'unknown', 'set<number>')
  kinds('classes', `
    class A:
        kind = "a"
        def __init__(self, xs: list[str], ys):
            self.xs = xs
            self.ys = ys
            self.zs: list[str] = []
            self.total = 0
            self.seen = set()
        def m(self):
            self.total += 1
            return self.seen
    a = A([], [])
    f(⟦A⟧, ⟦a⟧, ⟦a.xs⟧, ⟦a.ys⟧, ⟦a.zs⟧, ⟦a.kind⟧, ⟦A.kind⟧, ⟦a.total⟧, ⟦a.m()⟧, ⟦a.missing⟧, ⟦A.xs⟧)
  `, 'class A', 'A', 'list<string>', 'list<unknown>?', 'list<string>', 'string', 'string', 'number', 'set<unknown>', 'unknown', 'unknown')
  kinds('attributes through bases of the same file', `
    class Base:
        def __init__(self):
            self.names = ["a"]
        def load(self) -> list[int]: ...
    class A(Base):
        pass
    class B(Unknown):
        pass
    f(⟦A().names⟧, ⟦A().load()⟧, ⟦B().names⟧)
  `, 'list<string>', 'list<number>', 'unknown')
  kinds('an attribute that a subclass sets otherwise', `
    class Base:
        names = ["a"]
        def has(self, x):
            return x in ⟦self.names⟧
    class A(Base):
        names = {"a"}
  `, 'list<string> | set<string>')
  kinds('an attribute that is deleted, or set from outside', `
    class A:
        def __init__(self):
            self.names = ["a"]
            self.others = ["a"]
        def clear(self):
            del self.names
            return ⟦self.names⟧, ⟦self.others⟧
    def f(a):
        a.others = g()
  `, 'list<string>', 'unknown')
  kinds('dataclasses and NamedTuples', `
    from dataclasses import dataclass, field
    from typing import NamedTuple, TypedDict
    @dataclass
    class A:
        xs: list[str] = field(default_factory=list)
    class B(NamedTuple):
        xs: list[str]
    class C(TypedDict):
        xs: list[str]
    def g(a: A, b: B, c: C):
        return ⟦a.xs⟧, ⟦b.xs⟧, ⟦c["xs"]⟧
  `, 'list<string>', 'list<string>', 'list<string>')
  kinds('properties, static and class methods', `
    class A:
        @property
        def xs(self) -> list[str]:
            return load()
        @property
        def ys(self):
            return ["a"]
        @staticmethod
        def make():
            return {1}
        @classmethod
        def build(cls):
            return cls()
        @cached_property
        def zs(self):
            return ["a"]
        @other
        def ws(self):
            return ["a"]
    f(⟦A().xs⟧, ⟦A().ys⟧, ⟦A.make()⟧, ⟦A.build()⟧, ⟦A().ws()⟧)
  `, 'list<string>', 'list<string>', 'set<number>', 'A', 'unknown')
  kinds('super', `
    class Base:
        def names(self):
            return ["a"]
    class A(Base):
        def names(self):
            return ⟦super().names()⟧
  `, 'list<string>')

  kinds('returns of functions', `
    async def a():
        return [1]
    def b():
        yield 1
    def c(x):
        if x:
            return [1]
        return {1}
    def d(): ...
    def e():
        raise NotImplementedError
    def g():
        print()
    @unknown
    def h():
        return [1]
    @unknown
    def i() -> list[int]:
        return [1]
    async def j() -> list[int]: ...
    async def run():
        f(⟦a()⟧, ⟦await a()⟧, ⟦b()⟧, ⟦c(1)⟧, ⟦d()⟧, ⟦e()⟧, ⟦g()⟧, ⟦h()⟧, ⟦i()⟧, ⟦await j()⟧)
  `, 'promise<list<number>>', 'list<number>', 'generator<number>', 'list<number> | set<number>', 'unknown', 'unknown', 'none', 'unknown', 'unknown', 'list<number>')
  kinds('recursion', `
    def f(n: int):
        if n == 0:
            return [0]
        return f(n - 1) + [n]
    g(⟦f(3)⟧)
    def h(n):
        return h(n - 1)
    g(⟦h(3)⟧)
  `, 'list<number>', 'unknown')

  kinds('destructuring', `
    a, b = [1], {2}
    (c, (d, e)) = (1, ("a", [2]))
    first, *middle, last = (1, "a", "b", [2])
    p, q = {"k": 1}
    f(⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧, ⟦first⟧, ⟦last⟧, ⟦p⟧)
  `, 'list<number>', 'set<number>', 'number', 'string', 'list<number>', 'number', 'list<number>', 'string')
  kinds('items', `
    x = [["a"], ["b"]]
    d = {"a": [1], "b": {2}}
    f(⟦x[0]⟧, ⟦x[0][0]⟧, ⟦d["a"]⟧, ⟦"abc"[0]⟧, ⟦x[1:]⟧, ⟦d[k]⟧)
  `, 'list<string>', 'string', 'list<number>', 'string', 'list<list<string>>', 'list<number> | set<number>')
  kinds('items that are set later', `
    state = {"seen": None, "items": []}
    state["seen"] = set()
    f(⟦state["seen"]⟧)
    d = {}
    d["a"] = [1]
    f(⟦d["a"]⟧, ⟦d["b"]⟧)
  `, 'list<unknown> | none | set<unknown>', 'unknown', 'unknown')
  kinds('items set to something not known', `
    state = {"items": [1]}
    state["items"] = load()
    f(⟦state["items"]⟧)
    state.update(more)
  `, 'unknown')
  kinds('elements that were added', `
    xs = ["a"]
    xs.append(1)
    f(⟦xs⟧, ⟦xs[0]⟧)
    for x in xs:
        f(⟦x⟧)
    ys = ["a"]
    ys.extend(more)
    f(⟦ys⟧)
  `, 'list<number | string>', 'number | string', 'number | string', 'list<unknown>')
  kinds('elements of loops', `
    for a in [[1]]:
        f(⟦a⟧)
    for i, b in enumerate(["x"]):
        f(⟦i⟧, ⟦b⟧)
    for c, d in zip(["x"], [1]):
        f(⟦c⟧, ⟦d⟧)
    for k, v in {"x": [1]}.items():
        f(⟦k⟧, ⟦v⟧)
    for k2 in {"x": [1]}:
        f(⟦k2⟧)
    for v2 in {"x": [1]}.values():
        f(⟦v2⟧)
    for e in sorted(["x"]):
        f(⟦e⟧)
    for g in reversed(["x"]):
        f(⟦g⟧)
    for h in range(3):
        f(⟦h⟧)
    for u in unknown:
        f(⟦u⟧)
  `, 'list<number>', 'number', 'string', 'string', 'number', 'string', 'list<number>', 'string', 'list<number>', 'string', 'string', 'number', 'unknown')
  kinds('methods of strings and dicts', `
    d: dict[str, list[int]] = load()
    f(⟦"a b".split()⟧, ⟦d.get("a")⟧, ⟦d.keys()⟧, ⟦list(d.values())⟧, ⟦d.setdefault("a", [])⟧, ⟦", ".join(x)⟧)
  `, 'list<string>', 'list<number> | none', 'dict_keys<string>', 'list<list<number>>', 'list<number>', 'string')

  kinds('context managers', `
    import sqlite3
    from contextlib import contextmanager, closing
    @contextmanager
    def db():
        yield sqlite3.connect("x")
    class Session:
        def __enter__(self):
            return [1]
    class Other:
        pass
    with open("x") as a, db() as b, Session() as c, Other() as d:
        f(⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧)
  `, 'io.TextFile', 'sqlite3.Connection', 'list<number>', 'unknown')
  kinds('a cursor', `
    import sqlite3
    conn = sqlite3.connect("x")
    cur = conn.cursor()
    rows = cur.execute("SELECT 1").fetchall()
    f(⟦conn⟧, ⟦cur⟧, ⟦cur.execute("SELECT 1")⟧, ⟦cur.execute⟧)
  `, 'sqlite3.Connection', 'sqlite3.Cursor', 'sqlite3.Cursor', 'method sqlite3.Cursor.execute')
  kinds('an instance of several queries', `
    from django.db import models
    class A(models.Model):
        pass
    class B(models.Model):
        pass
    qs = A.objects.all() if x else B.objects.all()
    f(⟦A.objects.all()⟧, ⟦qs⟧)
  `, 'django.db.models.QuerySet<A>', 'django.db.models.QuerySet<A | B>')
  kinds('constants', `
    N = 3
    M = N * 2
    def g():
        return ⟦N⟧, ⟦M⟧
  `, 'number=3', 'number=6')
  kinds('a counter is no constant', `
    n = 0
    while n < 3:
        n += 1
    f(⟦n⟧, ⟦n + 1⟧)
  `, 'number', 'number')
  kinds('a text argument decides what a call gives, and a text key what an item is', `
    import boto3
    name = 's3'
    a, b = boto3.client(name), boto3.client(service_name='sqs')
    c, d = boto3.client(asked), boto3.client(*given)
    answer = a.get_object(Bucket='reports', Key='a')
    key = 'Body'
    f(⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦answer['Body']⟧, ⟦answer[key]⟧, ⟦answer['Unheard']⟧, ⟦answer.get('ContentLength', 0)⟧)
  `, 'mypy_boto3_s3.S3Client', 'mypy_boto3_sqs.SQSClient', 'botocore.client.BaseClient', 'botocore.client.BaseClient',
  'botocore.response.StreamingBody', 'botocore.response.StreamingBody', 'unknown', 'number')
  kinds('a class by way of a base of its own', `
    from peewee import Model
    class Base(Model):
        def again(self):
            return self
    class User(Base):
        pass
    for user in User.select():
        f(⟦user⟧, ⟦User.get_or_none()⟧, ⟦User.create()⟧)
  `, 'User', 'User | none', 'User')
})
