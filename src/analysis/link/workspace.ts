// The files of a root as one program: facts made on demand, imports linked, one resolver over all of them, and who depends on whom.

import { languageOf, variantOf } from '../language.js'
import type { Catalogue } from '../libraries/catalogue.js'
import type { LibraryModel } from '../libraries/schema.js'
import type { ModelDescriptions } from '../model/descriptions.js'
import { modelFile } from '../model/model-file.js'
import type { FileFacts } from '../model/facts.js'
import type { Subject } from '../model/questions/subject.js'
import { createResolver, type CallPlace, type ClassPlace, type Resolver } from '../model/resolve/resolver.js'
import type { Language, Tree } from '../syntax/tree.js'
import { countsForOthers } from '../test-paths.js'
import { createNameIndex, indexOf, type ClassIndex, type NameIndex } from './name-index.js'
import { createDependencies } from './dependencies.js'
import { createImports, type Imports } from './imports.js'
import { createOwnCode } from './own-code.js'
import { createLinker } from './linker.js'
import { createSchemas, schemasName } from './prisma/schemas.js'
import { createWatches } from './watches.js'

export interface WorkspaceSource {
  parse(path: string, text: string): Tree | undefined
  /** `own`: models that the project gives, which count before others. */
  catalogue(language: Language, own: readonly LibraryModel[]): Catalogue
}

/** Paths are relative to the root, with `/`. What changes is answered with the files whose findings may change with it. */
export interface Workspace {
  readonly resolver: Resolver
  /** Every file of a language that is read. */
  readonly paths: readonly string[]
  set(path: string, text: string): ReadonlySet<string>
  remove(path: string): ReadonlySet<string>
  /** Files that are read when something asks for them. Those set before keep their text. */
  know(paths: readonly string[], read: (path: string) => string | undefined): ReadonlySet<string>
  /**
   * Reads a file that is known, so that it counts among the callers of others. Once all are, the answer names whose findings may change.
   * `facts` are those of the same text, made elsewhere.
   */
  index(path: string, facts?: FileFacts): ReadonlySet<string>
  /** Reads the text of a known file again, also of one that was set. */
  reload(path: string): ReadonlySet<string>
  /** Models of the project's own wrappers and libraries, instead of those given before. */
  describe(models: readonly LibraryModel[]): ReadonlySet<string>
  facts(path: string): FileFacts | undefined
  has(path: string): boolean
  /** Lets go of a file's tree, which is made again if something asks for it. */
  release(path: string): void
  text(path: string): string | undefined
  subject(path: string): Subject | undefined
  reading<T>(path: string, question: () => T): T
  /** The same workspace with other texts, for looking at what a fix would do; it shares the facts of all other files. */
  with(changes: ReadonlyMap<string, string>): Workspace
}

interface FileState {
  text: string | undefined
  isSet: boolean
  tree?: Tree | undefined
  facts?: FileFacts | undefined
  subject?: Subject | undefined
}

export function createWorkspace(source: WorkspaceSource): Workspace {
  return workspaceOf(source, { states: new Map(), read: () => undefined, names: createNameIndex(), unread: new Set(), changed: new Set(), models: [] })
}

interface Contents {
  readonly states: Map<string, FileState>
  readonly read: (path: string) => string | undefined
  readonly names: NameIndex
  /** Files that nobody has read yet: while there are some, callers are not all known. */
  readonly unread: Set<string>
  /** In a copy: files that the shared index of names does not speak of. */
  readonly changed: ReadonlySet<string>
  readonly models: readonly LibraryModel[]
  readonly imports?: Imports
}

function workspaceOf(source: WorkspaceSource, { states, names, unread, changed, ...given }: Contents): Workspace {
  const dependencies = createDependencies()
  let { read, models } = given
  const imports = given.imports ?? createImports({ paths: () => states.keys(), read: textOf })
  let ownCode = createOwnCode(models, { facts: factsOf, resolve: imports.resolve })
  const schemas = createSchemas({ paths: () => states.keys(), read: textOf })
  const linker = createLinker({ facts: factsOf, catalogue, resolve: imports.resolve, resolver: () => resolver })
  const resolver = createResolver({ facts: factsOf, catalogue, ...linker, reading: dependencies.reading, untracked: dependencies.untracked, subject, callersOf, classesBy, describedModels, get describesCode() { return models.length > 0 }, ownCall: (file, id) => ownCode.callOf(file, id), ownDeclared: (file, name) => ownCode.callNamed(file, name), ownType: (file, id) => ownCode.typeOf(file, id) })
  const watches = createWatches({ resolver, facts: (file) => states.get(file)?.facts, untracked: dependencies.untracked })

  return {
    resolver, set, remove, know, subject, text: textOf, reading: dependencies.reading,
    get paths() { return [...states.keys()].filter((path) => variantOf(path)) },
    has: (path) => states.has(path),
    release(path) {
      const state = states.get(path)
      if (state) state.tree = undefined
    },
    facts: (path) => dependencies.untracked(() => factsOf(path)),
    reload,
    describe(given) {
      models = given
      ownCode = createOwnCode(models, { facts: factsOf, resolve: imports.resolve })
      return affectedBy([...states.keys()])
    },
    index(path, facts) {
      if (!unread.has(path)) return new Set()
      adopt(path, facts)
      dependencies.untracked(() => factsOf(path))
      unread.delete(path)
      return unread.size === 0 ? affectedBy(watches.waiting()) : new Set()
    },
    with(changes) {
      const copied = new Map<string, FileState>()
      for (const [path, { subject: _, ...state }] of states) copied.set(path, state)
      for (const [path, text] of changes) copied.set(path, { text, isSet: true })
      // The files are the same ones, so imports lead where they led.
      return workspaceOf(source, { states: copied, read, names, unread, models, changed: new Set([...changed, ...changes.keys()]), imports: imports.copy() })
    },
  }

  function adopt(path: string, facts: FileFacts | undefined): void {
    const state = states.get(path)
    if (!state || !facts || state.facts || state.isSet) return
    state.facts = facts
    names.replace(path, undefined, facts)
  }

  function catalogue(file: string): Catalogue {
    return source.catalogue(languageOf(variantOf(file) ?? 'py'), models)
  }

  function textOf(path: string): string | undefined {
    const state = states.get(path)
    if (state && state.text === undefined) state.text = read(path)
    return state?.text
  }

  function treeOf(path: string): Tree | undefined {
    const state = states.get(path)
    if (!state || state.tree) return state?.tree
    const text = variantOf(path) ? textOf(path) : undefined
    return state.tree = text === undefined ? undefined : source.parse(path, text)
  }

  function factsOf(path: string): FileFacts | undefined {
    dependencies.note(path)
    const state = states.get(path)
    if (!state || state.facts) return state?.facts
    const tree = treeOf(path)
    state.facts = tree && modelFile(tree)
    if (!changed.has(path)) names.replace(path, undefined, state.facts)
    return state.facts
  }

  function subject(path: string): Subject | undefined {
    const facts = factsOf(path)
    const state = states.get(path)
    if (!facts || !state) return undefined
    return state.subject ??= {
      file: path, facts, resolver,
      get text() { return textOf(path) ?? '' },
      get tree() {
        const tree = state.tree ?? treeOf(path)
        if (!tree) throw new Error(`${path} is gone`)
        return tree
      },
    }
  }

  function callersOf(file: string, name: string): readonly CallPlace[] | undefined {
    watches.calls(name, file)
    if (unread.size > 0) return undefined
    const places: CallPlace[] = []
    for (const path of filesAmong(names.files('calls', name))) {
      for (const call of indexOfFile(path)?.calls.get(name) ?? []) places.push({ file: path, call })
    }
    return places
  }

  function classesBy(of: ClassIndex, name: string, file: string): readonly ClassPlace[] {
    watches.classes(of, name, file)
    return filesAmong(names.files(of, name)).flatMap((path) => (indexOfFile(path)?.[of].get(name) ?? []).map((cls) => ({ file: path, class: cls })))
  }

  /** In a fixed order. */
  function filesAmong(files: ReadonlySet<string>): readonly string[] {
    return [...new Set([...files, ...changed])].filter(countsForOthers).sort()
  }

  /** What a file calls is looked at without depending on the whole of it; the watches see to the rest. */
  function indexOfFile(path: string): ReturnType<typeof indexOf> | undefined {
    const facts = dependencies.untracked(() => factsOf(path))
    return facts && indexOf(facts)
  }

  function set(path: string, text: string): ReadonlySet<string> {
    const state = states.get(path)
    // An opened document mostly says what the disk says.
    const isSame = state !== undefined && textOf(path) === text
    if (state) state.isSet = true
    return isSame ? new Set() : replace(path, { text, isSet: true })
  }

  function replace(path: string, now: FileState): ReadonlySet<string> {
    const state = states.get(path)
    const before = watches.before(dependencies.dependentsOf([path]))
    names.replace(path, state?.facts, undefined)
    states.set(path, now)
    unread.delete(path)
    const affected = affectedBy([path])
    // Set files are read at once: they count among the callers of others.
    if (countsForOthers(path) && unread.size === 0) readNow(path)
    else if (countsForOthers(path)) unread.add(path)
    if (!state || !variantOf(path)) addAll(affected, affectedBy(filesChanged()))
    addAll(affected, affectedBy(watches.changedSince(before)))
    return affected
  }

  function remove(path: string): ReadonlySet<string> {
    const state = states.get(path)
    if (!state) return new Set()
    const before = watches.before(dependencies.dependentsOf([path]))
    names.replace(path, state.facts, undefined)
    states.delete(path)
    unread.delete(path)
    const affected = affectedBy([path])
    addAll(affected, affectedBy(filesChanged()))
    addAll(affected, affectedBy(watches.changedSince(before)))
    affected.delete(path)
    return affected
  }

  function reload(path: string): ReadonlySet<string> {
    const state = states.get(path)
    if (!state) return new Set()
    const text = read(path)
    if (text === undefined) return remove(path)
    state.isSet = false
    return state.text === text ? new Set() : replace(path, { text, isSet: false })
  }

  function know(paths: readonly string[], reader: (path: string) => string | undefined): ReadonlySet<string> {
    read = reader
    const given = new Set(paths)
    const gone = [...states].filter(([path, state]) => !state.isSet && !given.has(path)).map(([path]) => path)
    for (const path of gone) {
      names.replace(path, states.get(path)?.facts, undefined)
      states.delete(path)
      unread.delete(path)
    }
    for (const path of paths) {
      if (states.has(path)) continue
      states.set(path, { text: undefined, isSet: false })
      if (countsForOthers(path)) unread.add(path)
    }
    const affected = affectedBy(gone)
    addAll(affected, affectedBy(filesChanged()))
    for (const path of gone) affected.delete(path)
    return affected
  }

  /** A text that cannot be modelled says so when it is reported on; here it only calls nobody. */
  function readNow(path: string): void {
    try {
      dependencies.untracked(() => factsOf(path))
    } catch {
      unread.add(path)
    }
  }

  /** What imports or schemas say something else of, now that files came, went or are others. */
  function filesChanged(): readonly string[] {
    return [...imports.filesChanged(), ...schemas.filesChanged()]
  }

  function describedModels(file: string): ModelDescriptions | undefined {
    dependencies.note(schemasName)
    return schemas.modelsFor(file)
  }

  /** The files themselves and all that depend on them; what was found out in them is dropped. */
  function affectedBy(paths: Iterable<string>): Set<string> {
    const affected = dependencies.dependentsOf([...paths])
    for (const path of affected) {
      dependencies.forget(path)
      resolver.forget(path)
      const state = states.get(path)
      if (state) state.subject = undefined
    }
    affected.delete(schemasName)
    return affected
  }
}

function addAll<T>(set: Set<T>, more: Iterable<T>): void {
  for (const one of more) set.add(one)
}
