// A text as a subject: its tree, its facts and a resolver, as a workspace of one file.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createAnalyser, type Analyser } from '../../src/analysis/analyser.js'
import type { Subject } from '../../src/analysis/model/questions/subject.js'

const require = createRequire(import.meta.url)
let analyser: Promise<Analyser> | undefined

export async function subjectOf(path: string, text: string): Promise<Subject> {
  analyser ??= createAnalyser({
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    python: readFileSync(require.resolve('tree-sitter-python/tree-sitter-python.wasm')),
  })
  const subject = (await analyser).subjectOf(path, text)
  if (!subject) throw new Error(`${path} is of no language that is read`)
  return subject
}
