// The one door of the analysis: a workspace of files and options; findings and fixes out.

import { analyseFile, type FileAnalysis } from './file-analysis.js'
import { verifiedFixes } from './findings/verify-fix.js'
import type { AnalysisProblem, Finding, Fix } from './finding.js'
import { languageOf, variantOf } from './language.js'
import { createCatalogue } from './libraries/catalogue.js'
import { libraries } from './libraries/index.js'
import { modelFile } from './model/model-file.js'
import type { ImportFact, FileFacts } from './model/facts.js'
import type { Kind } from './model/kinds.js'
import type { Subject } from './model/questions/subject.js'
import { createResolver } from './model/resolve/resolver.js'
import { defaultOptions, type AnalysisOptions } from './options.js'
import { createPythonParser } from './syntax/python/index.js'
import type { Tree } from './syntax/tree.js'
import { parseTypeScript } from './syntax/typescript/index.js'
import { indexLines } from './text/lines.js'

export interface FileReport {
  readonly path: string
  readonly lines: number
  readonly findings: readonly Finding[]
  readonly problems: readonly AnalysisProblem[]
}

export interface Grammars {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array
  /** `tree-sitter-python.wasm`. */
  readonly python: Uint8Array
}

/** Paths are relative to the root, with `/`. Nothing here throws for any text. */
export interface Engine {
  configure(options: AnalysisOptions): void
  /** Sets or replaces a file's text. Files of unknown languages are ignored. */
  set(path: string, text: string): void
  remove(path: string): void
  /** Findings of one file, in order of position; cached until something they depend on changes. */
  report(path: string): FileReport
  /** The verified fixes of a finding of the file's present text; the preferred one first. */
  fixes(finding: Finding): readonly Fix[]
}

interface FileState {
  readonly text: string
  subject?: Subject | undefined
  analysis?: FileAnalysis | undefined
}

/** Turns texts into subjects; the engine below adds files, options and caching. */
export interface Analyser {
  /** One file as a workspace of its own; undefined for files that are not read. */
  subjectOf(path: string, text: string): Subject | undefined
}

export async function createAnalyser(grammars: Grammars): Promise<Analyser> {
  const python = await createPythonParser(grammars)
  const catalogues = { python: createCatalogue(libraries, 'python'), typescript: createCatalogue(libraries, 'typescript') }

  return { subjectOf }

  function parse(path: string, text: string): Tree | undefined {
    const variant = variantOf(path)
    if (!variant) return undefined
    return variant === 'py' ? python.parse(text) : parseTypeScript(text, variant)
  }

  function subjectOf(path: string, text: string): Subject | undefined {
    const tree = parse(path, text)
    if (!tree) return undefined
    const facts = modelFile(tree)
    const language = languageOf(variantOf(path) ?? 'py')
    const resolver = createResolver({
      facts: (file) => file === path ? facts : undefined,
      catalogue: () => catalogues[language],
      imported: (_, fact) => importedKind(facts, fact, catalogues[language].canonical),
    })
    return { file: path, tree, facts, resolver }
  }
}

export async function createEngine(grammars: Grammars): Promise<Engine> {
  const { subjectOf } = await createAnalyser(grammars)
  const files = new Map<string, FileState>()
  let options = defaultOptions

  function analysisOf(path: string, state: FileState): FileAnalysis | undefined {
    if (state.analysis) return state.analysis
    try {
      state.subject ??= subjectOf(path, state.text)
      if (state.subject) state.analysis = analyseFile(state.subject, options)
    } catch (error) {
      state.analysis = { findings: [], problems: [{ path, message: `could not be analysed: ${error instanceof Error ? error.message : String(error)}` }] }
    }
    return state.analysis
  }

  return {
    configure(given) {
      options = given
      for (const state of files.values()) state.analysis = undefined
    },
    set(path, text) {
      if (variantOf(path) && files.get(path)?.text !== text) files.set(path, { text })
    },
    remove: (path) => { files.delete(path) },
    report(path) {
      const state = files.get(path)
      const analysis = state && analysisOf(path, state)
      if (!state || !analysis) return { path, lines: 0, findings: [], problems: [] }
      return { path, lines: indexLines(state.text).count, findings: analysis.findings.map((one) => one.finding), problems: analysis.problems }
    },
    fixes(finding) {
      const state = files.get(finding.path)
      const analysis = state && analysisOf(finding.path, state)
      const found = analysis?.findings.find((one) => one.finding.fingerprint === finding.fingerprint)
      if (!state?.subject || !found) return []
      return verifiedFixes({ subject: state.subject, found, options, model: (text) => subjectOf(finding.path, text) })
    },
  }
}

/** Without other files every import is a library's, or nothing known. */
function importedKind(facts: FileFacts, fact: ImportFact, canonical: (path: string) => string): Kind | undefined {
  if (fact.level > 0 || (facts.language === 'typescript' && /^[./#~]|^@\//.test(fact.module))) return undefined
  return { is: 'symbol', confidence: 'high', path: canonical(fact.name === '*' ? fact.module : `${fact.module}.${fact.name}`) }
}
