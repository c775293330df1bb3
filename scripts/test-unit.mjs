// npm run test:unit: runs what needs no editor, once sources and tests are compiled and bundled.

import { unitTests } from './run-tests.mjs'
import { say } from './setup.mjs'

const { passed, failed } = unitTests()
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
