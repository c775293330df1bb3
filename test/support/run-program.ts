// Runs small real programs in folders of their own: Python with python3, TypeScript with this Node after its types are stripped.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'

import { withFolder, type Files } from './folder.js'

const execute = promisify(execFile)

/** What `main.py` or `main.ts` prints; a program that fails fails the test with what it said. */
export async function outputOf(files: Readonly<Record<string, string>>): Promise<string> {
  const isPython = 'main.py' in files
  assert.ok(isPython || 'main.ts' in files, 'a program has a main file')
  return withFolder(isPython ? files : inJavaScript(files), async (folder) => {
    const [command, main] = isPython ? ['python3', 'main.py'] : [process.execPath, 'main.mjs']
    const { stdout } = await execute(command, [join(folder, main)], { cwd: folder, timeout: 240_000 })
    return stdout
  })
}

/** Modules import each other as `./name.mjs`. */
function inJavaScript(files: Readonly<Record<string, string>>): Files {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, jsx: ts.JsxEmit.React }
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(/\.tsx?$/, '.mjs'), ts.transpileModule(text, { compilerOptions: options }).outputText]))
}
