// Where imports lead, remembered for each file, and looked at again when files come and go.

import { languageOf, variantOf } from '../language.js'
import type { Language } from '../syntax/tree.js'
import type { ModuleResolver, ModuleTarget } from './modules.js'
import { createPythonModules } from './python-modules.js'
import { createTypeScriptModules } from './typescript-modules.js'

export interface Imports {
  resolve(file: string, module: string, level: number): ModuleTarget | undefined
  /** The list of files, or a project file, has changed: the files whose imports lead elsewhere now. */
  filesChanged(): readonly string[]
  /** Of the same files: what one finds out, the other does not see. */
  copy(): Imports
}

interface Files {
  paths(): Iterable<string>
  read(path: string): string | undefined
}

type Resolutions = Map<string, Map<string, ModuleTarget | undefined>>

export function createImports(files: Files, known: Resolutions = new Map(), modulesKnown?: Readonly<Record<Language, ModuleResolver>>): Imports {
  let modules = modulesKnown

  return {
    resolve(file, module, level) {
      const key = `${level}\0${module}`
      let own = known.get(file)
      if (!own) known.set(file, own = new Map<string, ModuleTarget | undefined>())
      if (!own.has(key)) own.set(key, lookUp(file, module, level))
      return own.get(key)
    },
    filesChanged() {
      modules = undefined
      const moved = new Set<string>()
      const present = new Set(files.paths())
      for (const [file, own] of known) {
        if (!present.has(file)) known.delete(file)
        else for (const [key, before] of own) {
          const [level = '0', module = ''] = key.split('\0')
          const after = lookUp(file, module, Number(level))
          if (targetText(before) === targetText(after)) continue
          own.set(key, after)
          moved.add(file)
        }
      }
      return [...moved]
    },
    copy: () => createImports(files, new Map(known), modules),
  }

  function lookUp(file: string, module: string, level: number): ModuleTarget | undefined {
    if (!modules) {
      const all = { paths: new Set(files.paths()), read: (path: string) => files.read(path) }
      modules = { python: createPythonModules(all), typescript: createTypeScriptModules(all) }
    }
    const variant = variantOf(file)
    return variant && modules[languageOf(variant)].resolve(file, module, level)
  }
}

function targetText(target: ModuleTarget | undefined): string {
  return !target ? '' : 'file' in target ? `file ${target.file}` : `folder ${target.folder}`
}
