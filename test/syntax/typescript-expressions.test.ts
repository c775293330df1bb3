// Expressions of TypeScript in the common tree, as goldens.

import { readsAs } from '../support/parse-typescript.js'

const reads = readsAs('ts')

describe('TypeScript: expressions', () => {
  it('names, literals and templates', () => {
    reads('this.a; super.b',
      '(member a this)',
      '(member b super)')
    reads('1_000; 0x10; 10n; \'a\\n\'; true; null; undefined; /a\\/b/g',
      '1000',
      '16',
      '10n',
      '"a\\n"',
      'true',
      'null',
      'undefined',
      '/a\\/b/g')
    reads('`a${b}c`', '(template ["a" b "c"])')
    reads('`plain`', '(template ["plain"])')
    reads('``', '(template)')
    reads('`${a}${b}`', '(template [a b])')
    reads('tag`a${b}\\n`', '(call tagged callee:tag arguments:[(argument (template ["a" b "\\n"]))])')
  })

  it('arrays and objects', () => {
    reads('[1, , 2, ...xs]', '(collection list [1 (other "") 2 (spread * xs)])')
    reads(`({ a: 1, 'b': 2, 3: c, [d]: e, f, ...g })`,
      '(dictionary object [(entry key:"a" value:1) (entry key:"b" value:2) (entry key:"3" value:c) (entry computed key:d value:e) (entry shorthand key:"f" value:f) (entry spread g)])')
    reads('({ m(x) { return x }, get p() { return 1 }, set p(v) {}, async *gen() {}, [k]() {} })',
      '(dictionary object [(entry key:"m" value:(function method name:m parameters:[(parameter x)] body:{ (return x) })) (entry key:"p" value:(function getter name:p body:{ (return 1) })) (entry key:"p" value:(function setter name:p parameters:[(parameter v)] body:{  })) (entry key:"gen" value:(function method async generator name:gen body:{  })) (entry computed key:k value:(function method {  }))])')
  })

  it('members, indexes and optional links', () => {
    reads('a.b.c', '(member c (member b a))')
    reads(`a[0]['k']`, '(index object:(index object:a index:0) index:"k")')
    reads('a?.b()?.[c]', '(index optional object:(call (member b optional a)) index:c)')
    reads('a?.()', '(call optional a)')
    reads('(a?.b).c', '(member c (member b optional a))')
    reads('a.#b; #b in a',
      '(member #b a)',
      '(compare has [#b a])')
    reads('import.meta.url', '(member url (member meta import))')
    reads('a!.b!', '(cast nonnull (member b (cast nonnull a)))')
  })

  it('calls, new and dynamic import', () => {
    reads('f(1, ...xs)', '(call callee:f arguments:[(argument 1) (argument * xs)])')
    reads('new A', '(call isNew A)')
    reads('new A(x)', '(call isNew callee:A arguments:[(argument x)])')
    reads('new a.B<string>(x)', '(call isNew callee:(member B a) arguments:[(argument x)] typeArguments:[(type name string)])')
    reads('f<number>(x)', '(call callee:f arguments:[(argument x)] typeArguments:[(type name number)])')
    reads(`import('x')`, '(call callee:import arguments:[(argument "x")])')
    reads(`import('x', { with: { type: 'json' } })`,
      '(call callee:import arguments:[(argument "x") (argument (dictionary object [(entry key:"with" value:(dictionary object [(entry key:"type" value:"json")]))]))])')
    reads(`require('x')`, '(call callee:require arguments:[(argument "x")])')
    reads('f<string>', '(other "f<string>" f (other "<string>" (type name string)))')
  })

  it('unary operators', () => {
    reads('!x; -x; +x; ~x; typeof x; void 0; delete a.b',
      '(unary not x)',
      '(unary - x)',
      '(unary + x)',
      '(unary ~ x)',
      '(unary typeof x)',
      '(unary void 0)',
      '(delete [(member b a)])')
    reads('i++; --i',
      '(assign ++ [i])',
      '(assign -- prefix [i])')
    reads('await p', '(await p)')
  })

  it('binary, logical and comparison operators', () => {
    reads('a + b * c ** d', '(binary + left:a right:(binary * left:b right:(binary ** left:c right:d)))')
    reads('a && b || c ?? d', '(logical ?? left:(logical or left:(logical and left:a right:b) right:c) right:d)')
    reads('a < b; a === b; k in o; a instanceof B',
      '(compare < [a b])',
      '(compare === [a b])',
      '(compare has [k o])',
      '(compare instanceof [a B])')
    reads('a << 1 >>> 2 & 3 | 4 ^ 5',
      '(binary | left:(binary & left:(binary >>> left:(binary << left:a right:1) right:2) right:3) right:(binary ^ left:4 right:5))')
  })

  it('conditional, sequence, assignment', () => {
    reads('a ? b : c', '(conditional test:a then:b otherwise:c)')
    reads('a, b', '(sequence [a b])')
    reads('a = b = c', '(assign = targets:[a] value:(assign = targets:[b] value:c))')
    reads('a.b += 1; a ||= b; a ??= c',
      '(assign += targets:[(member b a)] value:1)',
      '(assign ||= targets:[a] value:b)',
      '(assign ??= targets:[a] value:c)')
    reads('[a, b.c = 1, ...r] = xs',
      '(assign = targets:[(collection list [a (default target:(member c b) value:1) (spread * r)])] value:xs)')
    reads('({ a, b: c = 1, d = 2, ...r } = o)',
      '(assign = targets:[(dictionary object [(entry shorthand key:"a" value:a) (entry key:"b" value:(default target:c value:1)) (entry shorthand key:"d" value:(default target:d value:2)) (entry spread r)])] value:o)')
  })

  it('casts', () => {
    reads('x as string; <string>x; x satisfies T; x!; [1] as const',
      '(cast as value:x type:(type name string))',
      '(cast as value:x type:(type name string))',
      '(cast satisfies value:x type:(type name T))',
      '(cast nonnull x)',
      '(cast as value:(collection list [1]) type:(type name const))')
  })

  it('functions as values', () => {
    reads('x => x + 1', '(function arrow parameters:[(parameter x)] body:(binary + left:x right:1))')
    reads('async (x) => { await x }', '(function arrow async parameters:[(parameter x)] body:{ (await x) })')
    reads('(a: string, b = 1, { c }, ...d: number[]): void => {}',
      '(function arrow parameters:[(parameter target:a annotation:(type name string)) (parameter target:b default:1) (parameter (dictionary object [(entry shorthand key:"c" value:c)])) (parameter rest=* target:d annotation:(type array [(type name number)]))] returns:(type name void) body:{  })')
    reads('(function f() {})', '(function expression name:f body:{  })')
    reads('function* g() { yield 1; yield; yield* xs }',
      '(function declaration generator name:g body:{ (yield 1); (yield); (yield delegate xs) })')
    reads('const f = <T,>(x: T): x is T => ({})',
      '(declaration const [(assign = const targets:[f] value:(function arrow parameters:[(parameter target:x annotation:(type name T))] returns:(type other) body:(dictionary object)))])')
  })
})
