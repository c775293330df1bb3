// The SQL that a call carries, as far as its text is written in the code, and what running it does.

import { none, type CallFact, type ValueId } from '../facts.js'
import type { EffectKind, SqlArguments } from '../../libraries/schema.js'
import { alternatives } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { kindAt, type Subject } from './subject.js'

export interface SqlText {
  /** The value that holds the text: a constant, a template, or a concatenation. */
  readonly value: ValueId
  /** What is known of the text, interpolations as `⟨n⟩` in order; cut where nothing more is known. */
  readonly text: string
  readonly interpolated: readonly ValueId[]
}

/** The SQL argument of a call; undefined where it is not given. */
export function sqlArgument(call: CallFact, sql: SqlArguments): ValueId | undefined {
  const named = sql.textName === undefined ? undefined : call.arguments.find((argument) => argument.name === sql.textName)
  return (named ?? call.arguments.filter((argument) => argument.name === null)[sql.text])?.value
}

/** The text behind a value: through names with one definition, wrappers such as `text('…')`, and `{ text: '…' }`. */
export function sqlTextOf(subject: Subject, value: ValueId, textOption?: string, depth = 0): SqlText | undefined {
  const { facts } = subject
  const made = facts.values[value]
  if (!made || depth > 8) return undefined
  switch (made.op) {
    case 'constant': return typeof made.value === 'string' && made.type === 'string' ? { value, text: made.value, interpolated: [] } : undefined
    case 'template': {
      let text = ''
      const interpolated: ValueId[] = []
      for (const part of made.parts) {
        const one = facts.values[part]
        if (one?.op === 'constant' && typeof one.value === 'string') text += one.value
        else { interpolated.push(part); text += `⟨${interpolated.length - 1}⟩` }
      }
      return { value, text, interpolated }
    }
    case 'operation': return operationText(subject, value, made.operator, made.operands, depth)
    case 'use': {
      const texts = made.definitions.map((id) => {
        const source = facts.definitions[id]?.source
        return source?.from === 'value' ? sqlTextOf(subject, source.value, textOption, depth + 1) : undefined
      })
      return texts.length === 1 ? texts[0] : undefined
    }
    case 'cast': return sqlTextOf(subject, made.of, textOption, depth + 1)
    case 'dictionary': {
      const entry = textOption === undefined ? undefined : made.entries.find((one) => one.key === textOption)
      return entry && sqlTextOf(subject, entry.value, undefined, depth + 1)
    }
    case 'call': return wrappedText(subject, made.call, depth)
    default: return undefined
  }
}

function operationText(subject: Subject, value: ValueId, operator: string, operands: readonly ValueId[], depth: number): SqlText | undefined {
  const [left, right] = operands
  const first = left === undefined ? undefined : sqlTextOf(subject, left, undefined, depth + 1)
  if (!first || right === undefined) return undefined
  if (operator === '%') return { value, text: first.text, interpolated: [right] }
  if (operator !== '+') return undefined
  const second = sqlTextOf(subject, right, undefined, depth + 1)
  if (second) return { value, text: first.text + second.text.replace(/⟨(\d+)⟩/g, (_, n: string) => `⟨${Number(n) + first.interpolated.length}⟩`), interpolated: [...first.interpolated, ...second.interpolated] }
  return { value, text: `${first.text}⟨${first.interpolated.length}⟩`, interpolated: [...first.interpolated, right] }
}

/** `text('SELECT …')`, `'…'.format(x)`, `sql` tagged templates. */
function wrappedText(subject: Subject, id: number, depth: number): SqlText | undefined {
  const { facts } = subject
  const call = facts.calls[id]
  if (!call) return undefined
  for (const library of libraryCallsOf(subject.resolver, subject.file, id)) {
    if (library.model.sqlText === undefined) continue
    const argument = call.arguments[library.model.sqlText]
    return argument && sqlTextOf(subject, argument.value, undefined, depth + 1)
  }
  const callee = facts.values[call.callee]
  if (callee?.op === 'member' && callee.name === 'format') {
    const text = sqlTextOf(subject, callee.object, undefined, depth + 1)
    return text && { ...text, interpolated: call.arguments.map((argument) => argument.value) }
  }
  const [only] = call.arguments
  return call.tagged && only ? sqlTextOf(subject, only.value, undefined, depth + 1) : undefined
}

const statements: readonly (readonly [RegExp, EffectKind])[] = [
  [/^(select|values|show|explain|describe|table)\b/i, 'query'],
  [/^(insert|update|delete|replace|merge|truncate|create|alter|drop|copy)\b/i, 'write'],
  [/^(commit|end)\b/i, 'commit'],
  [/^(begin|start\s+transaction)\b/i, 'begin'],
  [/^(rollback|abort)\b/i, 'rollback'],
]

/** What running the statement does; undefined where its first word is not known. */
export function effectOfSql(text: string): EffectKind | undefined {
  const bare = text.replace(/^(\s|--[^\n]*\n|\/\*.*?\*\/|\()+/s, '')
  // A common table expression ends in the statement that counts, unless one of its parts writes.
  if (/^with\b/i.test(bare)) return /[()]\s*(insert\s+into|update\b|delete\s+from|merge\b)/i.test(bare) ? 'write' : 'query'
  return statements.find(([form]) => form.test(bare))?.[1]
}

/** Whether a statement only tells the session or server something, and asks for no rows: a setting, an advisory lock, a notification. */
export function isOfSession(text: string): boolean {
  const bare = text.replace(/^(\s|--[^\n]*\n|\/\*.*?\*\/|\()+/s, '')
  return /^(set|reset|use|lock|listen|unlisten|notify|discard|savepoint|release)\b/i.test(bare) || (asksFunction.test(bare) && !/\bfrom\b/i.test(bare))
}

const asksFunction = /^select\s+(pg_catalog\.)?(set_config|pg_(try_)?advisory_\w+|pg_notify|pg_sleep|get_lock|release_lock|sleep)\s*\(/i

/** Whether a text is beyond doubt a statement: `SELECT … FROM`, `INSERT INTO`, `UPDATE … SET`, `DELETE FROM`. */
export function looksLikeSql(text: string): boolean {
  return /^\s*(select\b.+\bfrom\b|with\b.+\bselect\b|insert\s+(or\s+\w+\s+)?into\b|update\b.+\bset\b|delete\s+from\b|replace\s+into\b)/is.test(text)
}

/** Whether the receiver may be some connection: not of a kind that has other methods by these names. */
export function mayCarrySql(subject: Subject, receiver: ValueId): boolean {
  return receiver !== none && alternatives(kindAt(subject, receiver)).every((kind) => kind.is === 'unknown' || kind.is === 'never' || kind.is === 'symbol')
}
