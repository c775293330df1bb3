// What VS Code calls inside its extension host: runs every compiled test beside this file and writes the results to a file,
// line by line, so that a host that dies is noticed.

import { appendFileSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'

export async function run(): Promise<void> {
  const file = process.env['COST_HINTS_RESULTS']
  if (file === undefined) throw new Error('COST_HINTS_RESULTS names no file.')
  const mocha = new Mocha({ timeout: 30_000, forbidOnly: true, reporter: Silent })
  for (const name of readdirSync(__dirname).filter((one) => one.endsWith('.test.cjs')).sort()) mocha.addFile(join(__dirname, name))
  const write = (result: object): void => { appendFileSync(`${file}.part`, `${JSON.stringify(result)}\n`) }
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => { resolve() })
    runner.on('pass', (test) => { write({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }) })
    runner.on('fail', (test, error: unknown) => {
      const reason = error instanceof Error ? error.stack ?? error.message : String(error)
      write({ title: test.fullTitle(), milliseconds: test.duration ?? 0, error: reason })
    })
  })
  // Only a run that came to its end has the file under its name.
  renameSync(`${file}.part`, file)
}

/** The launcher prints; the extension host has no terminal. */
class Silent extends Mocha.reporters.Base {}
