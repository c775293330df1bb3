// What the engine finds in a program, what its fixes make of it, and what the model says of its work: from the sources, bundled.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { root } from '../setup.mjs'

const require = createRequire(import.meta.url)
const project = await load()

const engine = await project.createEngine({
  runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  python: readFileSync(require.resolve('tree-sitter-python/tree-sitter-python.wasm')),
})

let present = []

/** The work of the rule's first finding in the file, and the texts of all files after as many fixes of the rule as there are. */
export function analysed(rule, path, files, functionName) {
  const [finding] = findingsOf(rule, path, files).filter(({ work }) => functionName === undefined || work?.functions[0]?.function === functionName)
  if (!finding?.work) throw new Error(`${rule} has no finding with work in ${path}${functionName === undefined ? '' : ` (${functionName})`}`)
  return { work: finding.work, message: finding.message, fixed: fixedBy(rule, path, files) }
}

export const { ratioOf } = project

function findingsOf(rule, path, files) {
  engine.configure({ ...project.defaultOptions, only: [rule] })
  for (const old of present) if (!files.has(old)) engine.remove(old)
  present = [...files.keys()]
  for (const [name, text] of files) engine.set(name, text)
  return engine.report(path).findings
}

/** Undefined where the rule offers no fix. */
function fixedBy(rule, path, files) {
  let texts = files
  for (let round = 0; round < 20; round++) {
    const [fix] = findingsOf(rule, path, texts).flatMap((finding) => engine.fixes(finding))
    if (!fix) break
    texts = new Map([...texts].map(([name, text]) => [name, project.applyEdits(text, fix.edits.filter((edit) => edit.path === name))]))
  }
  return texts === files ? undefined : texts
}

async function load() {
  const sources = ['analysis/engine', 'analysis/options', 'analysis/findings/verify-fix', 'cost/ratio']
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: sources.map((name) => `export * from './src/${name}.ts'\n`).join(''), resolveDir: root },
    bundle: true, platform: 'node', format: 'cjs', write: false, logLevel: 'warning', external: ['typescript', 'web-tree-sitter'],
  })
  const module = { exports: {} }
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require)
  return module.exports
}
