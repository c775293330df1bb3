// Statements, definitions and annotations of Python, and the trees that they become, as text (see print-tree.ts).

import { pythonGoldens } from '../support/python-goldens.js'

describe('Python lowering', () => {
  const golden = pythonGoldens()

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
      '(loop each target:(collection tuple [i (collection tuple [a b])]) iterable:(call callee:enumerate '
      + 'arguments:[(argument x)]) body:{ (empty) })',
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
      '(function declaration async name:f body:{ (loop each async target:x iterable:y body:{ (await (call callee:g '
      + 'arguments:[(argument x)])) } orElse:{ (empty) }); (with async items:[(with-item value:a target:b)] body:{ (empty) }) '
      + '})',
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
      '(with items:[(with-item value:(call callee:open arguments:[(argument a)]) target:f) (with-item value:(call '
      + 'callee:open arguments:[(argument b)]) target:g)] body:{ (empty) })',
    ])

    golden('match', [
      'match x, y:',
      "  case [a, *rest] | {'k': v, **kw} if a > 1: pass",
      '  case Point(x=0, y=q) as p: pass',
      "  case -1 | 'a' 'b' | 1+2j | None: pass",
      '  case a.b, (c): pass',
      '  case _: pass',
    ], [
      '(switch match subject:(collection tuple [x y]) cases:[(case patterns:[(binary | left:(collection list [a (spread * '
      + 'rest)]) right:(dictionary dict [(entry key:"k" value:v) (entry spread kw)]))] guard:(compare > [a 1]) body:{ (empty) '
      + '}) (case patterns:[(other "Point(x=0, y=q) as p" (call callee:Point arguments:[(argument x 0) (argument y q)]) p)] '
      + 'body:{ (empty) }) (case patterns:[(binary | left:(binary | left:(binary | left:(unary - 1) right:"ab") right:(other '
      + '"1+2j")) right:null)] body:{ (empty) }) (case patterns:[(collection tuple [(member b a) c])] body:{ (empty) }) (case '
      + 'isDefault patterns:[(other "_")] body:{ (empty) })])',
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
      '(function declaration generator name:f parameters:[(parameter self) (parameter target:x default:1) (parameter rest=* '
      + 'args) (parameter keywordOnly target:y annotation:(type name int) default:2) (parameter rest=** kw)] body:{ "doc"; '
      + '(yield x); (yield delegate y) })',
    ])

    golden('parameter kinds', [
      "def f(a, /, b: Callable[[A], B] = 1, *, c: typing.List[str], **k: **P) -> 'X': ...",
    ], [
      '(function declaration name:f parameters:[(parameter a) (parameter target:b annotation:(type function Callable [(type '
      + 'name A) (type name B)]) default:1) (parameter keywordOnly target:c annotation:(type name typing.List [(type name '
      + 'str)])) (parameter rest=** target:k annotation:(type other))] returns:(type name X) body:{ ... })',
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
      '(class name:A bases:[B] body:{ (assign = targets:[x] annotation:(type name int) value:1); (function constructor '
      + 'name:__init__ parameters:[(parameter self)] body:{ (assign = targets:[(member x self)] value:1) }); (function getter '
      + 'name:p parameters:[(parameter self)] body:{ (return 1) } decorators:[property]); (function setter name:p '
      + 'parameters:[(parameter self) (parameter v)] body:{ ... } decorators:[(member setter p)]); (function method isStatic '
      + 'name:s body:{ ... } decorators:[staticmethod]) })',
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
      '(assign = targets:[x] annotation:(type name Literal [(type literal value=-1) (type literal value) (type name None) '
      + '(type name E.A)]))',
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
      '(function declaration name:f parameters:[(parameter target:x annotation:(type name Annotated [(type name int) (type '
      + 'other)])) (parameter target:y annotation:(type name Literal [(type literal value=a) (type literal value=1)])) '
      + '(parameter target:z annotation:(type name int)) (parameter target:w annotation:(type name a.b.C [(type name D)])) '
      + '(parameter target:v annotation:(type tuple [(type name int)])) (parameter target:u annotation:(type other))] body:{ '
      + '(empty) })',
    ])
  })
})
