// Turns texts into subjects, without rules: the tree of a file, its facts, and a resolver that knows the library models.

import { languageOf, variantOf } from './language.js'
import { createCatalogue } from './libraries/catalogue.js'
import { libraries } from './libraries/index.js'
import { modelFile } from './model/model-file.js'
import type { ImportFact, FileFacts } from './model/facts.js'
import type { Kind } from './model/kinds.js'
import type { Subject } from './model/questions/subject.js'
import { createResolver } from './model/resolve/resolver.js'
import { createPythonParser } from './syntax/python/index.js'
import type { Tree } from './syntax/tree.js'
import { parseTypeScript } from './syntax/typescript/index.js'

export interface Grammars {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array
  /** `tree-sitter-python.wasm`. */
  readonly python: Uint8Array
}

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

/** Without other files every import is a library's, or nothing known. */
function importedKind(facts: FileFacts, fact: ImportFact, canonical: (path: string) => string): Kind | undefined {
  if (fact.level > 0 || (facts.language === 'typescript' && /^[./#~]|^@\//.test(fact.module))) return undefined
  return { is: 'symbol', confidence: 'high', path: canonical(fact.name === '*' ? fact.module : `${fact.module}.${fact.name}`) }
}
