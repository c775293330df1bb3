// A Python list searched once per iteration: reported on lists alone, silent where a set would not do the same.

import { checksFor } from '../support/check.js'

describe('list-membership-in-loop, Python', () => {
  const { costs, fine } = checksFor('list-membership-in-loop', 'python')

  describe('loops', () => {
    costs('a for loop over a parameter', `
      def check(users, banned: list[str]):
          for user in users:
              if ⟦user in banned⟧:
                  print(user)
    `)
    costs('not in, in a comprehension condition', `
      def kept(users, banned: list[str]):
          return [user for user in users if ⟦user not in banned⟧]
    `)
    costs('set, dict and generator comprehensions', `
      def kept(users, banned: list[str]):
          a = {u for u in users if ⟦u in banned⟧}
          b = {u: ⟦u in banned⟧ for u in users}
          return a, b, any(⟦u in banned⟧ for u in users)
    `)
    costs('a while test and a while body', `
      def first_free(taken: list[int]):
          number = 0
          while ⟦number in taken⟧:
              number += 1
          while number < 1000:
              if ⟦number in taken⟧:
                  print(number)
              number += 1
    `)
    costs('nested loops: once, at the innermost, with both reported expressions', `
      def pairs(rows, banned: list[str]):
          for row in rows:
              for cell in row:
                  if ⟦cell in banned⟧:
                      yield cell
    `)
    costs('an inner comprehension, whose own first iterable runs per outer iteration', `
      def pairs(rows, allowed: list[str]):
          for row in rows:
              hits = [cell for cell in row if ⟦cell in allowed⟧]
              yield from [x for x in range(3 if ⟦row in allowed⟧ else 9)]
              yield hits
    `)
    costs('a callback of filter and of sorted', `
      def kept(users: list[str], banned: list[str]):
          order = sorted(users, key=lambda user: ⟦banned.index(user)⟧)
          return list(filter(lambda user: ⟦user not in banned⟧, users)), order
    `)
    costs('elif, match, walrus, try, with and conditional expressions', `
      def check(users: list[str], banned: list[str], lock):
          for user in users:
              if user == '':
                  continue
              elif ⟦user in banned⟧:
                  print(1)
              match user:
                  case 'x' if ⟦user in banned⟧:
                      print(2)
              if (hit := ⟦user in banned⟧):
                  print(hit)
              try:
                  with lock:
                      print(1 if ⟦user in banned⟧ else 2)
              except ValueError:
                  print(⟦user in banned⟧)
    `)
    costs('async loops and generators', `
      async def stream(source, banned: list[str]):
          async for user in source:
              if ⟦user not in banned⟧:
                  yield user
    `)
    costs('index and count', `
      def places(names: list[str], order: list[str]):
          for name in names:
              print(⟦order.index(name)⟧, ⟦order.count(name)⟧)
    `)
    costs('a class body', `
      class Names:
          banned: list[str] = load('banned')
          for name in other():
              if ⟦name in banned⟧:
                  print(name)
    `)
    costs('the module itself', `
      import sys
      banned = sys.argv[1].split(',')
      for line in sys.stdin:
          if ⟦line in banned⟧:
              print(line)
    `)
    costs('a loop that may leave early is still a loop', `
      def first(users, banned: list[str]):
          for user in users:
              if ⟦user in banned⟧:
                  return user
    `)
    costs('after a guard that may leave', `
      def first(users, banned: list[str]):
          for user in users:
              if not user:
                  break
              if ⟦user in banned⟧:
                  print(user)
    `)

    fine('the values of a small enumeration', `
    from enum import Enum

    class Operator(Enum):
        AND = "and"
        OR = "or"

    def kept(words: list[str]):
        operators = [one.value for one in Operator]
        return [word for word in words if word in operators]
  `)
  fine('outside of a loop', `
      def check(user, banned: list[str]):
          return user in banned
    `)
    fine('the iterable of a for, and the first iterable of a comprehension', `
      def check(user, banned: list[str]):
          for x in range(100 if user in banned else 10):
              print(x)
          return [y for y in range(100 if user in banned else 10)]
    `)
    fine('a function only defined in a loop', `
      def make(users, banned: list[str]):
          checks = []
          for user in users:
              checks.append(lambda name: name in banned)
              def check(name):
                  return name in banned
              checks.append(check)
          return checks
    `)
    fine('after the loop, and in its else', `
      def check(users, user, banned: list[str]):
          for one in users:
              print(one)
          else:
              print(user in banned)
          return user in banned
    `)
    fine('small loops', `
      def check(banned: list[str]):
          for name in ('a', 'b', 'c'):
              if name in banned:
                  print(name)
          for number in range(8):
              if str(number) in banned:
                  print(number)
          return [n for n in ['a', 'b'] if n in banned]
    `)
    fine('small loops behind names: constants, slices, enums', `
      from enum import Enum
      class Colour(Enum):
          RED = 'red'
          GREEN = 'green'
      NAMES = ['a', 'b', 'c']
      def check(banned: list[str], users: list[str]):
          for name in NAMES:
              if name in banned:
                  print(name)
          for user in users[:3]:
              if user in banned:
                  print(user)
          for colour in Colour:
              if colour.value in banned:
                  print(colour)
    `)
    fine('a body that always leaves after its first pass', `
      def check(users, banned: list[str]):
          for user in users:
              if user in banned:
                  return 1
              return 2
          while True:
              found = 3 in banned
              break
          for user in users:
              raise ValueError(user in banned)
    `)
    fine('compute rules do not follow calls', `
      def is_banned(user, banned: list[str]):
          return user in banned
      def check(users, banned: list[str]):
          return [user for user in users if is_banned(user, banned)]
    `)
    costs('a small loop around a large one, and the other way round', `
      def check(users, banned: list[str]):
          for part in (1, 2):
              for user in users:
                  if ⟦user in banned⟧:
                      print(part)
          for user in users:
              for suffix in ('a', 'b'):
                  if ⟦user + suffix in banned⟧:
                      print(part)
    `)
    costs('small loops at the aggressive level', `
      def check(banned: list[str]):
          for name in ('a', 'b', 'c'):
              if ⟦name in banned⟧:
                  print(name)
    `, { level: 'aggressive' })
  })

  describe('kinds', () => {
    costs('annotations: list, List, Optional, union with None, tuple, Final, alias', `
      from typing import Final, List, Optional, Tuple
      Names = list[str]
      def check(users, a: list, b: List[int], c: Optional[List[str]], d: list[str] | None, e: tuple[str, ...], f: Tuple[int, ...], g: Final[list[int]], h: "list[int]"):
          for user in users:
              print(⟦user in a⟧, ⟦user in b⟧, ⟦user in c⟧, ⟦user in d⟧, ⟦user in e⟧, ⟦user in f⟧, ⟦user in g⟧, ⟦user in h⟧)
    `)
    costs('lists made by calls, literals and comprehensions', `
      def check(users, text: str, d: dict[str, int], names: set[str]):
          a = text.split(',')
          b = list(names)
          c = sorted(names)
          e = [x for x in names]
          f = [1, 2, 3, 4, 5, 6, 7, 8, 9]
          g = tuple(names)
          h = list(d.values())
          for user in users:
              print(⟦user in a⟧, ⟦user in b⟧, ⟦user in c⟧, ⟦user in e⟧, ⟦user in f⟧, ⟦user in g⟧, ⟦user in h⟧)
    `)
    costs('a list from a function of the file', `
      def load() -> list[str]:
          return open('x').read().split()
      def loaded():
          return [line for line in open('x')]
      def check(users):
          banned = load()
          others = loaded()
          for user in users:
              if ⟦user in banned⟧ or ⟦user in others⟧:
                  print(user)
    `)
    costs('attributes of self, of the class, and properties kept in a name', `
      class Filter:
          reserved: list[str] = []
          def __init__(self, banned: list[str]):
              self.banned = banned
              self.extra = list(banned)
          def kept(self, users):
              return [u for u in users if ⟦u not in self.banned⟧ and ⟦u not in self.extra⟧ and ⟦u not in self.reserved⟧]
    `)
    costs('module constants, star arguments and closures', `
      CODES = 'a b c d e f g h i j'.split()
      def check(users, *allowed):
          def inner():
              for user in users:
                  if ⟦user in CODES⟧ or ⟦user in allowed⟧:
                      yield user
          return inner()
    `)
    costs('slices and sums of lists made above', `
      def check(users, names: list[str], others: list[str]):
          rest = names[1:]
          both = names + others
          for user in users:
              print(⟦user in rest⟧, ⟦user in both⟧)
    `)
    costs('parenthesised, and part of a chain of conditions', `
      def check(users, names: list[str]):
          for user in users:
              if user and (⟦user in (names)⟧ or user == 'x'):
                  print(user)
    `)

    fine('sets, dicts, frozensets, strings, bytes, ranges and views', `
      def check(users, a: set[str], b: dict[str, int], c: frozenset[str], d: str, e: bytes):
          f = {1, 2}
          g = {u: 1 for u in users}
          h = frozenset(users)
          i = range(1000)
          j = b.keys()
          k = b.items()
          for user in users:
              print(user in a, user in b, user in c, user in d, user in e, user in f, user in g, user in h, user in i, user in j, user in k)
              print(user in b.keys(), user in b.items(), user in range(10))
    `)
    fine('what is not known', `
      from app import names
      def check(users, banned, request):
          for user in users:
              print(user in banned, user in names, user in request.names, banned.index(user), banned.count(user))
    `)
    fine('a union that may be something else', `
      from typing import Iterable, Collection, Union
      def check(users, a: str | list[str], b: Union[set[str], list[str]], c: Iterable[str], d: Collection[str]):
          for user in users:
              print(user in a, user in b, user in c, user in d)
    `)
    fine('rebound to something else on one path', `
      def check(users, banned: list[str], fast):
          names = banned
          if fast:
              names = set(banned)
          for user in users:
              print(user in names)
    `)
    fine('rebound before the loop', `
      def check(users, banned: list[str]):
          banned = set(banned)
          for user in users:
              print(user in banned)
    `)
    fine('a short list that grows by few', `
      def check(users, wide):
          kinds = ['x']
          if wide:
              kinds.append('y')
          return [user for user in users if user in kinds]
    `)
    costs('a short list that grows in a loop, by a list, or in another function', `
      def add(names, name):
          names.append(name)
      def check(users, more: list[str]):
          a = ['x']
          for one in more:
              a.append(one)
          b = ['x']
          b.extend(more)
          c = ['x']
          add(c, 'y')
          d = ['x']
          d += more
          return [user for user in users if ⟦user in a⟧ or ⟦user in b⟧ or ⟦user in c⟧ or ⟦user in d⟧]
    `)
    fine('a shadowing name', `
      banned = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
      def check(users, banned):
          return [u for u in users if u in banned]
    `)
    fine('a shadowed built-in', `
      def list(xs):
          return Fast(xs)
      def check(users, names):
          banned = list(names)
          return [u for u in users if u in banned]
    `)
    fine('classes with a lookup of their own', `
      class Names:
          def __contains__(self, name):
              return True
          def index(self, name):
              return 0
      class Fast(list):
          def __contains__(self, name):
              return True
      def check(users, a: Names, b: Fast):
          c = Names()
          d = Fast([])
          for user in users:
              print(user in a, user in b, user in c, user in d, a.index(user))
    `)
    fine('short lists: literals, constants, slices, tuples of fixed form', `
      VOWELS = ('a', 'e', 'i', 'o', 'u')
      def check(users, names: list[str], pair: tuple[str, str]):
          short = ['x', 'y']
          for user in users:
              print(user in ('x', 'y'), user in ['x', 'y', 'z'], user in VOWELS, user in short, user in pair, user in names[:3])
    `)
    fine('short default of a parameter that nothing else fills', `
      def check(users, names=('a', 'b')):
          return [u for u in users if u in names]
    `)
    fine('strings: count, index and in', `
      def check(lines: list[str], text: str):
          for line in lines:
              print('x' in line, line.count('x'), line.index('x'), line in text, text.split(',')[0] in line)
    `)
    fine('index from a start', `
      def check(users: list[str], names: list[str]):
          at = 0
          for user in users:
              at = names.index(user, at)
    `)
    fine('elements known to be unhashable', `
      def check(rows: list[list[int]], seen: list[list[int]], maps: list[dict[str, int]], sets: list[set[int]], anything: list):
          for row in rows:
              print(row in seen, {} in maps, [1] in anything, {1} in sets)
    `)
    fine('constant tuples of a few names, and what callers give by name', `
      MANY_RELATION_KWARGS = ('read_only', 'write_only', 'required', 'default', 'initial', 'source', 'label', 'help_text', 'style', 'error_messages', 'allow_empty', 'html_cutoff', 'html_cutoff_text')
      def many(names: list[str], allowed: list[str], **kwargs):
          given = {key: kwargs[key] for key in kwargs if key in allowed}
          for key, value in kwargs.items():
              if key not in allowed:
                  print(value)
          return given, [name for name in names if name in MANY_RELATION_KWARGS]
    `)
    fine('objects that compare by value and have no hash', `
      import attr
      from attrs import define
      from dataclasses import dataclass
      from pydantic import BaseModel
      @dataclass
      class Point:
          x: int
      @dataclass(order=True)
      class Ordered(Point):
          y: int
      @define
      class Size:
          x: int
      @attr.s(auto_attribs=True)
      class Old:
          x: int
      class Equal:
          def __eq__(self, other):
              return True
      class Heir(Equal):
          pass
      class Never:
          __hash__ = None
      class Model(BaseModel):
          x: int
      class Shape:
          def __init__(self, items: list[Point]):
              self.items = items
          def check(self, points: list[Point], ordered: list[Ordered], sizes: list[Size], old: list[Old], heirs: list[Heir], never: list[Never], models: list[Model]):
              for point in points:
                  print(point in self.items, sizes[0] in sizes, old[0] in old, heirs[0] in heirs, never[0] in never, models[0] in models, ordered[0] in ordered)
    `)
    costs('objects with a hash of their own, or that of every object', `
      from dataclasses import dataclass
      @dataclass(frozen=True)
      class Frozen:
          x: int
      @dataclass(eq=False)
      class Same:
          x: int
      @dataclass(unsafe_hash=True)
      class Unsafe:
          x: int
      class Equal:
          def __eq__(self, other):
              return True
          def __hash__(self):
              return 1
      class Plain:
          pass
      def check(users, frozen: list[Frozen], same: list[Same], unsafe: list[Unsafe], equal: list[Equal], plain: list[Plain]):
          for user in users:
              print(⟦frozen[0] in frozen⟧, ⟦same[0] in same⟧, ⟦unsafe[0] in unsafe⟧, ⟦equal[0] in equal⟧, ⟦plain[0] in plain⟧)
    `)
    fine('numpy and pandas look-alikes', `
      import numpy as np
      def check(users, frame):
          names = np.array(['a'])
          for user in users:
              print(user in names, user in frame.columns)
    `)
  })

  describe('changes', () => {
    fine('changed by a method, an item, a slice or del', `
      def check(users, a: list[str], b: list[str], c: list[str], d: list[str], e: list[str]):
          for user in users:
              if user in a:
                  a.remove(user)
              if user in b:
                  b[0] = user
              if user in c:
                  c[1:] = [user]
              if user in d:
                  del d[0]
              if user in e:
                  e += [user]
    `)
    fine('changed by the element of a comprehension', `
      def check(users, names: list[str]):
          return [names.append(user) for user in users if user not in names]
    `)
    fine('a property that may make it anew, and a property of a base class', `
      class Base:
          @property
          def names(self) -> list[str]:
              return open('names').read().split()
      class Filter(Base):
          @property
          def others(self) -> list[str]:
              return list(self.names)
          def check(self, users):
              return [user for user in users if user in self.names or user in self.others]
    `)
    costs('a cached property', `
      from functools import cached_property
      class Filter:
          @cached_property
          def names(self) -> list[str]:
              return open('names').read().split()
          def check(self, users):
              return [user for user in users if ⟦user in self.names⟧]
    `)
    fine('self given to a function that changes what it holds', `
      def note(holder, name):
          holder.names.append(name)
      class Filter:
          def __init__(self):
              self.names: list[str] = []
          def check(self, users):
              for user in users:
                  if user in self.names:
                      note(self, user)
    `)
    fine('changed through keyword, star and callback arguments', `
      def note(name, *, into):
          into.append(name)
      def keep(*lists):
          lists[0].append(1)
      def check(users: list[str], a: list[str], b: list[str], c: list[str]):
          def add(name):
              c.append(name)
          for user in users:
              if user in a:
                  note(user, into=a)
              if user in b:
                  keep(b)
              if user in c:
                  apply(add, user)
    `)
    fine('through two calls', `
      def inner(names):
          names.clear()
      def outer(names):
          inner(names)
      def check(users, names: list[str]):
          for user in users:
              if user in names:
                  outer(names)
    `)
    fine('an alias held by an attribute', `
      class Filter:
          def __init__(self):
              self.names: list[str] = []
          def check(self, users):
              names = self.names
              for user in users:
                  if user in names:
                      self.names.append(user.lower())
    `)
    fine('a global list that another function changes', `
      NAMES: list[str] = open('names').read().split()
      def note(name):
          NAMES.append(name)
      def check(users):
          for user in users:
              if user in NAMES:
                  note(user)
    `)
    fine('a global name that a function which the loop calls binds anew', `
      NAMES: list[str] = ['a'] * 100
      def forget():
          global NAMES
          NAMES = []
      def through():
          forget()
      def check(users: list[str]):
          for user in users:
              if user in NAMES:
                  through()
    `)
    costs('a global name that only functions outside of the loop bind anew', `
      NAMES: list[str] = ['a'] * 100
      def forget():
          global NAMES
          NAMES = []
      def check(users: list[str]):
          for user in users:
              if ⟦user in NAMES⟧:
                  print(user)
    `)
    fine('changed through an alias', `
      def check(users, names: list[str]):
          alias = names
          for user in users:
              if user in names:
                  alias.append('x')
    `)
    fine('changed through an alias made in the loop', `
      def check(users, names: list[str]):
          for user in users:
              alias = names
              if user in names:
                  alias.append('x')
    `)
    fine('changed by one of its methods under another name', `
      from functools import partial
      class Box:
          def __init__(self):
              self.seen: list[str] = []
          def fill(self, users: list[str]):
              push = self.seen.append
              for user in users:
                  if user not in self.seen:
                      push(user)
      def named(users: list[str], out: list[str]):
          add = out.append
          for user in users:
              if user not in out:
                  add(user)
      def bound(users: list[str], out: list[str]):
          add = partial(out.append)
          for user in users:
              if user not in out:
                  add(user)
      def chosen(users: list[str], out: list[str]):
          methods = {'add': out.append, 'more': out.extend}
          for user in users:
              if user not in out:
                  methods['add'](user)
      def given(users: list[str], out: list[str]):
          for user in users:
              if user not in out:
                  list(map(out.append, [user]))
    `)
    fine('changed where a literal holds it', `
      def pair(users: list[str], out: list[str]):
          both = (out, 0)
          for user in users:
              if user not in out:
                  both[0].append(user)
      def table(users: list[str], out: list[str], other: list[str]):
          held = {'list': out, 'other': other}
          for user in users:
              if user not in out:
                  held['list'].append(user)
      def each(users: list[str], out: list[str], other: list[str]):
          for user in users:
              if user not in out:
                  for one in (out, other):
                      one.append(user)
    `)
    costs('another one of what a literal holds is changed', `
      def table(users: list[str], out: list[str], other: list[int]):
          held = {'list': out, 'other': other}
          for user in users:
              if ⟦user not in out⟧:
                  held['other'].append(1)
    `)
    fine('rebound in the loop', `
      def check(users, names: list[str]):
          for user in users:
              if user in names:
                  names = names + [user]
          for user in users:
              names = [n for n in names if n != user]
              if user in names:
                  print(user)
    `)
    fine('made anew by each iteration', `
      def check(rows: list[list[str]], text: str):
          for row in rows:
              parts = text.split(row[0])
              if row[0] in parts or row[0] in text.split(',') or 'x' in row:
                  print(row)
          return [row for row in rows if 'x' in row]
    `)
    fine('given to a function that changes it', `
      def note(name, names):
          names.append(name)
      def check(users, names: list[str]):
          for user in users:
              if user not in names:
                  note(user, names)
    `)
    fine('given to a function that is not known', `
      from app import note
      def check(users, names: list[str]):
          for user in users:
              if user not in names:
                  note(user, names)
    `)
    fine('changed by a method of the object that holds it', `
      class Filter:
          def __init__(self):
              self.names: list[str] = []
          def note(self, name):
              self.names.append(name)
          def check(self, users):
              for user in users:
                  if user in self.names:
                      self.note(user)
    `)
    fine('changed by a nested function that the loop calls', `
      def check(users, names: list[str]):
          def note(name):
              names.append(name)
          for user in users:
              if user in names:
                  note(user)
    `)
    fine('a queue: the list is used up by the loop', `
      def walk(start: list[str], seen: list[str]):
          queue = list(start)
          while queue:
              name = queue.pop()
              if name in queue:
                  print(name)
    `)
    fine('heapq and random change their argument', `
      import heapq, random
      def check(users, names: list[str]):
          for user in users:
              if user in names:
                  heapq.heappush(names, user)
          for user in users:
              if user in names:
                  random.shuffle(names)
    `)
    fine('the attribute is replaced in the loop', `
      class Filter:
          names: list[str]
          def check(self, users):
              for user in users:
                  if user in self.names:
                      self.names = []
    `)
    costs('changed before or after the loop only', `
      def check(users, names: list[str]):
          names.append('x')
          for user in users:
              print(⟦user in names⟧)
          names.clear()
    `)
    costs('another list is changed', `
      def check(users, names: list[str]):
          out = []
          for user in users:
              if ⟦user in names⟧:
                  out.append(user)
          return out
    `)
    costs('only read by what it is given to', `
      def show(name, names):
          print(name, len(names))
      def check(users, names: list[str]):
          for user in users:
              if ⟦user in names⟧:
                  show(user, names)
                  print(len(names), sorted(names), names)
    `)
    costs('another attribute of the same object is changed', `
      class Filter:
          def __init__(self):
              self.names: list[str] = []
              self.out = []
          def check(self, users):
              for user in users:
                  if ⟦user in self.names⟧:
                      self.out.append(user)
    `)
    costs('made in the outer loop, searched in the inner one', `
      def check(rows: list[list[str]], users: list[str]):
          for row in rows:
              for user in users:
                  if ⟦user in row⟧:
                      print(user)
    `)
    costs('dedupe: the test guards the only growth', `
      def unique(users: list[str]):
          out = []
          for user in users:
              if ⟦user not in out⟧:
                  out.append(user)
          return out
    `)
    fine('dedupe of the conservative level', `
      def unique(users: list[str]):
          out = []
          for user in users:
              if user not in out:
                  out.append(user)
          return out
    `, { level: 'conservative' })
    fine('growth that the test does not guard', `
      def check(users: list[str]):
          out = []
          for user in users:
              if user not in out:
                  print(user)
              out.append(user)
          for user in users:
              if user not in out:
                  out.append(user.lower())
          return out
    `)
  })
})
