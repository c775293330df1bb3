// Mocha's short reporter, which also leaves what passed and failed in each file in the file that COST_HINTS_COUNTS names.

import { writeFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import Mocha from 'mocha'

export default class CountingReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options)
    const files = {}
    let hasEnded = false
    const write = () => {
      const { passes, failures } = runner.stats
      writeFileSync(process.env.COST_HINTS_COUNTS, JSON.stringify({ passed: passes, failed: failures, files }))
    }
    const count = (what) => ({ file }) => {
      if (!file) return
      const path = relative(process.cwd(), file).split(sep).join('/')
      files[path] ??= { passed: 0, failed: 0 }
      if (what) files[path][what]++
    }
    runner.on('test end', count())
    runner.on('pass', count('passed'))
    runner.on('fail', count('failed'))
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
