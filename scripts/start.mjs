// npm start [-- path …]: sets up what is missing and scans a path (examples/ unless another is given) with the built executable.

import { ensureBuilt, ensureDependencies, run } from './setup.mjs'

const given = process.argv.slice(2)
ensureDependencies()
ensureBuilt()
run(process.execPath, ['dist/main.cjs', 'scan', ...(given.length > 0 ? given : ['examples'])])
