// Which quotes new strings are written in: those of most strings of the file.

import assert from 'node:assert/strict'
import { inQuotes, quotedText } from '../../src/analysis/edits/quotes.js'
import type { PythonParser } from '../../src/analysis/syntax/python/index.js'
import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'
import { pythonParserForTests } from '../support/parse-python.js'

describe('quotes', () => {
  let python: PythonParser
  before(async () => { python = await pythonParserForTests() })

  const pythonCases: readonly (readonly [string, string, string])[] = [
    ['single ones', "a = 'x'\nb = 'y'\nc = \"z\"\n", "'"],
    ['double ones', 'a = "x"\nb = f"{y}"\nc = \'z\'\n', '"'],
    ['no strings: as the usual formatter', 'a = 1\n', '"'],
    ['as many of both: as the usual formatter', 'a = "x"\nb = \'y\'\n', '"'],
    ['docstrings say nothing', '"""One."""\ndef f():\n    """Two: it\'s his."""\n    """Three."""\n    return \'x\'\n', "'"],
    ['comments say nothing', "# don't, won't, can't\na = \"x\"\n", '"'],
    ['prefixes', "a = rb'x'\nb = u'y'\n", "'"],
  ]
  for (const [name, text, quote] of pythonCases) {
    it(`Python: ${name}`, () => { assert.equal(quotedText(python.parse(text), 'k'), `${quote}k${quote}`) })
  }

  const scriptCases: readonly (readonly [string, string, string])[] = [
    ['single ones', "f('x'); g('y'); h(\"z\")", "'"],
    ['double ones', 'f("x"); g("y"); h(\'z\')', '"'],
    ['no strings: as they are mostly written', 'f()', "'"],
    ['those of imports alone', 'import { f } from "f";\nf()', '"'],
    ['attributes in markup say nothing', "const a = <b c=\"x\" d=\"y\">it's</b>; f('x')", "'"],
    ['templates say nothing', 'f(`"a"`); f("x")', '"'],
  ]
  for (const [name, text, quote] of scriptCases) {
    it(`TypeScript: ${name}`, () => { assert.equal(quotedText(parseTypeScript(text, 'tsx'), 'k'), `${quote}k${quote}`) })
  }

  it('code with strings in it', () => {
    assert.equal(inQuotes(python.parse('a = "x"'), "f('a', 'b')"), 'f("a", "b")')
    assert.equal(inQuotes(python.parse("a = 'x'"), "f('a', 'b')"), "f('a', 'b')")
  })
})
