// Collapsed stacks: a line for each stack, frames from the outermost joined by semicolons, then a space and a number. Written by stackcollapse-*, py-spy raw, bcc and many others.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { forEachLine } from '../readers/lines.js'
import { placedName } from '../readers/placed-name.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'collapsed',
  name: 'collapsed stacks',
  definition: 'https://github.com/brendangregg/FlameGraph#2-fold-stacks',
  recognises,
  read,
})

// A stack may be empty: py-spy writes such lines for samples in which nothing ran.
const stackLine = /^(|\S.*) (\d+(?:\.\d+)?)$/

/** Most of the first lines, and one of them with a semicolon or all of one form; text in sentences may end with a number too. */
function recognises({ text, json }: Head): boolean {
  if (json) return false
  const lines = text.split('\n').slice(0, -1).concat(text.length < 65_000 ? [text.slice(text.lastIndexOf('\n') + 1)] : [])
    .map((line) => line.trimEnd()).filter((line) => line !== '' && !line.startsWith('#')).slice(0, 200)
  const matching = lines.filter((line) => stackLine.test(line))
  return matching.length > 0 && matching.length >= lines.length * 0.9 && matching.some((line) => line.includes(';'))
}

function read({ bytes, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'collapsed', producer: 'collapsed stacks', values: [{ name: 'samples', unit: 'count' }] })
  const thread = builder.thread('')
  const known = new Map<string, number>()
  const frameOf = (text: string): number => {
    const found = known.get(text)
    if (found !== undefined) return found
    const { name, file, line } = placedName(text)
    const frame = builder.frame(builder.function(name, file), line)
    known.set(text, frame)
    return frame
  }
  forEachLine(bytes, progress, (line) => {
    if (line === '' || line.startsWith('#')) return
    const parts = stackLine.exec(line)
    if (!parts) { builder.damaged('lines were no stacks and were left out'); return; }
    let stack = -1
    const frames = parts[1] ?? ''
    if (frames !== '') for (const text of frames.split(';')) stack = builder.stack(stack, frameOf(text))
    thread.sample(stack, [Number(parts[2])])
  })
  return builder.build()
}
