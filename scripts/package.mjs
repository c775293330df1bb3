// npm run package [-- --out FILE]: a production build in an installable .vsix of at most 4 MB.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies, root, run, say, stop } from './setup.mjs'

const largest = 4 * 1024 * 1024
const asked = process.argv.indexOf('--out')
const file = asked < 0 ? join(root, 'cost-hints.vsix') : process.argv[asked + 1]

ensureDependencies()
run(process.execPath, ['scripts/build.mjs', '--production'])
// The README's pictures stay out of the package; without a repository their links cannot be rewritten.
const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file]
run(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', ...flags], { stdio: ['ignore', 'ignore', 'inherit'] })
const { size } = statSync(file)
if (size > largest) stop(`${file} has ${(size / 1024 / 1024).toFixed(1)} MB; a package may have 4.`)
say(`${file} (${(size / 1024 / 1024).toFixed(1)} MB)`)
