// Where Python makes a text of an object, which runs its `__str__`: f-strings, `str(…)`, `print(…)`, `'…'.format(…)`, `'…' % …`.

import type { Binary, Call } from '../../syntax/tree.js'
import type { ValueId } from '../facts.js'
import type { Draft } from './draft.js'

export function addTexts(draft: Draft, values: readonly ValueId[]): void {
  if (!draft.isPython) return
  for (const value of values) {
    const made = draft.values[value]
    if (made && made.op !== 'constant' && made.op !== 'template') draft.texts.push({ value, site: draft.site })
  }
}

const makers: ReadonlySet<string> = new Set(['str', 'print', 'format'])

export function textsOfCall(draft: Draft, { callee }: Call, given: readonly ValueId[]): void {
  const isFormat = callee.kind === 'member' && callee.property === 'format' && callee.object.kind === 'literal'
  if (isFormat || (callee.kind === 'name' && makers.has(callee.name))) addTexts(draft, given)
}

/** `'%s by %s' % (title, author)` */
export function textsOfFormat(draft: Draft, { operator, left }: Binary, right: ValueId): void {
  if (operator !== '%' || left.kind !== 'literal' || left.type !== 'string') return
  const made = draft.values[right]
  addTexts(draft, made?.op === 'collection' ? made.elements : [right])
}
