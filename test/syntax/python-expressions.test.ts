// Expressions of Python, and the trees that they become, as text (see print-tree.ts).

import { pythonGoldens } from '../support/python-goldens.js'

describe('Python lowering', () => {
  const golden = pythonGoldens()

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
      '(function lambda parameters:[(parameter a) (parameter rest=* b) (parameter keywordOnly target:c default:1) (parameter '
      + 'rest=** d)] body:a)',
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
      '(comprehension list element:x clauses:[(clause async target:x iterable:y conditions:[z w]) (clause target:(collection '
      + 'tuple [a b]) iterable:c)])',
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
      '(template [(collection tuple [a b]) " " (yield) " " (function lambda parameters:[(parameter x)] body:1) " {x} " x '
      + '(other ":%Y-%m") " " x (other "!s")])',
    ])

    golden('template strings are unknown', [
      "t'{x}'",
    ], [
      '(other "t\'{x}\'" x)',
    ])
  })
})
