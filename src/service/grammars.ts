// The WASM files that the Python parser needs: beside the bundle when built, in node_modules when run unbundled.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Grammars } from '../analysis/engine.js'
import { isBundled } from './bundle.js'

export async function loadGrammars(): Promise<Grammars> {
  const [runtime, python] = await Promise.all([
    readFile(locate('web-tree-sitter', 'web-tree-sitter.wasm')),
    readFile(locate('tree-sitter-python', 'tree-sitter-python.wasm')),
  ])
  return { runtime, python }
}

function locate(packageName: string, file: string): string {
  if (isBundled) return join(dirname(fileURLToPath(import.meta.url)), file)
  return createRequire(import.meta.url).resolve(`${packageName}/${file}`)
}
