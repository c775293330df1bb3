// The tools that read the same files: ours first. Others are taken where they are installed.

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup.mjs'

export function peersOf(corpus) {
  const own = join(root, 'dist', 'main.cjs')
  const peers = [
    { name: 'cost-hints, two threads', note: 'all its rules', command: [process.execPath, own, 'scan', '--include-tests', '--quiet', '--threads', '2', corpus.folder] },
    { name: 'cost-hints, one thread', note: 'all its rules', command: [process.execPath, own, 'scan', '--include-tests', '--quiet', '--threads', '1', corpus.folder] },
  ]
  if (corpus.name === 'Python') return [...peers, ...pythonPeers(corpus)]
  const config = join(corpus.folder, 'eslint.config.mjs')
  writeFileSync(config, eslintConfig)
  const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js')
  return [...peers, { name: 'ESLint', note: 'no-await-in-loop and 7 more rules, syntax only', command: [process.execPath, eslint, '--no-config-lookup', '-c', config, '--no-inline-config', corpus.folder] }]
}

const eslintConfig = `import tseslint from ${JSON.stringify(`file://${join(root, 'node_modules', 'typescript-eslint', 'dist', 'index.js')}`)}
const rules = {
  'no-await-in-loop': 'error', 'array-callback-return': 'error', 'no-unreachable-loop': 'error', 'no-unmodified-loop-condition': 'error',
  'require-atomic-updates': 'error', 'no-unused-vars': 'error', 'no-constant-condition': 'error', 'no-loop-func': 'error',
}
export default [
  { files: ['**/*.{js,mjs,cjs,ts,tsx}'], rules },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
]
`

function pythonPeers(corpus) {
  const candidates = [
    { name: 'Ruff', note: 'PERF, ASYNC and FURB, native code', command: ['ruff', 'check', '--isolated', '--no-cache', '--preview', '--select', 'PERF,ASYNC,FURB', corpus.folder] },
    { name: 'Pylint', note: 'its refactoring checker', command: ['pylint', '-j', '2', '--disable=all', '--enable=R', corpus.folder] },
  ]
  return candidates.filter((peer) => spawnSync(peer.command[0], ['--version'], { stdio: 'ignore' }).status === 0)
}
