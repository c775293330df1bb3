// What line_profiler prints: for each function a heading and a table of its lines, whose columns are told by the table's first line.

import { ProfileBuilder } from '../builder.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import { withOwnLines } from '../own-lines.js'
import { forEachLine } from '../readers/lines.js'
import { PrintedSources } from '../readers/printed-sources.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'line-profiler-text',
  name: 'line_profiler (text)',
  definition: 'https://github.com/pyutils/line_profiler#line-profiler',
  recognises: ({ text }: Head) => heading.test(text) && /^Timer unit: \S+ s\r?$/m.test(text),
  read,
})

const heading = /^Line # +Hits +Time +Per Hit +% Time +Line Contents\r?$/m

function read({ bytes, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'line-profiler-text', producer: 'line_profiler', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  builder.lines.measure(builder.values, { includesCalls: true })
  let unit: number | undefined
  let file = ''
  let functionRow: number | undefined
  // Where the column of hits ends: the source text may look like numbers too.
  let hitsEnd = 0
  const sources = new PrintedSources()
  forEachLine(bytes, progress, (printed) => {
    const line = printed.replace(/\u001b\[[\d;]*m/g, '')
    const told = /^(Timer unit|File|Function): (.*)$/.exec(line)
    if (told) {
      const [, what, value = ''] = told
      hitsEnd = 0
      if (what === 'Timer unit') unit = Number.parseFloat(value)
      else if (what === 'File') file = value
      else functionRow = functionOf(builder, file, value)
    } else if (heading.test(line)) {
      hitsEnd = line.indexOf('Hits') + 'Hits'.length
      sources.heading(line)
    } else if (hitsEnd > 0) {
      const [, at, hits, time] = /^ *(\d+) +(\d+) +(\S+) /.exec(line) ?? []
      if (at === undefined || line.slice(at.length, hitsEnd).trim() === '' || line.slice(0, hitsEnd).trim().split(/ +/).length < 2) return
      if (unit === undefined || !(unit > 0)) throw new ProfileError('The text does not say the unit of its times')
      sources.add(file, Number(at), line)
      builder.lines.push(file, Number(at), [Number(time) * unit * 1e9], { functionRow, hits: Number(hits) })
    }
  })
  return withOwnLines(builder.build(), sources.textOf)
}

function functionOf(builder: ProfileBuilder, file: string, text: string): number {
  const [, name = text, line = '0'] = /^(.*) at line (\d+)$/.exec(text) ?? []
  return builder.function(name, file, Number(line))
}
