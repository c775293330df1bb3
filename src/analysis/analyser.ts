// Makes workspaces, without rules: the parsers and the library models that all of them share.

import { variantOf } from './language.js'
import { createCatalogue, type Catalogue } from './libraries/catalogue.js'
import { libraries } from './libraries/index.js'
import type { LibraryModel } from './libraries/schema.js'
import { createWorkspace, type Workspace } from './link/workspace.js'
import type { Subject } from './model/questions/subject.js'
import { createPythonParser } from './syntax/python/index.js'
import type { Language, Tree } from './syntax/tree.js'
import { parseTypeScript } from './syntax/typescript/index.js'

export interface Grammars {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array
  /** `tree-sitter-python.wasm`. */
  readonly python: Uint8Array
}

export interface Analyser {
  workspace(): Workspace
  /** One file as a workspace of its own; undefined for files that are not read. */
  subjectOf(path: string, text: string): Subject | undefined
}

export async function createAnalyser(grammars: Grammars): Promise<Analyser> {
  const python = await createPythonParser(grammars)
  const catalogues = { python: createCatalogue(libraries, 'python'), typescript: createCatalogue(libraries, 'typescript') }
  /** Of the models of one project, by the list of them. */
  const ownCatalogues = new WeakMap<readonly LibraryModel[], Readonly<Record<Language, Catalogue>>>()
  const catalogue = (language: Language, own: readonly LibraryModel[]): Catalogue => {
    if (own.length === 0) return catalogues[language]
    const known = ownCatalogues.get(own) ?? { python: createCatalogue(libraries, 'python', own), typescript: createCatalogue(libraries, 'typescript', own) }
    ownCatalogues.set(own, known)
    return known[language]
  }
  const workspace = (): Workspace => createWorkspace({ parse, catalogue })

  return {
    workspace,
    subjectOf(path, text) {
      const single = workspace()
      single.set(path, text)
      return single.subject(path)
    },
  }

  function parse(path: string, text: string): Tree | undefined {
    const variant = variantOf(path)
    if (!variant) return undefined
    return variant === 'py' ? python.parse(text) : parseTypeScript(text, variant)
  }
}
