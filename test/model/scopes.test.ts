// Which definitions reach a use: scopes, hoisting, rebinding and the ways that control takes.

import { reachingIn } from '../support/kinds.js'

describe('definitions that reach a use, Python', () => {
  const reaches = reachingIn('main.py')

  reaches('a rebound name is what it was bound to last', `
    x = []
    x = set()
    print(⟦x⟧)
  `, '2')
  reaches('both arms of a branch', `
    x = []
    if flag:
        x = set()
    print(⟦x⟧)
  `, '1 3')
  reaches('an arm that leaves does not count', `
    def f(flag):
        x = []
        if flag:
            x = set()
            return x
        return ⟦x⟧
  `, '2')
  reaches('elif and else replace what was before', `
    x = []
    if a:
        x = 1
    elif b:
        x = 2
    else:
        x = 3
    print(⟦x⟧)
  `, '3 5 7')
  reaches('the header of a loop is reached by its body', `
    x = []
    for i in y:
        print(⟦x⟧)
        x = set()
    print(⟦x⟧)
  `, '1 4', '1 4')
  reaches('break and continue keep what they saw', `
    x = 1
    while go():
        x = 2
        if a():
            continue
        if b():
            break
        x = 3
    print(⟦x⟧)
  `, '1 3 8')
  reaches('the else of a loop', `
    x = 1
    for i in y:
        x = 2
    else:
        x = 3
    print(⟦x⟧)
  `, '5')
  reaches('a handler sees every state of the body', `
    x = 1
    try:
        x = 2
        f()
        x = 3
    except ValueError:
        print(⟦x⟧)
  `, '1 3 5')
  reaches('after try and except', `
    x = 1
    try:
        x = 2
    except ValueError:
        x = 3
    print(⟦x⟧)
  `, '3 5')
  reaches('the else of a try', `
    x = 1
    try:
        x = 2
    except ValueError:
        raise
    else:
        x = 3
    print(⟦x⟧)
  `, '7')
  reaches('a finalizer sees handlers that raise', `
    x = 1
    try:
        f()
    except ValueError:
        x = 2
        raise
    finally:
        print(⟦x⟧)
  `, '1 5')
  reaches('after a finalizer only what completed', `
    x = 1
    try:
        x = 2
    finally:
        y = 3
    print(⟦x⟧, ⟦y⟧)
  `, '3', '5')
  reaches('a body that an exception ends silently', `
    from contextlib import suppress
    x = 1
    with suppress(KeyError):
        x = 2
    print(⟦x⟧)
  `, '2 4')
  reaches('a target of with', `
    with open(p) as x:
        print(⟦x⟧)
    print(⟦x⟧)
  `, '1', '1')
  reaches('match: each case starts with what was before', `
    x = 1
    match y:
        case 1:
            x = 2
        case 2:
            print(⟦x⟧)
    print(⟦x⟧)
  `, '1', '1 4')
  reaches('a name bound by a pattern', `
    match y:
        case [a, *rest]:
            print(⟦a⟧, ⟦rest⟧)
        case {"k": v}:
            print(⟦v⟧)
  `, '2', '2', '4')
  reaches('a function sees every definition of an outer name', `
    x = 1
    def f():
        return ⟦x⟧
    x = 2
  `, '1 4')
  reaches('a name assigned in a function is its own', `
    x = 1
    def f():
        x = 2
        return ⟦x⟧
    print(⟦x⟧)
  `, '3', '1')
  reaches('global', `
    x = 1
    def f():
        global x
        x = 2
    print(⟦x⟧)
  `, '1 4')
  reaches('nonlocal', `
    def f():
        x = 1
        def g():
            nonlocal x
            x = 2
        g()
        return ⟦x⟧
  `, '2 5')
  reaches('methods do not see the names of their class', `
    x = 1
    class A:
        x = 2
        y = ⟦x⟧
        def m(self):
            return ⟦x⟧
  `, '3', '1')
  reaches('nonlocal skips classes', `
    def f():
        x = 1
        class A:
            x = 2
            def m(self):
                nonlocal x
                x = 3
        return ⟦x⟧
  `, '2 7')
  reaches('the targets of a comprehension stay in it', `
    x = 1
    y = [⟦x⟧ for x in z]
    print(⟦x⟧)
  `, '2', '1')
  reaches('the first iterable of a comprehension is outside of it', `
    x = 1
    y = [x for x in ⟦x⟧]
  `, '1')
  reaches('a walrus in a comprehension is outside, and may not have run', `
    last = 1
    y = [last := x for x in z]
    print(⟦last⟧)
  `, '1 2')
  reaches('a walrus in a condition', `
    if (n := f()) and (m := g()):
        print(⟦n⟧, ⟦m⟧)
  `, '1', '1')
  reaches('a lambda has parameters of its own', `
    x = 1
    f = lambda x: ⟦x⟧
    g = lambda y=⟦x⟧: y
  `, '2', '1')
  reaches('defaults are evaluated outside', `
    x = 1
    def f(x=⟦x⟧):
        return ⟦x⟧
  `, '1', '2')
  reaches('del', `
    x = 1
    del x
    print(⟦x⟧)
  `, '2')
  reaches('an annotation alone assigns nothing', `
    x = []
    x: list
    print(⟦x⟧)
  `, '1')
  reaches('augmented assignment', `
    x = 1
    x += ⟦x⟧
    print(⟦x⟧)
  `, '1', '2')
  reaches('a stored lambda sees later definitions', `
    x = 1
    register(lambda: ⟦x⟧)
    x = 2
  `, '1 3')
  reaches('the key of sorted runs at once', `
    x = 1
    sorted(y, key=lambda v: ⟦x⟧)
    x = 2
  `, '1')
  reaches('unbound names are global', `
    print(⟦missing⟧)
  `, 'global')
})

describe('definitions that reach a use, TypeScript', () => {
  const reaches = reachingIn('main.ts')

  reaches('a block has names of its own', `
    const x = 1
    { const x = 2; f(⟦x⟧) }
    f(⟦x⟧)
  `, '2', '1')
  reaches('var belongs to the function', `
    function f() {
      if (a) { var x = 1 }
      return ⟦x⟧
    }
  `, '2')
  reaches('an assignment before the var declaration', `
    function f() {
      x = 1
      g(⟦x⟧)
      var x
    }
  `, '2')
  reaches('a function is known before its statement', `
    f(⟦g⟧)
    function g() {}
  `, '2')
  reaches('an assignment to a function outlives its statement', `
    g = other
    function g() {}
    f(⟦g⟧)
  `, '1')
  reaches('let in a loop header', `
    const i = 0
    for (let i = 1; i < 3; i++) f(⟦i⟧)
    f(⟦i⟧)
  `, '2 2', '1')
  reaches('for of shadows', `
    const x = 1
    for (const x of xs) f(⟦x⟧)
    f(⟦x⟧)
  `, '2', '1')
  reaches('the iterable is outside of the loop', `
    const xs = 1
    for (const x of ⟦xs⟧) { const xs = 2; f(⟦xs⟧) }
  `, '1', '2')
  reaches('catch has a parameter of its own', `
    const e = 1
    try { f() } catch (e) { g(⟦e⟧) }
    g(⟦e⟧)
  `, '2', '1')
  reaches('a handler sees every state of the body', `
    let x = 1
    try { x = 2; f(); x = 3 } catch { g(⟦x⟧) }
  `, '1 2 2')
  reaches('switch: a case that breaks does not reach the next', `
    let x = 1
    switch (k) {
      case 1: x = 2; break
      case 2: f(⟦x⟧); break
    }
    f(⟦x⟧)
  `, '1', '1 3')
  reaches('switch: a case that falls through does', `
    let x = 1
    switch (k) {
      case 1: x = 2
      case 2: f(⟦x⟧)
    }
  `, '1 3')
  reaches('switch: with a default nothing skips it', `
    let x = 1
    switch (k) {
      case 1: x = 2; break
      default: x = 3
    }
    f(⟦x⟧)
  `, '3 4')
  reaches('switch has one scope', `
    const x = 1
    switch (k) { case 1: { f(⟦x⟧); break } case 2: const y = 2; f(⟦y⟧) }
  `, '1', '2')
  reaches('a labelled block is left early', `
    let x = 1
    done: { if (a) { x = 2; break done } x = 3 }
    f(⟦x⟧)
  `, '2 2')
  reaches('a labelled continue', `
    let x = 1
    outer: for (const a of as) { for (const b of bs) { if (b) { x = 2; continue outer } } f(⟦x⟧) }
  `, '1 2')
  reaches('a callback of an array method sees what reaches the call', `
    let x = 1
    xs.map(() => ⟦x⟧)
    x = 2
  `, '1')
  reaches('a stored callback sees later definitions', `
    let x = 1
    emitter.on('end', () => ⟦x⟧)
    x = 2
  `, '1 3')
  reaches('a stored callback without later definitions', `
    let x = 1
    x = 2
    emitter.on('end', () => ⟦x⟧)
  `, '2')
  reaches('an arrow under a name sees all', `
    let x = 1
    const f = () => ⟦x⟧
    x = 2
  `, '1 3')
  reaches('what a callback assigns may have happened', `
    let x = 1
    xs.forEach(() => { x = 2 })
    f(⟦x⟧)
  `, '1 2')
  reaches('a named function expression knows itself', `
    const f = function g() { return ⟦g⟧ }
    h(⟦g⟧)
  `, '1', 'global')
  reaches('a named class expression does not leak', `
    const A = class B { m() { return ⟦B⟧ } }
    h(⟦B⟧)
  `, '1', 'global')
  reaches('parameters shadow, and defaults see those before them', `
    const a = 1
    function f(a, b = ⟦a⟧) { return ⟦a⟧ }
  `, '2', '2')
  reaches('destructuring', `
    const { a, b: [c, ...d], ...e } = x
    f(⟦a⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧)
  `, '1', '1', '1', '1')
  reaches('assignment by destructuring', `
    let a = 1
    ;[a] = x
    f(⟦a⟧)
  `, '2')
  reaches('logical assignment', `
    let a = null
    a ??= 2
    f(⟦a⟧)
  `, '1 2')
  reaches('conditional assignment', `
    let a = 1
    c ? (a = 2) : 0
    c && (a = 3)
    f(⟦a⟧)
  `, '1 2 3')
  reaches('a namespace has a scope', `
    const x = 1
    namespace N { const x = 2; export const y = ⟦x⟧ }
    f(⟦x⟧)
  `, '2', '1')
  reaches('an enum', `
    f(⟦Colour⟧)
    enum Colour { Red }
  `, '2')
  reaches('do and while', `
    let x = 1
    do { f(⟦x⟧); x = 2 } while (⟦x⟧)
  `, '1 2', '2')
  reaches('a finalizer that returns nothing', `
    let x = 1
    try { x = 2 } finally { f(⟦x⟧) }
    f(⟦x⟧)
  `, '1 2', '2')
})
