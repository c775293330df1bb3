// What changed between two profiles of the same program: everything together, and each function by its name and file.

import { functionMeasures } from '../../profiles/measures.js'
import type { Profile, ValueType } from '../../profiles/profile.js'

export interface ProfileChanges {
  /** The name of the other file. */
  readonly before: string
  readonly value: ValueType
  readonly wholeBefore: number
  readonly wholeAfter: number
  /** The largest change of an own share first. */
  readonly functions: readonly FunctionChange[]
  /** Undefined where the two can be compared. */
  readonly problem?: string
}

export interface FunctionChange {
  readonly name: string
  readonly file: string
  readonly selfBefore: number
  readonly selfAfter: number
  readonly totalBefore: number
  readonly totalAfter: number
}

export function changesOf(before: { readonly name: string, readonly profile: Profile }, after: { readonly profile: Profile, readonly value: number }, top: number): ProfileChanges {
  const value = after.profile.values[after.value] ?? { name: 'samples', unit: 'count' as const }
  const same = before.profile.values.findIndex(({ name, unit }) => name === value.name && unit === value.unit)
  const alike = same >= 0 ? same : before.profile.values.findIndex(({ unit }) => unit === value.unit)
  const none = { before: before.name, value, wholeBefore: 0, wholeAfter: 0, functions: [] }
  if (alike < 0) return { ...none, problem: `it has no ${value.name}, only ${before.profile.values.map(({ name }) => name).join(', ')}` }
  const second = measuresByName(after.profile, after.value)
  const first = inPlacesOf(second.rows, measuresByName(before.profile, alike))
  const functions = [...new Set([...first.rows.keys(), ...second.rows.keys()])].map((key): FunctionChange => {
    const [was, is] = [first.rows.get(key), second.rows.get(key)]
    return {
      name: is?.name ?? was?.name ?? '', file: is?.file ?? was?.file ?? '',
      selfBefore: was?.self ?? 0, selfAfter: is?.self ?? 0, totalBefore: was?.total ?? 0, totalAfter: is?.total ?? 0,
    }
  })
  const changeOf = ({ selfBefore, selfAfter }: FunctionChange): number => Math.abs(selfAfter - selfBefore)
  return {
    before: before.name, value, wholeBefore: first.whole, wholeAfter: second.whole,
    functions: functions.filter((one) => changeOf(one) > 0).sort((a, b) => changeOf(b) - changeOf(a)).slice(0, top),
  }
}

interface Measures { readonly whole: number, readonly rows: ReadonlyMap<string, Row> }

/** What was measured in another folder or on another machine has other paths: what one file alone has of a name, in a file of the same name, is the same. */
function inPlacesOf(rows: ReadonlyMap<string, Row>, before: Measures): Measures {
  const alone = (all: ReadonlyMap<string, Row>, others: ReadonlyMap<string, Row>): ReadonlyMap<string, string> => {
    const found = new Map<string, string | undefined>()
    for (const [key, { name, file }] of all) {
      if (others.has(key) || file === '') continue
      const short = `${name}\n${file.replaceAll('\\', '/').split('/').slice(-1).join('')}`
      found.set(short, found.has(short) ? undefined : key)
    }
    return new Map([...found].flatMap(([short, key]) => key === undefined ? [] : [[short, key]]))
  }
  const [then, now] = [alone(before.rows, rows), alone(rows, before.rows)]
  const moved = new Map([...then].flatMap(([short, key]) => { const place = now.get(short); return place === undefined ? [] : [[key, place]] }))
  return { whole: before.whole, rows: new Map([...before.rows].map(([key, row]) => [moved.get(key) ?? key, row])) }
}

interface Row { readonly name: string, readonly file: string, readonly self: number, readonly total: number }

/** Lines move between two versions: functions are the same by name and file. */
function measuresByName(profile: Profile, value: number): Measures {
  const { self, total, whole } = functionMeasures(profile, value)
  const rows = new Map<string, Row>()
  for (let row = 0; row < profile.functions.length; row++) {
    const name = profile.strings[profile.functions.name[row] ?? 0] ?? ''
    const file = profile.strings[profile.functions.file[row] ?? 0] ?? ''
    const key = `${name}\n${file}`
    const known = rows.get(key)
    rows.set(key, { name, file, self: (known?.self ?? 0) + (self[row] ?? 0), total: (known?.total ?? 0) + (total[row] ?? 0) })
  }
  return { whole, rows }
}
