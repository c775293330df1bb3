// Collapsed stacks, a line for each: what every flame graph tool reads.

import { stackSelf } from '../measures.js'
import type { Profile, Thread } from '../profile.js'

/** `value`: which of the profile's values. Semicolons and line ends in names become commas and spaces, as the format has no escapes. */
export function collapsedText(profile: Profile, value: number, threads: readonly Thread[] = profile.threads): string {
  const self = stackSelf(profile, value, threads)
  const lines: string[] = []
  for (let stack = 0; stack < profile.stacks.length; stack++) {
    const own = self[stack] ?? 0
    if (own > 0) lines.push(`${framesOf(profile, stack).join(';')} ${String(Number(own.toFixed(3)))}\n`)
  }
  return lines.join('')
}

function framesOf({ stacks, frames, functions, strings }: Profile, stack: number): readonly string[] {
  const names: string[] = []
  for (let row = stack; row >= 0; row = stacks.parent[row] ?? -1) {
    const frame = stacks.frame[row] ?? 0
    const of = frames.function[frame] ?? 0
    const file = strings[functions.file[of] ?? 0] ?? ''
    const line = frames.line[frame] || (functions.line[of] ?? 0)
    const place = file === '' ? '' : ` (${file}${line > 0 ? `:${String(line)}` : ''})`
    names.push(`${strings[functions.name[of] ?? 0] ?? ''}${place}`.replace(/;/g, ',').replace(/[\r\n]+/g, ' '))
  }
  return names.reverse()
}
