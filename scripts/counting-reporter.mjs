// Mocha's short reporter, which also leaves its counts, and the files whose tests were run, in the file that COST_HINTS_COUNTS names.

import { writeFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import Mocha from 'mocha'

export default class CountingReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options)
    const files = new Set()
    let hasEnded = false
    const write = () => {
      const { passes, failures } = runner.stats
      writeFileSync(process.env.COST_HINTS_COUNTS, JSON.stringify({ passed: passes, failed: failures, files: [...files] }))
    }
    runner.on('test end', ({ file }) => { if (file) files.add(relative(process.cwd(), file).split(sep).join('/')) })
    runner.on('end', () => {
      hasEnded = true
      write()
    })
    // When several files crash beside each other, mocha ends with the first of them, and tells of the others after its summary.
    runner.on('fail', (test, error) => {
      if (!hasEnded) return
      console.error(error)
      write()
    })
  }
}
