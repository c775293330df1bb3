// Cases about the model as marked source: ⟦expression⟧ asks for the kind of an expression, and a short text says which it is.
// `list<string>`, `sqlite3.Cursor`, `User`, `string | none`, `unknown`; with `=3` also constants, with `#3` lengths, `?` for medium confidence.

import assert from 'node:assert/strict'
import { none, type ValueId } from '../../src/analysis/model/facts.js'
import type { Kind } from '../../src/analysis/model/kinds.js'
import { kindAt, type Subject } from '../../src/analysis/model/questions/subject.js'
import { dedent, readMarks } from './marks.js'
import { subjectOf } from './subject.js'

export type Path = 'main.py' | 'main.ts' | 'main.tsx' | 'main.js'
export interface KindCases {
  /** One expected kind for each mark, in order. */
  (name: string, source: string, ...expected: string[]): void
}

export function kindsIn(path: Path): KindCases {
  return (name, source, ...expected) => {
    it(name, async () => {
      const { subject, values } = await marked(path, source)
      const shown = values.map((value, index) => printKind(subject, kindAt(subject, value), /[=#]/.test(expected[index] ?? '')))
      assert.deepEqual(shown, expected)
    })
  }
}

/** Which definitions reach each mark: the lines (from 1) of the defining names, in order of position. */
export function reachingIn(path: Path): (name: string, source: string, ...expected: string[]) => void {
  return (name, source, ...expected) => {
    it(name, async () => {
      const { subject, values } = await marked(path, source)
      const shown = values.map((value) => {
        const use = subject.facts.values[value]
        assert.equal(use?.op, 'use', 'a name is marked')
        const lines = use.definitions.map((id) => {
          const start = subject.facts.definitions[id]?.start ?? 0
          return subject.tree.text.slice(0, start).split('\n').length
        })
        return use.binding === none ? 'global' : lines.join(' ')
      })
      assert.deepEqual(shown, expected)
    })
  }
}

/** The subject of a marked source, and the values of its marked expressions. */
export async function marked(path: Path, source: string): Promise<{ subject: Subject; values: readonly ValueId[] }> {
  const { text, reported } = readMarks(dedent(source))
  const subject = await subjectOf(path, text)
  assert.deepEqual(subject.tree.problems, [])
  const values = [...reported].sort((a, b) => a.start - b.start).map(({ start, end }) => {
    const ids = subject.tree.nodes.filter((node) => node.range.start === start && node.range.end === end)
      .map((node) => subject.facts.valueOfNode[node.id] ?? none).filter((id) => id !== none)
    const [id] = ids
    assert.ok(id !== undefined, `${text.slice(start, end)} is an expression`)
    return id
  })
  return { subject, values }
}

export function printKind(subject: Subject, kind: Kind, isFull: boolean): string {
  const doubt = kind.confidence === 'high' ? '' : kind.confidence === 'medium' ? '?' : '??'
  return printSort(subject, kind, isFull) + (kind.is === 'unknown' || kind.is === 'either' ? '' : doubt)
}

function printSort(subject: Subject, kind: Kind, isFull: boolean): string {
  const print = (one: Kind) => printKind(subject, one, isFull)
  const facts = (file: string) => subject.resolver.factsOf(file)
  switch (kind.is) {
    case 'unknown': case 'never': return kind.is
    case 'module': return `module ${kind.file}`
    case 'folder': return `folder ${kind.folder}`
    case 'string': case 'bytes': case 'number': case 'boolean': case 'none': case 'regex':
      return kind.is + (isFull && kind.value !== undefined ? `=${kind.value}` : '')
    case 'list': case 'set': case 'generator': case 'tuple': {
      const inner = kind.is === 'tuple' && kind.items ? kind.items.map(print).join(', ') : print(kind.of)
      return `${kind.is}<${inner}>${isFull && kind.length !== undefined ? `#${kind.length}` : ''}`
    }
    case 'dict': return `dict<${print(kind.key)}, ${print(kind.of)}>${isFull && kind.length !== undefined ? `#${kind.length}` : ''}`
    case 'promise': return `promise<${print(kind.of)}>`
    case 'instance': return kind.args.length === 0 ? kind.type : `${kind.type}<${kind.args.map(print).join(', ')}>`
    case 'symbol': return `symbol ${kind.path}`
    case 'method': return `method ${kind.type}.${kind.name}`
    case 'signature': return `signature ${kind.name}`
    case 'class': return `class ${facts(kind.file).classes[kind.class]?.name ?? ''}`
    case 'object': return facts(kind.file).classes[kind.class]?.name ?? ''
    case 'function': return `function ${facts(kind.file).functions[kind.function]?.qualified ?? ''}`
    case 'shape': return `{${kind.type.members.map((member) => member.name).join(', ')}}`
    case 'enum': return `enum ${facts(kind.file).enums[kind.enum]?.name ?? ''}`
    case 'either': return kind.of.map(print).sort().join(' | ')
  }
}
