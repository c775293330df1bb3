// What the injected grammar colours in comments, by the tokeniser that VS Code uses.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { annotationKeys } from '../../src/analysis/model/annotations.js'

type TextMate = typeof import('vscode-textmate')
type Grammar = NonNullable<Awaited<ReturnType<InstanceType<TextMate['Registry']>['loadGrammar']>>>

// Both are CommonJS whose names Node cannot see.
const require = createRequire(import.meta.url)
const textmate = require('vscode-textmate') as TextMate
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma')

const injected = join(import.meta.dirname, '..', '..', '..', 'syntaxes', 'comment.injection.json')

/** Languages of nothing but comments. */
const hosts: Readonly<Record<string, object>> = {
  'source.python': { scopeName: 'source.python', patterns: [{ name: 'comment.line.number-sign', begin: '#', end: '$' }] },
  'source.ts': {
    scopeName: 'source.ts', patterns: [{ name: 'comment.line.double-slash', begin: '//', end: '$' }, { name: 'comment.block', begin: '/\\*', end: '\\*/' }],
  },
}

async function grammarOf(scope: string): Promise<Grammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')))
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner([...patterns]), createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (name) => {
      const text = name in hosts ? JSON.stringify(hosts[name]) : readFileSync(injected, 'utf8')
      return Promise.resolve(textmate.parseRawGrammar(text, 'grammar.json'))
    },
    getInjections: (name) => name === scope ? ['cost-hints.comment.injection'] : [],
  })
  return await registry.loadGrammar(scope) ?? assert.fail(`no grammar of ${scope}`)
}

describe('the grammar of comments', () => {
  let grammars: Readonly<Record<'python' | 'typescript', Grammar>>
  before(async () => { grammars = { python: await grammarOf('source.python'), typescript: await grammarOf('source.ts') } })

  /** What has a colour of its own, with the first words of its scope. */
  function coloured(line: string, language: 'python' | 'typescript' = line.includes('#') ? 'python' : 'typescript'): readonly string[] {
    return grammars[language].tokenizeLine(line, null).tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const own = scopes.at(-1) ?? ''
      return own.endsWith('.cost-hints') ? [`${line.slice(startIndex, endIndex)} ${own.replace('.cost-hints', '')}`] : []
    })
  }
  const marker = 'cost-hints: keyword.other'
  const pair = (key: string, digits: string, ...units: readonly string[]): readonly string[] => [
    `${key} entity.other.attribute-name`, '= keyword.operator.assignment', `${digits} constant.numeric`, ...units.map((unit) => `${unit} ${unit === '/' ? 'keyword.operator' : 'keyword.other.unit'}`),
  ]

  it('a second comment on the line', () => {
    assert.deepEqual(coloured('x = 1  # cost-hints: N=5 # cost-hints: M=6'), [marker, ...pair('N', '5'), marker, ...pair('M', '6')])
  })

  it('keys, numbers and units', () => {
    assert.deepEqual(coloured('x = 1  # cost-hints: calls=2M/month N=500, payload=20kB'), [marker, ...pair('calls', '2', 'M', '/', 'month'), ...pair('N', '500'), ...pair('payload', '20', 'kB')])
  })
  it('every key', () => {
    for (const key of Object.keys(annotationKeys)) assert.deepEqual(coloured(`// cost-hints: ${key}=1.5e3`), [marker, ...pair(key, '1.5e3')])
  })
  it('in all comments, up to their end', () => {
    assert.deepEqual(coloured('/* cost-hints: rows=20 */ x'), [marker, ...pair('rows', '20')])
    assert.deepEqual(coloured('/** cost-hints: rows=20*/'), [marker, ...pair('rows', '20')])
    assert.deepEqual(coloured('# cost-hints: N=1,000 -- measured N=3'), [marker, ...pair('N', '1,000'), '-- punctuation.separator', 'measured N=3 comment.reason'])
  })
  it('suppressions', () => {
    assert.deepEqual(coloured('# cost-hints: ignore[n-plus-one-query] -- three users'), [
      marker, 'ignore keyword.control', '[ punctuation.definition.begin', 'n-plus-one-query entity.name.tag', '] punctuation.definition.end', '-- punctuation.separator', 'three users comment.reason',
    ])
    assert.deepEqual(coloured('// cost-hints: ignore-file'), [marker, 'ignore-file keyword.control'])
  })
  it('not what says nothing', () => {
    assert.deepEqual(coloured('# cost-hints: call=2 n=5 -N=3'), [marker])
    assert.deepEqual(coloured('# see cost-hints: N=3'), [])
    assert.deepEqual(coloured('x = "cost-hints: N=3"', 'python'), [])
  })
})
