// What VS Code calls inside its extension host: runs every compiled test beside this file and writes the results to a file,
// so that a host that dies leaves none.

import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'

export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 30_000, forbidOnly: true, reporter: 'min' })
  for (const name of readdirSync(__dirname).filter((file) => file.endsWith('.test.cjs')).sort()) mocha.addFile(join(__dirname, name))
  const results: { title: string, milliseconds: number, error?: string }[] = []
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => { resolve() })
    runner.on('pass', (test) => results.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }))
    runner.on('fail', (test, error: unknown) => {
      const reason = error instanceof Error ? error.stack ?? error.message : String(error)
      results.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0, error: reason })
    })
  })
  const file = process.env['COST_HINTS_RESULTS']
  if (file === undefined) throw new Error('COST_HINTS_RESULTS names no file.')
  // The launcher reads as soon as the file is there: it appears whole.
  writeFileSync(`${file}.part`, JSON.stringify(results))
  renameSync(`${file}.part`, file)
}
