// Work and settings as tests write them, in a line each.

import type { Count } from '../../src/analysis/model/questions/counts.js'
import type { Amount, CallerNode, EntryPoint, Work, WorkBound } from '../../src/analysis/work.js'
import type { Setting } from '../../src/cost/setting.js'
import { matcherOf } from '../../src/service/globs.js'

/** `1 + N`, `2 × N × M`, `N`, `0`. */
export function count(text: string): Count {
  if (text === '0') return []
  return text.split(' + ').map((term) => {
    const factors = term.split(' × ')
    const numbers = factors.filter((factor) => /^[\d.e]+$/.test(factor)).map(Number)
    return { times: numbers.reduce((product, number) => product * number, 1), bounds: factors.filter((factor) => !/^[\d.e]+$/.test(factor)) }
  })
}

export function amount(kind: Amount['kind'], times: string, more: Partial<Amount> = {}): Amount {
  return { kind, count: count(times), ...more }
}

const range = { start: 0, end: 1 }

export function bound(name: string, more: Partial<WorkBound> = {}): WorkBound {
  return { name, form: 'elements', of: 'xs', path: 'app.py', range, ...more }
}

/** What a comment says. */
export function said(value: number): NonNullable<WorkBound['annotated']> {
  return { value, path: 'app.py', range }
}

export function node(name: string, more: Partial<CallerNode> = {}): CallerNode {
  return { path: 'app.py', function: name, range, callers: [], ...more }
}

export function entry(kind: EntryPoint['kind'], more: Partial<EntryPoint> = {}): EntryPoint {
  return { kind, name: `${kind} entry`, ...more }
}

export function work(more: Partial<Work>): Work {
  return { before: [], after: [], bounds: [], functions: [node('run')], operations: [], ...more }
}

export function setting(more: Partial<Setting> = {}): Setting {
  return { language: 'python', matcherOf, ...more }
}
