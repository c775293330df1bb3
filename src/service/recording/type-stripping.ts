// What Node needs to run a file: nothing for JavaScript; for TypeScript its own taking away of types, or a loader that the project has.

import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from '../user-error.js'
import { installedPackage, type Node } from './node-project.js'
import type { RecordingRequest } from './recording.js'

/** Arguments of Node. Types are taken away by Node itself where that is enough, as lines and columns stay the same. */
export function loaderArguments({ file, runnable }: Pick<RecordingRequest, 'file' | 'runnable'>, { version }: Node): readonly string[] {
  if (!/\.([cm]?tsx?|jsx)$/.test(file)) return []
  const why = reasonAgainst(file, runnable, version)
  if (why === undefined) return []
  const tsx = installedPackage('tsx', dirname(file))
  if (tsx) return ['--import', pathToFileURL(join(tsx.folder, 'dist', 'loader.mjs')).href]
  throw new UserError(`${basename(file)} cannot be run as it is: ${why}; "npm install --save-dev tsx" helps`)
}

function reasonAgainst(file: string, { isCompiled, modules }: RecordingRequest['runnable'], [major, minor]: Node['version']): string | undefined {
  if (/\.[jt]sx$/.test(file)) return 'Node does not know JSX'
  if (!(major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18))) return `Node ${String(major)}.${String(minor)} does not run TypeScript, 22.18 does`
  if (isCompiled) return 'it has enums, namespaces, parameter properties or decorators, which Node does not run'
  const missing = modules.find((one) => /^\.\.?\//.test(one) && !existsSync(join(dirname(file), one)))
  return missing === undefined ? undefined : `Node does not find "${missing}" without the ending of the file`
}
