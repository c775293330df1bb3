// What tests say of a name, in Python: `isinstance`, `is None`, truth, early exits. A test says nothing of what is assigned after it.

import { kindsIn } from '../support/kinds.js'

const kinds = kindsIn('main.py')

describe('narrowing in Python', () => {
  kinds('isinstance', `
    def f(x, y: list[str] | str):
        if isinstance(x, list):
            print(⟦x⟧)
        elif isinstance(x, (str, int)):
            print(⟦x⟧)
        else:
            print(⟦x⟧)
        if isinstance(y, str):
            print(⟦y⟧)
        else:
            print(⟦y⟧)
        print(⟦x⟧, ⟦y⟧)
  `, 'list<unknown>', 'number | string', 'unknown', 'string', 'list<string>', 'unknown', 'list<string> | string')
  kinds('classes of the file', `
    class A:
        def run(self):
            pass
    class B(A):
        pass
    def f(x, y: A):
        if isinstance(x, A):
            print(⟦x⟧)
        if not isinstance(x, A):
            return ⟦x⟧
        print(⟦x⟧)
        if isinstance(y, B):
            print(⟦y⟧)
  `, 'A', 'unknown', 'A', 'B')
  kinds('early exits', `
    def f(x: list[str] | None, y: str | None):
        if x is None:
            return ⟦x⟧
        print(⟦x⟧)
        if not y:
            raise ValueError(⟦y⟧)
        print(⟦y⟧)
  `, 'none', 'list<string>', 'none | string', 'string')
  kinds('conditions within an expression', `
    def f(x: list[str] | None, y: list[str] | None):
        a = ⟦x⟧ if x else []
        b = x is not None and ⟦x⟧
        c = x is None or ⟦x⟧
        if x and y is not None:
            print(⟦x⟧, ⟦y⟧)
        else:
            print(⟦x⟧)
        if not x or not y:
            return
        print(⟦x⟧, ⟦y⟧)
  `, 'list<string>', 'list<string>', 'list<string>', 'list<string>', 'list<string>', 'list<string> | none', 'list<string>', 'list<string>')
  kinds('comprehensions', `
    def f(xs: list[str | int], ys: list[str | None]):
        return [⟦x⟧ for x in xs if isinstance(x, str)], [⟦y⟧ for y in ys if y]
  `, 'string', 'string')
  kinds('assert, and loops that go on', `
    def f(x, ys: list[str | None]):
        assert isinstance(x, dict)
        print(⟦x⟧)
        for y in ys:
            if y is None:
                continue
            print(⟦y⟧)
  `, 'dict<unknown, unknown>', 'string')
  kinds('an assignment ends it', `
    def f(x: list[str] | None, other):
        if x is None:
            x = other
            print(⟦x⟧)
        if isinstance(other, list):
            other = g()
            print(⟦other⟧)
        while x:
            print(⟦x⟧)
            x = h()
  `, 'unknown', 'unknown', 'unknown')
  kinds('a loop that assigns later says nothing', `
    def f(x: list[str] | None):
        if x is None:
            return
        while g():
            print(⟦x⟧)
            x = None
  `, 'list<string> | none')
  kinds('after the branch nothing is left of it', `
    def f(x: list[str] | None):
        if x is None:
            print(1)
        print(⟦x⟧)
        if x is not None:
            print(2)
        print(⟦x⟧)
  `, 'list<string> | none', 'list<string> | none')
  kinds('a function in the branch runs later', `
    def f(x: list[str] | None):
        if x is not None:
            def g():
                return ⟦x⟧
            return g
        x = None
  `, 'list<string> | none')
  kinds('match', `
    def f(x):
        match x:
            case list():
                print(⟦x⟧)
  `, 'unknown')
  kinds('hasattr and callable say nothing', `
    def f(x):
        if hasattr(x, "all"):
            print(⟦x⟧)
  `, 'unknown')
})
