// A workspace for tests of imports: paths, of which project files have a text.

import type { ModuleTarget, WorkspaceFiles } from '../../src/analysis/link/modules.js'

export type Layout = Readonly<Record<string, unknown>>

/** Texts as they are, anything else as JSON; a source needs no text. */
export function workspaceOf(layout: Layout): WorkspaceFiles {
  return {
    paths: new Set(Object.keys(layout)),
    read(path) {
      const content = layout[path]
      return content === undefined || typeof content === 'string' ? content : JSON.stringify(content)
    },
  }
}

/** A layout of sources alone. */
export function sources(...paths: readonly string[]): Layout {
  return Object.fromEntries(paths.map((path) => [path, '']))
}

/** The path of a module, with a slash at the end for a folder. */
export function shown(target: ModuleTarget | undefined): string | undefined {
  if (target === undefined) return undefined
  return 'file' in target ? target.file : `${target.folder}/`
}
