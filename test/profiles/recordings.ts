// The recordings that real tools wrote, in one folder a tool: `<version>-<case>.<extension>`, beside it the tool's own report (`.report.txt`), and the commands that made them (`commands.txt`).

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'test', 'profiles')
const beside = /(\.report\.\w+|\.test\.ts|\.ts|commands\.txt|\.map)$/

/** Programs, and what compilers made of some. */
const noRecordings = new Set(['programs', 'source-maps'])

export interface Recording {
  /** `py-spy/0.4.0-shop.speedscope.json`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Of one tool, or of all. */
export function recordings(tool?: string): readonly Recording[] {
  const tools = tool === undefined ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !noRecordings.has(entry.name)).map(({ name }) => name) : [tool]
  return tools.flatMap((of) => readdirSync(join(folder, of)).filter((file) => !beside.test(file)).map((file) => recording(`${of}/${file}`)))
}

export function recording(name: string): Recording {
  return { name, bytes: readFileSync(join(folder, name)) }
}

export function report(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

export function profileOf({ bytes }: Recording): Profile {
  return readProfile(unpacked(bytes))
}

export interface Row {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly self: number
  readonly total: number
  readonly calls: number | undefined
}

/** The functions of a profile, the largest total first. */
export function rowsOf(profile: Profile, value = 0): readonly Row[] {
  const { self, total, calls } = functionMeasures(profile, value)
  const rows = Array.from({ length: profile.functions.length }, (_, row): Row => ({
    name: profile.strings[profile.functions.name[row] ?? 0] ?? '',
    file: profile.strings[profile.functions.file[row] ?? 0] ?? '',
    line: profile.functions.line[row] ?? 0,
    self: self[row] ?? 0,
    total: total[row] ?? 0,
    calls: calls?.[row],
  }))
  return rows.sort((a, b) => b.total - a.total)
}
