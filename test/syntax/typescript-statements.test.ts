// Statements of TypeScript in the common tree, as goldens.

import { readsAs } from '../support/parse-typescript.js'

const reads = readsAs('ts')

describe('TypeScript: statements', () => {
  it('declarations', () => {
    reads('const a = 1, b: string[] = []',
      '(declaration const [(assign = const targets:[a] value:1) (assign = const targets:[b] value:(collection list) annotation:(type array [(type name string)]))])')
    reads('let x; var y = 1',
      '(declaration let [(assign = let [x])])',
      '(declaration var [(assign = var targets:[y] value:1)])')
    reads('const { a, b: { c }, ...d } = o, [e, , f = 1] = xs',
      '(declaration const [(assign = const targets:[(dictionary object [(entry shorthand key:"a" value:a) (entry key:"b" value:(dictionary object [(entry shorthand key:"c" value:c)])) (entry spread d)])] value:o) (assign = const targets:[(collection list [e (other "") (default target:f value:1)])] value:xs)])')
    reads('using r = open(); await using s = open()',
      '(declaration using [(assign = using targets:[r] value:(call open))])',
      '(declaration using isAwait [(assign = using targets:[s] value:(call open))])')
    reads('declare const x: number', '(declaration const [(assign = const targets:[x] annotation:(type name number))])')
  })

  it('loops', () => {
    reads('for (const x of xs) f(x)', '(loop each declares=const target:x iterable:xs body:{ (call callee:f arguments:[(argument x)]) })')
    reads('for await (const { a } of xs) {}',
      '(loop each declares=const async target:(dictionary object [(entry shorthand key:"a" value:a)]) iterable:xs body:{  })')
    reads('for (k in o) {}', '(loop keys target:k iterable:o body:{  })')
    reads('for (let i = 0; i < n; i++) {}',
      '(loop counted init:(declaration let [(assign = let targets:[i] value:0)]) test:(compare < [i n]) update:(assign ++ [i]) body:{  })')
    reads('for (;;) {}', '(loop counted {  })')
    reads('for (i = 0, j = 1; ; ) {}',
      '(loop counted init:(sequence [(assign = targets:[i] value:0) (assign = targets:[j] value:1)]) body:{  })')
    reads('while (x) f()', '(loop while test:x body:{ (call f) })')
    reads('do { f() } while (x)', '(loop do test:x body:{ (call f) })')
    reads('for (using x of xs) {}', '(loop each declares=using target:x iterable:xs body:{  })')
  })

  it('labels', () => {
    reads('outer: for (const x of xs) { inner: while (y) { continue outer; break inner } }',
      '(loop each declares=const label=outer target:x iterable:xs body:{ (loop while label=inner test:y body:{ (continue label=outer); (break label=inner) }) })')
    reads('a: { break a }', '(labeled label=a { (break label=a) })')
  })

  it('branches', () => {
    reads('if (a) b(); else if (c) { d() } else e()',
      '(branch test:a then:{ (call b) } otherwise:(branch test:c then:{ (call d) } otherwise:{ (call e) }))')
    reads('if (a) ;', '(branch test:a then:{ (empty) })')
  })

  it('switch', () => {
    reads('switch (x) { case 1: case 2: f(); break; default: { g() } }',
      '(switch switch subject:x cases:[(case patterns:[1] body:{  }) (case patterns:[2] body:{ (call f); (break) }) (case isDefault { { (call g) } })])')
  })

  it('try', () => {
    reads('try { f() } catch (e: unknown) { g() } finally { h() }',
      '(try body:{ (call f) } handlers:[(handler name:e body:{ (call g) })] finalizer:{ (call h) })')
    reads('try {} catch {}', '(try body:{  } handlers:[(handler {  })])')
    reads('try {} catch ({ message }) {}',
      '(try body:{  } handlers:[(handler name:(dictionary object [(entry shorthand key:"message" value:message)]) body:{  })])')
  })

  it('jumps and the empty', () => {
    reads('function f() { return; return 1 }', '(function declaration name:f body:{ (return); (return 1) })')
    reads('throw new Error(x)', '(raise (call isNew callee:Error arguments:[(argument x)]))')
    reads(`'use strict'; debugger; ;`,
      '"use strict"',
      '(empty)',
      '(empty)')
  })

  it('functions', () => {
    reads('export default async function () {}', '(export isDefault (function declaration async {  }))')
    reads('declare function f(x: number): string',
      '(function declaration name:f parameters:[(parameter target:x annotation:(type name number))] returns:(type name string))')
    reads('function f(x: string): void; function f(x: unknown) {}',
      '(function declaration name:f parameters:[(parameter target:x annotation:(type name string))] returns:(type name void))',
      '(function declaration name:f parameters:[(parameter target:x annotation:(type name unknown))] body:{  })')
    reads('function f(this: Window, a?: string, ...r: number[]) {}',
      '(function declaration name:f parameters:[(parameter optional target:a annotation:(type name string)) (parameter rest=* target:r annotation:(type array [(type name number)]))] body:{  })')
  })

  it('with', () => {
    reads('with (o) { f(a) }', '(other "with (o) { f(a) }" o { (call callee:f arguments:[(argument a)]) })')
  })
})
