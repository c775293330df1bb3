// Mocha's short reporter, which also leaves its counts in the file that COST_HINTS_COUNTS names.

import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'

export default class CountingReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options)
    runner.once('end', () => {
      const { passes, failures } = runner.stats
      writeFileSync(process.env.COST_HINTS_COUNTS, JSON.stringify({ passed: passes, failed: failures }))
    })
  }
}
