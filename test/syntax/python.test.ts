// Each construct of Python and the tree that it becomes, as text (see print-tree.ts).

import assert from 'node:assert/strict'

import type { PythonParser } from '../../src/analysis/syntax/python/index.js'
import { pythonParserForTests } from '../support/parse-python.js'
import { printTree } from '../support/print-tree.js'

describe('Python lowering', () => {
  let parser: PythonParser

  before(async () => {
    parser = await pythonParserForTests()
  })

  function golden(title: string, source: readonly string[], expected: readonly string[]): void {
    it(title, () => {
      const tree = parser.parse(`${source.join('\n')}\n`)
      assert.deepEqual(tree.problems, [])
      assert.deepEqual(printTree(tree).split('\n'), expected)
    })
  }

  describe('expressions', () => {
    golden('a walrus takes the whole conditional', [
      '(y := a if b else c)',
    ], [
      '(assign := targets:[y] value:(conditional test:b then:a otherwise:c))',
    ])

    golden('a walrus in a tuple', [
      '(y := a, b)',
    ], [
      '(collection tuple [(assign := targets:[y] value:a) b])',
    ])

    golden('await binds tighter than power', [
      'await a ** b',
    ], [
      '(binary ** left:(await a) right:b)',
    ])

    golden('not around a comparison', [
      'not a in b',
    ], [
      '(unary not (compare in [a b]))',
    ])

    golden('a comparison chain', [
      'a < b <= c not in d is not e',
    ], [
      '(compare < <= not in is not [a b c d e])',
    ])

    golden('the old inequality', [
      'a <> b',
      '`x`',
    ], [
      '(compare != [a b])',
      '(other "`x`")',
    ])

    golden('conditionals and logic', [
      'a if b else c',
      'a and b or not c',
      '-a + ~b ** c',
    ], [
      '(conditional test:b then:a otherwise:c)',
      '(logical or left:(logical and left:a right:b) right:(unary not c))',
      '(binary + left:(unary - a) right:(unary ~ (binary ** left:b right:c)))',
    ])

    golden('walruses', [
      'x = (y := 1)',
      'if (n := len(a)) > 10: pass',
      'f(x := 1)',
    ], [
      '(assign = targets:[x] value:(assign := targets:[y] value:1))',
      '(branch test:(compare > [(assign := targets:[n] value:(call callee:len arguments:[(argument a)])) 10]) then:{ (empty) })',
      '(call callee:f arguments:[(argument (assign := targets:[x] value:1))])',
    ])

    golden('lambdas', [
      'lambda: 0',
      'lambda a, *b, c=1, **d: a',
    ], [
      '(function lambda 0)',
      '(function lambda parameters:[(parameter a) (parameter rest=* b) (parameter keywordOnly target:c default:1) (parameter rest=** d)] body:a)',
    ])

    golden('subscripts and slices', [
      'a[1]',
      'a[1:2]',
      'a[:]',
      'a[::2]',
      'a[1:2, ...]',
      'a[b, c]',
    ], [
      '(index object:a index:1)',
      '(index object:a index:(slice lower:1 upper:2))',
      '(index object:a index:(slice))',
      '(index object:a index:(slice 2))',
      '(index object:a index:(collection tuple [(slice lower:1 upper:2) ...]))',
      '(index object:a index:(collection tuple [b c]))',
    ])

    golden('numbers and constants', [
      '1_000',
      '0xff',
      '0o17',
      '0b11',
      '1.5e3',
      '1j',
      'True',
      'None',
      '...',
    ], [
      '1000',
      '255',
      '15',
      '3',
      '1500',
      '(other "1j")',
      'true',
      'null',
      '...',
    ])

    golden('collections', [
      '[]',
      '()',
      '(a,)',
      '{a, b}',
      '{}',
      '[*a, b]',
    ], [
      '(collection list)',
      '(collection tuple)',
      '(collection tuple [a])',
      '(collection set [a b])',
      '(dictionary dict)',
      '(collection list [(spread * a) b])',
    ])

    golden('comprehensions', [
      '[x for x in y if z]',
      '{x for x in y}',
      '{k: v async for k, v in x}',
      '(x for x in y for z in w)',
    ], [
      '(comprehension list element:x clauses:[(clause target:x iterable:y conditions:[z])])',
      '(comprehension set element:x clauses:[(clause target:x iterable:y)])',
      '(comprehension dict key:k element:v clauses:[(clause async target:(collection tuple [k v]) iterable:x)])',
      '(comprehension generator element:x clauses:[(clause target:x iterable:y) (clause target:z iterable:w)])',
    ])

    golden('async comprehensions', [
      '[x async for x in y if z if w for a, b in c]',
      '{k: v for k, v in x}',
    ], [
      '(comprehension list element:x clauses:[(clause async target:x iterable:y conditions:[z w]) (clause target:(collection tuple [a b]) iterable:c)])',
      '(comprehension dict key:k element:v clauses:[(clause target:(collection tuple [k v]) iterable:x)])',
    ])

    golden('generators as arguments', [
      'f(x for x in y)',
      'f((x for x in y))',
      "{**a, 'b': 1}",
    ], [
      '(call callee:f arguments:[(argument (comprehension generator element:x clauses:[(clause target:x iterable:y)]))])',
      '(call callee:f arguments:[(argument (comprehension generator element:x clauses:[(clause target:x iterable:y)]))])',
      '(dictionary dict [(entry spread a) (entry key:"b" value:1)])',
    ])

    golden('calls', [
      'f(a, *b, c=d, **e)',
      'f()(x)[y].z',
    ], [
      '(call callee:f arguments:[(argument a) (argument * b) (argument c d) (argument ** e)])',
      '(member z (index object:(call callee:(call f) arguments:[(argument x)]) index:y))',
    ])

    golden('nested parentheses', [
      '((a, b))',
      '(((a)))',
      '((x for x in y))',
    ], [
      '(collection tuple [a b])',
      'a',
      '(comprehension generator element:x clauses:[(clause target:x iterable:y)])',
    ])
  })

  describe('strings', () => {
    golden('escapes, raw strings, bytes, joined strings', [
      '\'a\' "b" \'\'\'c\'\'\'',
      "b'a' b'\\xff\\n'",
      "r'\\n' '\\n'",
      "'\\u00e9\\N{DASH}\\",
      "x'",
      "u'x'",
      "'a' f'{x}b' 'c'",
      "rf'\\{x}'",
    ], [
      '"abc"',
      'b"aÿ\\n"',
      '"\\\\n\\n"',
      '"é\\\\N{DASH}x"',
      '"x"',
      '(template ["a" x "b" "c"])',
      '(template ["\\\\" x])',
    ])

    golden('conversions, nested formats, braces', [
      "f'{x!r:>{w}} {y=} {{}}'",
    ], [
      '(template [x (other "!r") (other ":>{w}" w) " " y (other "=") " {}"])',
    ])

    golden('quotes inside interpolations', [
      'f"{x["a"]} {f\'{y}\'}"',
    ], [
      '(template [(index object:x index:"a") " " (template [y])])',
    ])

    golden('everything in an interpolation', [
      "f'{a, b} {yield} {lambda x: 1} {{x}} {x:%Y-%m} {x!s}'",
    ], [
      '(template [(collection tuple [a b]) " " (yield) " " (function lambda parameters:[(parameter x)] body:1) " {x} " x (other ":%Y-%m") " " x (other "!s")])',
    ])

    golden('template strings are unknown', [
      "t'{x}'",
    ], [
      '(other "t\'{x}\'" x)',
    ])
  })

  describe('statements', () => {
    golden('targets', [
      '(a, b), *c = d',
      '[a, b] = c',
      'a.b, c[d] = e',
      '(a) = b',
    ], [
      '(assign = targets:[(collection tuple [(collection tuple [a b]) (spread * c)])] value:d)',
      '(assign = targets:[(collection list [a b])] value:c)',
      '(assign = targets:[(collection tuple [(member b a) (index object:c index:d)])] value:e)',
      '(assign = targets:[a] value:b)',
    ])

    golden('assignments', [
      'a = b = c',
      'a: int',
      'a += 1',
    ], [
      '(assign = targets:[a b] value:c)',
      '(assign = targets:[a] annotation:(type name int))',
      '(assign += targets:[a] value:1)',
    ])

    golden('yield and await', [
      'x = yield',
      'await a',
      'y = await b',
    ], [
      '(assign = targets:[x] value:(yield))',
      '(await a)',
      '(assign = targets:[y] value:(await b))',
    ])

    golden('type() is no alias', [
      'type(self).count = 1',
      'type(a).b.c = d.e',
      'type(x)[0] = 1',
      'type = 3',
      'type X = int',
    ], [
      '(assign = targets:[(member count (call callee:type arguments:[(argument self)]))] value:1)',
      '(assign = targets:[(member c (member b (call callee:type arguments:[(argument a)])))] value:(member e d))',
      '(assign = targets:[(index object:(call callee:type arguments:[(argument x)]) index:0)] value:1)',
      '(assign = targets:[type] value:3)',
      '(type-alias name:X type:(type name int))',
    ])

    golden('soft keywords', [
      'match = 1',
      'print(match)',
      'type(x)',
      'case = 2',
    ], [
      '(assign = targets:[match] value:1)',
      '(call callee:print arguments:[(argument match)])',
      '(call callee:type arguments:[(argument x)])',
      '(assign = targets:[case] value:2)',
    ])

    golden('for', [
      'for i, (a, b) in enumerate(x): pass',
      'for x in *a, b: pass',
      'for x in a, b: pass',
    ], [
      '(loop each target:(collection tuple [i (collection tuple [a b])]) iterable:(call callee:enumerate arguments:[(argument x)]) body:{ (empty) })',
      '(loop each target:x iterable:(collection tuple [(spread * a) b]) body:{ (empty) })',
      '(loop each target:x iterable:(collection tuple [a b]) body:{ (empty) })',
    ])

    golden('while', [
      'while True:',
      '    break',
      '    continue',
      'else: x',
    ], [
      '(loop while test:true body:{ (break); (continue) } orElse:{ x })',
    ])

    golden('async', [
      'async def f():',
      '    async for x in y:',
      '        await g(x)',
      '    else:',
      '        pass',
      '    async with a as b: pass',
    ], [
      '(function declaration async name:f body:{ (loop each async target:x iterable:y body:{ (await (call callee:g arguments:[(argument x)])) } orElse:{ (empty) }); (with async items:[(with-item value:a target:b)] body:{ (empty) }) })',
    ])

    golden('if', [
      'if a: b',
      'elif c: d',
      'elif e: f',
      'else: g',
    ], [
      '(branch test:a then:{ b } otherwise:(branch test:c then:{ d } otherwise:(branch test:e then:{ f } otherwise:{ g })))',
    ])

    golden('try', [
      'try:',
      '    a',
      'except:',
      '    b',
      'else:',
      '    c',
      'finally:',
      '    d',
    ], [
      '(try body:{ a } handlers:[(handler { b })] orElse:{ c } finalizer:{ d })',
    ])

    golden('except groups', [
      'try: a',
      'except* (A, B): b',
    ], [
      '(try body:{ a } handlers:[(handler isGroup body:{ b } type:(collection tuple [A B]))])',
    ])

    golden('except without parentheses', [
      'try:',
      '  pass',
      'except A, B:',
      '  pass',
    ], [
      '(try body:{ (empty) } handlers:[(handler body:{ (empty) } type:(collection tuple [A B]))])',
    ])

    golden('with', [
      'with a, b as c: pass',
      'with (a, b): pass',
      'with (a): pass',
      'with (a as b), c: pass',
    ], [
      '(with items:[(with-item a) (with-item value:b target:c)] body:{ (empty) })',
      '(with items:[(with-item a) (with-item b)] body:{ (empty) })',
      '(with items:[(with-item a)] body:{ (empty) })',
      '(with items:[(with-item value:a target:b) (with-item c)] body:{ (empty) })',
    ])

    golden('with in parentheses', [
      'with (open(a) as f, open(b) as g,):',
      '  pass',
    ], [
      '(with items:[(with-item value:(call callee:open arguments:[(argument a)]) target:f) (with-item value:(call callee:open arguments:[(argument b)]) target:g)] body:{ (empty) })',
    ])

    golden('match', [
      'match x, y:',
      "  case [a, *rest] | {'k': v, **kw} if a > 1: pass",
      '  case Point(x=0, y=q) as p: pass',
      "  case -1 | 'a' 'b' | 1+2j | None: pass",
      '  case a.b, (c): pass',
      '  case _: pass',
    ], [
      '(switch match subject:(collection tuple [x y]) cases:[(case patterns:[(binary | left:(collection list [a (spread * rest)]) right:(dictionary dict [(entry key:"k" value:v) (entry spread kw)]))] guard:(compare > [a 1]) body:{ (empty) }) (case patterns:[(other "Point(x=0, y=q) as p" (call callee:Point arguments:[(argument x 0) (argument y q)]) p)] body:{ (empty) }) (case patterns:[(binary | left:(binary | left:(binary | left:(unary - 1) right:"ab") right:(other "1+2j")) right:null)] body:{ (empty) }) (case patterns:[(collection tuple [(member b a) c])] body:{ (empty) }) (case isDefault patterns:[(other "_")] body:{ (empty) })])',
    ])

    golden('defaults of match', [
      'match x:',
      '    case 1: pass',
      '    case y: pass',
    ], [
      '(switch match subject:x cases:[(case patterns:[1] body:{ (empty) }) (case isDefault patterns:[y] body:{ (empty) })])',
    ])

    golden('small statements', [
      'raise A from b',
      'raise',
      'return a, b',
      "assert a, 'm'",
      'global a, b',
      'nonlocal c',
      'pass',
    ], [
      '(raise value:A cause:b)',
      '(raise)',
      '(return (collection tuple [a b]))',
      '(assert test:a message:"m")',
      '(scope-declaration global [a b])',
      '(scope-declaration nonlocal [c])',
      '(empty)',
    ])

    golden('delete', [
      'del a[0], b.c',
      'del (a, b)',
    ], [
      '(delete [(index object:a index:0) (member c b)])',
      '(delete [(collection tuple [a b])])',
    ])

    golden('imports', [
      'from . import a',
      'from ..b.c import (d as e, f,)',
      'from x import *',
      'import a.b, c as d',
      'from __future__ import annotations',
    ], [
      '(import from level=1 [(import-name a a)])',
      '(import from b.c level=2 [(import-name d e) (import-name f f)])',
      '(import from x level=0 [(import-name *)])',
      '(import module level=0 [(import-name a.b a) (import-name c d)])',
      '(import from __future__ level=0 [(import-name annotations annotations)])',
    ])

    golden('Python 2', [
      'print >>f, x',
      'print x',
      'print(x), y',
      "exec 'a' in b",
    ], [
      '(other "print >>f, x" f x)',
      '(other "print x" x)',
      '(collection tuple [(call callee:print arguments:[(argument x)]) y])',
      '(other "exec \'a\' in b" "a" b)',
    ])

    golden('type aliases', [
      'type A[T: int, *U, **P] = list[T]',
    ], [
      '(type-alias T U P name:A type:(type name list [(type name T)]))',
    ])
  })

  describe('definitions', () => {
    golden('functions', [
      'def f(self, x=1, *args, y: int = 2, **kw):',
      '    """doc"""',
      '    yield x',
      '    yield from y',
    ], [
      '(function declaration generator name:f parameters:[(parameter self) (parameter target:x default:1) (parameter rest=* args) (parameter keywordOnly target:y annotation:(type name int) default:2) (parameter rest=** kw)] body:{ "doc"; (yield x); (yield delegate y) })',
    ])

    golden('parameter kinds', [
      "def f(a, /, b: Callable[[A], B] = 1, *, c: typing.List[str], **k: **P) -> 'X': ...",
    ], [
      '(function declaration name:f parameters:[(parameter a) (parameter target:b annotation:(type function Callable [(type name A) (type name B)]) default:1) (parameter keywordOnly target:c annotation:(type name typing.List [(type name str)])) (parameter rest=** target:k annotation:(type other))] returns:(type name X) body:{ ... })',
    ])

    golden('classes', [
      'class A(B):',
      '    x: int = 1',
      '    def __init__(self): self.x = 1',
      '    @property',
      '    def p(self): return 1',
      '    @p.setter',
      '    def p(self, v): ...',
      '    @staticmethod',
      '    def s(): ...',
    ], [
      '(class name:A bases:[B] body:{ (assign = targets:[x] annotation:(type name int) value:1); (function constructor name:__init__ parameters:[(parameter self)] body:{ (assign = targets:[(member x self)] value:1) }); (function getter name:p parameters:[(parameter self)] body:{ (return 1) } decorators:[property]); (function setter name:p parameters:[(parameter self) (parameter v)] body:{ ... } decorators:[(member setter p)]); (function method isStatic name:s body:{ ... } decorators:[staticmethod]) })',
    ])

    golden('generic classes', [
      'class A[T](B, metaclass=M, *c, **d): pass',
    ], [
      '(class name:A bases:[B (spread * c)] keywords:[(argument metaclass M) (argument ** d)] body:{ (empty) })',
    ])

    golden('decorators', [
      '@a.b',
      '@c(d)',
      'async def f(): pass',
    ], [
      '(function declaration async name:f body:{ (empty) } decorators:[(member b a) (call callee:c arguments:[(argument d)])])',
    ])
  })

  describe('types', () => {
    golden('forms', [
      'x: int | str | None',
      'x: (int | str) | None',
      'x: Callable[..., int]',
      'x: Callable',
      'x: t.Callable[[], None]',
      'x: Literal[-1, True, None, E.A]',
      'x: tuple[int, ...]',
      "x: Annotated[Session, Depends(f), 'doc']",
      'x: Callable[P, R]',
      'x: dict[str, list[int]]',
    ], [
      '(assign = targets:[x] annotation:(type union [(type name int) (type name str) (type name None)]))',
      '(assign = targets:[x] annotation:(type union [(type union [(type name int) (type name str)]) (type name None)]))',
      '(assign = targets:[x] annotation:(type function Callable [(type other) (type name int)]))',
      '(assign = targets:[x] annotation:(type name Callable))',
      '(assign = targets:[x] annotation:(type function t.Callable [(type name None)]))',
      '(assign = targets:[x] annotation:(type name Literal [(type literal value=-1) (type literal value) (type name None) (type name E.A)]))',
      '(assign = targets:[x] annotation:(type name tuple [(type name int) (type other)]))',
      '(assign = targets:[x] annotation:(type name Annotated [(type name Session) (type other) (type literal value=doc)]))',
      '(assign = targets:[x] annotation:(type function Callable [(type name P) (type name R)]))',
      '(assign = targets:[x] annotation:(type name dict [(type name str) (type name list [(type name int)])]))',
    ])

    golden('quoted', [
      "x: 'list[User]'",
      'x: "Optional[\'a.B\']"',
      "x: 'a' 'b'",
      "x: 'a\\x62'",
      "x: '1 +'",
      "x: ''",
      "x: r'a'",
    ], [
      '(assign = targets:[x] annotation:(type name list [(type name User)]))',
      '(assign = targets:[x] annotation:(type name Optional [(type name a.B)]))',
      '(assign = targets:[x] annotation:(type name ab))',
      '(assign = targets:[x] annotation:(type name ab))',
      '(assign = targets:[x] annotation:(type other))',
      '(assign = targets:[x] annotation:(type other))',
      '(assign = targets:[x] annotation:(type name a))',
    ])

    golden('in parameters', [
      "def f(x: Annotated[int, Field(gt=0)], y: Literal['a', 1], z: (int), w: a.b.C[D], v: [int], u: lambda: 1): pass",
    ], [
      '(function declaration name:f parameters:[(parameter target:x annotation:(type name Annotated [(type name int) (type other)])) (parameter target:y annotation:(type name Literal [(type literal value=a) (type literal value=1)])) (parameter target:z annotation:(type name int)) (parameter target:w annotation:(type name a.b.C [(type name D)])) (parameter target:v annotation:(type tuple [(type name int)])) (parameter target:u annotation:(type other))] body:{ (empty) })',
    ])
  })
})
