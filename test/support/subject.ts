// Texts as subjects: their trees, their facts and a resolver, one text as a workspace of its own or several as one.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createAnalyser, type Analyser } from '../../src/analysis/analyser.js'
import type { Subject } from '../../src/analysis/model/questions/subject.js'

const require = createRequire(import.meta.url)
let analyser: Promise<Analyser> | undefined

export async function subjectOf(path: string, text: string): Promise<Subject> {
  const subject = (await sharedAnalyser()).subjectOf(path, text)
  if (!subject) throw new Error(`${path} is of no language that is read`)
  return subject
}

/** The files of one workspace, by their paths. */
export async function subjectsOf(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Subject>> {
  const workspace = (await sharedAnalyser()).workspace()
  for (const [path, text] of files) workspace.set(path, text)
  return new Map([...files.keys()].flatMap((path): [string, Subject][] => {
    const subject = workspace.subject(path)
    return subject ? [[path, subject]] : []
  }))
}

export function sharedAnalyser(): Promise<Analyser> {
  return analyser ??= createAnalyser({
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    python: readFileSync(require.resolve('tree-sitter-python/tree-sitter-python.wasm')),
  })
}
