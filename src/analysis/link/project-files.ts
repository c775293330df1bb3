// Which files say how imports resolve, besides the sources: they are read with them, and a change of one changes what is linked.

import { nameOf } from './file-tree.js'
import { isProjectFile as isPythonProjectFile } from './python/project-files.js'
import { isSchemaFile } from './prisma/schemas.js'
import { configName } from './typescript/typescript-configs.js'

const packageFiles = new Set(['package.json', 'pnpm-workspace.yaml', 'lerna.json'])

export function isProjectFile(path: string): boolean {
  const name = nameOf(path)
  return packageFiles.has(name) || configName.test(name) || isPythonProjectFile(path) || isSchemaFile(path)
}
